"""How fast figures are classified: the dbt models of models/intermediate/figures on many copies of the sample reports.

    python -m benchmarks.classifying [--figures N] [--folder FOLDER] [--memory LIMIT] [--threads N] [--slowest N]

The texts of a folder are ingested once and their raw rows multiplied inside DuckDB, each copy with report ids of its
own, until there are N figures that count something. Then dbt runs the models, and what they need, without tests.
Beside it stands a plain hash join of the same database: every token with every phrase that opens with it. Each part
runs in a process of its own, so that its peak of memory is its own.
"""

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from sitrep import raw_schema
from sitrep.ingest import ingest

ROOT = Path(__file__).parents[1]
SELECTION = "+path:models/intermediate/figures"
PROFILE = """\
sitrep:
  target: warehouse
  outputs:
    warehouse:
      type: duckdb
      path: {path}
      threads: 1
      settings: {{threads: {threads}, memory_limit: '{memory}', preserve_insertion_order: false}}
      plugins: [{{module: sitrep.dbt_plugin}}]
"""
MULTIPLIED = [table.name for table in raw_schema.TABLES if table.columns[0].name == "report_id"]
JOIN = """
    create temp table joined as
    select token.report_id, token.token_no, phrases.phrase
    from raw.token as token
    inner join seeds.sector_phrases as phrases on token.folded = split_part(rtrim(phrases.phrase, '*'), ' ', 1)
"""


@dataclass(frozen=True)
class Settings:
    """What DuckDB may use, and where it works."""

    scratch: Path
    threads: int
    memory: str

    @property
    def database(self) -> Path:
        """The file with the multiplied rows."""
        return self.scratch / "many.duckdb"

    def connect(self) -> duckdb.DuckDBPyConnection:
        """The database, with the limits that dbt has too."""
        limits: dict[str, str | bool | int | float | list[str]] = {"threads": self.threads, "memory_limit": self.memory}
        connection = duckdb.connect(str(self.database), config=limits)
        connection.execute("set enable_progress_bar = false")
        return connection


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of processor time, and the most memory that the process held."""

    wall: float
    cpu: float
    peak_mb: float

    def __str__(self) -> str:
        """One part of a line."""
        return f"wall {self.wall:7.1f} s   cpu {self.cpu:7.1f} s   peak {self.peak_mb:6.0f} MB"


def measured(work: Callable[[], Any]) -> tuple[Any, Cost]:
    """Do something in this process, and say what it cost."""
    started, before = time.monotonic(), time.process_time()
    result = work()
    wall, cpu = time.monotonic() - started, time.process_time() - before
    return result, Cost(wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """Do something in a new process, and hand back its result."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def multiply(folder: Path, figures: int, settings: Settings) -> dict[str, int]:
    """Ingest a folder once and write copies of its rows; how many rows of each table there are."""
    once = settings.scratch / "once.duckdb"
    ingest([folder], once)
    with settings.connect() as connection:
        connection.execute(f"attach '{once}' as once (read_only)")
        connection.execute(f"create schema {raw_schema.SCHEMA}")
        count = "select count(*) from once.raw.figure where figure_kind = 'quantity'"
        found = connection.execute(count).fetchall()[0][0]
        if not found:
            sys.exit(f"{folder}: no figures")
        copies = -(-figures // found)
        for name in MULTIPLIED:
            # Without the key of the raw table, whose index takes longer than all the models and is not read by them.
            connection.execute(
                f"create table raw.{name} as select row.* replace (sha256(row.report_id || copy.no) as report_id)"
                f" from once.raw.{name} as row cross join range({copies}) as copy(no)"
            )
        rows = {name: connection.execute(f"select count(*) from raw.{name}").fetchall()[0][0] for name in MULTIPLIED}
        return rows | {"quantities": copies * found}


def classify(settings: Settings) -> tuple[dict[str, float], Cost]:
    """Run the models; seconds of each, and what it cost altogether."""
    from dbt.cli.main import dbtRunner

    profile = PROFILE.format(path=settings.database, threads=settings.threads, memory=settings.memory)
    (settings.scratch / "profiles.yml").write_text(profile, "utf-8")
    target = settings.scratch / "target"
    arguments = ["build", "--select", SELECTION, "--project-dir", str(ROOT), "--profiles-dir", str(settings.scratch)]
    arguments += ["--target-path", str(target), "--log-path", str(target / "logs"), "--log-level", "none"]
    arguments += ["--exclude-resource-type", "test", "--exclude-resource-type", "unit_test", "--no-version-check"]
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    outcome, cost = measured(lambda: dbtRunner().invoke(arguments))
    if outcome.exception:
        raise outcome.exception
    failed = [f"{result.node.name}: {result.message}" for result in outcome.result if str(result.status) == "error"]
    if failed:
        sys.exit("\n".join(failed))
    return {result.node.name: float(result.execution_time) for result in outcome.result}, cost


def join(settings: Settings) -> tuple[int, Cost]:
    """The plain hash join: its rows, and what it cost."""
    with settings.connect() as connection:
        rows, cost = measured(lambda: connection.execute(JOIN).fetchall()[0][0])
    return int(rows), cost


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Classify figures in DuckDB, and say what each model takes.")
    parser.add_argument("--figures", type=int, default=100_000, help="figures that count something (100000)")
    parser.add_argument("--folder", type=Path, default=ROOT / "reports" / "sample", help="reports to multiply")
    parser.add_argument("--memory", default="3GB", help="DuckDB's memory limit (3GB); Python and dbt come on top")
    parser.add_argument("--threads", type=int, default=2, help="DuckDB's threads (2)")
    parser.add_argument("--slowest", type=int, default=25, help="models shown (25)")
    parser.add_argument("--scratch", type=Path, help="folder for the database: some GB for a million figures")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    asked = arguments()
    with tempfile.TemporaryDirectory(dir=asked.scratch) as scratch:
        settings = Settings(Path(scratch), asked.threads, asked.memory)
        rows = apart(multiply, asked.folder, asked.figures, settings)
        print("   ".join(f"{name} {count:,}" for name, count in rows.items()), flush=True)
        models, cost = apart(classify, settings)
        joined, plain = apart(join, settings)
        size = settings.database.stat().st_size / 1e6
    print(f"dbt, {len(models)} nodes   {cost}   {rows['quantities'] / cost.wall:,.0f} figures a second")
    print(f"hash join           {plain}   {joined:,} rows")
    print(f"dbt is {cost.wall / plain.wall:.0f} times the join by the clock; the database file has {size:,.0f} MB")
    for name, seconds in sorted(models.items(), key=lambda model: -model[1])[: asked.slowest]:
        print(f"{seconds:9.2f} s  {name}")


if __name__ == "__main__":
    main()
