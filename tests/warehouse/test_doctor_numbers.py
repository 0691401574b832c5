"""A number of the marts that a hand changed is found, whatever mart it stands in."""

import shutil
from pathlib import Path

import duckdb
import pytest

from sitrep.doctor import examine

CHANGED = {
    "a figure": ("fct_figure", "update marts.fct_figure set value = 28030 where value = 1120"),
    "a figure, as read too": ("fct_figure", "update marts.fct_figure set value = 7, value_read = 7 where value = 1120"),
    "a cell": (
        "fct_assistance_by_sector",
        "update marts.fct_assistance_by_sector set persons_reached = 20000 where persons_reached = 19291",
    ),
    "a cell of any table": ("qa_table_cell", "update marts.qa_table_cell set value_read = 1 where value_read = 19291"),
    "a bound": (
        "fct_persons_reached_bounds",
        "update marts.fct_persons_reached_bounds set persons_reached_at_most = 999999",
    ),
    "a lower bound": (
        "fct_persons_reached_bounds",
        "update marts.fct_persons_reached_bounds set persons_reached_at_least = 1",
    ),
    "a group's number": (
        "fct_assistance_by_population_group",
        "update marts.fct_assistance_by_population_group set value = 1 where value > 1",
    ),
    "a group's bound": (
        "fct_assistance_by_population_group",
        "update marts.fct_assistance_by_population_group set value_upper_bound = value_upper_bound + 1",
    ),
    "a sector's number": (
        "fct_persons_by_sector",
        "update marts.fct_persons_by_sector set persons_reached = persons_reached + 1",
    ),
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_number_that_a_hand_changed_is_found(what: str, warehouse_file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(warehouse_file, tmp_path / "w.duckdb"))
    mart, statement = CHANGED[what]
    with duckdb.connect(str(file)) as connection:
        assert connection.execute(statement).fetchall()[0][0] > 0
    findings = examine.examine(file).findings
    assert f"marts.{mart}" in {found.place.split(": ")[0] for found in findings}
    assert {found.check for found in findings} == {"mart_number_changed"}
