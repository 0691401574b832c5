"""``python -m sitrep.workers FD MEMORY_MB``: starts a process that reads."""

import gc


def main() -> None:
    """Import the readers, in whose start there is no garbage worth a search, and read."""
    gc.disable()
    from sitrep.workers.child import main as read

    read()


if __name__ == "__main__":
    main()
