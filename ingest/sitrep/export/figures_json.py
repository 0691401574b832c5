"""JSON Lines of figures: an object per row of fct_figure, with the report, the place and the evidence it rests on."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from sitrep.export.contract import REPORT_ID, Mart
from sitrep.export.inert_text import json_line

MART = "fct_figure"
FILE = "figures.jsonl"
ROWS_AT_ONCE = 5_000
# Which object inside a figure's a column goes to; all others stand in the figure's own.
REPORT = (
    *("report_id", "report_file", "platform_code", "country_code"),
    *("reference_period_start", "reference_period_end", "is_current"),
)
PLACE = ("page_no", "line_no", "sentence_no", "char_start", "char_end", "figure_text", "period_text", "excerpt")
OF_REPORT = ("title_text", "language_code", "inferred_attributes", "revision_no", "copy_of")
# Codes joined by blanks; docs/exports.md says what each means.
CAVEATS = """
    concat_ws(
        ' ', 'not_additive', measure_basis, if(starts_with(basis_evidence, 'inferred'), 'basis_inferred', null),
        if(
            sector_evidence in ('column inferred', 'column partial'),
            replace(sector_evidence, 'column ', 'label_'), null
        ),
        if(certainty = 'unsure', 'unsure', null), if(value_status = 'corrected', 'corrected', null),
        if(is_current, null, 'not_current')
    )
"""


def write(
    connection: duckdb.DuckDBPyConnection, path: Path, mart: Mart, rows: str, values: object, licence: str
) -> None:
    """Write the rows of fct_figure that SQL behind `from` gives, a line each."""
    columns = ", ".join(f"figures.{column.sql}" for column in mart.columns)
    of_report = ", ".join(f"reports.{name} as report_{name}" for name in OF_REPORT)
    query = (
        f"with figures as (select * from {rows}) "
        f"select {columns}, {of_report}, {CAVEATS} as caveats from figures "
        f"inner join (select {REPORT_ID}, {', '.join(OF_REPORT)} from marts.dim_report) as reports using ({REPORT_ID}) "
        "order by figure_id"
    )
    found = connection.execute(query, values)
    names = [column[0] for column in found.description or []]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        while batch := found.fetchmany(ROWS_AT_ONCE):
            file.writelines(_lines(names, batch, licence))


def _lines(names: Sequence[str], rows: Sequence[Sequence[Any]], licence: str) -> Iterator[str]:
    for row in rows:
        figure = record(dict(zip(names, row, strict=True)), licence)
        yield json_line(json.dumps(figure, default=plain, ensure_ascii=False)) + "\n"


def record(row: Mapping[str, Any], licence: str) -> dict[str, Any]:
    """A figure as an object: what it says, then report, place, evidence, caveats and licence."""
    evidence = [name for name in row if name.endswith("_evidence")]
    of_report = {f"report_{name}": name for name in OF_REPORT}
    apart = {*REPORT, *PLACE, *evidence, *of_report, "caveats"}
    return {
        **{name: value for name, value in row.items() if name not in apart},
        "report": {name: row[name] for name in REPORT} | {to: row[name] for name, to in of_report.items()},
        "place": {name: row[name] for name in PLACE},
        "evidence": {name.removesuffix("_evidence"): row[name] for name in evidence},
        "caveats": row["caveats"].split(),
        "licence": licence,
    }


def plain(value: object) -> object:
    """What JSON has no form for: a decimal number, as text where readers would round it; a date."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        return float(value) if Decimal(repr(float(value))) == value else str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a figure")
