"""``sitrep evaluate``: exit codes, one line per error, files written, and the scorer that comes with the labels."""

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sitrep import cli, project
from sitrep.evaluation import mistakes

Arguments = list[str]


def test_a_warehouse_is_scored_and_left_as_it_is(
    gold_folder: Path, small_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = small_warehouse.read_bytes()
    assert cli.main(["evaluate", str(gold_folder), "--warehouse", str(small_warehouse)]) == 0
    told = capsys.readouterr()
    assert f"Warehouse: {small_warehouse}\n" in told.out
    assert "  found: recall       0.750  0.667  1.000\n" in told.out
    assert told.err == ""
    assert small_warehouse.read_bytes() == before


def test_machines_get_one_object(gold_folder: Path, small_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", str(gold_folder), "--warehouse", str(small_warehouse), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["measures"]["overall"]["figures"] == 4
    assert answer["warehouse"] == str(small_warehouse)


def test_quiet_writes_the_errors_and_prints_nothing(
    gold_folder: Path, small_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "only.txt").write_text("b\n")
    command = ["evaluate", str(gold_folder), "--warehouse", str(small_warehouse), "--quiet"]
    command += ["--only", str(tmp_path / "only.txt"), "--errors", str(tmp_path / "errors.csv")]
    assert cli.main(command) == 0
    assert capsys.readouterr() == ("", "")
    with (tmp_path / "errors.csv").open(newline="", encoding="utf-8") as file:
        assert [(row["report_file"], row["kind"]) for row in csv.DictReader(file)] == [("b.txt", "qualifier")]


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        ([], 2, "Missing argument"),
        (["{folder}/nowhere"], 2, "does not exist"),
        (["{folder}"], 2, "labels.csv: file: cannot be opened"),
        (["{gold}", "--warehouse", "{folder}/none.duckdb"], 2, "does not exist"),
        (["{gold}", "--warehouse", "{gold}/labels.csv"], 2, "is not a DuckDB file"),
        (["{gold}", "--warehouse", "{file}", "--only", "{folder}/none"], 2, "cannot be opened"),
        (["{gold}", "--warehouse", "{file}", "--errors", "{gold}/labels.csv"], 2, "is read by the same command"),
        (["{gold}", "--warehouse", "{file}", "--errors", "{file}"], 2, "is read by the same command"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: Arguments,
    code: int,
    reason: str,
    gold_folder: Path,
    small_warehouse: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    places = {"folder": gold_folder.parent, "gold": gold_folder, "file": small_warehouse}
    assert cli.main(["evaluate", *(argument.format(**places) for argument in arguments)]) == code
    told = capsys.readouterr()
    assert reason in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.fixture
def scratch_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for whatever is made for the purpose, and nothing for dbt to leave behind elsewhere."""
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv(project.ENV_TARGET, str(tmp_path / "target"))
    return place


def test_without_a_warehouse_one_is_made_and_removed(
    gold_folder: Path, scratch_place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evaluate", str(gold_folder), "--json"]) == 0
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert answer["warehouse"] is None
    assert answer["measures"]["overall"]["found_recall"] > 0
    assert told.err == ""
    assert list(scratch_place.iterdir()) == []
    assert not (scratch_place.parent / "target").exists()


def test_a_scratch_warehouse_that_fails_ends_with_3_and_is_removed(
    gold_folder: Path, scratch_place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sitrep import steps
    from sitrep.build import BuildResult, Finding

    failed = BuildResult(False, {}, (Finding("fails_always", "test", "fail", 1, ""),), 0.0)
    monkeypatch.setattr(steps, "build", lambda *given, **named: failed)
    assert cli.main(["evaluate", str(gold_folder)]) == 3
    told = capsys.readouterr()
    assert "dbt build: the scratch warehouse failed: fails_always; " in told.err
    assert told.out == ""
    assert list(scratch_place.iterdir()) == []


@pytest.fixture(scope="module")
def shared_gold(shared: Path) -> Path:
    """Hand-labelled texts that come with a scorer of their own."""
    if not (shared / "gold" / "score.py").is_file():
        pytest.skip(f"no scorer to compare with: {shared / 'gold' / 'score.py'} is missing")
    return shared / "gold"


@pytest.fixture(scope="module")
def shared_warehouse(shared_gold: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of these texts."""
    folder = tmp_path_factory.mktemp("shared")
    file = folder / "texts.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(project.ENV_TARGET, str(folder / "target"))
        assert cli.main(["run", str(shared_gold / "texts"), "--warehouse", str(file), "--quiet"]) == 0
    return file


def _scored(scorer: Path, gold: Path, file: Path, errors: Path) -> tuple[dict[str, Any], Counter[tuple[str, str]]]:
    """Measures, and number of errors by text and kind, as the scorer has them."""
    command = [sys.executable, str(scorer), "--db", str(file), "--gold", str(gold), "--json", "--errors", str(errors)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    with errors.open(newline="", encoding="utf-8") as handle:
        return json.loads(done.stdout), Counter((row["text"], row["kind"]) for row in csv.DictReader(handle))


def test_measures_and_errors_are_those_of_the_labels_own_scorer(
    shared_gold: Path, shared_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    errors = tmp_path / "errors.csv"
    command = ["evaluate", str(shared_gold), "--warehouse", str(shared_warehouse), "--json", "--errors", str(errors)]
    assert cli.main(command) == 0
    answer = json.loads(capsys.readouterr().out)
    expected, kinds = _scored(shared_gold / "score.py", shared_gold, shared_warehouse, tmp_path / "scorer.csv")
    assert answer["measures"]["overall"] == pytest.approx(expected)
    with errors.open(newline="", encoding="utf-8") as handle:
        assert Counter((row["report_file"], row["kind"]) for row in csv.DictReader(handle)) == kinds
    assert sum(answer["errors_by_kind"].values()) == kinds.total()
    assert list(answer["errors_by_kind"]) == list(mistakes.KINDS)


@pytest.mark.parametrize("language", ["en", "es"])
def test_measures_of_a_language_are_the_scorers_on_its_texts(
    language: str,
    shared_gold: Path,
    shared_warehouse: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with (shared_gold / "sources.csv").open(newline="", encoding="utf-8") as handle:
        ids = {row["text_id"] for row in csv.DictReader(handle) if row["language"] == language}
    with (shared_gold / "labels.csv").open(newline="", encoding="utf-8") as handle:
        header, *rows = csv.reader(handle)
    with (tmp_path / "labels.csv").open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([header, *(row for row in rows if row[0] in ids)])
    (tmp_path / "only.txt").write_text("\n".join(sorted(ids)))
    command = ["evaluate", str(shared_gold), "--warehouse", str(shared_warehouse), "--json"]
    assert cli.main([*command, "--only", str(tmp_path / "only.txt")]) == 0
    answer = json.loads(capsys.readouterr().out)
    expected, _ = _scored(shared_gold / "score.py", tmp_path, shared_warehouse, tmp_path / "scorer.csv")
    assert answer["measures"]["overall"] == pytest.approx(expected)
    assert answer["measures"]["by_language"] == {language: pytest.approx(expected)}
