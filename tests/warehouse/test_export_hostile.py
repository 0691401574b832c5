"""Reports that mean harm: in no export does their text act, and in each it can be had back."""

import csv
import io
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest

from sitrep.export import contract
from sitrep.export.inert_text import FORMULA, HARMLESS
from sitrep.publishing import places
from sitrep.terminal_text import ACTIVE_CATEGORIES
from tests.warehouse import exported
from tests.warehouse.test_export import run

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "-2+3+cmd|' /C calc'!A0",
    "+1;=HYPERLINK(\"x\")",
    "\t=1+1",
    "line\r\n=1+1",
    "\x1b[2J\x1b]0;owned\x07\x9b31m",
    "\u202egnp.exe\u2069\u2028",
    "'); drop table marts.fct_figure; --",
    "<script>alert(1)</script>",
    "C:\\temp\\x41",
    "_x003D_1+1",
    "\"quoted\", ''",
)  # fmt: skip
LINE_ENDS = {"\n"}


@pytest.fixture(scope="module")
def warehouse(published_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse whose texts mean harm; what it is built from is of no matter here."""
    file = tmp_path_factory.mktemp("hostile") / "samples.duckdb"
    current = places.current(file)
    current.parent.mkdir()
    shutil.copy(places.current(published_warehouse), current)
    current.chmod(0o644)
    with duckdb.connect(str(current)) as connection:
        pick = f"list_extract($texts::varchar[], 1 + rowid % {len(HOSTILE)})"
        for table, changed in (
            ("fct_figure", f"excerpt = {pick}, population_group_codes = [{pick}, 'b']"),
            ("dim_report", f"title_text = {pick}, report_file = {pick} || rowid"),
            ("fct_assistance_by_sector", f"value_raw = {pick}, report_file = {pick}"),
            ("fct_partner_listing", f"partner_text = {pick}"),
        ):
            connection.execute(f"update marts.{table} set {changed}", {"texts": list(HOSTILE)})
    return file


@pytest.fixture(scope="module")
def out(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format of it."""
    folder = tmp_path_factory.mktemp("hostile_exports")
    assert run(warehouse, folder, "csv", "parquet", "hxl", "hapi", "jsonl") == 0
    sheets = ("--mart", "fct_figure", "--mart", "dim_report", "--mart", "fct_partner_listing")
    assert run(warehouse, folder, "xlsx", more=sheets) == 0
    return folder


@pytest.fixture
def connection(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the published file."""
    with exported.reader(places.current(warehouse)) as opened:
        yield opened


def test_no_cell_of_a_csv_file_starts_a_formula(out: Path) -> None:
    cells = [
        cell
        for path in out.rglob("*.csv")
        for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline=""))
        for cell in row
    ]
    assert len(cells) > 10_000
    assert [cell for cell in cells if FORMULA.search(cell) and not HARMLESS.fullmatch(cell)] == []


def test_no_text_file_holds_what_a_terminal_obeys(out: Path) -> None:
    for path in (path for ending in ("csv", "json", "jsonl") for path in out.rglob(f"*.{ending}")):
        text = path.read_text("utf-8")
        found = {char for char in text if unicodedata.category(char) in ACTIVE_CATEGORIES} - LINE_ENDS
        assert found == set(), path.name


def test_texts_come_back_as_they_were(out: Path, connection: duckdb.DuckDBPyConnection) -> None:
    for mart in contract.read(connection):
        if mart.name in {"fct_figure", "dim_report", "fct_assistance_by_sector", "fct_partner_listing"}:
            rows = exported.csv_rows(out / "csv" / f"{mart.name}.csv", mart)
            assert exported.differences(connection, mart, rows) == [], mart.name
            rows = f"select * from '{out / 'parquet' / mart.name}.parquet'"
            assert exported.differences(connection, mart, rows) == [], mart.name


def test_no_cell_of_the_workbook_is_a_formula_and_texts_come_back(
    out: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    book = openpyxl.load_workbook(out / "xlsx" / "sitrep.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "d"}
    (mart,) = [mart for mart in contract.read(connection) if mart.name == "fct_figure"]
    names = ("figure_id", "excerpt", "population_group_codes")
    rows = connection.execute(f"select {', '.join(names)} from marts.fct_figure order by figure_id").fetchall()
    header, *cells = book["fct_figure"].iter_rows()
    at = [next(cell.column - 1 for cell in header if cell.value == name) for name in names]
    columns = [next(column for column in mart.columns if column.name == name) for name in names]
    read = [
        tuple(exported.as_in_mart(column, row[col].value) for column, col in zip(columns, at, strict=True))
        for row in cells
    ]
    assert read == rows
    # Stays text when a person edits the cell.
    excerpts = [row[at[1]] for row in cells]
    assert [cell.quotePrefix for cell in excerpts if str(cell.value).startswith("=")] == [True] * sum(
        text.startswith("=") for _, text, _ in rows
    )
