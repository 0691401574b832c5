"""Numeric tables in plain text."""

from decimal import Decimal
from pathlib import Path

import pytest

from sitrep.reading.numbers import cell_value, is_cell
from sitrep.reading.report import ReportRows, read_report
from sitrep.reading.text_reader import read_text
from sitrep.rows import CellRow

TABLE = """The last sentence ends here.

 Security \n
Health
 Transp.
Integration Nutrition CBI \n
RMRP 224 19,291 - 28 14,572 \n
 NO RMRP - 881 63 - 4,966 \n
"""


def read(text: str) -> ReportRows:
    return read_report(read_text(text.encode()))


def kinds(rows: ReportRows, kind: str) -> list[CellRow]:
    return [cell for cell in rows.cells if cell.cell_kind == kind]


def test_a_table_is_rows_of_numbers_and_the_fragments_above() -> None:
    rows = read(TABLE)
    assert [cell.text for cell in kinds(rows, "header")] == [
        "Security",
        "Health",
        "Transp.",
        "Integration Nutrition CBI",
    ]
    assert {cell.col_no for cell in kinds(rows, "header")} == {None}
    assert [(cell.text, cell.row_no, cell.col_no) for cell in kinds(rows, "row_label")] == [
        ("RMRP", 5, 0),
        ("NO RMRP", 6, 0),
    ]
    values = kinds(rows, "value")
    assert [cell.text for cell in values if cell.row_no == 6] == ["-", "881", "63", "-", "4,966"]
    assert [cell.col_no for cell in values] == [1, 2, 3, 4, 5] * 2


def test_a_dash_has_no_value_and_is_not_zero() -> None:
    values = kinds(read(TABLE), "value")
    assert [cell.value for cell in values if cell.text == "-"] == [None] * 3
    assert values[1].value == Decimal(19291)


def test_lines_of_a_table_are_no_sentences() -> None:
    rows = read(TABLE)
    assert [row.text for row in rows.sentences] == ["The last sentence ends here."]


def test_a_row_that_lost_a_cell_has_lost_its_columns() -> None:
    rows = read("Education Health Shelter WASH\nRMRP 1 2 3 4\nNO RMRP 5 6 7\n")
    assert [cell.col_no for cell in kinds(rows, "value")] == [1, 2, 3, 4, None, None, None]


def test_wide_blanks_keep_numbers_with_spaces_whole() -> None:
    rows = read("Education   Health   Shelter\nRMRP   1 500   20 873   -\n")
    assert [cell.text for cell in kinds(rows, "value")] == ["1 500", "20 873", "-"]
    assert [cell.text for cell in kinds(rows, "header")] == ["Education", "Health", "Shelter"]


def test_nine_columns_are_as_good_as_ten() -> None:
    rows = read("Food\nHealth Shelter\nDentro del RMRP 1 2 3 4 5 6 7 8 9\nFuera del RMRP - - 3 4 5 6 7 8 9\n")
    assert max(cell.col_no or 0 for cell in rows.cells) == 9


@pytest.mark.parametrize(
    "text",
    [
        "Partners met in 2018, 2019 and 2020 in Lima.\n",
        "Regions: Lima 20 30 40 and others.\n",
        "0 10 20 30 40\n",
        "Health 20 30\nShelter 4 5\n",
        "Persons helped from 2018 to 2021 were 200, 300, 400\n",
        "Education  Services 3,638  Supplies 2,839  Countries 4\n",
    ],
)
def test_prose_with_numbers_is_no_table(text: str) -> None:
    assert read(text).cells == ()


def test_headings_and_partner_lists_above_are_no_header() -> None:
    names = " | ".join(["ACNUR", "OIM", "CARE", "HIAS", "ADRA", "WFP", "OCHA", "GIZ"])
    rows = read(f"{names}.\nResponse by sector\n\nHealth Shelter\nRMRP 1 2 3\n")
    assert [cell.text for cell in kinds(rows, "header")] == ["Health Shelter"]
    assert len(rows.partners) == 8


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,071", "1071"), ("1.071", "1071"), ("14,572", "14572"), ("1 500 000", "1500000"), ("28", "28"),
        ("1’718,331", "1718331"), ("3.5", "3.5"), ("12,25", "12.25"), ("8.1%", "8.1"), ("224*", "224"),
    ],
)  # fmt: skip
def test_numbers_of_cells(text: str, value: str) -> None:
    assert is_cell(text)
    assert cell_value(text) == Decimal(value)


@pytest.mark.parametrize("text", ["-", "–", "—", "n/a", "N/D", ".."])
def test_marks_for_no_number(text: str) -> None:
    assert is_cell(text)
    assert cell_value(text) is None


@pytest.mark.parametrize("text", ["", "x", "1,07", "10-20", "1.0.0", "RMRP"])
def test_what_is_no_cell_with_a_number(text: str) -> None:
    assert text == "1,07" or not is_cell(text)


def test_the_real_report_has_one_table_of_twenty_cells(shared: Path) -> None:
    rows = read_report(read_text((shared / "reports" / "gtrm_peru_2021_01.txt").read_bytes()))
    assert {cell.table_no for cell in rows.cells} == {1}
    values = kinds(rows, "value")
    assert len(values) == 20
    sums = {row_no: sum(cell.value or 0 for cell in values if cell.row_no == row_no) for row_no in (5, 6)}
    assert sums == {5: 68590, 6: 10702}
    assert len(rows.partners) == 77


def test_the_labelled_texts_have_no_table(shared: Path) -> None:
    files = sorted((shared / "gold" / "texts").glob("*.txt"))
    assert len(files) == 51
    assert [path.name for path in files if read_report(read_text(path.read_bytes())).cells] == []
