"""All checks in order; each is a function from the warehouse to what is wrong with it."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from sitrep import warehouse
from sitrep.command_line import completed
from sitrep.doctor import hashes, lineage, numbers, published, rows, schema
from sitrep.doctor.finding import BUILD, ERROR, INFO, READ_AGAIN, WARN, Check, Finding, Patient
from sitrep.publishing import places

# These need the raw tables as this version declares them.
OF_ROWS: tuple[Check, ...] = (
    rows.orphans,
    rows.bare,
    rows.without_run,
    rows.twice,
    lineage.spans,
    lineage.links,
    lineage.marts,
    numbers.marts,
    hashes.rows,
    hashes.missing,
    hashes.texts,
    hashes.files,
    published.last_build,
)
OF_FILES: tuple[Check, ...] = (published.files, published.record, published.leftovers, published.writer)
FORMAT = "select tags['storage_version'] from duckdb_databases() where database_name = current_database()"
GRAVITY = (ERROR, WARN, INFO)


@dataclass(frozen=True)
class Examined:
    """What the doctor says: which file, of which format, how much was looked at, what is wrong, the worst first.

    `files_there` of the `reports` are at the place where they were read; only those can be compared with their hash.
    """

    file: Path
    storage_version: str
    duckdb_version: str
    tool_versions: tuple[str, ...]
    reports: int
    files_there: int
    publications: int
    checks: int
    findings: tuple[Finding, ...]


def examine(file: Path) -> Examined:
    """Look at everything; opens the file to read only and writes nothing beside it.

    Raises:
        SitrepError: it cannot be opened.
    """
    with _opened(file) as connection:
        patient = Patient(file, connection)
        misfits = schema.fit(patient)
        unreadable = schema.readable(patient)
        # Rows are not asked for where the tables cannot answer.
        is_askable = not unreadable and all(finding.severity != ERROR for finding in misfits)
        asked = [*(OF_ROWS if is_askable and patient.has("raw.report") else ()), *OF_FILES]
        found = [*misfits, *unreadable, *(finding for check in asked for finding in _answers(check, patient))]
        paths = _paths(patient)
        return Examined(
            file=file,
            storage_version=str(patient.rows(FORMAT)[0][0]),
            duckdb_version=duckdb.__version__,
            tool_versions=_tool_versions(patient),
            reports=len(paths),
            files_there=sum(map(hashes.is_there, paths)),
            publications=len(places.kept(file)),
            checks=len(asked) + 2,
            findings=_sorted(found, file),
        )


@contextmanager
def _opened(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse; what does not fit into memory is written elsewhere than beside it."""
    with _scratch() as folder, warehouse.opened(file) as connection:
        connection.execute("set temp_directory = $folder", {"folder": folder})
        yield connection


@contextmanager
def _scratch() -> Iterator[str]:
    """A folder in the system's place for such, gone at the end; empty where there is none, and memory must do."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="sitrep-doctor-", ignore_cleanup_errors=True)
    except OSError:
        yield ""
        return
    with folder as name:
        yield name


def _answers(check: Check, patient: Patient) -> list[Finding]:
    """What a check finds, or that it cannot be made: a table or column that it asks of is not there."""
    try:
        return check(patient)
    except duckdb.Error as error:
        place = f"{check.__module__.rpartition('.')[2]}.{check.__name__}"
        fault = f"the check cannot be made: {' '.join(str(error).split())[:200]}"
        return [Finding("unanswered", ERROR, place, fault, f"{BUILD}; where that changes nothing, {READ_AGAIN}")]


def _paths(patient: Patient) -> list[str]:
    try:
        return [path for (path,) in patient.connection.execute("select report_path from raw.report").fetchall()]
    except duckdb.Error:
        return []


def _tool_versions(patient: Patient) -> tuple[str, ...]:
    try:
        return tuple(str(row[0]) for row in patient.rows(schema.VERSIONS))
    except duckdb.Error:
        return ()


def _sorted(found: Sequence[Finding], file: Path) -> tuple[Finding, ...]:
    named = [replace(finding, remedy=completed(finding.remedy, file)) for finding in found]
    return tuple(sorted(named, key=lambda finding: GRAVITY.index(finding.severity)))
