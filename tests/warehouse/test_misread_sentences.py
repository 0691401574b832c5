"""Sentences that were once misread, from text to mart: what is said of each figure and how a sector adds up."""

from collections.abc import Iterator

import duckdb
import pytest

from sitrep.ingest import ingest
from tests.warehouse.untested import NAME, build_untested

TITLE = "GTRM Peru\nSituation Report - January 2021\n\n"
REPORTS = {
    "english": """To back the Superintendence of Migration, partners gave specialized orientation and support to
refugees and migrants who sought a permit, and legal counselling on issues of regularization and documentation to
some 1,120 refugees and migrants.

Over 1,300 liters of water were distributed to support almost 2,100 persons in transit.

Humanitarian transportation was provided to 120 persons, including for family reunification.

Partners trained 244 local officials on human trafficking.

Education Food Security Health Humanitarian Transp. Integration Nutrition Protection Shelter WASH CBI
RMRP 224 19,291 20,873 128 3,216 80 516 1,071 5,719 14,572
NO RMRP - 881 63 - 1,610 573 628 51 10 4,966
""",
    "spanish": """Los socios siguieron con su trabajo durante el mes en todas las regiones del país.

Se brindó transporte humanitario a 85 personas, incluso para la reunificación familiar.

Unos 3.200 litros de agua fueron distribuidos para apoyar a casi 1.300 personas en tránsito.
""",
}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("misread")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(TITLE + text, "utf-8")
    file = folder / NAME
    assert len(ingest([folder], file).read) == len(REPORTS)
    assert build_untested(file).is_success
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


def readings(warehouse: duckdb.DuckDBPyConnection, name: str) -> list[tuple[object, ...]]:
    """Value, unit, sector, and whether it is help, of the figures in sentences."""
    return warehouse.execute(
        """
        select value::int, unit_type, sector_code, is_assistance from marts.fct_figure
        where report_file = ? and source_kind = 'prose' order by char_start
        """,
        [f"{name}.txt"],
    ).fetchall()


def test_counsel_water_transport_and_training_are_help_of_their_sector(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert readings(warehouse, "english") == [
        (1120, "persons", "protection", True),
        (1300, "litres", "wash", True),
        (2100, "persons", "wash", True),
        (120, "persons", "humanitarian_transport", True),
        (244, "persons", "protection", True),
    ]


def test_so_are_they_in_spanish(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert readings(warehouse, "spanish") == [
        (85, "persons", "humanitarian_transport", True),
        (3200, "litres", "wash", True),
        (1300, "persons", "wash", True),
    ]


def test_officials_trained_are_no_persons_reached_by_the_sector(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        """
        select prose_persons, table_both, verdict, agrees_with, told_share::varchar
        from marts.qa_sector_reconciliation where report_file = 'english.txt' and sector_code = 'protection'
        """
    ).fetchall()
    assert found == [(1120, 1144, "subset", "both", "0.979")]
