"""The steps that commands are made of, with their progress told: read files, build the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep import build as building
from sitrep import output, warehouse
from sitrep.build import BuildResult
from sitrep.errors import UsageError

if TYPE_CHECKING:
    from sitrep.ingest import IngestResult


def ingest(paths: Sequence[Path], file: Path, show: output.Show | None) -> IngestResult:
    """Read the files at `paths` into the warehouse `file`, each rejected one told on stderr.

    Raises:
        UsageError: there is no file to read.
        SitrepError: the warehouse cannot be opened.
    """
    # Imported here: it brings the PDF reader, which --help and --version do not need.
    from sitrep.ingest import Progress, WarehouseError
    from sitrep.ingest import ingest as read_files

    def tell(step: Progress) -> None:
        if show:
            show(f"reading {step.done} of {step.total}: {step.path.name}")

    try:
        read = read_files(paths, file, progress=tell)
    except WarehouseError as error:
        raise warehouse.explain(file, str(error.__cause__ or error)) from error
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
