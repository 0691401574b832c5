"""The steps that commands are made of, with their progress told: read files, build the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep import build as building
from sitrep import output, warehouse
from sitrep.build import BuildResult
from sitrep.errors import SitrepError, UsageError
from sitrep.limits import Limits

if TYPE_CHECKING:
    from sitrep.ingest import IngestResult


@dataclass(frozen=True)
class Reading:
    """How files are read: what `ingest` and `run` offer as options."""

    processes: int | None = None
    page_seconds: float = Limits.page_seconds
    memory_mb: int = Limits.memory_mb
    ocr: bool = False
    follow_links: bool = False

    @property
    def limits(self) -> Limits:
        """What a page and a process may take."""
        return Limits(page_seconds=self.page_seconds, memory_mb=self.memory_mb)


def ingest(paths: Sequence[Path], file: Path, show: output.Show | None, reading: Reading | None = None) -> IngestResult:
    """Read the files at `paths` into the warehouse `file`, each rejected one told on stderr.

    Raises:
        UsageError: there is no file to read, or no OCR where it is wanted.
        SitrepError: the warehouse cannot be opened, or no process to read with started.
        Stopped: a person stopped it (Ctrl-C).
    """
    # Imported here: it brings the PDF reader, which --help and --version do not need.
    from sitrep.ingest import Progress, WarehouseError, WorkerError
    from sitrep.ingest import ingest as read_files

    reading = reading or Reading()

    def tell(step: Progress) -> None:
        if show:
            count = output.Count(step.done, step.total, step.pages, step.pages_expected)
            show(f"reading {step.path.name}", count)

    try:
        read = read_files(
            paths,
            file,
            progress=tell,
            limits=reading.limits,
            processes=reading.processes,
            ocr=reading.ocr,
            follow_links=reading.follow_links,
        )
    except WarehouseError as error:
        raise warehouse.explain(file, str(error.__cause__ or error)) from error
    except WorkerError as error:
        raise SitrepError("sitrep", "reading", str(error), "see whether memory is short; try --processes 1") from error
    for passed in read.not_opened:
        output.error(passed.line())
    if not read.found:
        given = ", ".join(str(path) for path in paths)
        raise UsageError(given, "PATH", "holds no .pdf or .txt file", "name a report or a folder of reports")
    for rejection in read.rejected:
        output.error(rejection.line())
    for line in read.sidecar_faults:
        output.error(line)
    return read


def build(file: Path, show: output.Show | None, *, target: Path | None = None) -> BuildResult:
    """Build and test the warehouse `file`; what dbt compiles goes to `target`, where one is given.

    Raises:
        SitrepError: there is no dbt project, dbt could not read it, or the file cannot be opened.
    """
    return building.build(file, progress=(lambda name: show(f"building {name}")) if show else None, target=target)
