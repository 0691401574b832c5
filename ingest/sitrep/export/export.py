"""Writes exports of what is published: each format into a folder of its own, with its package."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sitrep import warehouse as warehouses
from sitrep.errors import SitrepError, UsageError
from sitrep.export import about, contract, csv_files, folder, package
from sitrep.export.formats import FORMATS, Task, Written
from sitrep.export.selection import Selection
from sitrep.publishing import history, places

FOLDER = "exports"


@dataclass(frozen=True)
class Exported:
    """What came of one format: the folder, the files in it without the package, what a person should know."""

    format: str
    folder: Path
    files: tuple[str, ...]
    warnings: tuple[str, ...]


def export(
    warehouse: Path,
    out: Path | None,
    formats: Sequence[str],
    selection: Selection,
    licence: str | None = None,
    patience: folder.Patience = folder.PATIENT,
) -> list[Exported]:
    """Export what readers of a warehouse open, in formats by their names; `out` is ``exports/`` beside it if None.

    The published file is opened to read only; the warehouse itself, which may be being written, is left alone. Of
    two exports into one folder the second waits for the first, and gives what is published then.

    Raises:
        UsageError: nothing is published, a mart is unknown, or the folder cannot be written.
        SitrepError: the published file cannot be read, or another process exports to the folder still.
    """
    out = out or warehouse.parent / FOLDER
    # What cannot be is said before a folder is made or waited for.
    with _task(warehouse, selection, licence):
        pass
    with folder.alone(out, patience), _task(warehouse, selection, licence) as task:
        return [_export(task, name, out / name) for name in dict.fromkeys(formats)]


@contextmanager
def _task(warehouse: Path, selection: Selection, licence: str | None) -> Iterator[Task]:
    with _published(warehouse) as connection:
        csv_files.prepare(connection)
        task = Task(connection, selection, contract.read(connection), about.read(connection, selection, licence))
        selection.chosen(task.marts)
        yield task


def _export(task: Task, name: str, target: Path) -> Exported:
    with folder.made(target) as unfinished:
        written: Written = FORMATS[name](task, unfinished)
        described = package.descriptor(task.about, f"sitrep-{name}", unfinished, written.resources)
        (unfinished / package.NAME).write_text(package.text(described), "utf-8")
    files = tuple(dict.fromkeys(resource.path for resource in written.resources))
    return Exported(name, target, files, tuple(written.warnings))


@contextmanager
def _published(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    current = places.current(warehouse)
    if not current.exists():
        reason = "nothing is published"
        raise UsageError(str(warehouse), "--warehouse", reason, "build it: sitrep build")
    history.require_unchanged(warehouse)
    with warehouses.opened(current) as connection:
        try:
            yield connection
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            reason = f"was published by another version ({' '.join(str(error).split())[:200]})"
            raise SitrepError(str(current), "marts", reason, "publish it again: sitrep build") from error
