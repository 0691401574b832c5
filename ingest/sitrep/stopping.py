"""Ctrl-C while files are read: what is read is stored first, and nothing is cut off half-way."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import FrameType


class Stopped(KeyboardInterrupt):
    """A person stopped the batch: how many files were done with by then, of how many."""

    def __init__(self, done: int, total: int) -> None:
        """Keep the two numbers."""
        super().__init__(f"{done} of {total} files done and stored")
        self.done = done
        self.total = total


@dataclass
class StopRequest:
    """Whether a person asked to stop; ``connection`` can be read from then on, so that waiting ends."""

    connection: "Connection[str, str]"
    is_made: bool = field(default=False)


@contextmanager
def listening() -> Iterator[StopRequest]:
    """Take the first Ctrl-C as a request; a second one interrupts as usual.

    In other threads than the main one, and where a program ignores Ctrl-C or acts on it itself, nothing changes.
    """
    connection, ours = Pipe(duplex=False)
    request = StopRequest(connection)

    def note(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        request.is_made = True
        ours.send("stop")

    with connection, ours:
        before = signal.getsignal(signal.SIGINT)
        is_ours = threading.current_thread() is threading.main_thread() and before is signal.default_int_handler
        if not is_ours:
            yield request
            return
        signal.signal(signal.SIGINT, note)
        try:
            yield request
        finally:
            signal.signal(signal.SIGINT, before)
