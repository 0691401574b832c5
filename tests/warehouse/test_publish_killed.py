"""Killed at any moment of publishing: readers have a whole file, the lock is free, the next publishing tidies up.

``make soak`` kills more often (SITREP_KILLS).
"""

import os
import random
import time
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from sitrep.publishing import lock, places
from tests.warehouse import small_warehouse
from tests.warehouse.publishers import KEEP, publish_and_die_at, publish_until_killed
from tests.warehouse.small_warehouse import publish_state, state_of

KILLS = int(os.environ.get("SITREP_KILLS", "40"))
# Seconds: a few publishings of a small warehouse.
LONGEST = 0.4
# More file operations than a publishing has.
STEPS = 200
KILLED = -9


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small warehouse, published in state 0."""
    made = small_warehouse.make(tmp_path / "small.duckdb")
    publish_state(made, 0, KEEP)
    return made


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Starts processes that have their imports behind them."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.warehouse.publishers"])
    return context


def whole(file: Path) -> int:
    """The state that readers see, where that and every kept file is whole and the lock is free."""
    for kept in places.kept(file):
        state_of(kept.path)
    with lock.held(file):
        pass
    return state_of(places.current(file))


def tidied(file: Path) -> None:
    """After one more publishing nothing is left but the current file and those kept."""
    publish_state(file, 1_000_000, KEEP)
    assert whole(file) == 1_000_000
    kept = places.kept(file)
    assert len(kept) == KEEP
    assert set(places.current(file).parent.iterdir()) == {places.current(file), *(each.path for each in kept)}
    assert not places.current(file).is_symlink()


def test_killed_at_random_moments(file: Path, processes: ForkServerContext) -> None:
    moments = random.Random(2021)
    seen = [0]
    for _ in range(KILLS):
        receiver, sender = processes.Pipe(duplex=False)
        process = processes.Process(target=publish_until_killed, args=(file, seen[-1] + 1, sender))
        process.start()
        receiver.recv()
        time.sleep(moments.uniform(0, LONGEST))
        process.kill()
        process.join()
        assert process.exitcode == KILLED
        seen.append(whole(file))
    assert seen == sorted(seen)
    assert seen[-1] > 0
    tidied(file)


def test_killed_before_each_file_operation(file: Path, processes: ForkServerContext) -> None:
    seen = [0]
    for step in range(1, STEPS):
        process = processes.Process(target=publish_and_die_at, args=(file, step, step))
        process.start()
        process.join()
        assert process.exitcode in {KILLED, 0}
        found = whole(file)
        assert found in {seen[-1], step}
        seen.append(found)
        if process.exitcode == 0:
            break
    assert process.exitcode == 0
    assert 0 in seen[1:]
    assert seen[-1] == step
    tidied(file)
