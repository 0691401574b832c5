"""Killed at any moment of ingest, build or publishing, the next run completes: nothing lost, nothing twice, same facts.

``make soak`` kills 200 times (``tests/warehouse/soak.py``).
"""

import io
import random
import shutil
import time
from pathlib import Path

import duckdb
import pytest

from sitrep import project
from sitrep.publishing import places
from tests.warehouse import killed_run, wholeness
from tests.warehouse.conftest import ROOT, SAMPLES
from tests.warehouse.killed_run import KILLED

# Seconds after which phase a run is killed: from before the first report is stored to well into the build.
SPANS = {"ingest": 3.0, "build": 6.0, "publish": 0.5}
KILLS = ("ingest", "ingest", "ingest", "build", "build")
PUBLISHING_KILLS = 4
PATIENCE = 120.0


def killed(file: Path, phase: str, chance: random.Random) -> bool:
    """Kill a run of the samples in a phase; whether it was still running. What it leaves is whole."""
    before = wholeness.stored_reports(file)
    seen = wholeness.published_facts(file)
    done = killed_run.run(SAMPLES, file, phase=phase, delay=chance.uniform(0, SPANS[phase]))
    assert done.code in {KILLED, 0}, done.errors
    assert before <= wholeness.stored_reports(file)
    assert phase == "publish" or wholeness.published_facts(file) == seen
    wholeness.assert_lock_is_free(file)
    return done.code == KILLED


def completed(file: Path, warehouse_file: Path) -> None:
    """A clean run, after which all is as in the warehouse that nobody disturbed."""
    done = killed_run.run(SAMPLES, file)
    assert done.code == 0, done.errors
    # A whole run, with no network to be had.
    assert done.network == ()
    expected = wholeness.facts(warehouse_file)
    assert wholeness.facts(file) == expected
    marts = {name: sha256 for name, sha256 in expected.items() if name.startswith("marts.")}
    assert wholeness.facts(places.current(file), ["marts"]) == marts
    wholeness.assert_nothing_is_left(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killed")


@pytest.fixture
def file(folder: Path) -> Path:
    """A warehouse that is not there yet, at one place in all tests: dbt keeps what it parsed by it."""
    shutil.rmtree(folder)
    folder.mkdir()
    file = folder / "killed.duckdb"
    shutil.rmtree(run_folder(file), ignore_errors=True)
    return file


def run_folder(file: Path) -> Path:
    """Where dbt writes the statements that it is about to run."""
    return project.target_folder(ROOT, file) / "run"


def test_runs_killed_in_ingest_and_build_are_completed_by_the_next(warehouse_file: Path, file: Path) -> None:
    chance = random.Random(2021)
    assert sum(killed(file, phase, chance) for phase in KILLS) == len(KILLS)
    completed(file, warehouse_file)


def test_runs_killed_while_they_publish_are_completed_by_the_next(warehouse_file: Path, file: Path) -> None:
    shutil.copy(warehouse_file, file)
    chance = random.Random(2021)
    assert sum(killed(file, "publish", chance) for _ in range(PUBLISHING_KILLS)) > 0
    completed(file, warehouse_file)


def test_what_reaches_for_a_network_is_noticed() -> None:
    for event, address in (("socket.connect", "192.0.2.1"), ("socket.connect", "::1"), ("socket.bind", "0.0.0.0")):
        with pytest.raises(OSError, match="no network in tests"):
            killed_run.watched(io.StringIO(), event, (None, (address, 80)))
    killed_run.watched(io.StringIO(), "socket.connect", (None, "a path"))
    killed_run.watched(io.StringIO(), "socket.bind", (None, ("::1", 0)))


def test_build_killed_at_its_first_model_is_completed_by_the_next(warehouse_file: Path, file: Path) -> None:
    shutil.copy(warehouse_file, file)
    with duckdb.connect(str(file)) as connection:
        connection.execute("update raw.build_run set is_success = false")

    def has_begun() -> bool:
        deadline = time.monotonic() + PATIENCE
        while not run_folder(file).exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        return run_folder(file).exists()

    done = killed_run.run(SAMPLES, file, phase="build", until=has_begun)
    assert done.code == KILLED, "the run ended before it built anything"
    assert run_folder(file).exists()
    completed(file, warehouse_file)
