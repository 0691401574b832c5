"""A disk that is full, or that nobody may write: told with file and remedy, nothing lost, the next run completes."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from sitrep import cli
from sitrep.errors import SitrepError
from sitrep.publishing import history, places, publish
from tests.warehouse import small_warehouse, wholeness
from tests.warehouse.conftest import ROOT
from tests.warehouse.small_disks import disk, fill, make_read_only, resize
from tests.warehouse.small_warehouse import publish_state, state_of
from tests.warehouse.test_publish_dbt import PROJECT

REPORT = """\
GTRM Peru - Situation report - {month} 2021

Response
Partners helped some 1,{number}00 persons with food kits. Some 300 families had kits.
"""
# Bytes with which ingest breaks off in its log, while it folds it in, and close to its end; 12 kB are DuckDB's headers.
SIZES = ("16k", "48k", "400k", "2m")
ROOMY = "200m"
MAKE_ROOM = "make room and run the command again"
# A table of 24 MB, or of one row.
BIG = "select hash(range) as number, hash(range + 1) as other, hash(range + 2) as third from range(1000000)"
SMALL = "select 1 as number"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports."""
    folder = tmp_path_factory.mktemp("reports")
    for number, month in enumerate(("January", "February", "March")):
        (folder / f"r{number}.txt").write_text(REPORT.format(month=month, number=number))
    return folder


@pytest.fixture(scope="module")
def undisturbed(reports: Path) -> dict[str, str]:
    """What a run with room enough stores."""
    file = reports / "undisturbed" / "w.duckdb"
    assert cli.main(["ingest", str(reports), "--quiet", "--warehouse", str(file)]) == 0
    return wholeness.facts(file, ["raw"])


def test_ingest_on_a_full_disk_is_told_and_completed_later(
    reports: Path, undisturbed: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["ingest", str(reports), "--quiet", "--processes", "1", "--warehouse"]
    with disk(tmp_path / "disk", ROOMY) as place:
        for size in SIZES:
            file = place / size / "w.duckdb"
            resize(place, size)
            assert cli.main([*command, str(file)]) == 3, size
            told = capsys.readouterr().err
            assert told.startswith(f"{file}: "), size
            assert "No space left on device" in told
            assert MAKE_ROOM in told
            resize(place, ROOMY)
            assert cli.main([*command, str(file)]) == 0
            assert wholeness.facts(file, ["raw"]) == undisturbed
            wholeness.assert_nothing_is_left(file)
            resize(place, ROOMY)
            file.unlink()


# Only what stores is limited: processes that read unpack a model first, and wait for their tasks then.
LIMITED = """
import resource, sys
from sitrep import batch, cli
class Limited(batch.Store):
    def __init__(self, *given):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
        super().__init__(*given)
batch.Store = Limited
sys.exit(cli.main(sys.argv[2:]))
"""


@pytest.mark.parametrize("limit", [20_000, 2_000_000])
def test_ingest_with_a_limit_on_files_is_told_and_completed_later(
    limit: int, reports: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "w.duckdb"
    arguments = ["ingest", str(reports), "--quiet", "--processes", "1", "--warehouse", str(file)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "ingest")}
    command = [sys.executable, "-c", LIMITED, str(limit), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith(f"{file}: disk: ")
    assert "File too large" in done.stderr
    assert MAKE_ROOM in done.stderr
    assert cli.main(arguments) == 0
    assert wholeness.facts(file, ["raw"]) == undisturbed


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The SQL of the only mart of a project, which is the current folder."""
    import shutil

    (tmp_path / "models" / "marts").mkdir(parents=True)
    (tmp_path / "dbt_project.yml").write_text(PROJECT)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    for macro in ("publish_when_all_passed", "generate_schema_name"):
        (tmp_path / "macros").mkdir(exist_ok=True)
        shutil.copy(ROOT / "macros" / f"{macro}.sql", tmp_path / "macros")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "models" / "marts" / "one.sql"


def rows(file: Path) -> int:
    """Rows of the mart that readers see."""
    with duckdb.connect(str(places.current(file)), read_only=True) as connection:
        return int(str(connection.execute("select count(*) from marts.one").fetchall()[0][0]))


def test_build_on_a_full_disk_is_told_and_completed_later(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with disk(tmp_path / "disk", "12m") as place:
        file = place / "w.duckdb"
        duckdb.connect(str(file)).close()
        project.write_text(SMALL)
        assert cli.main(["build", "--quiet", "--warehouse", str(file)]) == 0
        before = places.current(file).read_bytes()
        project.write_text(BIG)
        assert cli.main(["build", "--quiet", "--warehouse", str(file)]) == 3
        told = capsys.readouterr().err
        assert str(file) in told
        assert "No space left" in told
        assert "make room" in told
        assert places.current(file).read_bytes() == before
        resize(place, ROOMY)
        assert cli.main(["build", "--quiet", "--warehouse", str(file)]) == 0
        assert rows(file) == 1_000_000
        wholeness.assert_nothing_is_left(file)


@pytest.mark.parametrize("left", [0, 20_000, 300_000, 600_000])
def test_publishing_on_a_full_disk_is_told_and_completed_later(left: int, tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "20m") as place:
        file = small_warehouse.make(place / "small.duckdb")
        first = publish_state(file, 1)
        small_warehouse.change(file, 2)
        filler = fill(place, left)
        with pytest.raises(SitrepError, match=rf"{file}: publish: .*No space left.*; {MAKE_ROOM}"):
            publish.publish(file, relations=small_warehouse.RELATIONS)
        assert state_of(places.current(file)) == 1
        assert [entry.id for entry in history.read(file) if entry.is_current] == [first.id]
        assert places.leftovers(file) == []
        filler.unlink()
        publish_state(file, 2)
        assert state_of(places.current(file)) == 2


def test_folder_that_cannot_be_written_is_told_and_left_as_it_is(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with disk(tmp_path / "disk", ROOMY) as place:
        file = small_warehouse.make(place / "small.duckdb")
        publish_state(file, 1)
        new = place / "new" / "w.duckdb"
        make_read_only(place)
        before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
        for words, files in (
            (["run", str(reports)], (file, new)),
            (["ingest", str(reports)], (file, new)),
            (["build"], (file,)),
            (["rollback"], (file,)),
        ):
            for each in files:
                assert cli.main([*words, "--warehouse", str(each)]) == 3
                told = capsys.readouterr().err
                assert told.startswith(f"{each}: lock: ")
                assert "Read-only file system" in told
                assert "make its folder writable" in told
        for words in (["history"], ["doctor"]):
            assert cli.main([*words, "--warehouse", str(file)]) == 0
        assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_reports_on_a_disk_that_cannot_be_written_are_read(reports: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "disk", ROOMY) as place:
        for path in reports.glob("*.txt"):
            (place / path.name).write_bytes(path.read_bytes())
        make_read_only(place)
        assert cli.main(["ingest", str(place), "--quiet", "--warehouse", str(tmp_path / "w.duckdb")]) == 0
