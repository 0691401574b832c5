"""One file on its way to a report: which task comes next, and what the answers add up to."""

from collections import deque
from dataclasses import replace
from typing import Final, Literal, Self

from sitrep.limits import BYTES_OF_A_PAGE, PICTURE_TIMES, Limits
from sitrep.reading.reject import RejectedError, changed
from sitrep.report_tables import ReportTables
from sitrep.store import SourceFile
from sitrep.workers.messages import (
    CountPages,
    Done,
    Failed,
    MakeReport,
    PageRead,
    ReadPages,
    ReadPicture,
    ReadText,
    Task,
)

SEEN: Final = "seen"  # the outcome where the same bytes were read before
BATCH = 8  # pages of a task: few enough to spread a file, many enough to pay for opening it again
WHOLE = "whole file"

Outcome = ReportTables | RejectedError | Literal["seen"]


class FileJob:
    """A file to read. ``outcome`` is None until it is a report, or the reason why it cannot be one.

    Pages are read in any order and by any number of processes; a failure counts only when all pages before it
    are read, so that the same file always gives the same outcome. Pages after a failure are not begun.
    """

    def __init__(self, source: SourceFile, limits: Limits, ocr_version: str = "") -> None:
        """Plan the first task; pictures are read where ``ocr_version`` names what reads them."""
        self.source = source
        self.outcome: Outcome | None = None
        self.page_count = 0
        self._limits = limits
        self._ocr_version = ocr_version
        first = CountPages(str(source.path)) if source.is_pdf else ReadText(source.sha256, str(source.path))
        self._todo: deque[Task] = deque([first])
        self._under_way = 0
        self._pages: dict[int, PageRead] = {}
        self._failures: dict[int, RejectedError] = {}
        self._pictures_asked = False
        self._ocr_used = ""
        # Pages in order so far, and the bytes they hold.
        self._in_order = self._weight = 0

    @classmethod
    def ended(cls, source: SourceFile, outcome: Outcome) -> Self:
        """A file with which nothing is to be done, as its outcome is known."""
        job = cls(source, Limits())
        job.outcome = outcome
        return job

    def next_task(self) -> Task | None:
        """A task that can be begun now, if there is one."""
        if not self._todo:
            return None
        self._under_way += 1
        return self._todo.popleft()

    def seconds(self, task: Task) -> float:
        """How long a process may be silent about a task before it is taken to hang."""
        match task:
            case ReadPicture():
                return PICTURE_TIMES * self._limits.page_seconds
            case MakeReport():
                return self._limits.page_seconds * self.page_count
            case ReadText():
                return self._limits.page_seconds * (1 + self.source.byte_count / BYTES_OF_A_PAGE)
        return self._limits.page_seconds

    def place(self, task: Task) -> str:
        """Where in the file a task is by what was told of it."""
        match task:
            case ReadPages() | ReadPicture():
                return f"page {self._page_no(task)}"
        return WHOLE

    def _page_no(self, task: ReadPages | ReadPicture) -> int:
        if isinstance(task, ReadPicture):
            return task.page_no
        return next((n for n in range(task.first, task.last) if n not in self._pages), task.last)

    def hear_page(self, answer: PageRead) -> None:
        """Keep a page that was read, unless the pages up to it hold too much or one before it failed."""
        if answer.page_no > min(self._failures, default=answer.page_no):
            return
        self._pages[answer.page_no] = answer
        while following := self._pages.get(self._in_order + 1):
            self._in_order += 1
            self._weight += len(following.page)
            if self._weight > self._limits.max_pages_bytes:
                detail = f"the pages up to here hold more text than {self._limits.memory_mb:,} MB of memory can take"
                remedy = "split the file or raise the limit with --memory-mb"
                self._fail(self._in_order, RejectedError("too_large", f"page {self._in_order}", detail, remedy))
                return

    def hear_end(self, task: Task, answer: Done | Failed) -> None:
        """Go on after a task ended well or badly."""
        self._under_way -= 1
        if isinstance(answer, Failed):
            reason = RejectedError(answer.reason_code, answer.place or self.place(task), answer.detail, answer.remedy)
            self._fail(self._page_no(task) if isinstance(task, ReadPages | ReadPicture) else 0, reason)
        elif isinstance(answer.result, ReportTables):
            self.outcome = answer.result
        elif isinstance(task, CountPages):
            self._plan_pages(int(answer.result or 0))
        self._go_on()

    def what_is_left(self, task: Task) -> Task:
        """The part of a task that no answer came to: what another process must do if the first one died."""
        return replace(task, first=self._page_no(task)) if isinstance(task, ReadPages) else task

    def _fail(self, page_no: int, reason: RejectedError) -> None:
        self._failures.setdefault(page_no, reason)
        self._todo = deque(left for left in self._todo if self._comes_before(left, min(self._failures)))

    @staticmethod
    def _comes_before(task: Task, page_no: int) -> bool:
        start = task.first if isinstance(task, ReadPages) else task.page_no if isinstance(task, ReadPicture) else 0
        return start < page_no

    def _plan_pages(self, count: int) -> None:
        self.page_count = count
        if count > self._limits.max_pages:
            detail = f"{count:,} pages, more than the limit of {self._limits.max_pages:,}"
            self._failures[0] = RejectedError("too_large", WHOLE, detail, "split the file or raise the limit")
            return
        path = str(self.source.path)
        for first in range(1, count + 1, BATCH):
            self._todo.append(ReadPages(path, first, min(first + BATCH - 1, count)))

    def _go_on(self) -> None:
        """With all pages there, or all before a failure: plan the next step, or end."""
        if self._under_way or self._todo or self.outcome:
            return
        if self._failures:
            self.outcome = self._failures[min(self._failures)]
        elif len(self._pages) < self.page_count:
            missing = next(number for number in range(1, self.page_count + 1) if number not in self._pages)
            self.outcome = changed(f"page {missing}", f"not there, of {self.page_count:,} pages at first")
        elif not self._plan_pictures():
            pages = tuple(self._pages[number].page for number in sorted(self._pages))
            self._todo.append(MakeReport(self.source.sha256, str(self.source.path), pages, self._ocr_used))

    def _plan_pictures(self) -> bool:
        if not self._ocr_version or self._pictures_asked:
            return False
        self._pictures_asked = True
        bare = [number for number in sorted(self._pages) if not self._pages[number].has_words]
        self._todo.extend(ReadPicture(str(self.source.path), number) for number in bare)
        self._ocr_used = self._ocr_version if bare else ""
        return bool(bare)
