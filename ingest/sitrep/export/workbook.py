"""The workbook: a sheet that says what it is, a sheet of columns, a sheet per mart with typed cells and no formula."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sitrep.export.about import About, Source
from sitrep.export.cells import TEXT_LIMIT, as_cell, looks_like_formula
from sitrep.export.contract import Column, Mart
from sitrep.export.inert_text import original
from sitrep.terminal_text import inert

FILE = "sitrep.xlsx"
# What the format has room for.
ROWS_AT_MOST = 1_048_576
NAME_AT_MOST = 31
ROWS_AT_ONCE = 5_000
# Nothing that a report says becomes a formula, a link or a number.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
WIDTHS = {"DATE": 12, "TIMESTAMP": 20, "BOOLEAN": 10, "INTEGER": 10, "BIGINT": 14}
CELLS = (
    f"Cells hold at most {TEXT_LIMIT:,} characters; a list is JSON. An escape such as \\x1b stands for a control "
    "character, \\\\ for a backslash. No cell is a formula."
)
README, COLUMNS = "readme", "columns"

Rows = Iterator[Sequence[Any]]


@dataclass
class Workbook:
    """A workbook in the making; `warnings` says what could not be written as it is."""

    book: xlsxwriter.Workbook
    sheets: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the formats of its cells."""
        self.bold: Format = self.book.add_format({"bold": True})
        self.wrapped: Format = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.time: Format = self.book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        # Stays text when a person edits the cell.
        self.quoted: Format = self.book.add_format({"quote_prefix": True})

    def sheet(self, mart: str) -> Worksheet:
        """A new sheet for rows of a mart, under a name that the format has room for."""
        taken = {name.lower() for name in [README, COLUMNS, *self.sheets]}
        for number in range(1, 1_000):
            end = "" if number == 1 else f" ({number})"
            name = mart[: NAME_AT_MOST - len(end)] + end
            if name.lower() not in taken:
                self.sheets[name] = mart
                return self.book.add_worksheet(name)
        raise AssertionError(f"{mart}: no name left for a sheet")


def write(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    marts: Sequence[Mart],
    rows: Mapping[str, tuple[str, object]],
    about: About,
) -> Workbook:
    """Write the marts' rows, of which there is by mart the SQL behind `from` and its values; what was written where."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        # The same bytes for the same publication.
        book.set_properties({"title": "Assistance figures of situation reports", "created": about.published_at})
        workbook = Workbook(book)
        readme, columns = book.add_worksheet(README), book.add_worksheet(COLUMNS)
        for mart in marts:
            names = ", ".join(column.sql for column in mart.columns)
            source, values = rows[mart.name]
            found = connection.execute(f"select {names} from {source}", values)
            _write_mart(workbook, mart, _batches(found))
        _write_columns(workbook, columns, marts)
        _write_readme(workbook, readme, marts, about)
        readme.activate()
        return workbook


def _batches(found: duckdb.DuckDBPyConnection) -> Rows:
    while batch := found.fetchmany(ROWS_AT_ONCE):
        yield from batch


def _write_mart(workbook: Workbook, mart: Mart, rows: Rows) -> None:
    sheet, at = _headed(workbook, mart), 1
    for row in rows:
        if at == ROWS_AT_MOST:
            _filter(sheet, mart, at)
            sheet, at = _headed(workbook, mart), 1
        for col, (column, value) in enumerate(zip(mart.columns, row, strict=True)):
            _write_cell(workbook, sheet, at, col, value, f"{mart.name}.{column.name}")
        at += 1
    _filter(sheet, mart, at)


def _filter(sheet: Worksheet, mart: Mart, rows: int) -> None:
    sheet.autofilter(0, 0, rows - 1, len(mart.columns) - 1)


def _headed(workbook: Workbook, mart: Mart) -> Worksheet:
    sheet = workbook.sheet(mart.name)
    sheet.freeze_panes(1, 0)
    for col, column in enumerate(mart.columns):
        sheet.set_column(col, col, _width(column))
        sheet.write_string(0, col, column.name, workbook.bold)
    return sheet


def _width(column: Column) -> int:
    return max(WIDTHS.get(column.type, 18), min(len(column.name) + 3, 30))


def _write_cell(workbook: Workbook, sheet: Worksheet, at: int, col: int, value: object, name: str) -> None:
    cell, warning = as_cell(value)
    if warning:
        workbook.warnings.append(f"{name}: row {at + 1}: {warning}")
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(at, col, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(at, col, cell, workbook.time)
    elif isinstance(cell, date):
        sheet.write_datetime(at, col, cell)
    elif isinstance(cell, int | float | Decimal):
        sheet.write_number(at, col, cell)
    else:
        # Of an empty text nothing would be written but for a format.
        is_marked = looks_like_formula(original(cell)) or not cell
        sheet.write_string(at, col, cell, workbook.quoted if is_marked else None)


def _write_columns(workbook: Workbook, sheet: Worksheet, marts: Sequence[Mart]) -> None:
    rows = [("sheet", "column", "type", "always given", "what it is")]
    of_mart = {mart: name for name, mart in reversed(workbook.sheets.items())}
    for mart in marts:
        rows += [(of_mart[mart.name], *_described(column)) for column in mart.columns]
    _write_texts(workbook, sheet, rows, (34, 28, 16, 12, 110))


def _described(column: Column) -> tuple[str, str, str, str]:
    return column.name, column.type.lower(), "yes" if column.is_required else "", column.description


def _of_source(source: Source) -> str:
    platform = source.platform_code or "platform not told"
    period = f"{source.reference_period_start or '?'} to {source.reference_period_end or '?'}"
    edition = "current" if source.is_current else "not current"
    return f"{source.title} ({source.report_file}), {platform}, {period}, {edition}, SHA-256 {source.report_id}"


def _write_readme(workbook: Workbook, sheet: Worksheet, marts: Sequence[Mart], about: About) -> None:
    summaries = {mart.name: mart.summary for mart in marts}
    rows = [
        ("Assistance figures of situation reports", ""),
        ("publication", f"{about.publication_no}, {about.published_at:%Y-%m-%d %H:%M} UTC, {about.tool}"),
        ("version of the columns", about.version),
        ("licence", about.licence_words),
        *(("caveat", caveat) for caveat in about.caveats),
        ("cells", CELLS),
        *(("warning", warning) for warning in workbook.warnings),
        *((f"sheet {name}", f"{mart}: {summaries[mart]}") for name, mart in workbook.sheets.items()),
        *(("source", _of_source(source)) for source in about.sources),
    ]
    _write_texts(workbook, sheet, rows, (34, 140))


def _write_texts(workbook: Workbook, sheet: Worksheet, rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
    for col, width in enumerate(widths):
        sheet.set_column(col, col, width)
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(rows):
        for col, value in enumerate(row):
            sheet.write_string(at, col, inert(value)[:TEXT_LIMIT], workbook.bold if at == 0 else workbook.wrapped)
