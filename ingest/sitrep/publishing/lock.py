"""One writer at a time per warehouse, or folder of exports: the others wait, or are told who writes and since when.

The lock is the kernel's (``flock``, by filelock): it ends with the process that holds it, however that ends. Who holds
it stands in a file beside it, which is read only while the lock is held.
"""

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from sitrep.errors import SitrepError

# How many seconds a command waits where --wait does not say.
DEFAULT_WAIT = 600.0
POLL_SECONDS = 0.2
COMMAND_CHARACTERS = 200
IN_FOLDER = ".sitrep"


@dataclass(frozen=True)
class Holder:
    """Who holds a lock: process, host, when it took it (UTC, to the second), and its command line."""

    pid: int
    host: str
    since: str
    command: str

    def __str__(self) -> str:
        """For a person, in one line."""
        return f"PID {self.pid} on {self.host} since {self.since}: {self.command}"


@contextmanager
def held(place: Path, wait: float = 0.0, tell: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the lock beside a warehouse, or in a folder that is there, after waiting for it `wait` seconds at most.

    `tell` is given one line before waiting.

    Raises:
        SitrepError: another process holds it still, or the lock cannot be made.
    """
    file = _lock_file(place)
    lock = FileLock(file, thread_local=False)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _acquire(lock, place, wait, tell)
    except OSError as error:
        if isinstance(error, Timeout):
            raise _busy(place, wait) from error
        raise SitrepError(str(place), "lock", str(error), "make its folder writable") from error
    try:
        _holder_file(place).write_text(json.dumps(asdict(_this_process())), "utf-8")
        yield
    finally:
        _holder_file(place).unlink(missing_ok=True)
        lock.release()


def _acquire(lock: FileLock, place: Path, wait: float, tell: Callable[[str], None] | None) -> None:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        if wait <= 0:
            raise
        if tell:
            tell(f"{place}: lock: waiting up to {wait:g} s for {holder(place) or 'another process'}")
        lock.acquire(timeout=wait, poll_interval=POLL_SECONDS)


def holder(place: Path) -> Holder | None:
    """Who holds the lock, as far as that is written; what a dead process left on this host counts for nothing."""
    with suppress(OSError, ValueError, TypeError):
        found = Holder(**json.loads(_holder_file(place).read_text("utf-8")))
        return found if _is_alive(found) else None
    return None


def _busy(place: Path, wait: float) -> SitrepError:
    waited = f" after {wait:g} s" if wait > 0 else ""
    reason = f"is{' still' if waited else ''} being written{waited} by {holder(place) or 'another process'}"
    return SitrepError(str(place), "lock", reason, "let it end, or wait longer with --wait SECONDS")


def _lock_file(place: Path) -> Path:
    # In a folder, not beside it: the folder may be all of a disk that can be written.
    base = place.resolve() / IN_FOLDER if place.is_dir() else place.resolve()
    return Path(f"{base}.lock")


def _holder_file(place: Path) -> Path:
    return Path(f"{_lock_file(place)}.json")


def _this_process() -> Holder:
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return Holder(os.getpid(), platform.node(), since, " ".join(sys.argv)[:COMMAND_CHARACTERS])


def _is_alive(found: Holder) -> bool:
    if found.host != platform.node():
        return True
    try:
        os.kill(found.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
