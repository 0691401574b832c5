"""Ingest: files and folders in, raw tables of a warehouse out; what is known already is left alone."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitrep.batch import Batch, ReadFile, Rejection, StoreWhenNeeded
from sitrep.discover import NotOpened, discover
from sitrep.errors import SitrepError
from sitrep.limits import Limits, default_processes
from sitrep.progress import Progress, Teller
from sitrep.reading import ocr_programs
from sitrep.stopping import Stopped, listening
from sitrep.store import WarehouseError
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
    ``not_opened`` are links in the folders given, and folders that cannot be opened.
    """

    found: tuple[Path, ...]
    read: tuple[ReadFile, ...]
    known: tuple[Path, ...]
    rejected: tuple[Rejection, ...]
    skipped: tuple[Path, ...]
    run_id: int | None
    sidecar_faults: tuple[str, ...] = ()
    not_opened: tuple[NotOpened, ...] = ()


def ingest(
    paths: Sequence[str | Path],
    warehouse: str | Path,
    *,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits | None = None,
    processes: int | None = None,
    ocr: bool = False,
    follow_links: bool = False,
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
        ocr: whether pages without characters are read by OCR, with ocrmypdf and tesseract.
        follow_links: whether links in folders, and sidecars that are links, are followed, wherever they lead.

    Raises:
        FileNotFoundError: a path that does not exist.
        WarehouseError: the warehouse cannot be opened.
        WorkerError: no process to read with can be started.
        SitrepError: there is no folder for temporary files, or the warehouse is something else or of a newer version.
        UsageError: OCR is wanted, and its programs are missing or do not run.
        Stopped: a person stopped it (Ctrl-C); the files done with are stored.
    """
    limits = limits or Limits()
    ocr_version = ocr_programs.checked_version() if ocr else ""
    found = discover([Path(path) for path in paths], follow_links=follow_links)
    with ExitStack() as stack:
        store = StoreWhenNeeded(Path(warehouse), [str(path) for path in paths], len(found.files), stack)
        batch = Batch(store, limits, ocr_version, follow_links=follow_links)
        teller = Teller(len(found.files), progress)
        stop = stack.enter_context(listening())
        with _scratch_explained():
            pool = Pool(processes or default_processes(), limits, teller.page, store)
        stack.enter_context(pool)
        for job in pool.run(batch.jobs(found.files), stop):
            if outcome := batch.take(job):
                teller.file(job, outcome)
        run_id = batch.finish() if teller.done == len(found.files) else None
    if stop.is_made:
        raise Stopped(teller.done, len(found.files))
    return IngestResult(
        found=found.files,
        read=tuple(batch.read),
        known=tuple(batch.known),
        rejected=tuple(batch.rejected),
        skipped=found.skipped,
        run_id=run_id,
        sidecar_faults=tuple(batch.sidecar_faults),
        not_opened=found.not_opened,
    )


@contextmanager
def _scratch_explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = f"{error.strerror or error}"
        remedy = "make room on the disk, or set TMPDIR to a folder that can be written"
        raise SitrepError("sitrep", "temporary files", reason, remedy) from error
