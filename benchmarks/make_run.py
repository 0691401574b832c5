"""What a run costs beside dbt itself: a full `sitrep run` of the samples against a `dbt build` of an empty project.

Both start a process, both are warm (files read and parsed before), and they take turns, so that a busy machine slows
both. Each run of sitrep reads all samples into a new warehouse, builds and tests it; the empty project has no model.
CPU is user and system time of the process and its children; ratios are of medians.

    python benchmarks/make_run.py [REPETITIONS]
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "reports" / "sample"
REPETITIONS = 5
EMPTY_PROJECT = "name: empty\nversion: 1.0.0\nprofile: empty\nflags:\n  send_anonymous_usage_stats: false\n"
EMPTY_PROFILE = "empty:\n  target: file\n  outputs:\n    file: {type: duckdb, path: empty.duckdb, threads: 1}\n"


@dataclass(frozen=True)
class Cost:
    """Seconds of one run: by the clock, and of processor time."""

    wall: float
    cpu: float


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end and say what it cost; its output is shown only if it fails."""
    with tempfile.TemporaryFile() as told:
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=told, stderr=told)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}\n{told.read().decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def empty_project(folder: Path) -> Path:
    """A dbt project without a model, its profile beside it."""
    folder.mkdir()
    (folder / "dbt_project.yml").write_text(EMPTY_PROJECT)
    (folder / "profiles.yml").write_text(EMPTY_PROFILE)
    return folder


def compare(scratch: Path, repetitions: int) -> tuple[list[Cost], list[Cost]]:
    """Costs of sitrep's runs and of empty builds, in turns, after one of each that is not counted."""
    environment = os.environ | {"CI": "true", "SITREP_TARGET": str(scratch / "target")}
    environment["PYTHONPATH"] = str(ROOT / "ingest")
    empty = empty_project(scratch / "empty")
    warehouse = scratch / "warehouse"
    dbt = [str(Path(sys.executable).with_name("dbt")), "build", "--profiles-dir", ".", "--no-version-check"]
    run = [sys.executable, "-m", "sitrep", "run", str(SAMPLES), "--warehouse", str(warehouse / "samples.duckdb")]
    runs, builds = [], []
    for _ in range(repetitions + 1):
        shutil.rmtree(warehouse, ignore_errors=True)
        runs.append(measured(run, ROOT, environment))
        builds.append(measured(dbt, empty, environment))
    return runs[1:], builds[1:]


def line(name: str, costs: Sequence[Cost]) -> str:
    """Median and range of wall and CPU seconds."""
    parts = []
    for kind in ("wall", "cpu"):
        seconds = [getattr(cost, kind) for cost in costs]
        parts.append(f"{kind} {statistics.median(seconds):6.2f} s ({min(seconds):.2f} to {max(seconds):.2f})")
    return f"{name:<18} {'   '.join(parts)}"


def ratio(runs: Sequence[Cost], builds: Sequence[Cost], kind: str) -> float:
    """Median of the runs over median of the empty builds."""
    medians = [statistics.median(getattr(cost, kind) for cost in costs) for costs in (runs, builds)]
    return float(medians[0] / medians[1])


def main() -> None:
    """Measure and print."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else REPETITIONS
    with tempfile.TemporaryDirectory() as scratch:
        runs, builds = compare(Path(scratch), repetitions)
    print(f"{repetitions} repetitions, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print(line("sitrep run", runs))
    print(line("empty dbt build", builds))
    print(f"ratio: wall {ratio(runs, builds, 'wall'):.2f}, CPU {ratio(runs, builds, 'cpu'):.2f}")


if __name__ == "__main__":
    main()
