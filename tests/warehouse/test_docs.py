"""The dbt documentation is complete, and docs/data-quality.md names the tests that there are."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from scripts import docs_site
from tests.warehouse.conftest import ROOT
from tests.warehouse.samples_dbt import run_dbt

PAGE = (ROOT / "docs" / "data-quality.md").read_text("utf-8")
PAGE_ROW = re.compile(r"^\| (?P<checks>.+?) \| .+ \| (?P<severity>error|warn) \|$", re.MULTILINE)
# A whole name in backticks, not the tail that stands for many (`..._has_one_row_per_key`) nor a place.
WHOLE_NAME = re.compile(r"`([a-z]\w+)`")
# Columns that the library does not follow through a `union all by name`.
NOT_FOLLOWED = {
    "int_figure__sector_carried.points",
    "qa_month_on_month.char_end",
    "qa_month_on_month.char_start",
    "qa_month_on_month.finding",
    "qa_revisions.sentence_after",
    "qa_revisions.sentence_before",
}
PYTHON_TEST = re.compile(r"^def (test_\w+)", re.MULTILINE)

Json = dict[str, Any]


@pytest.fixture(scope="module")
def target(warehouse_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which ``dbt docs generate`` wrote, for the samples' warehouse."""
    folder = tmp_path_factory.mktemp("docs")
    run_dbt(["docs", "generate", "--static"], warehouse_file, folder)
    return folder


@pytest.fixture(scope="module")
def documented(target: Path) -> tuple[Json, Json]:
    """Manifest and catalog."""
    return json.loads((target / "manifest.json").read_text()), json.loads((target / "catalog.json").read_text())


def tables(documented: tuple[Json, Json]) -> dict[str, tuple[Json, Json]]:
    """Manifest and catalog entry of every model, seed and raw table, by its id."""
    manifest, catalog = documented
    declared = {
        key: node
        for key, node in (manifest["nodes"] | manifest["sources"]).items()
        if node["resource_type"] in {"model", "seed", "source"}
    }
    return {key: (node, (catalog["nodes"] | catalog["sources"]).get(key, {})) for key, node in declared.items()}


def test_everything_declared_is_in_the_warehouse(documented: tuple[Json, Json]) -> None:
    assert [key for key, (_, found) in tables(documented).items() if not found] == []


def test_every_table_and_column_of_the_warehouse_is_described(documented: tuple[Json, Json]) -> None:
    bare = []
    for key, (node, found) in tables(documented).items():
        described = {name.lower() for name, column in node["columns"].items() if column["description"].strip()}
        bare += [key] if not node["description"].strip() else []
        bare += [f"{key}.{name}" for name in found.get("columns", {}) if name.lower() not in described]
    assert bare == []


def test_analyses_and_own_macros_of_tests_open_with_what_they_are() -> None:
    files = [*(ROOT / "analyses").glob("*.sql"), *(ROOT / "macros").rglob("*.sql")]
    assert [file.name for file in files if not file.read_text("utf-8").startswith("{#")] == []


def test_landing_page_is_ours(documented: tuple[Json, Json]) -> None:
    manifest, _ = documented
    assert "doc.sitrep.__overview__" in manifest["docs"]


def test_each_layer_has_a_colour_of_its_own(documented: tuple[Json, Json]) -> None:
    manifest, _ = documented
    colours: dict[str, set[str | None]] = {}
    for node in manifest["nodes"].values():
        if node["resource_type"] in {"model", "seed"}:
            colours.setdefault(node["schema"], set()).add(node["config"]["docs"]["node_color"])
    assert set(colours) == {"staging", "intermediate", "marts", "seeds"}
    assert all(len(found) == 1 and None not in found for found in colours.values())
    assert len(set.union(*colours.values())) == len(colours)


def test_site_follows_columns_from_marts_to_raw_and_asks_no_network(target: Path, tmp_path: Path) -> None:
    failed = docs_site.write(target, tmp_path / "site")
    assert set(failed) <= NOT_FOLLOWED
    graph = json.loads((target / "lineage" / "colibri-manifest.json").read_text())
    assert ("source.sitrep.raw.table_cell", "value") in _behind(graph, "fct_assistance_by_sector", "persons_reached")
    assert ("source.sitrep.raw.figure", "value") in _behind(graph, "fct_figure", "value")
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "site").iterdir()}
    assert set(pages) == {"index.html", docs_site.DBT_PAGE, docs_site.LINEAGE_PAGE}
    for page in pages.values():
        assert re.search(rf"<head[^>]*>{re.escape(docs_site.POLICY)}", page)
        assert str(ROOT) not in page


def _behind(graph: Json, model: str, column: str) -> set[tuple[str, str]]:
    """The columns that a mart's column comes from, however far behind."""
    sources: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for edge in graph["lineage"]["edges"]:
        made = (edge["target"], edge["targetColumn"])
        sources.setdefault(made, []).append((edge["source"], edge["sourceColumn"]))
    found: set[tuple[str, str]] = set()
    waiting = [(f"model.sitrep.{model}", column)]
    while waiting:
        new = [source for source in sources.get(waiting.pop(), []) if source not in found]
        found.update(new)
        waiting += new
    return found


def test_data_quality_page_names_tests_that_exist_with_their_severity(documented: tuple[Json, Json]) -> None:
    manifest, _ = documented
    severities = {
        node["name"]: node["config"]["severity"].lower()
        for node in manifest["nodes"].values()
        if node["resource_type"] == "test"
    }
    for file in (ROOT / "tests").rglob("test_*.py"):
        severities |= dict.fromkeys(PYTHON_TEST.findall(file.read_text("utf-8")), "error")
    shown = {name: row["severity"] for row in PAGE_ROW.finditer(PAGE) for name in WHOLE_NAME.findall(row["checks"])}
    assert len(shown) > 10
    assert {name: severities.get(name, "no such test") for name in shown} == shown


def test_data_quality_page_names_every_warning_and_every_check_written_by_hand(documented: tuple[Json, Json]) -> None:
    manifest, _ = documented
    tests = [node for node in manifest["nodes"].values() if node["resource_type"] == "test"]
    by_hand = {
        node["name"]
        for node in tests
        # Tests of the tests have one row together.
        if "test_metadata" not in node and "singular/macros/" not in node["original_file_path"]
    }
    warnings = {node["name"] for node in tests if node["config"]["severity"].lower() == "warn"}
    assert sorted(name for name in by_hand | warnings if f"`{name}`" not in PAGE) == []
