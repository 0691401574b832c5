"""Reads many files with a few processes: gives out tasks, ends what hangs, replaces what dies."""

import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from sitrep.limits import Limits
from sitrep.stopping import StopRequest
from sitrep.workers.file_job import SEEN, FileJob
from sitrep.workers.messages import Done, Failed, PageRead, Ready, Task
from sitrep.workers.worker import Worker, WorkerError

GROW_AFTER = 0.5  # seconds that the first process has read a few files: starting another costs about as much
AHEAD = 4  # files under way per process: enough to keep all busy, few enough to hold in memory
TIME_REMEDY = "raise the limit with --page-seconds if the file is sound, or export it again"


class Chore(Protocol):
    """Something to do from time to time while files are read."""

    @property
    def seconds_left(self) -> float:
        """Until it is to be done; infinite where there is nothing to do."""

    def do(self) -> None:
        """Do it now."""


class Pool:
    """The processes that read. They start when there is work for them and are used until the end of the batch."""

    def __init__(
        self,
        processes: int,
        limits: Limits,
        on_page: Callable[[FileJob], None] | None = None,
        chore: Chore | None = None,
    ) -> None:
        """Start nothing yet; ``on_page`` is called with the file after each of its pages, ``chore`` done in time."""
        self._processes = processes
        self._limits = limits
        self._on_page = on_page
        self._chore = chore
        self._workers: list[Worker] = []
        self._window: deque[FileJob] = deque()
        self._grow_at = math.inf
        self._scratch = TemporaryDirectory(prefix="sitrep-", ignore_cleanup_errors=True)

    def __enter__(self) -> "Pool":
        """The pool itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """End all processes and remove what they left behind."""
        for worker in self._workers:
            worker.end()
        self._scratch.cleanup()

    def run(self, jobs: Iterator[FileJob], stop: StopRequest) -> Iterator[FileJob]:
        """The jobs in the order given, each as soon as it and those before it have an outcome.

        A request to stop ends the run early: of the jobs under way, those that have an outcome are given.

        Raises:
            WorkerError: no process can be started.
        """
        while not stop.is_made and self._fill(jobs):
            if self._window[0].outcome:
                yield self._window.popleft()
            else:
                self._give_out()
                self._do_chore()
                self._listen(stop)
        for worker in self._workers:
            worker.kill()  # what is left to do is to store
        yield from (job for job in self._window if job.outcome and job.outcome != SEEN)

    def _fill(self, jobs: Iterator[FileJob]) -> bool:
        """Take jobs in; whether there are any left."""
        while len(self._window) < AHEAD * self._processes:
            job = next(jobs, None)
            if job is None:
                break
            self._window.append(job)
        return bool(self._window)

    def _give_out(self) -> None:
        """Give each process without a task the first that can be begun, files in order."""
        for job in self._window:
            if job is not self._window[0] and self._is_full():
                return
            while self._has_room() and (task := job.next_task()):
                idle = next((worker for worker in self._workers if worker.task is None), None)
                if idle:
                    idle.give(job, task)
                else:
                    self._start(job, task)

    def _is_full(self) -> bool:
        return sum(job.held_bytes for job in self._window) > self._limits.max_waiting_bytes

    def _has_room(self) -> bool:
        if not self._workers or any(worker.task is None for worker in self._workers):
            return True
        return len(self._workers) < self._processes and (self._has_plenty() or self._is_time_to_grow())

    def _has_plenty(self) -> bool:
        """Whether so many files are to be read that another process will be worth its start."""
        to_read = sum(job.source.is_pdf and job.outcome is None for job in self._window)
        return to_read >= AHEAD * self._processes

    def _is_time_to_grow(self) -> bool:
        return time.monotonic() >= self._grow_at and all(worker.is_ready for worker in self._workers)

    def _start(self, job: FileJob, task: Task) -> None:
        """Let a new process do a task."""
        try:
            worker = Worker(self._limits, Path(self._scratch.name))
        except WorkerError as error:
            self._do_without(error, job, task)
            return
        self._workers.append(worker)
        worker.give(job, task)

    def _do_without(self, error: WorkerError, job: FileJob | None, task: Task | None) -> None:
        """Go on with the processes there are, as one more cannot be started."""
        if not self._workers:
            raise error
        self._processes = len(self._workers)
        if job and task:
            job.put_back(task)

    def _listen(self, stop: StopRequest) -> None:
        """Wait until a process says something or its time is up, and act on it."""
        connections = [worker.connection for worker in self._workers]
        ready = wait([*connections, stop.connection], self._patience())
        for worker in list(self._workers):
            # To end others takes time, in which it may have answered.
            if worker.connection in ready or worker.connection.poll():
                self._hear(worker)
            elif worker.seconds_left <= 0:
                self._end_late(worker)

    def _do_chore(self) -> None:
        """Do the chore where it is due, or where a process has nothing to read: then it costs no time."""
        if not self._chore or math.isinf(left := self._chore.seconds_left):
            return
        if left <= 0 or any(worker.is_ready and not worker.task for worker in self._workers):
            self._chore.do()

    def _patience(self) -> float | None:
        """Seconds until a process may be late, another may be started or the chore is due; None if never."""
        now = time.monotonic()
        moments = [worker.seconds_left for worker in self._workers]
        if now < self._grow_at < math.inf:
            moments.append(self._grow_at - now)
        if self._chore:
            moments.append(self._chore.seconds_left)
        left = min(moments)
        return None if math.isinf(left) else max(left, 0.0)

    def _hear(self, worker: Worker) -> None:
        try:
            answer = worker.hear()
        except EOFError:
            self._workers.remove(worker)
            self._replace(worker)
            return
        job, task = worker.job, worker.task
        if isinstance(answer, Ready):
            worker.begin()
            self._grow_at = min(self._grow_at, time.monotonic() + GROW_AFTER)
        elif job and isinstance(answer, PageRead):
            job.hear_page(answer)
            if self._on_page:
                self._on_page(job)
        elif job and task and isinstance(answer, Done | Failed):
            worker.clear()
            job.hear_end(task, answer)

    def _replace(self, worker: Worker) -> None:
        """Let a new process finish what one died of, unless it was new: it may have died of earlier files."""
        job, task = worker.job, worker.task
        try:
            cause = worker.died_of()
        except WorkerError as error:
            self._do_without(error, job, task)
            return
        if not job or not task:
            return
        left = job.what_is_left(task)
        if job.needs(left) and (worker.tasks_done or left != task):
            self._start(job, left)
        else:
            job.hear_end(task, cause)

    def _end_late(self, worker: Worker) -> None:
        self._workers.remove(worker)
        worker.end()
        job, task = worker.job, worker.task
        if not worker.is_ready:
            self._do_without(WorkerError("a reading process took too long to start"), job, task)
        elif job and task:
            detail = f"no answer for {job.seconds(task):,g} seconds, the limit"
            job.hear_end(task, Failed("timed_out", "", detail, TIME_REMEDY))
