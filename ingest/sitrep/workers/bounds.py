"""What a process that opens files of strangers does to itself before it opens one: it bounds its memory and life."""

import os
import resource


def limit_memory(size: int) -> None:
    """Let this process ask for no more bytes than that, and leave no core when it dies."""
    # RLIMIT_DATA counts what the process may write to (heap and private mappings) as it is asked for, so one
    # huge request fails at once, where a watched resident size would notice too late. RLIMIT_AS would count
    # libraries, mapped files and space that is only reserved too, and so differ from machine to machine. Systems
    # other than Linux may not hold it; there the time limit alone protects.
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    size = size if most == resource.RLIM_INFINITY else min(size, most)
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def guard() -> None:
    """Let a process end this one and all that it started when the one that started it, which holds stdin, is gone.

    A thread would not do: code in C that never lets other threads run would keep it from ending anything.
    """
    os.posix_spawn("/bin/sh", ["sh", "-c", "read -r gone; kill -KILL 0"], {})
