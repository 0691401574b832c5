"""Reads files and builds only what says what a report is, in this process."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sitrep import project
from sitrep.build import ENV_WAREHOUSE
from sitrep.ingest import ingest
from tests.warehouse.untested import at_one_place

MODELS = ["+dim_report", "+int_attention__attribute"]


@dataclass(frozen=True)
class Described:
    """What the warehouse says of reports: rows of dim_report and of int_attention__attribute, by file name."""

    reports: dict[str, dict[str, Any]]
    findings: dict[str, list[tuple[str, str]]]


def describe(paths: Sequence[Path], file: Path) -> Described:
    """Ingest `paths` into `file`, build and test the models, and read what they say."""
    ingest(paths, file)
    with at_one_place(file) as place:
        _build(place)
    return _read(file)


def _build(file: Path) -> None:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    folder = project.find()
    places = {"--project-dir": folder, "--profiles-dir": folder / "profiles"}
    target = project.target_folder(folder, file)
    places |= {"--target-path": target, "--log-path": target}
    options = [str(part) for place in places.items() for part in place]
    command = ["build", "--quiet", "--indirect-selection", "cautious", "--exclude-resource-type", "unit_test"]
    command += [*options, "--select", *MODELS]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, ENV_WAREHOUSE, str(file.absolute()))
        try:
            outcome = dbtRunner().invoke(command)
        finally:
            DuckDBConnectionManager.close_all_connections()
    assert outcome.success, outcome.exception or [r.node.name for r in outcome.result.results if r.status != "pass"]


def _read(file: Path) -> Described:
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("select * from marts.dim_report")
        columns = [column[0] for column in found.description or []]
        reports = {row["report_file"]: row for row in (dict(zip(columns, r, strict=True)) for r in found.fetchall())}
        rows = connection.execute(
            "select report_file, reason_code, detail from intermediate.int_attention__attribute"
            " inner join marts.dim_report using (report_id) order by all"
        ).fetchall()
    findings: dict[str, list[tuple[str, str]]] = {name: [] for name in reports}
    for name, reason_code, detail in rows:
        findings[name].append((reason_code, detail))
    return Described(reports, findings)


def said(report: dict[str, Any]) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    """Platform, country, first and last day and kind of period, days as ISO text."""
    start, end = report["reference_period_start"], report["reference_period_end"]
    days = (start and start.isoformat(), end and end.isoformat())
    return (report["platform_code"], report["country_code"], *days, report["period_kind"])
