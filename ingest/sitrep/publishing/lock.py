"""One writer at a time per warehouse: the others wait, or are told who writes and since when.

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


@dataclass(frozen=True)
class Holder:
    """Who holds a warehouse: process, host, when it took it (UTC, to the second), and its command line."""

    pid: int
    host: str
    since: str
    command: str

    def __str__(self) -> str:
        """For a person, in one line."""
        return f"PID {self.pid} on {self.host} since {self.since}: {self.command}"


@contextmanager
def held(warehouse: Path, wait: float = 0.0, tell: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the warehouse's lock, after waiting for it `wait` seconds at most; `tell` is given one line before waiting.

    Raises:
        SitrepError: another process holds it still, or the lock cannot be made.
    """
    place = warehouse.resolve()
    lock = FileLock(f"{place}.lock", thread_local=False)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _acquire(lock, warehouse, wait, tell)
    except OSError as error:
        if isinstance(error, Timeout):
            raise _busy(warehouse, wait) from error
        raise SitrepError(str(warehouse), "lock", str(error), "make its folder writable") from error
    try:
        _holder_file(warehouse).write_text(json.dumps(asdict(_this_process())), "utf-8")
        yield
    finally:
        _holder_file(warehouse).unlink(missing_ok=True)
        lock.release()


def _acquire(lock: FileLock, warehouse: Path, wait: float, tell: Callable[[str], None] | None) -> None:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        if wait <= 0:
            raise
        if tell:
            tell(f"{warehouse}: lock: waiting up to {wait:g} s for {holder(warehouse) or 'another process'}")
        lock.acquire(timeout=wait, poll_interval=POLL_SECONDS)


def holder(warehouse: Path) -> Holder | None:
    """Who holds the lock, as far as that is written; what a dead process left on this host counts for nothing."""
    with suppress(OSError, ValueError, TypeError):
        found = Holder(**json.loads(_holder_file(warehouse).read_text("utf-8")))
        return found if _is_alive(found) else None
    return None


def _busy(warehouse: Path, wait: float) -> SitrepError:
    waited = f" after {wait:g} s" if wait > 0 else ""
    reason = f"is{' still' if waited else ''} being written{waited} by {holder(warehouse) or 'another process'}"
    return SitrepError(str(warehouse), "lock", reason, "let it end, or wait longer with --wait SECONDS")


def _holder_file(warehouse: Path) -> Path:
    return Path(f"{warehouse.resolve()}.lock.json")


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
