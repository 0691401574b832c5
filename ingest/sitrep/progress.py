"""How far a batch is: counted page by page and file by file, and told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sitrep.workers.file_job import FileJob


@dataclass(frozen=True)
class Progress:
    """Something was read: files done with of how many, pages read and about how many there may be in all.

    ``outcome`` is what came of the file at ``path``: read, known or rejected, or page where one more page of it was
    read.
    """

    done: int
    total: int
    path: Path
    outcome: str
    pages: int = 0
    pages_expected: int = 0


class Teller:
    """Counts files and pages, and tells."""

    def __init__(self, total: int, tell: Callable[[Progress], None] | None) -> None:
        """Nothing is done yet of ``total`` files."""
        self.done = 0
        self._total = total
        self._tell = tell
        self._pages = 0  # read so far
        self._under_way: dict[FileJob, int] = {}  # pages read of each file that is open
        # Pages of all files that were opened, and their number.
        self._in_opened = self._opened = 0

    def page(self, job: FileJob) -> None:
        """Count a page that was read."""
        if job not in self._under_way:
            self._opened += 1
            self._in_opened += job.page_count
        self._pages += 1
        read = self._under_way[job] = self._under_way.get(job, 0) + 1
        self._in_opened += read > job.page_count  # a page without characters is read twice where OCR reads it
        self._say(job.source.path, "page")

    def file(self, job: FileJob, outcome: str) -> None:
        """Count a file that is done with."""
        self.done += 1
        if job in self._under_way:
            # It may have ended early.
            self._in_opened += self._under_way.pop(job) - job.page_count
        self._say(job.source.path, outcome)

    def _say(self, path: Path, outcome: str) -> None:
        if not self._tell:
            return
        # Files not opened yet are taken to be as long as those that were.
        unopened = self._total - self.done - len(self._under_way)
        expected = self._in_opened + unopened * self._in_opened // (self._opened or 1)
        self._tell(Progress(self.done, self._total, path, outcome, self._pages, expected))
