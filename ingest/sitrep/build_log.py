"""Which state of project and reports the warehouse was last built from (``raw.build_run``)."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

import sitrep
from sitrep import project as dbt_project
from sitrep import raw_upgrade, warehouse

LAST_BUILD = """
    select fingerprint, is_success
    from raw.build_run
    order by build_id desc
    limit 1
"""
NEW_BUILD = """
    insert into raw.build_run (build_id, fingerprint, started_at, tool_version)
    select coalesce(max(build_id), 0) + 1, ?, ?, ?
    from raw.build_run
    returning build_id
"""
END_BUILD = "update raw.build_run set finished_at = ?, is_success = ? where build_id = ?"
# What was read and what was rejected, in one order.
READ_KEYS = """
    select report_id as key from raw.report
    union all
    select file_path || chr(0) || file_sha256 || chr(0) || reason_code from raw.rejected_file
    order by key
"""
SIDECAR_KEYS = """
    select report_id || chr(0) || sidecar_no || chr(0) || coalesce(sidecar_sha256, '') as key
    from raw.sidecar
    order by key
"""


def fingerprint(connection: duckdb.DuckDBPyConnection, project: Path) -> str:
    """SHA-256 over the dbt project, sitrep's version and the keys of all reports, sidecars and rejected files."""
    total = hashlib.sha256(dbt_project.digest(project).encode())
    keys = connection.execute(READ_KEYS).fetchall()
    if warehouse.has_table(connection, "raw", "sidecar"):
        keys += connection.execute(SIDECAR_KEYS).fetchall()
    for (key,) in keys:
        total.update(f"\0{key}".encode())
    return total.hexdigest()


def is_current(file: Path, project: Path) -> bool:
    """Whether the file's last build succeeded, from the same project and the same reports; only reads."""
    if not file.exists():
        return False
    with warehouse.opened(file) as connection:
        if not warehouse.has_table(connection, "raw", "build_run"):
            return False
        last = connection.execute(LAST_BUILD).fetchall()
        return last == [(fingerprint(connection, project), True)]


@dataclass
class Note:
    """A build: what it is of, when it started, and its number once dbt has the file open."""

    fingerprint: str
    started_at: datetime
    build_id: int | None = None


# The build that goes on in this process: one or none.
_going_on: list[Note] = []


@contextmanager
def noted(file: Path, project: Path) -> Iterator[Note]:
    """A build that goes on inside: the raw tables are made where they are missing, and dbt's plugin notes the build.

    Raises:
        SitrepError: the file cannot be opened, or is no warehouse.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with warehouse.opened(file, read_only=False) as connection:
        raw_upgrade.prepare(connection)
        build = Note(fingerprint(connection, project), _now())
    _going_on.append(build)
    try:
        yield build
    finally:
        _going_on.remove(build)


def note(connection: duckdb.DuckDBPyConnection) -> None:
    """Note the build that goes on, on dbt's own connection, before its first model is built; nothing where none does.

    A build that is cut off leaves the note unfinished, and the next run builds again even when the project is back in
    an earlier state. One that dbt could not begin, for another program held the file, leaves none.
    """
    for build in _going_on:
        if build.build_id is None:
            values = [build.fingerprint, build.started_at, sitrep.__version__]
            ((build_id,),) = connection.execute(NEW_BUILD, values).fetchall()
            build.build_id = int(build_id)


def end(file: Path, build: Note, *, is_success: bool) -> None:
    """Note how the build ended; nothing where it never began."""
    if build.build_id is None:
        return
    with warehouse.opened(file, read_only=False) as connection:
        connection.execute(END_BUILD, [_now(), is_success, build.build_id])


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
