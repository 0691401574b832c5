"""What comes of each file of a batch: known already, rejected, or read and stored."""

import math
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

from sitrep.discover import SUFFIXES, sha256_of
from sitrep.limits import Limits
from sitrep.reading.reject import RejectedError, changed
from sitrep.report_tables import ReportTables
from sitrep.sidecar import fault_line, read_sidecar
from sitrep.storable import storable
from sitrep.store import Known, RunCounts, SourceFile, Store, known_in
from sitrep.workers.file_job import SEEN, FileJob

# Reasons that say something of a path or a moment, and nothing of a copy elsewhere.
OF_THE_MOMENT = frozenset(("no_access", "changed", "timed_out", "out_of_memory", "crashed"))


@dataclass(frozen=True)
class ReadFile:
    """A report stored by this run."""

    path: Path
    report_id: str
    page_count: int
    sentence_count: int
    figure_count: int
    table_cell_count: int
    partner_count: int


@dataclass(frozen=True)
class Rejection:
    """A file that could not be read: a row of ``raw.rejected_file`` but for run and time.

    Bytes of the path that are no characters are escaped.
    """

    file_path: str
    file_sha256: str
    byte_count: int
    reason_code: str
    place: str
    detail: str
    remedy: str

    @property
    def path(self) -> Path:
        """The path as found."""
        return Path(self.file_path)

    def line(self) -> str:
        """File, place, reason and remedy on one line."""
        return f"{self.file_path}: {self.place}: {self.reason_code}: {self.detail}; {self.remedy}"


class StoreWhenNeeded:
    """The warehouse, opened for writing when there is something to write."""

    def __init__(self, warehouse: Path, paths: Sequence[str], file_count: int, stack: ExitStack) -> None:
        """Read what is known; ``stack`` closes the warehouse if it is opened.

        Raises:
            WarehouseError: the file cannot be opened.
        """
        self.known: Known = known_in(warehouse)
        self.opened: Store | None = None
        self._opening = (warehouse, paths, file_count)
        self._stack = stack

    def open(self) -> Store:
        """The store, opened now if it was not.

        Raises:
            WarehouseError: the file cannot be opened.
        """
        if self.opened is None:
            self.opened = self._stack.enter_context(Store(*self._opening))
        return self.opened

    @property
    def seconds_left(self) -> float:
        """Until what waits should be stored; infinite where nothing waits."""
        return self.opened.seconds_left if self.opened else math.inf

    def do(self) -> None:
        """Store what waits."""
        if self.opened:
            self.opened.flush()


class Batch:
    """One run over a batch: makes a job of each file, and stores what came of it."""

    def __init__(
        self, store: StoreWhenNeeded, limits: Limits, ocr_version: str = "", *, follow_links: bool = False
    ) -> None:
        """Start with nothing read; pictures are read where ``ocr_version`` names what reads them."""
        self.read: list[ReadFile] = []
        self.known: list[Path] = []
        self.rejected: list[Rejection] = []
        self.sidecar_faults: list[str] = []
        self._store = store
        self._limits = limits
        self._ocr_version = ocr_version
        self._follow_links = follow_links
        self._report_ids = set(store.known.report_ids)
        # What came of the files that are read by this run, by their bytes and type; None while they are read.
        self._reasons: dict[tuple[str, str], RejectedError | None] = {}
        self._later: deque[FileJob] = deque()
        self._sidecars = dict(store.known.sidecars)

    def jobs(self, paths: Sequence[Path]) -> "Jobs":
        """A job for each file, and after these another for each copy that must be read for itself."""
        return Jobs(map(self.job, paths), self._later)

    def job(self, path: Path) -> FileJob:
        """What is to be done about a file; the job has its outcome already where there is no use in reading."""
        source = SourceFile(path, "", 0)
        try:
            source = SourceFile(path, "", size_of(path))
            if source.byte_count > self._limits.max_bytes:
                check(source, self._limits)  # before all its bytes are gone through
            source = replace(source, sha256=sha256_of(path))
            if source.sha256 in self._report_ids or source.content in self._reasons:
                return FileJob.ended(source, SEEN)
            check(source, self._limits)
        except RejectedError as reason:
            return FileJob.ended(source, reason)
        except OSError as error:
            return FileJob.ended(source, no_access(error))
        self._reasons[source.content] = None
        return FileJob(source, self._limits, self._ocr_version)

    def take(self, job: FileJob) -> str | None:
        """Store what came of a file: read, known or rejected; None for a copy that is to be read for itself."""
        source, outcome = job.source, job.outcome
        if source.sha256 in self._report_ids:
            return self._pass_over(source)
        if outcome == SEEN:
            return self._take_copy(source)
        settled = settle(source, outcome)
        if isinstance(settled, ReportTables):
            return self._add(source, settled)
        self._reasons[source.content] = settled
        return self._reject(source, settled)

    def _take_copy(self, source: SourceFile) -> str | None:
        """Reject a copy as the first file with its bytes was, unless the reason was none of the bytes'."""
        reason = self._reasons.get(source.content)
        if reason is None:
            raise AssertionError(f"{source.path}: the first file with these bytes has no outcome")
        if reason.reason_code in OF_THE_MOMENT:
            self._later.append(FileJob(source, self._limits, self._ocr_version))
            return None
        return self._reject(source, reason)

    def finish(self) -> int | None:
        """Close the run; its number, None if there was nothing to write."""
        store = self._store.opened
        if store is None:
            return None
        store.finish_run(RunCounts(len(self.read), len(self.known), len(self.rejected)))
        return store.run_id

    def _add(self, source: SourceFile, found: ReportTables) -> str:
        store = self._store.open()
        self._report_ids.add(source.sha256)
        if source.sha256 in store.known.report_ids:
            return self._pass_over(source)
        store.add_report(source, found)
        self._note_sidecar(source)
        counts = (found.count(name) for name in ("sentence", "figure", "table_cell", "partner"))
        self.read.append(ReadFile(source.path, source.sha256, found.report["page_count"], *counts))
        return "read"

    def _pass_over(self, source: SourceFile) -> str:
        self.known.append(source.path)
        self._note_sidecar(source)
        return "known"

    def _note_sidecar(self, source: SourceFile) -> None:
        """Store the report's sidecar where it is not what the warehouse knows, one that was taken away included."""
        sidecar = read_sidecar(source.path, follow_links=self._follow_links)
        self.sidecar_faults += [fault_line(sidecar, entry) for entry in sidecar.faults]
        place = (source.sha256, sidecar.path)
        if self._sidecars.get(place) != sidecar.sha256:
            self._store.open().add_sidecar(source.sha256, sidecar)
            self._sidecars[place] = sidecar.sha256

    def _reject(self, source: SourceFile, reason: RejectedError) -> str:
        parts = (reason.reason_code, reason.place, reason.detail, reason.remedy)
        rejection = Rejection(storable(str(source.path)), source.sha256, source.byte_count, *parts)
        self.rejected.append(rejection)
        key = (rejection.file_path, rejection.file_sha256, rejection.reason_code)
        if key not in self._store.known.rejections and key not in self._store.open().known.rejections:
            self._store.open().add_rejection(asdict(rejection))
        return "rejected"


class Jobs:
    """Jobs in order, then those that are put off; it may have another when it had none a moment ago."""

    def __init__(self, first: Iterator[FileJob], later: deque[FileJob]) -> None:
        """``later`` is filled while the jobs are done."""
        self._first = first
        self._later = later

    def __iter__(self) -> Self:
        """The jobs themselves."""
        return self

    def __next__(self) -> FileJob:
        """The next job."""
        job = next(self._first, None)
        if job:
            return job
        if not self._later:
            raise StopIteration
        return self._later.popleft()


def settle(source: SourceFile, outcome: ReportTables | RejectedError | None) -> ReportTables | RejectedError:
    """The outcome of a file that still has the bytes by which it is known; else that they changed."""
    if outcome is None:
        raise AssertionError(f"{source.path} has no outcome")
    if not source.sha256:
        return outcome
    try:
        is_same = sha256_of(source.path) == source.sha256
    except OSError as error:
        return no_access(error)
    return outcome if is_same else changed("whole file", "its bytes are no longer those that it had at first")


def no_access(error: OSError) -> RejectedError:
    """Why a file is not read that cannot be opened."""
    detail = f"{type(error).__name__}: {error.strerror or error}"
    return RejectedError("no_access", "whole file", detail, "check the file and its permissions")


def size_of(path: Path) -> int:
    """Bytes of a file.

    Raises:
        RejectedError: unknown_type where it is a pipe or a device, which may never end.
        OSError: nobody may look at it.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        detail = "a pipe, a socket or a device is not read"
        raise RejectedError("unknown_type", "whole file", detail, "save what it gives as a .pdf or .txt file")
    return found.st_size


def check(source: SourceFile, limits: Limits) -> None:
    """Make sure that a file is of a type and size that is read.

    Raises:
        RejectedError: unknown_type, empty or too_large.
    """
    suffix = source.path.suffix.lower()
    if suffix not in SUFFIXES:
        detail = f"{suffix or 'no suffix'} is not read"
        raise RejectedError("unknown_type", "file name", detail, "give a .pdf or .txt file")
    if source.byte_count == 0:
        raise RejectedError("empty", "whole file", "the file has 0 bytes", "download or export it again")
    if source.byte_count > limits.max_bytes:
        detail = f"{source.byte_count:,} bytes, more than the limit of {limits.max_bytes:,}"
        raise RejectedError("too_large", "whole file", detail, "split the file or raise the limit")
