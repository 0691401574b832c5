"""Editions of one report: both stay, one is current, and what changed between them is listed figure by figure."""

import duckdb
import pytest

FIRST, REVISED = "gtrm_peru_2021_02_invented.txt", "gtrm_peru_2021_02_invented_revised.txt"
FACTS = ["fct_figure", "fct_assistance_by_sector", "fct_assistance_by_population_group", "fct_partner_listing"]


@pytest.mark.parametrize("mart", FACTS)
def test_facts_of_both_editions_stay_and_the_last_is_current(warehouse: duckdb.DuckDBPyConnection, mart: str) -> None:
    found = warehouse.execute(
        f"select distinct report_file, is_current from marts.{mart} where report_file in (?, ?) order by report_file",
        [FIRST, REVISED],
    ).fetchall()
    assert found == [(FIRST, False), (REVISED, True)]


def test_what_the_revised_sample_changed_is_listed(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        """
        select change_kind, source_kind, sector_code, plan_scope, value_before::int, value_after::int
        from marts.qa_revisions where report_file = ? order by source_kind, sector_code
        """,
        [REVISED],
    ).fetchall()
    assert found == [
        ("changed", "prose", "protection", None, 1480, 1840),
        ("changed", "prose", "shelter", None, 1060, 1240),
        ("changed", "table", "food_security", "non_rmrp", 1104, 1140),
        ("changed", "table", "health", "rmrp", 19230, 19320),
        ("changed", "table", "shelter", "rmrp", 986, 1166),
    ]


def test_both_places_of_a_change_lead_to_a_figure(warehouse: duckdb.DuckDBPyConnection) -> None:
    places = warehouse.execute(
        """
        select count(*), count(older.figure_id), count(newer.figure_id)
        from marts.qa_revisions as changes
        left join marts.fct_figure as older on changes.figure_id_before = older.figure_id
        left join marts.fct_figure as newer on changes.figure_id_after = newer.figure_id
        """
    ).fetchone()
    assert places == (5, 5, 5)
