"""Killed at any moment, the next run completes: no half report, no duplicate, the same facts."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from sitrep import project, raw_schema
from tests.warehouse.conftest import ROOT, SAMPLES

RANDOM_KILLS = 3
# From before the first report is stored to well into the build.
MOMENTS = (0.3, 7.0)
PATIENCE = 120.0
# These say when and how often, which kills change.
RUN_TABLES = {"ingest_run", "build_run"}
RUN_COLUMNS = {"run_id", "ingested_at", "report_path"}


def start(file: Path) -> subprocess.Popen[bytes]:
    """A run of the samples in a process of its own."""
    command = [sys.executable, "-m", "sitrep", "run", str(SAMPLES), "--warehouse", str(file), "--quiet"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "ingest")}
    return subprocess.Popen(command, cwd=ROOT, env=environment)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill as the kernel does when memory runs out."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def facts(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the raw tables and of every mart, but for what tells one run from another."""
    with duckdb.connect(str(file), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema, table_name, list(column_name order by ordinal_position)"
            " from information_schema.columns where table_schema in ('raw', 'marts') group by all"
        ).fetchall()
        rows = {}
        for schema, table, columns in tables:
            if table in RUN_TABLES:
                continue
            kept = ", ".join(column for column in columns if column not in RUN_COLUMNS)
            rows[f"{schema}.{table}"] = connection.execute(
                f"select {kept} from {schema}.{table} order by all"
            ).fetchall()
        return rows


def whole_reports(file: Path) -> None:
    """Whatever report is stored is stored whole: it has its lines and tokens, and no row is without its report."""
    if not file.exists():
        return
    # A copy with its log, so that the next run finds what the kill left.
    for suffix in ("", ".wal"):
        if Path(f"{file}{suffix}").exists():
            shutil.copy(f"{file}{suffix}", f"{file}.seen{suffix}")
    with duckdb.connect(f"{file}.seen") as connection:
        for statement in raw_schema.ddl():
            connection.execute(statement)
        for table in raw_schema.TABLES:
            if table.name != "report" and "report_id" in {column.name for column in table.columns}:
                orphans = f"select 1 from raw.{table.name} anti join raw.report using (report_id)"
                assert connection.execute(orphans).fetchall() == [], table.name
        for part in ("line", "sentence", "token"):
            bare = f"select report_file from raw.report anti join raw.{part} using (report_id)"
            assert connection.execute(bare).fetchall() == [], part
    Path(f"{file}.seen").unlink()


def test_killed_runs_are_completed_by_the_next(warehouse_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "killed.duckdb"
    moments = random.Random(2021)
    for _ in range(RANDOM_KILLS):
        process = start(file)
        time.sleep(moments.uniform(*MOMENTS))
        kill(process)
        whole_reports(file)
    assert start(file).wait() == 0
    assert facts(file) == facts(warehouse_file)


def test_build_killed_at_its_first_model_is_completed_by_the_next(warehouse_file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(warehouse_file, tmp_path / "killed.duckdb"))
    with duckdb.connect(str(file)) as connection:
        connection.execute("update raw.build_run set is_success = false")
    # dbt writes the statements that it is about to run below this folder.
    run = project.target_folder(ROOT, file) / "run"
    process = start(file)
    deadline = time.monotonic() + PATIENCE
    while not run.exists():
        assert process.poll() is None, "the run ended before it built anything"
        assert time.monotonic() < deadline, "the run built nothing in time"
        time.sleep(0.02)
    kill(process)
    assert start(file).wait() == 0
    assert facts(file) == facts(warehouse_file)
