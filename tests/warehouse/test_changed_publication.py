"""A published file whose bytes were changed is never taken for a publication: it is named, not shown, and replaced."""

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from sitrep import build_log, cli, project
from sitrep.doctor import examine
from sitrep.publishing import after_build, history, places, publish, snapshot
from tests.warehouse.conftest import ROOT

HOW = ["hard link", "copy of the folder"]


@pytest.fixture(scope="module")
def published(warehouse_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse published twice."""
    made = Path(shutil.copy(warehouse_file, tmp_path_factory.mktemp("published") / "samples.duckdb"))
    with build_log.noted(made, project.find()) as note:
        build_log.end(made, note, is_success=True)
    for _ in range(2):
        publish.publish(made, relations=snapshot.relations(ROOT))
    return made


@pytest.fixture(params=HOW)
def file(request: pytest.FixtureRequest, published: Path, tmp_path: Path) -> Path:
    """A copy, with a number changed in what readers open; the kept file shares its bytes or not."""
    made = tmp_path / "copied" / published.name
    shutil.copytree(published.parent, made.parent)
    current = places.current(made)
    if request.param == HOW[0]:
        current.unlink()
        os.link(places.kept(made)[-1].path, current)
    current.chmod(0o644)
    with duckdb.connect(str(current)) as connection:
        connection.execute("update marts.fct_figure set value = 28030 where value = 1120")
    return made


def test_it_is_named_and_not_shown(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [found.check for found in examine.examine(file).findings] == ["damaged_publication"]
    for words in (["status"], ["dashboard", "--no-images"], ["export", "--format", "csv"]):
        assert cli.main([*words, "--warehouse", str(file)]) == 3
        assert "is not what was published: its bytes changed; publish a whole one" in capsys.readouterr().err


def test_it_is_kept_under_no_id(file: Path) -> None:
    before = {entry.id for entry in history.read(file)}
    publish.tidy(file)
    assert {entry.id for entry in history.read(file)} == before


def test_a_run_with_nothing_new_publishes_a_whole_one(file: Path) -> None:
    assert after_build.publish_built(file, None, 5).is_new
    assert not history.is_changed(file)
    assert [entry.is_whole for entry in history.read(file) if entry.is_current] == [True]


def test_a_way_back_puts_a_whole_one_in_its_place(file: Path) -> None:
    whole = next(entry for entry in reversed(history.read(file)) if entry.is_whole)
    assert cli.main(["rollback", whole.id, "--warehouse", str(file)]) == 0
    assert not history.is_changed(file)
