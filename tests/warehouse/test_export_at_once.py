"""Two exports into one folder: the second waits or says who is at it, and what is left is whole and of one of them."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep import cli
from sitrep.discover import sha256_of
from sitrep.publishing import lock, publish, snapshot
from tests.warehouse import exported
from tests.warehouse.conftest import ROOT

# An export that halts after it moved its first file into place, until its input ends.
HALTED = """
import sys
from sitrep import cli
from sitrep.publishing import durable
move = durable.move
def move_and_halt(source, target):
    durable.move = move
    move(source, target)
    print("moved", flush=True)
    sys.stdin.read()
durable.move = move_and_halt
sys.exit(cli.main(sys.argv[1:]))
"""
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "ingest")}
# Marts of the first export and of the second: each has one that the other has not.
FIRST, SECOND = ("dim_sector", "dim_day", "dim_report"), ("dim_sector", "dim_report", "fct_figure")


@pytest.fixture
def file(published_warehouse: Path, tmp_path: Path) -> Path:
    """A warehouse that was published once."""
    target = tmp_path / "warehouse"
    shutil.copytree(published_warehouse.parent, target)
    return target / published_warehouse.name


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where both export to."""
    return tmp_path / "exports"


@pytest.fixture
def first(file: Path, out: Path) -> Iterator[subprocess.Popen[str]]:
    """An export with one of its files in place and the others not."""
    command = [sys.executable, "-c", HALTED, *words(file, out, FIRST)]
    with subprocess.Popen(
        command, text=True, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "moved\n"
        yield process
        process.kill()


def words(file: Path, out: Path, marts: tuple[str, ...]) -> list[str]:
    """The command line of an export to CSV."""
    chosen = [part for mart in marts for part in ("--mart", mart)]
    return ["export", "--format", "csv", "--warehouse", str(file), "--out", str(out), *chosen]


def publish_again(file: Path) -> None:
    """Publish the warehouse once more."""
    publish.publish(file, relations=snapshot.relations(ROOT))


def assert_whole(folder: Path, marts: tuple[str, ...], publication: int) -> None:
    """The folder has the files of these marts and no other, as its package says, of that publication."""
    package = exported.package(folder)
    assert package["publicationNo"] == publication
    described = {resource["path"]: resource["hash"] for resource in package["resources"]}
    assert set(described) == {f"{mart}.csv" for mart in marts}
    found = {path.name: f"sha256:{sha256_of(path)}" for path in folder.iterdir() if path.name != "datapackage.json"}
    assert found == described


def test_second_export_waits_and_gives_what_is_published_then(
    file: Path, out: Path, first: subprocess.Popen[str]
) -> None:
    second = [sys.executable, "-m", "sitrep", *words(file, out, SECOND)]
    with subprocess.Popen(second, text=True, env=ENVIRONMENT, cwd=ROOT, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        assert told.startswith(f"{out}: lock: waiting up to 600 s for PID {first.pid} on {platform.node()} since 20")
        publish_again(file)
        first.communicate("")
        assert first.returncode == 0
        assert process.wait() == 0
    assert_whole(out / "csv", SECOND, 2)
    assert lock.holder(out) is None


def test_without_waiting_the_second_says_who_exports(
    file: Path, out: Path, first: subprocess.Popen[str], capsys: pytest.CaptureFixture[str]
) -> None:
    publish_again(file)
    before = sorted(path.name for path in (out / "csv").iterdir())
    assert cli.main([*words(file, out, SECOND), "--no-wait"]) == 3
    told = capsys.readouterr().err
    assert told.startswith(f"{out}: lock: is being written by PID {first.pid} on {platform.node()} since 20")
    assert told.count("\n") == 1
    assert sorted(path.name for path in (out / "csv").iterdir()) == before
    first.communicate("")
    assert_whole(out / "csv", FIRST, 1)


def test_export_into_another_folder_waits_for_nobody(file: Path, out: Path, first: subprocess.Popen[str]) -> None:
    other = out.with_name("others")
    assert cli.main([*words(file, other, SECOND), "--no-wait"]) == 0
    assert_whole(other / "csv", SECOND, 1)


def test_export_that_was_killed_holds_nothing_up_and_is_completed(
    file: Path, out: Path, first: subprocess.Popen[str]
) -> None:
    first.kill()
    first.wait()
    assert [path.name for path in (out / "csv").glob(".*")] != []
    assert cli.main([*words(file, out, FIRST), "--no-wait"]) == 0
    assert_whole(out / "csv", FIRST, 1)


def test_two_exports_started_together_leave_the_files_of_one(file: Path, out: Path) -> None:
    commands = [[sys.executable, "-m", "sitrep", *words(file, out, marts), "--quiet"] for marts in (FIRST, SECOND)]
    both = [subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT) for command in commands]
    assert [process.wait() for process in both] == [0, 0]
    last = SECOND if (out / "csv" / "fct_figure.csv").exists() else FIRST
    assert_whole(out / "csv", last, 1)
