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
    "parts": """Partners gave food to over 2,000 children, including 1,100 girls and 900 boys.

Some 95 persons, of whom 40 women and 22 children, received legal counselling.

Partners assisted 700 persons, of whom 19 were children, and 600 received kits.

Partners fed 910 persons, including 410 women, and 300 kits were distributed.

Partners fed 920 persons, including 420 women and 720 children.
""",
    "partes": """Los socios siguieron con su trabajo durante el mes en todas las regiones del país.

Se entregaron alimentos a 900 personas, entre ellas 500 mujeres, 200 niñas y 150 niños.
""",
    "cash": """Some 130 persons received almost USD 19,000 in CBI support to cover medical expenses, 1,100 benefited
from mental health services and 80 children received nutritional support.

A total of 31,400 persons were assisted with cash for food.
""",
    "months": """Between December and January, a total of 31,400 persons were assisted with food kits.

In January, a total of 6,400 persons were assisted with food kits.
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


def test_a_figure_joined_to_a_part_is_part_of_the_same_whole(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        """
        select parts.value::int, wholes.value::int
        from marts.fct_figure as parts
        inner join marts.fct_figure as wholes on parts.part_of_figure_id = wholes.figure_id
        where parts.report_file in ('parts.txt', 'partes.txt')
        order by parts.report_file desc, parts.char_start
        """
    ).fetchall()
    english = [(1100, 2000), (900, 2000), (40, 95), (22, 95), (19, 700), (410, 910), (420, 920)]
    assert found == [*english, (500, 900), (200, 900), (150, 900)]


def test_cash_goes_to_those_who_received_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        """
        select value::int, sector_code, modality from marts.fct_figure
        where report_file = 'cash.txt' and unit_type = 'persons' order by char_start
        """
    ).fetchall()
    assert found == [
        (130, "health", "cash"),
        (1100, "health", "service"),
        (80, "nutrition", "service"),
        (31400, "food_security", "cash"),
    ]


def test_two_months_are_no_monthly_total(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        "select value::int, measure_basis from marts.fct_figure where report_file = 'months.txt' order by char_start"
    ).fetchall()
    assert found == [(31400, "other"), (6400, "monthly_total")]
