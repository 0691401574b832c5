"""What is printed at offsets of a report's text.

DuckDB counts to an offset from the start of a text, so that asking for every number of a long report takes as long as
the report times its numbers. Python looks up a character where it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
from duckdb.func import ARROW, SPECIAL

from sitrep.doctor import ranges
from sitrep.doctor.finding import Patient

NAME = "printed"
TEXTS = f"select report_id, text from raw.report where report_id {ranges.WITHIN}"


def rows(patient: Patient, sql: str) -> list[tuple[object, ...]]:
    """The rows of a query that calls `printed(report_id, char_start, char_end)`, of all ranges of reports in order.

    The function gives the characters from `char_start` to before `char_end`, fewer where the text ends before, and
    NULL where those are no places. The query keeps to the range of reports from $first to $last.
    """
    found: list[tuple[object, ...]] = []
    for within in ranges.of_reports(patient.connection):
        texts = dict(patient.connection.execute(TEXTS, within).fetchall())
        with _function(patient.connection, texts):
            found += patient.connection.execute(sql, within).fetchall()
    return found


@contextmanager
def _function(connection: duckdb.DuckDBPyConnection, texts: dict[str, str]) -> Iterator[None]:
    # Imported here: commands that ask nothing of texts start without pyarrow.
    import pyarrow as pa

    def printed(report_ids: Any, starts: Any, ends: Any) -> Any:
        places = zip(report_ids.to_pylist(), starts.to_pylist(), ends.to_pylist(), strict=True)
        return pa.array([_part(texts.get(report_id), start, end) for report_id, start, end in places], pa.string())

    # In batches: one call per row would take a hundred times as long.
    connection.create_function(
        NAME, printed, ["VARCHAR", "INTEGER", "INTEGER"], "VARCHAR", type=ARROW, null_handling=SPECIAL
    )
    try:
        yield
    finally:
        connection.remove_function(NAME)


def _part(text: str | None, start: int | None, end: int | None) -> str | None:
    if text is None or start is None or end is None or not 0 <= start <= end:
        return None
    return text[start:end]
