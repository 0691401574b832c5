"""The storing process's side of a process that reads: starts it, gives it tasks, ends it, says how it died."""

import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from sitrep.limits import MB, Limits
from sitrep.workers import process
from sitrep.workers.file_job import FileJob
from sitrep.workers.messages import MEMORY_EXIT_CODE, MEMORY_REMEDY, Answer, Failed, Task

PROGRAM: tuple[str, ...] = ("-m", "sitrep.workers")
START_SECONDS = 120.0
GRACE = 5.0  # seconds between the end of a process's connection and its own
NEAR = 0.8  # of the memory limit: a process that dies with so much in use died of it


class WorkerError(Exception):
    """A reading process could not be started."""


class Worker:
    """A process that reads, in a process group of its own: a Ctrl-C at the terminal does not reach it."""

    def __init__(self, limits: Limits, scratch: Path) -> None:
        """Start it; it can be given its first task at once. ``scratch`` is a folder for its temporary files.

        Raises:
            WorkerError: the system has no room for it.
        """
        self.task: Task | None = None
        self.job: FileJob | None = None
        self.tasks_done = 0
        self._limits = limits
        self._rusage_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self._peak = 0
        self.is_ready = False
        self._deadline = time.monotonic() + START_SECONDS
        self.connection: Connection[Task, Answer]
        with _explained():
            self._process, self.connection = process.start(PROGRAM, limits.memory_mb, scratch)

    @property
    def process_id(self) -> int:
        """The number that the system gave it."""
        return self._process.pid

    @property
    def seconds_left(self) -> float:
        """Until it is taken to hang; infinite where it has nothing to do."""
        if self.is_ready and not self.task:
            return float("inf")
        return self._deadline - time.monotonic()

    def give(self, job: FileJob, task: Task) -> None:
        """Let it do a task, as soon as it is ready."""
        self.job, self.task = job, task
        if self.is_ready:
            self._send(task)

    def _send(self, task: Task) -> None:
        self._start_clock()
        # If it died, its connection says so when it is next listened to.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(task)

    def _start_clock(self) -> None:
        if self.job and self.task:
            self._deadline = time.monotonic() + self.job.seconds(self.task)

    def hear(self) -> Answer:
        """What it says.

        Raises:
            EOFError: it died.
        """
        try:
            answer = self.connection.recv()
        except OSError as error:  # it died in the middle of a message
            raise EOFError from error
        self._start_clock()
        return answer

    def begin(self) -> None:
        """It is ready: send the task that waited for it."""
        self.is_ready = True
        if self.task:
            self._send(self.task)

    def clear(self) -> None:
        """Its task is done."""
        self.job = self.task = None
        self.tasks_done += 1

    def end(self) -> None:
        """Kill it and all that it started, and wait until it is gone."""
        self.kill()
        self._reap(0)

    def kill(self) -> None:
        """Kill it and all that it started; ``end`` is still to be called."""
        self.connection.close()
        process.kill(self._process)

    def died_of(self) -> Failed:
        """What it died of, now that its connection has ended; what it started is killed.

        Raises:
            WorkerError: it never was ready.
        """
        # Its connection ends some moments before it does; killed by then, it would seem to have run out of memory.
        until = time.monotonic() + GRACE
        while not (is_dead := self._reap(os.WNOHANG)) and time.monotonic() < until:
            time.sleep(0.01)
        self.end()
        if not self.is_ready:
            raise WorkerError(f"a reading process {self._start_fate(self._process.returncode)}")
        if not is_dead:
            return _crashed("let go of its connection and went on")
        return self._cause(self._process.returncode)

    def _reap(self, options: int) -> bool:
        """Whether it is dead, and if so note what it died of."""
        if self._process.returncode is not None:
            return True
        try:
            pid, status, usage = os.wait4(self._process.pid, options)
        except ChildProcessError:  # this program does not care for its children, so the system keeps no account
            self._process.returncode = 0
            return True
        if pid:
            self._process.returncode = os.waitstatus_to_exitcode(status)
            # A process begins with the peak of the one that started it, which says nothing about itself.
            own = usage.ru_maxrss if usage.ru_maxrss > self._rusage_before else 0
            self._peak = own * (1 if sys.platform == "darwin" else 1024)
        return bool(pid)

    def _cause(self, code: int) -> Failed:
        allowed = f"{self._limits.memory_mb:,} MB allowed"
        if code == MEMORY_EXIT_CODE:
            return Failed("out_of_memory", "", f"more memory was asked for than the {allowed}", MEMORY_REMEDY)
        # The system kills like this when memory runs out, and nobody else has a reason to.
        if code == -signal.SIGKILL or self._peak > NEAR * self._limits.memory_mb * MB:
            used = f" with {self._peak // MB:,} MB in use" if self._peak else ""
            return Failed("out_of_memory", "", f"the reader {_fate(code)}{used}, of {allowed}", MEMORY_REMEDY)
        return _crashed(_fate(code))

    def _start_fate(self, code: int) -> str:
        if code == MEMORY_EXIT_CODE:
            return f"needs more than {self._limits.memory_mb:,} MB of memory to start; raise --memory-mb"
        causes = "--memory-mb may be too low, the machine's memory taken, or the folder of temporary files full"
        return f"{_fate(code)} before it was ready; {causes}"


def _crashed(fate: str) -> Failed:
    return Failed("crashed", "", f"the reader {fate}", "open and save it again, or export it as text")


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WorkerError(f"a reading process could not be started: {error.strerror or error}") from error


def _fate(code: int) -> str:
    if code == 0:  # a reader never leaves in peace while it has a task
        return "ended, and the system does not tell why"
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended itself with code {code}"
