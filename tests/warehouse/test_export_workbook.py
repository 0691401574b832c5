"""The workbook: typed cells that are the marts', a readme, and no formula whatever a report says."""

import zipfile
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest

from sitrep.export import contract, workbook
from sitrep.export.cells import TEXT_LIMIT, as_cell
from sitrep.publishing import places
from tests.warehouse import exported
from tests.warehouse.test_export import run

SHEETS = ("fct_assistance_by_sector", "fct_persons_by_sector", "fct_figure", "dim_report", "qa_partner_count")


@pytest.fixture(scope="module")
def folder(published_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbook of some marts."""
    out = tmp_path_factory.mktemp("workbook")
    chosen = tuple(part for name in (*SHEETS, "fct_assistance_by_population_group") for part in ("--mart", name))
    assert run(published_warehouse, out, "xlsx", more=chosen) == 0
    return out / "xlsx"


@pytest.fixture(scope="module")
def book(folder: Path) -> Any:
    """The workbook, read by another library than the one that wrote it."""
    return openpyxl.load_workbook(folder / workbook.FILE)


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_read_back_is_the_mart(name: str, book: Any, published_warehouse: Path) -> None:
    with exported.reader(places.current(published_warehouse)) as connection:
        (mart,) = [mart for mart in contract.read(connection) if mart.name == name]
        key = ", ".join(mart.primary_key)
        rows = connection.execute(f"select * from marts.{name} order by {key}").fetchall()
    header, *cells = book[name].iter_rows(values_only=True)
    assert header == mart.column_names
    assert len(cells) == len(rows)
    for read, row in zip(cells, rows, strict=True):
        for column, cell, value in zip(mart.columns, read, row, strict=True):
            found = exported.as_in_mart(column, cell)
            assert found == comparable(value), (name, column.name)


def comparable(value: object) -> object:
    """A value of a mart as a workbook can hold it: a date with midnight, times to the thousandth, 16 digits."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0) + timedelta(milliseconds=round(value.microsecond / 1000))
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return pytest.approx(value, rel=1e-15) if isinstance(value, float) else value


def test_cells_have_types(book: Any) -> None:
    sheet = book["fct_figure"]
    at = {cell.value: cell.column - 1 for cell in sheet[1]}
    types = {name: {row[at[name]].data_type for row in sheet.iter_rows(min_row=2)} for name in at}
    # openpyxl calls a cell without a value a number.
    assert types["value"] == types["page_no"] == {"n"}
    assert types["is_assistance"] == {"b"}
    assert types["reference_period_end"] == {"d"}
    assert types["figure_text"] == types["excerpt"] == {"s"}


def test_readme_comes_first_and_says_what_to_mind(book: Any) -> None:
    assert book.sheetnames[:2] == ["readme", "columns"]
    said = [" ".join(filter(None, row)) for row in book["readme"].iter_rows(values_only=True)]
    for start in ("caveat Not additive", "caveat Monthly or cumulative", "licence not stated", "source GTRM Peru"):
        assert any(line.startswith(start) for line in said), start


def test_long_names_of_marts_have_a_sheet_that_the_readme_names(book: Any) -> None:
    assert "fct_assistance_by_population_gr" in book.sheetnames
    said = dict(row[:2] for row in book["readme"].iter_rows(values_only=True))
    assert said["sheet fct_assistance_by_population_gr"].startswith("fct_assistance_by_population_group: ")


def test_columns_are_described_with_their_type(book: Any) -> None:
    rows = list(book["columns"].iter_rows(values_only=True))
    assert ("fct_figure", "is_assistance", "boolean", "yes") in [row[:4] for row in rows]
    assert all(row[4] for row in rows)


def test_sheets_pass_the_frictionless_library(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["note"])
    assert len(report.tasks) == len(SHEETS) + 1


def test_no_cell_is_a_formula(folder: Path, book: Any) -> None:
    with zipfile.ZipFile(folder / workbook.FILE) as file:
        sheets = [file.read(name) for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet or b"<hyperlink" in sheet for sheet in sheets)
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "d"}


@pytest.mark.parametrize(
    ("value", "cell", "is_told"),
    [
        (None, None, False),
        (Decimal("1120.000000"), 1120, False),
        (Decimal("0.450000"), 0.45, False),
        (12345678901234567, "12345678901234567", True),
        (True, True, False),
        (["a;b", "\x1b"], '["a;b", "\\\\u001b"]', False),
        ("one\ntwo", "one\ntwo", False),
        ("\x1b[0m", "\\x1b[0m", False),
        ("x" * TEXT_LIMIT, "x" * TEXT_LIMIT, False),
    ],
)
def test_values_become_cells(value: object, cell: object, is_told: bool) -> None:
    found, told = as_cell(value)
    assert (found, type(found), told is not None) == (cell, type(cell), is_told)


def test_what_a_cell_has_no_room_for_is_cut_and_said() -> None:
    cell, told = as_cell("x" * (TEXT_LIMIT + 1))
    assert isinstance(cell, str)
    assert len(cell) == TEXT_LIMIT
    assert cell.endswith(" ... (cut)")
    assert told == "cut to 32,767 of 32,768 characters"
