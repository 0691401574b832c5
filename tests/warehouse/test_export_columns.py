"""Columns of exports do not change unnoticed: the version says so, by a step of the right size."""

import copy
import json
from pathlib import Path

from sitrep.export import VERSION, export
from sitrep.export.formats import FORMATS
from sitrep.export.selection import Selection
from tests.warehouse import export_columns
from tests.warehouse.export_columns import Columns

REMEDY = "set VERSION in sitrep.export, then: python -m tests.warehouse.export_columns PUBLISHED_WAREHOUSE"


def test_columns_are_those_of_the_version(published_warehouse: Path, tmp_path: Path) -> None:
    stored = json.loads(export_columns.FILE.read_text("utf-8"))
    export.export(published_warehouse, tmp_path, list(FORMATS), Selection())
    needed = export_columns.step(stored["columns"], export_columns.of(tmp_path))
    assert needed == "none", f"columns changed, a {needed} step of version {stored['version']}: {REMEDY}"
    assert stored["version"] == VERSION, f"the columns stored are of version {stored['version']}: {REMEDY}"


def test_a_column_that_goes_or_changes_is_a_major_step_and_one_that_comes_a_minor() -> None:
    stored: Columns = json.loads(export_columns.FILE.read_text("utf-8"))["columns"]
    gone, changed, come = copy.deepcopy(stored), copy.deepcopy(stored), copy.deepcopy(stored)
    del gone["csv"]["fct_figure"]["value"]
    changed["csv"]["fct_figure"]["value"] = "string"
    come["csv"]["fct_figure"]["value_squared"] = "number"
    steps = [export_columns.step(stored, each) for each in (gone, changed, come, stored)]
    assert steps == ["major", "major", "minor", "none"]
