"""Ctrl-C or SIGTERM while files are read: what is read is stored first, and nothing is cut off half-way."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import FrameType

USUAL: dict[signal.Signals, "signal._HANDLER"] = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
}


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
    """Take the first Ctrl-C or SIGTERM as a request; a second one acts as usual.

    In other threads than the main one, and where a program ignores a signal or acts on it itself, nothing changes.
    """
    connection, ours = Pipe(duplex=False)
    request = StopRequest(connection)

    def note(number: int, frame: FrameType | None) -> None:
        put_back()
        request.is_made = True
        ours.send("stop")

    def put_back() -> None:
        for one, usual in ours_to_take.items():
            signal.signal(one, usual)

    ours_to_take = _left_as_usual()
    with connection, ours:
        for one in ours_to_take:
            signal.signal(one, note)
        try:
            yield request
        finally:
            put_back()


def _left_as_usual() -> dict[signal.Signals, "signal._HANDLER"]:
    """The signals that ask to stop and that nobody else takes, with what they do; none in other threads."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    return {one: usual for one, usual in USUAL.items() if signal.getsignal(one) == usual}
