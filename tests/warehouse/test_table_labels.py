"""Sector tables from file to mart: which header names which column, and what stays unlabelled.

One warehouse is built from small reports, each with one kind of header; the unit tests beside the models say the same
rule by rule.
"""

from collections.abc import Iterator

import duckdb
import pytest

from sitrep.ingest import ingest
from tests.warehouse.untested import NAME, build_untested

TITLE = "GTRM Peru\nSituation Report - January 2021\n\nPartners assisted people in need across the country.\n\n"
TEN = "RMRP 224 19,291 20,873 28 3,216 80 3,516 1,071 5,719 14,572\nNO RMRP - 881 63 - 1,610 573 2,548 51 10 4,966\n"
NINE = "RMRP 224 19,291 20,873 28 3,216 80 3,516 1,071 5,719\n"
FIVE = "Dentro del RMRP 5 4 3 2 1\nFuera del RMRP 1 - 1 1 1\n"
LAST_SIX = "Integration Nutrition Protection Shelter WASH CBI\n"
ENGLISH = "Education Food Security Health Humanitarian Transp. " + LAST_SIX
REPORTS = {
    "lost": "Security\n\nHealth\nTransp.\n" + LAST_SIX + TEN,
    "stacked": "Food Humanitarian\nEducation Security Health Transp. " + LAST_SIX + TEN,
    "caption": "Persons assisted by sector\nSecurity\nHealth\nTransp.\n" + LAST_SIX + TEN,
    "whole": ENGLISH + TEN,
    "spanish": "Educación Seguridad Alimentaria Salud Transporte Humanitario Integración Nutrición Protección"
    " Alojamiento Agua, Saneamiento e Higiene CBI\n" + TEN.replace("NO RMRP", "Fuera del RMRP"),
    "own_order": "Agua, Saneamiento e Higiene Salud Transferencias Monetarias Multipropósito NFI Educación\n" + FIVE,
    "template_order": "Health\nTransp.\nIntegration CBI Nutrition Protection Shelter WASH\n" + TEN,
    "totals": ENGLISH.replace("\n", " Total\n") + "RMRP 1 2 3 4 5 6 7 8 9 10 55\nNO RMRP 1 1 1 1 1 1 1 1 1 1 11\n",
    "nine": "Security\nHealth\nTransp.\n" + LAST_SIX.replace(" CBI", "") + NINE,
    "unknown": "Livelihoods Security Health Transp. " + LAST_SIX + TEN,
    "twice": ENGLISH.replace("Shelter", "Health") + TEN,
    "joined": ENGLISH.replace(" Nutrition", "").replace("Security", "Security and Nutrition") + TEN,
    "few_words": "Health\nWASH CBI\n" + TEN,
    "short_row": ENGLISH + TEN.replace("- 881", "881"),
    "other_rows": ENGLISH + TEN.replace("NO RMRP", "Target"),
    "no_plan": ENGLISH + TEN.replace("NO RMRP", "Target").replace("RMRP", "Reached"),
}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("labels")
    for name, table in REPORTS.items():
        (folder / f"{name}.txt").write_text(
            f"{TITLE}This report was written for the case named {name} and tells nothing else.\n\n{table}", "utf-8"
        )
    file = folder / NAME
    assert len(ingest([folder], file).read) == len(REPORTS)
    result = build_untested(file)
    assert result.is_success, result.failures
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


def labels(warehouse: duckdb.DuckDBPyConnection, name: str) -> list[tuple[int, str, str]]:
    """Number, sector and evidence of each named column, in order."""
    return warehouse.execute(
        "select distinct col_no, sector_code, label_evidence from marts.fct_assistance_by_sector"
        " where report_file = ? order by col_no",
        [f"{name}.txt"],
    ).fetchall()


def reasons(warehouse: duckdb.DuckDBPyConnection, name: str) -> set[tuple[str, int]]:
    """Reasons for unlabelled cells, with the number of cells."""
    return set(
        warehouse.execute(
            "select unlabelled_reason, count(*) from marts.qa_table_cell"
            " where report_file = ? and unlabelled_reason is not null group by all",
            [f"{name}.txt"],
        ).fetchall()
    )


SITREP = (
    "education food_security health humanitarian_transport integration nutrition protection shelter wash"
    " cbi_multipurpose"
).split()


@pytest.mark.parametrize(
    ("name", "sectors", "not_printed"),
    [
        ("lost", SITREP, {1: "inferred", 2: "partial", 4: "partial"}),
        ("caption", SITREP, {1: "inferred", 2: "partial", 4: "partial"}),
        ("stacked", SITREP, {}),
        ("whole", SITREP, {}),
        ("spanish", SITREP, {}),
        ("own_order", ["wash", "health", "cbi_multipurpose", "nfi", "education"], {}),
        (
            "template_order",
            [*SITREP[:5], "cbi_multipurpose", *SITREP[5:9]],
            {1: "inferred", 2: "inferred", 4: "partial"},
        ),
        ("totals", SITREP, {}),
    ],
)
def test_columns_are_named(
    warehouse: duckdb.DuckDBPyConnection, name: str, sectors: list[str], not_printed: dict[int, str]
) -> None:
    expected = [(number, sector, not_printed.get(number, "printed")) for number, sector in enumerate(sectors, start=1)]
    assert labels(warehouse, name) == expected
    assert reasons(warehouse, name) == set()


@pytest.mark.parametrize(
    ("name", "reason", "cells"),
    [
        ("nine", "no_profile", 9),
        ("unknown", "unknown_word", 20),
        ("twice", "duplicate_sector", 20),
        ("joined", "joined_labels", 20),
        ("few_words", "too_little_printed", 20),
        ("no_plan", "not_a_sector_table", 20),
    ],
)
def test_nothing_is_guessed(warehouse: duckdb.DuckDBPyConnection, name: str, reason: str, cells: int) -> None:
    assert labels(warehouse, name) == []
    assert reasons(warehouse, name) == {(reason, cells)}
    found = warehouse.execute(
        "select count(*) from marts.qa_attention where report_file = ? and reason_code = ?", [f"{name}.txt", reason]
    ).fetchall()
    assert found == [(1,)]


@pytest.mark.parametrize(
    ("name", "reason", "cells"), [("short_row", "other_cell_count", 9), ("other_rows", "other_row_label", 10)]
)
def test_a_doubtful_row_leaves_the_other_named(
    warehouse: duckdb.DuckDBPyConnection, name: str, reason: str, cells: int
) -> None:
    assert [sector for _, sector, _ in labels(warehouse, name)] == SITREP
    assert reasons(warehouse, name) == {(reason, cells)}


def test_a_dash_is_null_with_its_reason_and_never_left_out(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        "select sector_code, persons_reached, value_raw, missing_reason from marts.fct_assistance_by_sector"
        " where report_file = 'lost.txt' and plan_scope = 'non_rmrp' order by col_no"
    ).fetchall()
    assert len(found) == len(SITREP)
    assert [row for row in found if row[3]] == [
        ("education", None, "-", "dash"),
        ("humanitarian_transport", None, "-", "dash"),
    ]


def test_printed_totals_are_checks_and_no_facts(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        "select plan_scope, total_printed, cell_sum, verdict from marts.qa_table_total"
        " where report_file = 'totals.txt' order by plan_scope"
    ).fetchall()
    assert found == [("non_rmrp", 11, 10, "differs"), ("rmrp", 55, 55, "match")]
