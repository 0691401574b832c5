"""Coverage on the page: a report covers every month that its period touches."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from sitrep.page.read import query

REPORTS = (
    ("gtrm_peru", date(2020, 12, 1), date(2020, 12, 31), True),
    ("gtrm_peru", date(2021, 1, 1), date(2021, 3, 31), True),
    ("gtrm_peru", date(2021, 1, 1), date(2021, 1, 31), False),
    ("gtrm_peru", None, date(2021, 4, 15), True),
    (None, None, None, True),
)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A mart of reports with the columns that coverage reads."""
    with duckdb.connect() as opened:
        opened.execute("create schema marts")
        opened.execute(
            "create table marts.dim_report (platform_code varchar, reference_period_start date,"
            " reference_period_end date, is_current boolean)"
        )
        opened.executemany("insert into marts.dim_report values (?, ?, ?, ?)", REPORTS)
        yield opened


def test_quarter_covers_its_three_months(connection: duckdb.DuckDBPyConnection) -> None:
    assert query(connection, "coverage").rows == (
        ("gtrm_peru", "2020-12", 1, 0),
        ("gtrm_peru", "2021-01", 1, 1),
        ("gtrm_peru", "2021-02", 1, 0),
        ("gtrm_peru", "2021-03", 1, 0),
        ("gtrm_peru", "2021-04", 1, 0),
        (None, None, 1, 0),
    )
