"""The ordering side of a process that draws: starts it, gives it orders, ends it."""

from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self, TypeVar

from sitrep.limits import Limits
from sitrep.painting.messages import GoingOn, Order, Undrawn
from sitrep.workers import process

START_SECONDS = 120.0
PROGRAM = ("-m", "sitrep.painting.child")

Made = TypeVar("Made")


class Painter:
    """Draws in a process of its own, begun with the first order; where that hangs or dies, the next has a new one."""

    def __init__(self, limits: Limits | None = None) -> None:
        """`limits` says how long a page may take, and how much memory there is."""
        self._limits = limits or Limits()
        self._connection: Connection[Any, Any] | None = None
        self._begun = ExitStack()

    def __enter__(self) -> Self:
        """Nothing is begun yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the process."""
        self._end()

    def draw(self, order: Order[Made]) -> Made | Undrawn:
        """Draw what is ordered, or say why that is not possible."""
        try:
            connection = self._connection or self._begin(type(order).__module__)
        except (EOFError, OSError) as error:
            return self._given_up(f"the process that draws did not start: {str(error) or 'it died'}")
        try:
            connection.send(order)
            while connection.poll(self._limits.page_seconds):
                answer: GoingOn | Made | Undrawn = connection.recv()
                if not isinstance(answer, GoingOn):
                    return answer
        except (EOFError, OSError):
            return self._given_up(
                f"drawing crashed or took more than {self._limits.memory_mb:,} MB of memory, the limit"
            )
        return self._given_up(f"no page was drawn for {self._limits.page_seconds:g} seconds, the limit")

    def _begin(self, module: str) -> "Connection[Any, Any]":
        scratch = Path(self._begun.enter_context(TemporaryDirectory(prefix="sitrep-", ignore_cleanup_errors=True)))
        started, connection = process.start((*PROGRAM, module), self._limits.memory_mb, scratch)
        self._begun.callback(_stop, started, connection)
        if not connection.poll(START_SECONDS):
            raise TimeoutError(f"it took more than {START_SECONDS:g} seconds")
        connection.recv()
        self._connection = connection
        return connection

    def _given_up(self, reason: str) -> Undrawn:
        self._end()
        return Undrawn(reason)

    def _end(self) -> None:
        self._connection = None
        self._begun.close()


def _stop(started: "Popen[bytes]", connection: "Connection[Any, Any]") -> None:
    connection.close()
    process.kill(started)
    started.wait()
