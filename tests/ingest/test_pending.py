"""Reports that wait to be stored together: none is lost to another's fault, a kill or a hanging file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from sitrep import pending
from sitrep.arrow import insert
from sitrep.ingest import Limits, Progress, ingest
from sitrep.pending import Pending
from sitrep.transaction import transaction
from tests.ingest import hostile

REPORT = "Situation report - January 2021\n\nPartners helped some {number} persons in the north.\n"


def write(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(REPORT.format(number=100 + number))
    return folder


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def flushes(monkeypatch: pytest.MonkeyPatch, told: list[str]) -> None:
    """Note each time when something is stored."""
    stored = Pending._store

    def noted(self: Pending, waiting: list[pending.Rows]) -> None:
        stored(self, waiting)
        told.append(f"{len(waiting)} stored")

    monkeypatch.setattr(Pending, "_store", noted)


def test_several_reports_are_stored_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    flushes(monkeypatch, told)
    monkeypatch.setattr(pending, "MOST", 3)
    monkeypatch.setattr(pending, "MOST_SECONDS", 1000.0)
    ingest([write(tmp_path / "in", 7)], tmp_path / "w.duckdb", processes=1)
    assert sum(int(line.split()[0]) for line in told) == 7
    assert "3 stored" in told


def test_a_report_that_cannot_be_stored_spoils_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: duckdb.DuckDBPyConnection, name: str, batch: pa.Table) -> None:
        if name == "sentence" and any("some 103 persons" in text for text in batch["text"].to_pylist()):
            raise MemoryError("on purpose")
        insert(connection, name, batch)

    monkeypatch.setattr(pending, "insert", broken)
    with pytest.raises(MemoryError, match="on purpose"):
        ingest([write(tmp_path / "in", 6)], tmp_path / "w.duckdb", processes=1)
    stored = rows(tmp_path / "w.duckdb", "select report_file from raw.report order by all")
    assert stored == [("00.txt",), ("01.txt",), ("02.txt",), ("04.txt",), ("05.txt",)]
    for table in ("line", "token"):
        orphans = f"select * from raw.{table} where report_id not in (select report_id from raw.report)"
        assert rows(tmp_path / "w.duckdb", orphans) == []


def test_what_is_read_is_stored_while_another_file_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    flushes(monkeypatch, told)
    monkeypatch.setattr(pending, "MOST_SECONDS", 0.2)
    (write(tmp_path / "in", 1) / "hangs.pdf").write_bytes(hostile.hangs_on_page_2())

    def tell(step: Progress) -> None:
        told.append(f"{step.path.name} {step.outcome}")

    limits = Limits(page_seconds=1.5)
    ingest([tmp_path / "in"], tmp_path / "w.duckdb", processes=1, limits=limits, progress=tell)
    assert told == ["00.txt read", "hangs.pdf page", "1 stored", "hangs.pdf rejected"]


def test_what_waits_is_stored_when_a_run_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending, "MOST_SECONDS", 1000.0)

    def tell(step: Progress) -> None:
        if step.done == 2:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ingest([write(tmp_path / "in", 4)], tmp_path / "w.duckdb", processes=1, progress=tell)
    assert rows(tmp_path / "w.duckdb", "select report_file from raw.report order by all") == [("00.txt",), ("01.txt",)]


def test_an_interrupt_while_storing_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupts = iter([KeyboardInterrupt])

    def interrupted(connection: duckdb.DuckDBPyConnection, name: str, batch: pa.Table) -> None:
        if name == "token" and (interrupt := next(interrupts, None)):
            raise interrupt
        insert(connection, name, batch)

    monkeypatch.setattr(pending, "insert", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ingest([write(tmp_path / "in", 3)], tmp_path / "w.duckdb", processes=1)
    assert len(rows(tmp_path / "w.duckdb", "select distinct report_id from raw.token")) >= 1
    assert rows(tmp_path / "w.duckdb", "select report_id from raw.report except select report_id from raw.token") == []


def test_a_sidecar_is_not_stored_without_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: duckdb.DuckDBPyConnection, name: str, batch: pa.Table) -> None:
        if name == "sentence" and any("some 101 persons" in text for text in batch["text"].to_pylist()):
            raise MemoryError("on purpose")
        insert(connection, name, batch)

    folder = write(tmp_path / "in", 3)
    for number in range(3):
        (folder / f"{number:02}.yml").write_text("title: Another")
    monkeypatch.setattr(pending, "insert", broken)
    monkeypatch.setattr(pending, "MOST_SECONDS", 1000.0)
    with pytest.raises(MemoryError, match="on purpose"):
        ingest([tmp_path / "in"], tmp_path / "w.duckdb", processes=1)
    stored = "select sidecar_path[-6:] from raw.sidecar inner join raw.report using (report_id) order by all"
    assert rows(tmp_path / "w.duckdb", stored) == [("00.yml",), ("02.yml",)]
    for table in ("sidecar", "sidecar_entry"):
        assert rows(tmp_path / "w.duckdb", f"select count(*) from raw.{table}") == [(2,)]
    monkeypatch.undo()
    ingest([tmp_path / "in"], tmp_path / "w.duckdb", processes=1)
    assert rows(tmp_path / "w.duckdb", stored) == [("00.yml",), ("01.yml",), ("02.yml",)]


def test_an_interrupt_when_all_is_stored_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupts = iter([KeyboardInterrupt])

    @contextmanager
    def interrupted(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
        with transaction(connection):
            yield
        if interrupt := next(interrupts, None):
            raise interrupt

    monkeypatch.setattr(pending, "transaction", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ingest([write(tmp_path / "in", 3)], tmp_path / "w.duckdb", processes=1)
    assert rows(tmp_path / "w.duckdb", "select count(*) > 0 from raw.report") == [(True,)]


def test_an_interrupt_while_each_is_stored_for_itself_loses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = iter([MemoryError, None, KeyboardInterrupt])

    def faulty(connection: duckdb.DuckDBPyConnection, name: str, batch: pa.Table) -> None:
        if name == "token" and (fault := next(faults, None)):
            raise fault
        insert(connection, name, batch)

    def stop(step: Progress) -> None:
        if step.done == 3:
            raise ZeroDivisionError

    monkeypatch.setattr(pending, "insert", faulty)
    monkeypatch.setattr(pending, "MOST", 3)
    monkeypatch.setattr(pending, "MOST_SECONDS", 1000.0)
    with pytest.raises(KeyboardInterrupt):
        ingest([write(tmp_path / "in", 4)], tmp_path / "w.duckdb", processes=1, progress=stop)
    stored = rows(tmp_path / "w.duckdb", "select report_file from raw.report order by all")
    assert stored == [("00.txt",), ("01.txt",), ("02.txt",)]
