"""What a file may cost before it is rejected, and how many processes read: the defaults, in one place."""

import os
from dataclasses import dataclass

MOST_PROCESSES = 4  # by default; more seldom helps, as one process stores what all of them read
PICTURE_TIMES = 4.0  # a page whose picture is read may take so many times longer
BYTES_OF_A_PAGE = 3_000  # of a text file, which has no pages
MB = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What is too large or takes too long to be a situation report.

    ``page_seconds`` is wall time for one page (opening a PDF counts as one; putting a report together may take
    it once per page); ``memory_mb`` is what one reading process may use (it asks for 240 at its start, though it
    fills less). An ordinary page takes some tenths of a second; an ordinary report takes less than 200 MB, one of
    the most pages that are read most of the memory.
    """

    max_bytes: int = 200_000_000
    max_pages: int = 2_000
    page_seconds: float = 30.0
    memory_mb: int = 2_000

    @property
    def max_pages_bytes(self) -> int:
        """Bytes that the pages of one file may hold while they wait in the storing process."""
        return self.memory_mb * MB // 8

    @property
    def max_waiting_bytes(self) -> int:
        """Bytes that all files under way may hold before only the first of them goes on."""
        return 2 * self.max_pages_bytes


def default_processes() -> int:
    """The number of cores that this process may use, at most four."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_PROCESSES)
