"""An analyst's corrections, in the seed of a copy of the project: applied, kept apart from what was read, checked."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sitrep import project
from sitrep.build import ENV_WAREHOUSE
from tests.warehouse.conftest import ROOT

CHECK = "figure_corrections_match_what_is_read"
KNOWN = "figure_corrections_give_known_values"
FIELDS = ("figure_id", "field_name", "value_read", "value_corrected", "reason", "corrected_by", "corrected_on")
# A number no sample prints.
NEW_VALUE = "76543"
# Where dbt keeps the rows that tests find.
AUDIT = "dbt_test__audit"

Row = tuple[str, str, str, str]
# Corrections (figure, field, value read, value that is right) and what to build; status per node, and the file.
Correct = Callable[[list[Row], list[str]], tuple[dict[str, str], Path]]


@pytest.fixture(scope="module")
def project_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dbt project without the rest of the repository."""
    folder = tmp_path_factory.mktemp("project")
    for part in project.PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            shutil.copy(source, folder / part)
    return folder


@pytest.fixture
def correct(project_copy: Path, warehouse_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Correct:
    """Builds part of a copy of the samples' warehouse with corrections in the seed."""
    file = Path(shutil.copy(warehouse_file, tmp_path / "corrected.duckdb"))
    monkeypatch.setenv(ENV_WAREHOUSE, str(file))

    def run(rows: list[Row], select: list[str]) -> tuple[dict[str, str], Path]:
        with (project_copy / "seeds" / "figure_corrections.csv").open("w", newline="", encoding="utf-8") as seed:
            writer = csv.writer(seed)
            writer.writerow(FIELDS)
            writer.writerows((*row, "compared with the printed page", "a test", "2024-02-01") for row in rows)
        return _build(project_copy, select), file

    return run


def _build(folder: Path, select: list[str]) -> dict[str, str]:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    places = {"project": folder, "profiles": folder / "profiles"}
    arguments = [str(part) for name, place in places.items() for part in (f"--{name}-dir", place)]
    arguments += ["--target-path", str(folder / "target"), "--log-path", str(folder / "logs"), "--log-level", "none"]
    # The rows that a test finds are kept, to be read below.
    arguments += ["--exclude-resource-type", "unit_test", "--store-failures", "--select", *select]
    try:
        done = dbtRunner().invoke(["build", *arguments])
    finally:
        DuckDBConnectionManager.close_all_connections()
    assert done.exception is None, done.exception
    return {result.node.name: str(result.status) for result in done.result.results}


def _one(file: Path, sql: str) -> dict[str, Any]:
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(sql)
        rows = found.fetchall()
        assert len(rows) == 1, rows
        return dict(zip([column[0] for column in found.description or []], rows[0], strict=True))


def _figure(file: Path, figure_id: str) -> dict[str, Any]:
    return _one(file, f"select * from marts.fct_figure where figure_id = '{figure_id}'")


def _first(file: Path, condition: str) -> dict[str, Any]:
    return _one(file, f"select * from marts.fct_figure where {condition} order by figure_id limit 1")


def test_corrections_change_marts_and_keep_what_was_read(correct: Correct, warehouse_file: Path) -> None:
    prose = _first(warehouse_file, "source_kind = 'prose' and is_assistance and sector_code is not null")
    cell = _first(warehouse_file, "source_kind = 'table' and sector_code is not null")
    dash = _one(
        warehouse_file,
        "select * from marts.fct_assistance_by_sector where missing_reason = 'dash' order by figure_id limit 1",
    )

    statuses, file = correct(
        [
            (prose["figure_id"], "value", str(prose["value"]), NEW_VALUE),
            (prose["figure_id"], "sector_code", prose["sector_code"], "none"),
            (cell["figure_id"], "value", str(cell["value"]), NEW_VALUE),
            (dash["figure_id"], "value", "none", "12"),
        ],
        ["figure_corrections+,+fct_figure", "figure_corrections+,+fct_assistance_by_sector"],
    )

    assert statuses[CHECK] == "pass"
    for before in (prose, cell):
        after = _figure(file, before["figure_id"])
        assert (after["value"], after["value_low"], after["value_high"]) == (int(NEW_VALUE),) * 3
        assert (after["value_read"], after["value_status"]) == (before["value"], "corrected")
        assert after["figure_text"] == before["figure_text"]
        assert "compared with the printed page" in after["correction_reason"]
    assert _figure(file, prose["figure_id"])["sector_code"] is None
    assert _figure(file, prose["figure_id"])["corrected_fields"] == ["sector_code", "value"]
    by_sector = "select * from marts.fct_assistance_by_sector where figure_id = '{}'"
    in_table = _one(file, by_sector.format(cell["figure_id"]))
    assert (in_table["persons_reached"], in_table["persons_reached_read"]) == (int(NEW_VALUE), cell["value"])
    given = _one(file, by_sector.format(dash["figure_id"]))
    assert (given["persons_reached"], given["persons_reached_read"], given["missing_reason"]) == (12, None, "dash")
    others = "select count(*) as n from marts.fct_figure where value_status = 'corrected'"
    assert _one(file, others)["n"] == 2


def test_correction_that_no_longer_fits_what_is_read_fails_and_is_named(correct: Correct, warehouse_file: Path) -> None:
    figure = _first(warehouse_file, "source_kind = 'prose' and value is not null")
    no_figure = f"{figure['report_id'][:12]}-999999999"
    other_report = "000000000000-1"

    statuses, file = correct(
        [
            (figure["figure_id"], "value", "1.5", NEW_VALUE),
            (no_figure, "value", "2", NEW_VALUE),
            (other_report, "value", "3", NEW_VALUE),
        ],
        ["figure_corrections", CHECK],
    )

    assert statuses[CHECK] == "fail"
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(f"from {AUDIT}.{CHECK} order by value_read").fetchall()
    assert found == [
        (figure["figure_id"], "value", "1.5", str(figure["value_read"])),
        (no_figure, "value", "2", "no such figure"),
    ]


def test_correction_to_something_unknown_fails_and_is_named(correct: Correct, warehouse_file: Path) -> None:
    figure = _first(warehouse_file, "source_kind = 'prose' and sector_code is not null and value is not null")
    bad = [
        ("population_group_codes", "women", "women|nobody"),
        ("sector_code", figure["sector_code"], "helth"),
        ("value", str(figure["value"]), "12a"),
    ]

    statuses, file = correct([(figure["figure_id"], *row) for row in bad], ["figure_corrections", KNOWN])

    assert statuses[KNOWN] == "fail"
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(f"from {AUDIT}.{KNOWN} order by field_name").fetchall()
    assert found == [(figure["figure_id"], field, right) for field, _, right in bad]


def test_figure_that_a_person_looked_at_and_left_is_checked_and_stays_as_read(
    correct: Correct, warehouse_file: Path
) -> None:
    unsure = _first(warehouse_file, "certainty = 'unsure' and unsure_of = 'assistance' and is_assistance")

    statuses, file = correct(
        [(unsure["figure_id"], "is_assistance", "true", "true")], ["figure_corrections+,+fct_figure"]
    )

    assert statuses[CHECK] == "pass"
    kept = _figure(file, unsure["figure_id"])
    assert (kept["certainty"], kept["unsure_of"], kept["value_status"]) == ("checked", None, "stated")
    assert (kept["value"], kept["value_low"], kept["value_high"]) == (
        unsure["value"],
        unsure["value_low"],
        unsure["value_high"],
    )
