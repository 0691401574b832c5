"""What the raw rows of a report were when they were stored: a hash per report and raw table (``raw.report_checksum``).

Raw is never changed, so a hash that differs later tells of damage or of a hand that changed rows. It is no seal: who
can write the file can write a new hash as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import duckdb

from sitrep import raw_schema

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "report_checksum"
NO_ROWS = (0, hashlib.sha256(b"").hexdigest())
# What says when and from where a report was read, and nothing of what stands in it.
OF_THE_RUN = {"report_path", "run_id", "ingested_at"}
# Each row as a JSON array of texts, in the order of the key. Twice as fast as objects, or as a hash per row.
ROW = "to_json([{listed}])::varchar"
HASHED = "sha256(coalesce(string_agg({row}, '' order by {key}), ''))"
NOW_OF = """
    select report_id, count(*) as row_count, {hashed} as rows_sha256
    from {rows}
    group by report_id
"""
# Sorted before they are written out: rows are shorter than their JSON.
IN_ORDER = "select report_id, {row} from (from {rows} order by report_id, {key})"
WITHOUT = """
    select 1
    from raw.report as report
    anti join raw.report_checksum as made on made.report_id = report.report_id and made.table_name = $name
    limit 1
"""
OLDER = """
    insert into raw.report_checksum by name
    select
        report.report_id,
        $name as table_name,
        $columns as column_names,
        coalesce(found.row_count, 0) as row_count,
        coalesce(found.rows_sha256, sha256('')) as rows_sha256,
        $now as made_at
    from raw.report as report
    anti join raw.report_checksum as made on made.report_id = report.report_id and made.table_name = $name
    left join ({rows}) as found on found.report_id = report.report_id
"""


def tables() -> list[raw_schema.Table]:
    """The raw tables whose rows are stored together with their report."""
    others = {NAME, "sidecar", "sidecar_entry"}
    return [table for table in raw_schema.TABLES if table.columns[0].name == "report_id" and table.name not in others]


def columns(table: raw_schema.Table) -> list[str]:
    """The columns of a raw table that are hashed."""
    return [column.name for column in table.columns if column.name not in OF_THE_RUN]


def rows_of(table: raw_schema.Table, names: list[str], rows: str) -> str:
    """SQL for report_id, row_count and rows_sha256 of the relation `rows`, which has the table's columns."""
    hashed = HASHED.format(row=_row(names), key=", ".join(table.key))
    return NOW_OF.format(hashed=hashed, rows=rows)


def in_order(table: raw_schema.Table, names: list[str], rows: str) -> str:
    """SQL for report_id and each row as it is hashed, in the order in which they are: `hashes` makes the rest."""
    return IN_ORDER.format(row=_row(names), rows=rows, key=", ".join(table.key))


def hashes(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, tuple[int, str]]]:
    """Of what `in_order` gives, row by row: each report, how many rows it has, and their hash.

    The same as `rows_of` says, holding one row at a time: DuckDB's own holds all rows of all reports in memory.
    """
    for report_id, group in groupby(rows, key=itemgetter(0)):
        made, count = hashlib.sha256(), 0
        for _, row in group:
            made.update(row.encode())
            count += 1
        yield report_id, (count, made.hexdigest())


def _row(names: list[str]) -> str:
    return ROW.format(listed=", ".join(f'"{name}"::varchar' for name in names))


def add(connection: duckdb.DuckDBPyConnection, stored: Mapping[str, pa.Table]) -> None:
    """Hash the rows of reports that are being stored, given by raw table."""
    # Imported here: commands that store nothing start without pyarrow.
    from sitrep.arrow import load

    report_ids = stored["report"]["report_id"].to_pylist() if "report" in stored else []
    if not report_ids:
        return
    found = {table.name: _hashes(connection, table, stored[table.name]) for table in tables() if table.name in stored}
    # Report by report: which of them are stored together changes no order.
    rows = [
        {
            "report_id": report_id,
            "table_name": table.name,
            "column_names": columns(table),
            "row_count": count,
            "rows_sha256": sha256,
            "made_at": _now(),
        }
        for report_id in report_ids
        for table in tables()
        for count, sha256 in [found.get(table.name, {}).get(report_id, NO_ROWS)]
    ]
    load(connection, NAME, rows)


def _hashes(
    connection: duckdb.DuckDBPyConnection, table: raw_schema.Table, batch: pa.Table
) -> dict[str, tuple[int, str]]:
    """Of the rows of one raw table: report -> how many, and their hash."""
    # As a stream, like what is inserted.
    connection.register("hashed_batch", batch.__arrow_c_stream__())
    try:
        found = connection.execute(rows_of(table, columns(table), "hashed_batch")).fetchall()
    finally:
        connection.unregister("hashed_batch")
    return {report_id: (count, sha256) for report_id, count, sha256 in found}


def add_missing(connection: duckdb.DuckDBPyConnection) -> None:
    """Hash what was stored before there were hashes, or before there was one of its table, as it is now."""
    for table in tables():
        if not connection.execute(WITHOUT, {"name": table.name}).fetchall():
            continue
        names = columns(table)
        values = {"name": table.name, "columns": names, "now": _now()}
        connection.execute(OLDER.format(rows=rows_of(table, names, f"raw.{table.name}")), values)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
