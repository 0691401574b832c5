"""A clock that goes back turns nothing round: runs, builds and publications are numbered."""

from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from sitrep import build_log
from sitrep.ingest import ingest
from sitrep.publishing import history, publish
from tests.warehouse import small_warehouse
from tests.warehouse.small_warehouse import ROOT, publish_state

REPORT = "GTRM Peru - Situation report - January 2021\n\nPartners helped some {} persons in the north.\n"


class BackwardClock(datetime):
    """Each time that is asked for is a day before the one given last."""

    given = datetime(2021, 6, 30)

    @classmethod
    def now(cls, tz: object = None) -> "BackwardClock":
        """A day earlier."""
        BackwardClock.given -= timedelta(days=1)
        day = BackwardClock.given
        return cls(day.year, day.month, day.day)


@pytest.fixture(autouse=True)
def clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that notes a time has that clock."""
    for module in ("clock", "build_log", "checksums", "publishing.record", "publishing.lock"):
        monkeypatch.setattr(f"sitrep.{module}.datetime", BackwardClock)


def test_publications_and_rollbacks_follow_their_numbers(tmp_path: Path) -> None:
    file = small_warehouse.make(tmp_path / "small.duckdb")
    made = [publish_state(file, state, keep=3).id for state in range(1, 6)]
    entries = history.read(file)
    times = [entry.publication.published_at for entry in entries if entry.publication]
    assert times == sorted(times)  # the newest first: the clock went back
    assert [entry.id for entry in entries] == made[:1:-1]
    assert [entry.is_current for entry in entries] == [True, False, False]
    assert publish.rollback(file, None).id == made[3]
    assert small_warehouse.state_of(tmp_path / "published" / "small.duckdb") == 4


def test_last_build_is_the_one_with_the_last_number(tmp_path: Path) -> None:
    file = small_warehouse.make(tmp_path / "small.duckdb")
    for is_success in (False, True):
        with build_log.noted(file, ROOT) as build, duckdb.connect(str(file)) as connection:
            build_log.note(connection)
        build_log.end(file, build, is_success=is_success)
        assert build_log.is_current(file, ROOT) == is_success


def test_runs_are_in_order_and_times_within_one_too(tmp_path: Path) -> None:
    file = tmp_path / "w.duckdb"
    for number in (1, 2, 3):
        for part in "ab":
            (tmp_path / f"r{number}{part}.txt").write_text(REPORT.format(f"{number}{ord(part)}"))
        ingest(sorted(tmp_path.glob("*.txt")), file)
    with duckdb.connect(str(file), read_only=True) as connection:
        rows = connection.execute(
            "select report_file, run_id, ingested_at from raw.report order by run_id, ingested_at"
        ).fetchall()
    assert [row[0] for row in rows] == ["r1a.txt", "r1b.txt", "r2a.txt", "r2b.txt", "r3a.txt", "r3b.txt"]
    assert [row[1] for row in rows] == [1, 1, 2, 2, 3, 3]
    assert rows[0][2] > rows[2][2] > rows[4][2]
