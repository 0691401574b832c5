"""One writer at a time: the second waits or is told who writes; a process that died holds nothing up."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sitrep import cli
from sitrep.errors import SitrepError
from sitrep.publishing import lock, places
from tests.warehouse import small_warehouse
from tests.warehouse.conftest import ROOT, SAMPLES

HOLD = """
import sys
from pathlib import Path
from sitrep.publishing import lock
with lock.held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "ingest")}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a warehouse will be."""
    return tmp_path / "folder" / "w.duckdb"


@pytest.fixture
def writer(file: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(file), "reports/may"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=ENVIRONMENT, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def commands(file: Path) -> list[list[str]]:
    """Every command that writes."""
    report = str(SAMPLES / "gtrm_peru_2021_02_invented.txt")
    return [["run", report], ["ingest", report], ["build"], ["rollback"]]


def test_without_waiting_every_command_says_who_writes_and_since_when(
    file: Path, writer: subprocess.Popen[str], capsys: pytest.CaptureFixture[str]
) -> None:
    # Something to roll back to; where nothing was published, rolling back needs no lock.
    published = places.kept_path(file, f"0001-{'0' * places.HASH_DIGITS}")
    published.parent.mkdir(parents=True)
    published.touch()
    small_warehouse.make(file)
    before = file.read_bytes()
    assert [cli.main([*words, "--no-wait", "--warehouse", str(file)]) for words in commands(file)] == [3] * 4
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 4
    for line in lines:
        assert line.startswith(f"{file}: lock: is being written by PID {writer.pid} on {platform.node()} since 20")
        assert "reports/may" in line
    assert file.read_bytes() == before


def test_second_writer_says_so_and_goes_on_when_the_first_ends(file: Path, writer: subprocess.Popen[str]) -> None:
    told = []

    def tell(line: str) -> None:
        told.append(line)
        writer.communicate("")

    with lock.held(file, 60.0, tell):
        found = lock.holder(file)
    assert [f"waiting up to 60 s for PID {writer.pid} " in line for line in told] == [True]
    assert found
    assert found.pid == os.getpid()


def test_waiting_ends_with_the_time_given(file: Path, writer: subprocess.Popen[str]) -> None:
    reason = rf"is still being written after 0\.1 s by PID {writer.pid} "
    with pytest.raises(SitrepError, match=reason), lock.held(file, 0.1):
        pass


def test_killed_writer_holds_nothing_up(file: Path, writer: subprocess.Popen[str]) -> None:
    writer.kill()
    writer.wait()
    assert Path(f"{file}.lock.json").exists()
    assert lock.holder(file) is None
    with lock.held(file):
        pass
    assert not Path(f"{file}.lock.json").exists()


def test_both_names_of_a_warehouse_have_one_lock(file: Path, writer: subprocess.Popen[str]) -> None:
    other = file.with_name("link.duckdb")
    other.symlink_to(file)
    with pytest.raises(SitrepError, match=f"PID {writer.pid} "), lock.held(other):
        pass


def test_two_ingests_at_once_store_each_report_once(file: Path) -> None:
    command = [sys.executable, "-m", "sitrep", "ingest", str(SAMPLES), "--quiet", "--warehouse", str(file)]
    both = [subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("select report_id, count(*) from raw.report group by all").fetchall()
    assert len(found) == len({path for path in SAMPLES.iterdir() if path.suffix in {".pdf", ".txt"}})
    assert {count for _, count in found} == {1}


def test_wrong_usage_makes_no_file(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no warehouse")
    assert cli.main(["build", "--warehouse", str(tmp_path / "notes.txt")]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
