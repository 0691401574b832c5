"""Stopped by Ctrl-C or SIGTERM in any phase, a command says so in one line; readers keep what they had."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep.publishing import places, publish
from tests.warehouse import killed_run, small_warehouse, wholeness
from tests.warehouse.conftest import SAMPLES
from tests.warehouse.stopped_run import MODEL, Ended, stopped

SAID = ("sitrep: stopped; run the command again to go on",)


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Ctrl-C does what it does at a terminal, also where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small warehouse with one published state."""
    file = small_warehouse.make(tmp_path_factory.mktemp("stopped") / "small.duckdb")
    publish.publish(file, relations=small_warehouse.RELATIONS)
    return file


def test_a_run_stopped_in_any_phase_is_gone_on_with(tmp_path: Path) -> None:
    file = tmp_path / "w.duckdb"
    run = ("run", str(SAMPLES), "--warehouse", str(file), "--quiet")
    for place, number in (
        ("dbt begins", signal.SIGINT),
        (MODEL, signal.SIGTERM),
        ("writing what is published", signal.SIGINT),
    ):
        assert stopped(place, number, *run) == Ended(130, SAID), (place, number)
        assert not places.current(file).exists()
        assert places.leftovers(file) == []
        wholeness.assert_lock_is_free(file)
    assert stopped("page", signal.SIGINT, *run) == Ended(130, SAID)
    assert places.current(file).exists()
    done = killed_run.run(SAMPLES, file)
    assert done.code == 0, done.errors
    wholeness.assert_nothing_is_left(file)
    assert len(places.kept(file)) == 1


@pytest.mark.parametrize(
    ("command", "number"),
    [
        ("build", signal.SIGTERM),
        ("doctor", signal.SIGINT),
        ("status", signal.SIGINT),
        ("dashboard", signal.SIGTERM),
        ("export", signal.SIGINT),
    ],
)
def test_other_commands_stopped_while_they_read_the_warehouse(
    small: Path, tmp_path: Path, command: str, number: signal.Signals
) -> None:
    out = {"dashboard": ("--out", str(tmp_path)), "export": ("--format", "csv", "--out", str(tmp_path))}
    before = wholeness.facts(places.current(small), ["marts"])
    done = stopped("opened", number, command, "--warehouse", str(small), *out.get(command, ()))
    assert done == Ended(130, SAID)
    assert wholeness.facts(places.current(small), ["marts"]) == before
    assert list(tmp_path.iterdir()) == []


def test_an_evaluation_stopped_as_it_begins_to_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    labelled = Path(__file__).parents[1] / "labelled"
    held_back = labelled / "held_back.txt"
    assert stopped("dbt begins", signal.SIGINT, "evaluate", str(labelled), "--only", str(held_back)) == Ended(130, SAID)
    assert list((tmp_path / "scratch").iterdir()) == []
