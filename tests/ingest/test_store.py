"""What ends up in the warehouse: whole reports, once, whatever happens on the way."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from sitrep import raw_schema
from sitrep.arrow import insert
from sitrep.ingest import Progress, WarehouseError, ingest

ROOT = Path(__file__).parents[2]
REPORT = """GTRM Peru - Situation report - January 2021

Response
Partners helped some {number} persons. Some 300 families had kits.

A | B | C | D | E | F | G | World Vision.

Health
Shelter
RMRP 224 19,291 -
NO RMRP - 881 63
"""
# Few reports at a time are stored, so that a kill may come between any two of them.
CHILD = """
import sys
from sitrep import pending
from sitrep.ingest import ingest

pending.MOST = 3
ingest([sys.argv[1]], sys.argv[2])
"""
KILLS = 12


def reports(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"r{number:03}.txt").write_text(REPORT.format(number=number))
    return folder


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def counts(warehouse: Path) -> dict[str, int]:
    names = [table.name for table in raw_schema.TABLES]
    return {name: int(str(rows(warehouse, f"select count(*) from raw.{name}")[0][0])) for name in names}


def test_a_report_fills_its_tables(tmp_path: Path) -> None:
    warehouse = tmp_path / "deep" / "er" / "w.duckdb"
    result = ingest([reports(tmp_path / "in", 1)], warehouse)
    assert result.run_id == 1
    (read,) = result.read
    assert (read.page_count, read.table_cell_count, read.partner_count) == (1, 10, 8)
    found = rows(
        warehouse,
        "select report_id, report_file, media_type, title_text, period_text, language_code from raw.report",
    )
    title = "GTRM Peru - Situation report - January 2021"
    assert found == [(read.report_id, "r000.txt", "text/plain", title, "January 2021", "en")]
    sql = "select file_count, read_count, known_count, rejected_count, finished_at is not null from raw.ingest_run"
    assert rows(warehouse, sql) == [(1, 1, 0, 0, True)]


@pytest.mark.parametrize(
    "table",
    ["line", "sentence", "token", "figure", "table_cell", "partner", "report_attribute", "report_period"],
)
def test_every_stored_offset_gives_back_what_was_printed(tmp_path: Path, table: str) -> None:
    warehouse = tmp_path / "w.duckdb"
    ingest([reports(tmp_path / "in", 1)], warehouse)
    text = "figure_text" if table == "figure" else "text"
    wrong = rows(
        warehouse,
        f"select t.* from raw.{table} as t join raw.report as r using (report_id)"
        " where t.char_start is not null"
        f" and substr(r.text, t.char_start + 1, t.char_end - t.char_start) <> t.{text}",
    )
    assert wrong == []


def test_text_is_stored_untouched(tmp_path: Path) -> None:
    data = "\ufeffUno.\r\n\x0c“Dos” 𝟏 áa\u0301\u2028.\r".encode()
    (tmp_path / "a.txt").write_bytes(data)
    ingest([tmp_path / "a.txt"], tmp_path / "w.duckdb")
    ((text,),) = rows(tmp_path / "w.duckdb", "select text from raw.report")
    assert str(text).encode() == data


def test_a_second_run_changes_no_byte(tmp_path: Path) -> None:
    folder, warehouse = reports(tmp_path / "in", 3), tmp_path / "w.duckdb"
    ingest([folder], warehouse)
    before, changed = warehouse.read_bytes(), warehouse.stat().st_mtime_ns
    result = ingest([folder], warehouse)
    assert (len(result.known), result.read, result.run_id) == (3, (), None)
    assert (warehouse.read_bytes(), warehouse.stat().st_mtime_ns) == (before, changed)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("w.")] == ["w.duckdb"]


def test_a_run_with_nothing_new_needs_no_more_than_to_read(tmp_path: Path) -> None:
    folder, warehouse = reports(tmp_path / "in", 1), tmp_path / "w.duckdb"
    ingest([folder], warehouse)
    with duckdb.connect(str(warehouse), read_only=True):
        held = subprocess.run(
            [sys.executable, "-c", CHILD, str(folder), str(warehouse)], env=child_environment(), check=False
        )
    assert held.returncode == 0


def test_nothing_found_makes_no_warehouse(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert ingest([tmp_path / "in"], tmp_path / "w.duckdb").run_id is None
    assert not (tmp_path / "w.duckdb").exists()


def test_the_same_bytes_are_one_report(tmp_path: Path) -> None:
    folder, warehouse = reports(tmp_path / "in", 1), tmp_path / "w.duckdb"
    (folder / "copy.txt").write_bytes((folder / "r000.txt").read_bytes())
    result = ingest([folder], warehouse)
    assert ([file.path.name for file in result.read], [path.name for path in result.known]) == (
        ["copy.txt"],
        ["r000.txt"],
    )
    (folder / "r000.txt").rename(folder / "moved.txt")
    assert ingest([folder], warehouse).run_id is None
    assert counts(warehouse)["report"] == 1


def test_a_new_report_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    folder, warehouse = reports(tmp_path / "in", 2), tmp_path / "w.duckdb"
    ingest([folder], warehouse)
    query = "select * from raw.report where run_id = 1 order by report_id"
    before = rows(warehouse, query)
    reports(folder, 3)
    result = ingest([folder], warehouse)
    assert (len(result.read), len(result.known), result.run_id) == (1, 2, 2)
    assert rows(warehouse, query) == before


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", 2)
    (folder / "z.txt").write_bytes(b"\xff")
    told: list[Progress] = []
    ingest([folder], tmp_path / "w.duckdb", progress=told.append)
    assert [(step.done, step.total, step.outcome) for step in told] == [
        (1, 3, "read"),
        (2, 3, "read"),
        (3, 3, "rejected"),
    ]


def test_an_error_while_storing_leaves_no_half_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, warehouse = reports(tmp_path / "in", 1), tmp_path / "w.duckdb"

    def broken(connection: duckdb.DuckDBPyConnection, name: str, batch: pa.Table) -> None:
        if name == "partner":
            raise MemoryError
        insert(connection, name, batch)

    monkeypatch.setattr("sitrep.pending.insert", broken)
    with pytest.raises(MemoryError):
        ingest([folder], warehouse)
    monkeypatch.undo()
    assert {name for name, count in counts(warehouse).items() if count} == {"ingest_run"}
    assert len(ingest([folder], warehouse).read) == 1


def test_what_is_no_warehouse_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "w.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(WarehouseError, match="cannot open"):
        ingest([reports(tmp_path / "in", 1)], tmp_path / "w.duckdb")


def child_environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "ingest")}


def expected_counts(tmp_path: Path, folder: Path) -> dict[str, int]:
    ingest([folder], tmp_path / "whole.duckdb")
    return counts(tmp_path / "whole.duckdb")


def test_a_killed_run_leaves_no_half_report_and_the_next_completes(tmp_path: Path) -> None:
    folder, warehouse = reports(tmp_path / "in", 40), tmp_path / "w.duckdb"
    whole = expected_counts(tmp_path, folder)
    command = [sys.executable, "-c", CHILD, str(folder), str(warehouse)]
    chance = random.Random(20210131)
    stored = 0
    for _ in range(KILLS):
        process = subprocess.Popen(command, env=child_environment())
        started = time.monotonic()
        # Most of the start is imports: wait for the file of the warehouse, then kill at any moment after it.
        while not warehouse.exists() and process.poll() is None and time.monotonic() - started < 60:
            time.sleep(0.01)
        time.sleep(chance.uniform(0.0, 1.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if warehouse.exists():
            stored = assert_whole(warehouse, at_least=stored)
    result = ingest([folder], warehouse)
    assert len(result.read) + len(result.known) == 40
    final = counts(warehouse)
    assert {name: final[name] for name in final if name != "ingest_run"} == {
        name: whole[name] for name in whole if name != "ingest_run"
    }
    assert not warehouse.with_name("w.duckdb.wal").exists()


def assert_whole(warehouse: Path, at_least: int) -> int:
    """Every report stored has all its rows, and none that was stored is gone; how many there are."""
    with duckdb.connect(str(warehouse)) as connection:
        tables = {row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()}
        if "report" not in tables or "partner" not in tables:
            return at_least
        found = connection.execute(
            """
            select
                (select count(*) from raw.partner as p where p.report_id = r.report_id),
                (select count(*) from raw.table_cell as c where c.report_id = r.report_id),
                (select count(*) from raw.line as l where l.report_id = r.report_id)
            from raw.report as r
            """
        ).fetchall()
        orphans = connection.execute(
            "select count(*) from raw.line where report_id not in (select report_id from raw.report)"
        ).fetchall()
    assert set(found) <= {(8, 10, 11)}
    assert orphans == [(0,)]
    assert len(found) >= at_least
    return len(found)
