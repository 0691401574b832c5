"""A warehouse for the texts alone, made for one evaluation and removed after it."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sitrep import output, steps
from sitrep.build import BuildResult
from sitrep.errors import SitrepError
from sitrep.stopping import Stopped


@contextmanager
def warehouse_of(paths: Sequence[Path], show: output.Show | None) -> Iterator[Path]:
    """A built warehouse that holds the files at `paths`, removed at the end with all that dbt compiled.

    Raises:
        SitrepError: it could not be built.
    """
    with tempfile.TemporaryDirectory(prefix="sitrep-evaluate-") as name:
        folder = Path(name)
        file = folder / "scratch.duckdb"
        try:
            steps.ingest(paths, file, show)
        except Stopped:
            # What it stored is removed.
            raise KeyboardInterrupt from None
        built = steps.build(file, show, target=folder / "target")
        if not built.is_success:
            raise _failed(paths[0].parent, built)
        yield file


def _failed(folder: Path, built: BuildResult) -> SitrepError:
    names = ", ".join(finding.name for finding in built.failures)
    remedy = f"see more with sitrep run {folder} --warehouse FILE"
    return SitrepError(str(folder), "dbt build", f"the scratch warehouse failed: {names}", remedy)
