"""The rows of a report as Arrow tables, ready to be loaded: made where the report is read, stored elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from sitrep import raw_schema
from sitrep.arrow import arrow_table

if TYPE_CHECKING:
    # Readers are imported by the processes that read; the one that stores does without them.
    from sitrep.reading.document import LineIndex
    from sitrep.reading.report import ReportRows


@dataclass(frozen=True)
class ReportTables:
    """A report ready to be stored: its row of ``raw.report`` without file and run, and its other rows by table."""

    report: dict[str, Any]
    tables: dict[str, pa.Table]

    def count(self, name: str) -> int:
        """Rows of the raw table ``name``."""
        return int(self.tables[name].num_rows)


def make_tables(report_id: str, rows: ReportRows) -> ReportTables:
    """The rows of a report as the raw tables take them."""
    from sitrep.reading.document import LineIndex

    index = LineIndex(rows.lines)
    shared = {"report_id": report_id}
    filled: dict[str, list[dict[str, Any]]] = {
        "line": _dicts(rows.lines, shared),
        "page": _dicts(rows.document.pages, shared),
        "sentence": _dicts(rows.sentences, shared),
        "token": _dicts(rows.tokens, shared),
        "figure": [_placed(vars(figure) | shared, index) for figure in rows.figures],
        "table_cell": _dicts(rows.cells, shared),
        "partner": _dicts(rows.partners, shared),
        "report_attribute": _dicts(rows.attributes, shared),
        "report_period": _dicts(rows.periods, shared),
    }
    tables = {name: arrow_table(raw_schema.table(name), found) for name, found in filled.items()}
    return ReportTables(_report(rows) | shared, tables)


def _report(rows: ReportRows) -> dict[str, Any]:
    document = rows.document
    return {
        "media_type": document.media_type,
        "page_count": document.page_count,
        "char_count": len(document.text),
        "text": document.text,
        "language_code": rows.language_code,
        "title_text": rows.title.text if rows.title else None,
        "title_start": rows.title.char_start if rows.title else None,
        "period_text": rows.period.text if rows.period else None,
        "period_start": rows.period.char_start if rows.period else None,
        "extractor": document.extractor,
        "extractor_version": document.extractor_version,
    }


def _dicts(rows: Iterable[object], shared: dict[str, str]) -> list[dict[str, Any]]:
    return [vars(row) | shared for row in rows]


def _placed(row: dict[str, Any], index: LineIndex) -> dict[str, Any]:
    line = index.at(row["char_start"])
    return row | {"page_no": line.page_no, "line_no": line.line_no}
