"""Whatever table is drawn is read as drawn: every cell, every header, every label, in whatever layout."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.sample.spec import HeaderStyle, Rules, TableSpec, grid
from reports.sample.variety import Drawn, make
from sitrep.reading.pdf_reader import read_pdf
from sitrep.rows import CellRow

drawing = pytest.importorskip("reports.sample.drawing", reason="reportlab draws the pages of these tests")

KNOWN = (
    0,
    2,
    21,
    30,
    31,
    41,
    49,
    1007,
    1011,
    1031,
    1060,
    1085,
    1134,
    1229,
    10_001,
    7_712_952,
    8_096_641,
    213_560,
    8_083_504,
    4_892_549,
    3_331_837,
    861_294,
    5_698_642,
)
"""Layouts that were once read wrong."""

Table = dict[int, list[CellRow]]


def drawn_pdf(report: Drawn, path: Path) -> Path | None:
    """The report as a file; None for one whose table is too wide for its page."""
    try:
        path.write_bytes(drawing.draw(report.spec))
    except ValueError:
        return None
    return path


def tables_of(path: Path) -> list[Table]:
    """The rows of every table of a report, each as its cells."""
    found: dict[int, Table] = {}
    for cell in read_pdf(path).cells or ():
        found.setdefault(cell.table_no, {}).setdefault(cell.row_no, []).append(cell)
    return list(found.values())


def squeezed(text: str) -> str:
    """Letters and digits alone: hyphens of broken words and blanks between them do not count."""
    return re.sub(r"[\W_]", "", text)


def body_of(table: Table) -> dict[str, list[str]]:
    """Cells by row label, in the order of the columns."""
    body: dict[str, list[str]] = {}
    for cells in table.values():
        values = [cell for cell in cells if cell.cell_kind == "value"]
        label = squeezed("".join(cell.text for cell in cells if cell.cell_kind == "row_label"))
        if values:
            body[label] = [cell.text for cell in sorted(values, key=lambda cell: cell.col_no or 0)]
    return body


def header_of(table: Table) -> list[str]:
    """Words over each column, in the order of the columns."""
    found: dict[int, str] = {}
    for cells in table.values():
        for cell in cells:
            if cell.cell_kind == "header" and cell.col_no:
                found[cell.col_no] = found.get(cell.col_no, "") + cell.text
    return [squeezed(found[col_no]) for col_no in sorted(found)]


def has_blank_column(body: dict[str, list[str]]) -> bool:
    """Whether no row prints anything in some column."""
    return any(not any(cells) for cells in zip(*body.values(), strict=True))


def printed(body: dict[str, list[str]]) -> dict[str, list[str]]:
    """The cells of each row that print something."""
    return {label: [cell for cell in cells if cell] for label, cells in body.items()}


def check(number: int, path: Path) -> None:
    """Each table of the report of this number is read as it is drawn."""
    report = make(number)
    file = drawn_pdf(report, path)
    if file is None or not report.is_readable:
        return
    read = [(header_of(table), body_of(table)) for table in tables_of(file)]
    for spec in (block for block in report.spec.blocks if isinstance(block, TableSpec)):
        made = grid(spec)
        body = {squeezed("".join(row[0])): ["".join(cell) for cell in row[1:]] for row in made.body}
        header = [squeezed("".join(lines)) for lines in made.header[1:]]
        if (header, body) in read:
            continue
        # A column that prints nothing below its name leaves only its header, which may stand too near to another one.
        assert spec.rules is not Rules.GRID and has_blank_column(body), report.kind
        assert printed(body) in [printed(found) for _, found in read], report.kind


@pytest.mark.parametrize("number", KNOWN)
def test_a_layout_once_read_wrong_is_read_right(number: int, tmp_path: Path) -> None:
    check(number, tmp_path / "report.pdf")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(min_value=10_000, max_value=10_000_000))
def test_whatever_table_is_drawn_is_read_as_drawn(number: int, tmp_path: Path) -> None:
    check(number, tmp_path / "report.pdf")


def test_a_header_drawn_as_a_picture_has_no_words(tmp_path: Path) -> None:
    """The rows are read all the same, and nothing is made up for the columns."""
    number = next(n for n in range(200) if not make(n).is_readable)
    spec = next(block for block in make(number).spec.blocks if isinstance(block, TableSpec))
    assert spec.header_style is HeaderStyle.IMAGE
    file = drawn_pdf(make(number), tmp_path / "report.pdf")
    assert file is not None
    labels = {squeezed(row.label) for row in spec.rows}
    table = next(table for table in tables_of(file) if labels <= set(body_of(table)))
    assert header_of(table) == []
