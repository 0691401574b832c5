"""Ingest: files and folders in, raw tables of a warehouse out; what is known already is left alone."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sitrep.batch import Batch, ReadFile, Rejection, StoreWhenNeeded
from sitrep.discover import discover
from sitrep.limits import Limits, default_processes
from sitrep.stopping import Stopped, listening
from sitrep.store import WarehouseError
from sitrep.workers.file_job import FileJob
from sitrep.workers.pool import Pool
from sitrep.workers.worker import WorkerError

__all__ = [
    "IngestResult",
    "Limits",
    "Progress",
    "ReadFile",
    "Rejection",
    "Stopped",
    "WarehouseError",
    "WorkerError",
    "ingest",
]


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


def ingest(
    paths: Sequence[str | Path],
    warehouse: str | Path,
    *,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits | None = None,
    processes: int | None = None,
    ocr: bool = False,
) -> IngestResult:
    """Read every new report among the paths into the raw tables of the warehouse.

    The warehouse is opened for writing at the first file with something to write; a batch with nothing new
    leaves its bytes as they are. A file that cannot be read is reported and the rest of the batch goes on. The rows
    and their order are the same whatever the number of processes.

    Args:
        paths: files and folders.
        warehouse: DuckDB file, made where it is missing.
        progress: called after each page and each file.
        limits: what is too large to read or takes too long; ``Limits()`` when left out.
        processes: how many read beside this one; ``default_processes()`` when left out.
        ocr: whether pages without characters are read by OCR, where ocrmypdf and tesseract are installed.

    Raises:
        FileNotFoundError: a path that does not exist.
        WarehouseError: the warehouse cannot be opened.
        WorkerError: no process to read with can be started.
        Stopped: a person stopped it (Ctrl-C); the files done with are stored.
    """
    found = discover([Path(path) for path in paths])
    with ExitStack() as stack:
        store = StoreWhenNeeded(Path(warehouse), [str(path) for path in paths], len(found.files), stack)
        batch = Batch(store, limits or Limits(), ocr=ocr)
        teller = _Teller(len(found.files), progress)
        stop = stack.enter_context(listening())
        pool = stack.enter_context(Pool(processes or default_processes(), limits or Limits(), teller.page))
        for job in pool.run(batch.jobs(found.files), stop):
            if outcome := batch.take(job):
                teller.file(job, outcome)
        if stop.is_made and teller.done < len(found.files):
            raise Stopped(teller.done, len(found.files))
        run_id = batch.finish()
    return IngestResult(
        found=found.files,
        read=tuple(batch.read),
        known=tuple(batch.known),
        rejected=tuple(batch.rejected),
        skipped=found.skipped,
        run_id=run_id,
        sidecar_faults=tuple(batch.sidecar_faults),
    )


class _Teller:
    """Counts files and pages, and tells."""

    def __init__(self, total: int, tell: Callable[[Progress], None] | None) -> None:
        self.done = 0
        self._total = total
        self._tell = tell
        self._pages = 0
        self._opened: dict[Path, int] = {}  # pages of each file that was opened

    def page(self, job: FileJob) -> None:
        self._pages += 1
        self._opened[job.source.path] = job.page_count
        self._say(job.source.path, "page")

    def file(self, job: FileJob, outcome: str) -> None:
        self.done += 1
        self._opened.setdefault(job.source.path, 0)
        self._say(job.source.path, outcome)

    def _say(self, path: Path, outcome: str) -> None:
        if not self._tell:
            return
        counts = self._opened.values()
        # Files not opened yet are taken to be as long as the others.
        expected = sum(counts) + (self._total - len(counts)) * sum(counts) // (len(counts) or 1)
        self._tell(Progress(self.done, self._total, path, outcome, self._pages, expected))
