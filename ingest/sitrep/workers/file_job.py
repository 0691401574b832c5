"""One file on its way to a report: which task comes next, and what the answers add up to."""

import math
from collections import deque
from dataclasses import replace
from itertools import accumulate
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
MOST_BATCHES = 16  # of a file: what it costs to open one grows with its pages
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
        self._sizes: dict[int, int] = {}  # bytes of each page, kept or not
        self._told_bytes = 0  # their sum
        self.held_bytes = 0  # by its pages; a report is taken to hold as much as the pages it was made of

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
        """Keep a page that was read, unless one before it failed; of pages that hold too much keep the sizes."""
        if answer.page_no > min(self._failures, default=answer.page_no):
            return
        self._pages[answer.page_no] = answer
        self._told_bytes += len(answer.page) - self._sizes.get(answer.page_no, 0)
        self._sizes[answer.page_no] = len(answer.page)
        self.held_bytes = self._told_bytes
        if self._told_bytes > self._limits.max_pages_bytes:
            self._let_go()

    def hear_end(self, task: Task, answer: Done | Failed) -> None:
        """Go on after a task ended well or badly."""
        self._under_way -= 1
        if isinstance(answer, Failed):
            reason = RejectedError(answer.reason_code, answer.place or self.place(task), answer.detail, answer.remedy)
            self._fail(self._page_no(task) if isinstance(task, ReadPages | ReadPicture) else 0, reason)
        elif isinstance(answer.result, ReportTables):
            self._end(answer.result)
        elif isinstance(task, CountPages):
            self._plan_pages(int(answer.result or 0))
        self._go_on()

    def what_is_left(self, task: Task) -> Task:
        """The part of a task that no answer came to: what another process must do if the first one died."""
        return replace(task, first=self._page_no(task)) if isinstance(task, ReadPages) else task

    def needs(self, task: Task) -> bool:
        """Whether what a task tells can still matter: nothing after the first failure does."""
        return _start(task) < min(self._failures, default=math.inf)

    def put_back(self, task: Task) -> None:
        """Let a task that was begun be begun again."""
        self._under_way -= 1
        if self.needs(task):
            self._todo.appendleft(task)
        self._go_on()

    def _fail(self, page_no: int, reason: RejectedError) -> None:
        self._failures.setdefault(page_no, reason)
        self._todo = deque(filter(self.needs, self._todo))

    def _plan_pages(self, count: int) -> None:
        self.page_count = count
        if count > self._limits.max_pages:
            detail = f"{count:,} pages, more than the limit of {self._limits.max_pages:,}"
            self._failures[0] = RejectedError("too_large", WHOLE, detail, "split the file or raise the limit")
            return
        path = str(self.source.path)
        batch = max(BATCH, math.ceil(count / MOST_BATCHES))
        for first in range(1, count + 1, batch):
            self._todo.append(ReadPages(path, first, min(first + batch - 1, count)))

    def _go_on(self) -> None:
        """With all pages there, or all before a failure: plan the next step, or end."""
        if self._under_way or self._todo or self.outcome:
            return
        if self._told_bytes > self._limits.max_pages_bytes:
            self._reject_as_too_large(self._first_too_much())
        if self._failures:
            self._end(self._failures[min(self._failures)])
        elif len(self._pages) < self.page_count:
            missing = next(number for number in range(1, self.page_count + 1) if number not in self._pages)
            self._end(changed(f"page {missing}", f"not there, of {self.page_count:,} pages at first"))
        elif not self._plan_pictures():
            pages = tuple(self._pages[number].page for number in sorted(self._pages))
            self._todo.append(MakeReport(self.source.sha256, str(self.source.path), pages, self._ocr_used))

    def _let_go(self) -> None:
        """Keep no page of a file that holds too much; with which page is told when all before it are read."""
        for page_no, page in self._pages.items():
            if page.page:
                self._pages[page_no] = replace(page, page=b"")
        self.held_bytes = 0
        last = self._first_too_much()
        self._todo = deque(task for task in self._todo if _start(task) < last)

    def _first_too_much(self) -> int:
        """The page with which the pages that were read hold too much."""
        sizes = sorted(self._sizes.items())
        sums = accumulate(size for _, size in sizes)
        return next(no for (no, _), held in zip(sizes, sums, strict=True) if held > self._limits.max_pages_bytes)

    def _reject_as_too_large(self, page_no: int) -> None:
        detail = f"the pages up to here hold more text than {self._limits.memory_mb:,} MB of memory can take"
        remedy = "split the file or raise the limit with --memory-mb"
        self._failures.setdefault(page_no, RejectedError("too_large", f"page {page_no}", detail, remedy))

    def _end(self, outcome: ReportTables | RejectedError) -> None:
        self.outcome = outcome
        self._pages.clear()
        if isinstance(outcome, RejectedError):
            self.held_bytes = 0

    def _plan_pictures(self) -> bool:
        if not self._ocr_version or self._pictures_asked:
            return False
        self._pictures_asked = True
        bare = [number for number in sorted(self._pages) if not self._pages[number].has_words]
        self._todo.extend(ReadPicture(str(self.source.path), number) for number in bare)
        self._ocr_used = self._ocr_version if bare else ""
        return bool(bare)


def _start(task: Task) -> int:
    """The first page that a task tells of; 0 where it is about the whole file."""
    return task.first if isinstance(task, ReadPages) else task.page_no if isinstance(task, ReadPicture) else 0
