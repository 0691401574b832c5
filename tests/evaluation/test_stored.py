"""Figures are read from the mart as they are; a warehouse without the texts is an error that says so."""

from pathlib import Path

import duckdb
import pytest

from sitrep.errors import SitrepError, UsageError
from sitrep.evaluation import gold, stored
from tests.evaluation.conftest import TEXTS


def test_figures_come_with_groups_as_a_list_and_no_sector_as_none(gold_folder: Path, small_warehouse: Path) -> None:
    first, second = stored.read(small_warehouse, gold.read(gold_folder).texts)
    figures = first.figures
    assert [one.mention for one in figures] == ["some 1,120 refugees", "30", "9"]
    assert [one.sector for one in figures] == ["health", "none", "none"]
    assert [one.groups for one in figures] == [("refugees", "women"), ("general_persons",), ()]
    assert figures[0].evidence["unit_type"] == "noun behind"
    assert figures[0].evidence["qualifier"] is None
    assert (first.language, second.language) == ("es", "es")
    assert [TEXTS["a"][start:end] for start, end in first.lines][-1] == "Health 7 9"


def test_opening_changes_no_byte(gold_folder: Path, small_warehouse: Path) -> None:
    before = small_warehouse.read_bytes()
    stored.read(small_warehouse, gold.read(gold_folder).texts)
    assert small_warehouse.read_bytes() == before


def test_a_warehouse_without_the_texts_is_said(gold_folder: Path, small_warehouse: Path) -> None:
    with duckdb.connect(str(small_warehouse)) as connection:
        connection.execute("delete from marts.dim_report where report_file = 'b.txt'")
    with pytest.raises(UsageError, match=r"small.duckdb: marts.dim_report: does not hold b.txt; "):
        stored.read(small_warehouse, gold.read(gold_folder).texts)


def test_a_text_that_changed_since_is_said(gold_folder: Path, small_warehouse: Path) -> None:
    with (gold_folder / "texts" / "a.txt").open("a") as file:
        file.write("More.\n")
    with pytest.raises(UsageError, match=r"has other bytes of a.txt than those labelled"):
        stored.read(small_warehouse, gold.read(gold_folder).texts)


def test_many_missing_texts_are_counted() -> None:
    names = [f"{number}.txt" for number in range(stored.NAMES_SHOWN + 2)]
    assert stored._some(names) == "0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more"


def test_a_missing_warehouse_and_one_that_was_not_built_are_said(gold_folder: Path, tmp_path: Path) -> None:
    texts = gold.read(gold_folder).texts
    with pytest.raises(UsageError, match="does not exist"):
        stored.read(tmp_path / "none.duckdb", texts)
    duckdb.connect(str(tmp_path / "empty.duckdb")).close()
    with pytest.raises(SitrepError, match=r"marts.fct_figure: is not in it; build it"):
        stored.read(tmp_path / "empty.duckdb", texts)
