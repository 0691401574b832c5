"""What was stored against its hash: raw rows, and the files of reports where they still are."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from sitrep import checksums, raw_schema
from sitrep.discover import sha256_of
from sitrep.doctor import ranges
from sitrep.doctor.finding import BUILD, ERROR, READ_AGAIN, WARN, Finding, Patient, from_rows

STORED = f"raw.{checksums.NAME}"
SHAPES = f"select table_name, column_names from {STORED} group by all order by all"
STORED_OF = f"""
    select report.report_file, made.report_id, made.row_count, made.rows_sha256
    from raw.report as report
    inner join raw.report_checksum as made on made.report_id = report.report_id
    where made.table_name = $name and made.column_names = $columns and made.report_id {ranges.WITHIN}
"""
# Rows that are taken from DuckDB at a time.
ROWS_AT_ONCE = 1_000
NO_HASH = """
    select report_file
    from raw.report
    where report_id in (
        select report_id
        from raw.report
        cross join (select unnest($names::varchar[]) as table_name)
        anti join raw.report_checksum using (report_id, table_name)
    )
    order by all
"""
# A text file is stored as it is: its hash is that of its bytes.
TEXT_FILES = (
    "select report_file from raw.report where media_type = 'text/plain' and sha256(text) <> report_id order by 1"
)
PATHS = "select report_path, report_id from raw.report order by all"


def rows(patient: Patient) -> list[Finding]:
    """Reports whose raw rows are not those that were stored."""
    if not patient.has(STORED):
        return []
    found = []
    for name, columns in patient.connection.execute(SHAPES).fetchall():
        fault = "the rows are no longer those that were stored"
        try:
            changed = sorted(_changed(patient.connection, name, columns))
        except (KeyError, duckdb.Error):
            fault, changed = "the table or a column of it is gone, of which there are hashes", [("all reports",)]
        found += from_rows("changed_rows", ERROR, changed, fault, READ_AGAIN, f"raw.{name}")
    return found


def _changed(connection: duckdb.DuckDBPyConnection, name: str, columns: list[str]) -> Iterator[tuple[object, ...]]:
    """Files of the reports whose rows in a raw table are others than were stored."""
    sql = checksums.in_order(raw_schema.table(name), columns, f"raw.{name} where report_id {ranges.WITHIN}")
    for within in ranges.of_reports(connection):
        now = dict(checksums.hashes(_rows(connection.execute(sql, within))))
        stored = connection.execute(STORED_OF, within | {"name": name, "columns": columns}).fetchall()
        for report_file, report_id, *made in stored:
            if now.get(report_id, checksums.NO_ROWS) != tuple(made):
                yield (report_file,)


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    while rows := result.fetchmany(ROWS_AT_ONCE):
        yield from rows


def missing(patient: Patient) -> list[Finding]:
    """Reports without hashes: an earlier version stored them."""
    if not patient.has(STORED):
        return []
    names = [table.name for table in checksums.tables()]
    bare = patient.connection.execute(NO_HASH, {"names": names}).fetchall()
    fault = "no hash says what was stored"
    return from_rows("no_hash", WARN, bare, fault, f"{BUILD} adds it, of the rows as they are now", STORED)


def texts(patient: Patient) -> list[Finding]:
    """Text files whose stored text is not that of their bytes."""
    changed = patient.rows(TEXT_FILES)
    fault = "the text is not that of the file's bytes"
    return from_rows("changed_text", ERROR, changed, fault, READ_AGAIN, "raw.report")


def files(patient: Patient) -> list[Finding]:
    """Files that are at their place with other bytes; those that are not there say nothing."""
    changed: list[tuple[object, ...]] = []
    closed: list[tuple[object, ...]] = []
    for path, report_id in patient.connection.execute(PATHS).fetchall():
        try:
            if Path(path).is_file() and sha256_of(Path(path)) != report_id:
                changed.append((path,))
        except OSError:
            closed.append((path,))
    fault = "the file has other bytes than those that were read"
    remedy = "sitrep run PATH reads it as a report of its own; what was read stays"
    cannot = "the file cannot be opened, so nothing says whether its bytes are the same"
    return from_rows("changed_file", WARN, changed, fault, remedy) + from_rows(
        "closed_file", WARN, closed, cannot, "check the file and its permissions"
    )


def is_there(path: str) -> bool:
    """Whether a file is at the place where it was read; not where nobody may look."""
    try:
        return Path(path).is_file()
    except OSError:
        return False
