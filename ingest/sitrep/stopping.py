"""Ctrl-C or SIGTERM: a command ends and says so, whatever it is at.

While files are read, what is read is stored first, and nothing is cut off half-way.
"""

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
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
class Command:
    """A command that this process runs: the signals that stop it, and whether a person asked to."""

    signals: tuple[signal.Signals, ...] = ()
    is_stopped: bool = False

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Take a signal."""
        self.is_stopped = True
        _set({one: USUAL[one] for one in self.signals})
        raise KeyboardInterrupt


@dataclass
class StopRequest:
    """Whether a person asked to stop; ``connection`` can be read from then on, so that waiting ends."""

    connection: "Connection[str, str]"
    is_made: bool = field(default=False)


# The command that goes on in this process: one or none.
_going_on: list[Command] = []


@contextmanager
def command() -> Iterator[Command]:
    """A command that goes on inside: the first Ctrl-C or SIGTERM ends it with KeyboardInterrupt.

    Libraries turn that into errors of their own, or swallow it: `is_stopped` says what it was. A second signal acts as
    usual. In other threads than the main one, and where a program ignores a signal or acts on it itself, nothing
    changes.
    """
    former = _to_take()
    going_on = Command(tuple(former))
    _going_on.append(going_on)
    try:
        _set(dict.fromkeys(former, going_on.stop))
        yield going_on
    finally:
        _set(former)
        _going_on.remove(going_on)


def is_asked() -> bool:
    """Whether a person asked to stop the command that goes on."""
    return any(each.is_stopped for each in _going_on)


@contextmanager
def listening() -> Iterator[StopRequest]:
    """Take the first Ctrl-C or SIGTERM as a request; a second one acts as usual.

    Signals are left alone where a command leaves them alone.
    """
    connection, ours = Pipe(duplex=False)
    request = StopRequest(connection)

    def note(number: int, frame: FrameType | None) -> None:
        _set({one: USUAL[one] for one in former})
        request.is_made = True
        for each in _going_on:
            each.is_stopped = True
        ours.send("stop")

    former = _to_take()
    with connection, ours:
        _set(dict.fromkeys(former, note))
        try:
            yield request
        finally:
            _set(former)


def _set(handlers: Mapping[signal.Signals, "signal._HANDLER"]) -> None:
    for one, handler in handlers.items():
        signal.signal(one, handler)


def _to_take() -> dict[signal.Signals, "signal._HANDLER"]:
    """The signals that ask to stop and that nobody else takes, with what they do; none in other threads."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    ours: list[Callable[..., None]] = [each.stop for each in _going_on]
    return {one: now for one, usual in USUAL.items() if (now := signal.getsignal(one)) == usual or now in ours}
