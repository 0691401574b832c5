"""What the process that stores and the processes that read say to each other: plain records, pickled.

Pages travel as bytes that only readers open, so that the storing process neither needs the readers' modules
nor spends time on what it only passes on.
"""

from dataclasses import dataclass

from sitrep.report_tables import ReportTables

MEMORY_REMEDY = "raise --memory-mb if the file is sound, split it, or read with fewer --processes"
MEMORY_EXIT_CODE = 83  # of a reading process that asked for more memory than it may have; no other program's code


@dataclass(frozen=True)
class CountPages:
    """Open a PDF and say how many pages it has."""

    path: str


@dataclass(frozen=True)
class ReadPages:
    """Read the pages ``first`` to ``last`` of a PDF, telling each as soon as it is read."""

    path: str
    first: int
    last: int


@dataclass(frozen=True)
class ReadPicture:
    """Recognise the characters in the picture of a page."""

    path: str
    page_no: int


@dataclass(frozen=True)
class MakeReport:
    """Put a report together from its pages, in order; ``ocr_version`` names what read those that are pictures."""

    report_id: str
    path: str
    pages: tuple[bytes, ...]
    ocr_version: str


@dataclass(frozen=True)
class ReadText:
    """Read a text file and put its report together."""

    report_id: str
    path: str


Task = CountPages | ReadPages | ReadPicture | MakeReport | ReadText


@dataclass(frozen=True)
class Ready:
    """The process has started and waits for its first task."""


@dataclass(frozen=True)
class PageRead:
    """A page, pickled, and whether there are words on it."""

    page_no: int
    page: bytes
    has_words: bool


@dataclass(frozen=True)
class Done:
    """The task is done; a count of pages, a report, or nothing where the pages were told one by one."""

    result: int | ReportTables | None = None


@dataclass(frozen=True)
class Failed:
    """The task failed: the parts of a rejection."""

    reason_code: str
    place: str
    detail: str
    remedy: str


Answer = Ready | PageRead | Done | Failed
