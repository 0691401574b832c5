"""The side of a process that draws pages on which the page is written: starts it, gives it reports, ends it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from sitrep.limits import Limits
from sitrep.page.pictures import Answer, Drawn, GoingOn, Order, Undrawn
from sitrep.workers.worker import environment

START_SECONDS = 120.0
# Not as a module that is run: what it says must have its classes under their own names.
PROGRAM = "from sitrep.page.pictures import main; main()"


class Painter:
    """Draws reports in a process of its own, begun with the first; where that hangs or dies, the next has a new one."""

    def __init__(self, limits: Limits | None = None) -> None:
        """`limits` says how long a page may take, and how much memory there is."""
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Order, Answer] | None = None
        self._scratch = TemporaryDirectory(prefix="sitrep-")

    def __enter__(self) -> Self:
        """Nothing is begun yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the process."""
        self._end()
        self._scratch.cleanup()

    def draw(self, order: Order) -> Drawn | Undrawn:
        """Draw a report, or say why that is not possible."""
        try:
            connection = self._connection or self._begin()
            connection.send(order)
            while connection.poll(self._limits.page_seconds):
                answer = connection.recv()
                if not isinstance(answer, GoingOn):
                    return answer
        except (EOFError, OSError) as error:
            self._end()
            return Undrawn(str(error) or "the process that draws died of it")
        self._end()
        return Undrawn(f"no page was drawn for {self._limits.page_seconds:g} seconds, the limit")

    def _begin(self) -> "Connection[Order, Answer]":
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(
                # -P: a file named as a module in the current folder must not be taken for it.
                [
                    *(sys.executable, "-P", "-c", PROGRAM),
                    *(str(theirs.fileno()), str(self._limits.memory_mb)),
                ],
                stdin=subprocess.PIPE,  # closed when this process ends, which ends the other
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=environment(Path(self._scratch.name)),
                process_group=0,
            )
        if self._connection.poll(START_SECONDS):
            self._connection.recv()
        return self._connection

    def _end(self) -> None:
        connection, process = self._connection, self._process
        self._connection = self._process = None
        if connection:
            connection.close()
        if process and process.stdin:
            process.stdin.close()
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
