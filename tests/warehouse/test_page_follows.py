"""The page beside a warehouse shows what readers have: written again after a build and after a way back."""

import shutil
from pathlib import Path

import pytest

from sitrep import build_log, cli, project, steps
from sitrep.build import BuildResult
from sitrep.page import places as page_places
from sitrep.page import state
from sitrep.publishing import places, publish, snapshot
from tests.warehouse.conftest import ROOT


@pytest.fixture(autouse=True)
def without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of pages take most of the time, and say nothing here."""
    find = page_places.find
    monkeypatch.setattr(page_places, "find", lambda *given, **named: find(*given, **{**named, "images": False}))


@pytest.fixture
def file(warehouse_file: Path, tmp_path: Path) -> Path:
    """A warehouse of its own, nothing of it published."""
    return Path(shutil.copy(warehouse_file, tmp_path / "samples.duckdb"))


def page(file: Path) -> Path:
    """The page beside a warehouse."""
    return state.default_folder(file) / state.PAGE


def number(file: Path) -> str:
    """The number of the publication that the page is of."""
    return (state.written_in(page(file)) or "").split()[0]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds that pass at once."""

    def build(file: Path, *_: object, **__: object) -> BuildResult:
        with build_log.noted(file, project.find()) as note:
            build_log.end(file, note, is_success=True)
        return BuildResult(True, {}, (), 0.0)

    monkeypatch.setattr(steps, "build", build)


@pytest.mark.usefixtures("built")
def test_a_build_writes_the_page_of_what_it_published(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--no-page", "--warehouse", str(file)]) == 0
    assert not page(file).exists()
    assert cli.main(["build", "--warehouse", str(file)]) == 0
    assert number(file) == "2"
    assert f"Page: {page(file)}" in capsys.readouterr().out


def test_a_way_back_writes_the_page_again_where_there_is_one(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        publish.publish(file, relations=snapshot.relations(ROOT))
    assert cli.main(["rollback", "--warehouse", str(file)]) == 0
    assert not page(file).exists()
    assert cli.main(["dashboard", "--no-images", "--warehouse", str(file)]) == 0
    assert number(file) == "2"
    capsys.readouterr()
    assert cli.main(["rollback", "--warehouse", str(file)]) == 0
    assert number(file) == "1"
    assert capsys.readouterr().out.splitlines()[1].startswith(f"Page: {page(file)}")


def test_a_page_that_cannot_be_written_stops_no_way_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = publish.publish(file, relations=[each for each in snapshot.relations(ROOT) if each.name != "fct_figure"])
    publish.publish(file, relations=snapshot.relations(ROOT))
    assert cli.main(["dashboard", "--no-images", "--warehouse", str(file)]) == 0
    assert cli.main(["rollback", "--warehouse", str(file)]) == 0
    assert "was published by another version; publish it again" in capsys.readouterr().err
    assert places.current(file).read_bytes() == first.path.read_bytes()
    assert number(file) == "2"
