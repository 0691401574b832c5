"""Ingest: files and folders in, raw tables of a warehouse out; what is known already is left alone."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from sitrep.discover import PDF_SUFFIX, SUFFIXES, discover, sha256_of
from sitrep.reading.attributes import Origin
from sitrep.reading.pdf_info import read_info
from sitrep.reading.pdf_reader import read_pdf
from sitrep.reading.reject import RejectedError
from sitrep.reading.report import ReportRows, read_report
from sitrep.reading.text_reader import read_text
from sitrep.sidecar import Sidecar, fault_line, read_sidecar
from sitrep.store import Known, RunCounts, SourceFile, Store, WarehouseError, known_in

__all__ = [
    "IngestResult",
    "Limits",
    "Progress",
    "ReadFile",
    "Rejection",
    "WarehouseError",
    "ingest",
]


@dataclass(frozen=True)
class Limits:
    """What is too large to be a situation report: bytes of a file, pages of a PDF."""

    max_bytes: int = 200_000_000
    max_pages: int = 2_000


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
    """A file that could not be read: a row of ``raw.rejected_file`` but for run and time."""

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


@dataclass(frozen=True)
class IngestResult:
    """What came of each file; ``run_id`` is None when nothing was new, and then nothing was written.

    ``rejected`` holds every file of this batch that cannot be read, those rejected by an earlier run
    included. ``skipped`` are files of other types in the folders given, which are not counted as found.
    ``sidecar_faults`` are lines of sidecars that do not count; their reports are read all the same.
    """

    found: tuple[Path, ...]
    read: tuple[ReadFile, ...]
    known: tuple[Path, ...]
    rejected: tuple[Rejection, ...]
    skipped: tuple[Path, ...]
    run_id: int | None
    sidecar_faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """One file is done: the how manieth of how many, and what came of it (read, known or rejected)."""

    done: int
    total: int
    path: Path
    outcome: str


def ingest(
    paths: Sequence[str | Path],
    warehouse: str | Path,
    *,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits | None = None,
) -> IngestResult:
    """Read every new report among the paths into the raw tables of the warehouse.

    The warehouse is opened for writing at the first file with something to write; a batch with nothing new
    leaves its bytes as they are. A file that cannot be read is reported and the rest of the batch goes on.

    Args:
        paths: files and folders.
        warehouse: DuckDB file, made where it is missing.
        progress: called after each file.
        limits: what is too large to read; ``Limits()`` when left out.

    Raises:
        FileNotFoundError: a path that does not exist.
        WarehouseError: the warehouse cannot be opened.
    """
    found = discover([Path(path) for path in paths])
    warehouse = Path(warehouse)
    with ExitStack() as stack:
        batch = _Batch(warehouse, [str(path) for path in paths], len(found.files), limits or Limits(), stack)
        for done, path in enumerate(found.files, start=1):
            outcome = batch.take(path)
            if progress:
                progress(Progress(done, len(found.files), path, outcome))
        run_id = batch.finish()
    return IngestResult(
        found=found.files,
        read=tuple(batch.read),
        known=tuple(batch.known_paths),
        rejected=tuple(batch.rejected),
        skipped=found.skipped,
        run_id=run_id,
        sidecar_faults=tuple(batch.sidecar_faults),
    )


class _Batch:
    """One run over a batch: what came of each file so far, and the store once there is something to write."""

    def __init__(
        self, warehouse: Path, paths: Sequence[str], file_count: int, limits: Limits, stack: ExitStack
    ) -> None:
        self.read: list[ReadFile] = []
        self.known_paths: list[Path] = []
        self.rejected: list[Rejection] = []
        self.sidecar_faults: list[str] = []
        self._opening = (warehouse, paths, file_count)
        self._limits = limits
        self._stack = stack
        self._store: Store | None = None
        self._known: Known = known_in(warehouse)
        self._report_ids = set(self._known.report_ids)

    def take(self, path: Path) -> str:
        """Read one file and store what came of it: read, known or rejected."""
        source = SourceFile(path, "", 0)
        try:
            source = SourceFile(path, sha256_of(path), path.stat().st_size)
            if source.sha256 in self._report_ids:
                self.known_paths.append(path)
                self._note_sidecar(source)
                return "known"
            rows = read_file(source, self._limits)
        except RejectedError as reason:
            self._reject(source, reason)
            return "rejected"
        except OSError as error:
            detail = f"{type(error).__name__}: {error.strerror or error}"
            self._reject(source, RejectedError("no_access", "whole file", detail, "check the file and its permissions"))
            return "rejected"
        except Exception as error:  # a fault of ours in one file must not stop the others
            detail = f"{type(error).__name__}: {error}"
            fault = RejectedError("internal_error", "whole file", detail, "report it as a fault of sitrep")
            self._reject(source, fault)
            return "rejected"
        return self._add(source, rows)

    def finish(self) -> int | None:
        """Close the run; its number, None if there was nothing to write."""
        if self._store is None:
            return None
        self._store.finish_run(RunCounts(len(self.read), len(self.known_paths), len(self.rejected)))
        return self._store.run_id

    def _add(self, source: SourceFile, rows: ReportRows) -> str:
        store = self._opened()
        if source.sha256 in store.known.report_ids:
            self.known_paths.append(source.path)
            self._note_sidecar(source)
            return "known"
        store.add_report(source, rows)
        self._report_ids.add(source.sha256)
        self._note_sidecar(source)
        counts = (len(rows.sentences), len(rows.figures), len(rows.cells), len(rows.partners))
        self.read.append(ReadFile(source.path, source.sha256, rows.document.page_count, *counts))
        return "read"

    def _reject(self, source: SourceFile, reason: RejectedError) -> None:
        parts = (reason.reason_code, reason.place, reason.detail, reason.remedy)
        rejection = Rejection(str(source.path), source.sha256, source.byte_count, *parts)
        self.rejected.append(rejection)
        key = (rejection.file_path, rejection.file_sha256, rejection.reason_code)
        if key not in self._known.rejections and key not in self._opened().known.rejections:
            self._opened().add_rejection(asdict(rejection))

    def _note_sidecar(self, source: SourceFile) -> None:
        """Store the report's sidecar where it is not what the warehouse knows, one that was taken away included."""
        sidecar: Sidecar = read_sidecar(source.path)
        self.sidecar_faults += [fault_line(sidecar, entry) for entry in sidecar.faults]
        if self._known.sidecars.get((source.sha256, sidecar.path)) != sidecar.sha256:
            self._opened().add_sidecar(source.sha256, sidecar)

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._stack.enter_context(Store(*self._opening))
        return self._store


def read_file(source: SourceFile, limits: Limits) -> ReportRows:
    """All rows of the report in a file.

    Raises:
        RejectedError: the file cannot be read, with the reason.
        OSError: the file cannot be opened.
    """
    suffix = source.path.suffix.lower()
    if suffix not in SUFFIXES:
        raise RejectedError(
            "unknown_type", "file name", f"{suffix or 'no suffix'} is not read", "give a .pdf or .txt file"
        )
    if source.byte_count == 0:
        raise RejectedError("empty", "whole file", "the file has 0 bytes", "download or export it again")
    if source.byte_count > limits.max_bytes:
        detail = f"{source.byte_count:,} bytes, more than the limit of {limits.max_bytes:,}"
        raise RejectedError("too_large", "whole file", detail, "split the file or raise the limit")
    if suffix == PDF_SUFFIX:
        return read_report(read_pdf(source.path, limits.max_pages), Origin(source.path.stem, read_info(source.path)))
    return read_report(read_text(source.path.read_bytes()), Origin(source.path.stem))
