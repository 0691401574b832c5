"""Drawn reports of many layouts from file to mart: every cell of the sector table right, nothing else taken for one."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from reports.sample.variety import Drawn, make
from sitrep.ingest import ingest
from tests.warehouse.untested import NAME, build_untested

drawing = pytest.importorskip("reports.sample.drawing", reason="reportlab draws the reports of these tests")

NUMBERS = range(500, 560)
Cells = dict[tuple[str, str], int | None]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Drawn]:
    folder = tmp_path_factory.mktemp("drawn")
    reports: dict[str, Drawn] = {}
    for number in NUMBERS:
        report = make(number)
        try:
            content = drawing.draw(report.spec)
        except ValueError:  # a table too wide for its page
            continue
        path = folder / f"{number}.pdf"
        path.write_bytes(content)
        reports[str(path)] = report
    return reports


@pytest.fixture(scope="module")
def warehouse(drawn: dict[str, Drawn]) -> Iterator[duckdb.DuckDBPyConnection]:
    file = Path(next(iter(drawn))).parent / NAME
    ingest(list(drawn), file)
    result = build_untested(file)
    assert result.is_success, result.failures
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


def cells_read(warehouse: duckdb.DuckDBPyConnection, path: str) -> Cells:
    """Cells of a report's sector table, with their numbers."""
    rows = warehouse.execute(
        "select sector_code, plan_scope, persons_reached from marts.fct_assistance_by_sector where report_file = ?",
        [Path(path).name],
    ).fetchall()
    return {(sector_code, plan_scope): value for sector_code, plan_scope, value in rows}


def test_every_cell_is_right_or_left_out_and_nearly_none_is_left_out(
    drawn: dict[str, Drawn], warehouse: duckdb.DuckDBPyConnection
) -> None:
    counts: Counter[str] = Counter()
    for path, report in drawn.items():
        read = cells_read(warehouse, path)
        assert read.items() <= report.cells.items(), report.kind
        if report.is_readable:
            counts += Counter(cells=len(report.cells), right=len(read))
    assert counts["right"] >= 0.99 * counts["cells"], counts


def test_a_table_whose_header_is_a_picture_stays_without_names_and_says_so(
    drawn: dict[str, Drawn], warehouse: duckdb.DuckDBPyConnection
) -> None:
    pictures = [path for path, report in drawn.items() if not report.is_readable]
    assert pictures
    for path in pictures:
        assert cells_read(warehouse, path) == {}
        reasons = warehouse.execute(
            "select distinct reason_code from marts.qa_attention where report_file = ?", [Path(path).name]
        ).fetchall()
        assert ("no_header",) in reasons


def test_period_and_country_are_those_printed(drawn: dict[str, Drawn], warehouse: duckdb.DuckDBPyConnection) -> None:
    for path, report in drawn.items():
        found = warehouse.execute(
            "select year(reference_period_start), month(reference_period_start), country_code from marts.dim_report"
            " where report_file = ?",
            [Path(path).name],
        ).fetchall()
        assert found == [(2021, report.month, "PER")], report.kind
