"""``sitrep review``: what waits is shown, a key decides, and the decision holds in the next build."""

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import duckdb
import pytest

from sitrep import cli, project
from sitrep.build import build
from sitrep.errors import SitrepError
from sitrep.review import asking, decisions, seed_file
from sitrep.review.waiting import Waiting
from tests.warehouse.conftest import ROOT
from tests.warehouse.untested import without_data_tests

BY = decisions.Signature("a test", date(2024, 2, 1))
CODES = {"sector_code": ["health", "none"], "unit_type": ["persons"], "population_group_codes": ["children", "women"]}
READ = {
    "value": "40",
    "qualifier": "exact",
    "unit_type": "persons",
    "sector_code": "wash",
    "activity_code": "none",
    "is_assistance": "true",
    "population_group_codes": "women",
}


def figure(number: int = 1, unsure: tuple[str, ...] = ("is_assistance",), **read: str) -> Waiting:
    """An invented figure that waits."""
    sentence = "Some 40 women\ncame."
    return Waiting(f"f-{number}", ("In doubt",), "r.txt, page 1", "Some 40", sentence, 0, 7, unsure, {**READ, **read})


class Scripted:
    """A person who presses the keys and types the lines given."""

    def __init__(self, keys: str, lines: Iterable[str] = ()) -> None:
        """Keys are pressed one by one; an empty line takes the default."""
        self.keys, self.lines = iter(keys), iter(lines)
        self.told: list[str] = []

    def key(self) -> str:
        """The next key."""
        return next(self.keys)

    def line(self, question: str, default: str) -> str:
        """The next line."""
        return next(self.lines) or default

    def tell(self, lines: Iterable[str]) -> None:
        """Keeps what is shown."""
        self.told += lines


def decide(person: Scripted, *figures: Waiting) -> list[tuple[str, str, str, str, str]]:
    """What a review writes: figure, field, read, right, why."""
    written: list[decisions.Correction] = []
    asking.Review(person, BY, CODES, written.extend).run(figures)
    return [(row.figure_id, row.field_name, row.value_read, row.value_corrected, row.reason) for row in written]


@pytest.mark.parametrize(
    ("keys", "lines", "rows"),
    [
        ("a", [], [("is_assistance", "true", "true", decisions.AS_READ)]),
        ("r", [], [("is_assistance", "true", "false", decisions.NO_ASSISTANCE)]),
        ("s", [], []),
        ("q", [], []),
        ("xa", [], [("is_assistance", "true", "true", decisions.AS_READ)]),
        ("ca ", ["table"], [("is_assistance", "true", "false", "table")]),
        (
            "cs ",
            ["helth", "health", ""],
            [("sector_code", "wash", "health", asking.BY_EYE), ("is_assistance", "true", "true", decisions.AS_READ)],
        ),
        *(
            (
                "cv ",
                [typed, "seen"],
                [("value", "40", right, "seen"), ("is_assistance", "true", "true", decisions.AS_READ)],
            )
            for typed, right in (("3,330", "3330"), ("1,234,567.5", "1234567.5"), ("1500", "1500"))
        ),
        *(
            (
                "cv ",
                [typed, "7", "seen"],
                [("value", "40", "7", "seen"), ("is_assistance", "true", "true", decisions.AS_READ)],
            )
            for typed in ("3,33", "1,5", "3330,000", ",330", "3,330.")
        ),
        (
            "cavp ",
            ["-1", "41", "women|men", "women|children", "seen"],
            [
                ("is_assistance", "true", "false", "seen"),
                ("value", "40", "41", "seen"),
                ("population_group_codes", "women", "women|children", "seen"),
            ],
        ),
    ],
)
def test_a_key_decides(keys: str, lines: list[str], rows: list[tuple[str, str, str, str]]) -> None:
    assert decide(Scripted(keys, lines), figure()) == [("f-1", *row) for row in rows]


def test_what_counts_as_no_assistance_cannot_be_rejected_again() -> None:
    person = Scripted("rq")
    assert decide(person, figure(is_assistance="false")) == []
    assert any("already" in line for line in person.told)


def test_a_figure_that_lacks_a_sector_only_is_accepted_without_one() -> None:
    found = decide(Scripted("a"), figure(unsure=("sector_code",), sector_code="none"))
    assert found == [("f-1", "sector_code", "none", "none", decisions.AS_READ)]


def test_what_was_decided_before_stopping_is_written() -> None:
    assert [row[0] for row in decide(Scripted("asrq"), *map(figure, range(1, 6)))] == ["f-1", "f-3"]


def test_the_figure_is_shown_in_its_sentence_on_one_line_and_inert() -> None:
    shown = asking.lines(figure(unit_type="\x1b[31mpersons"))
    assert "  >>Some 40<< women came." in shown
    assert not any("\x1b" in line for line in shown)


def test_of_two_equal_figures_of_a_sentence_the_one_that_waits_is_marked() -> None:
    twice = replace(figure(), sentence="Of 40 women,\n40 came.", figure_text="40", first=13, past=15)
    assert "  Of 40 women, >>40<< came." in asking.lines(twice)


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A seed with one row, whose last line has no end."""
    file = tmp_path / "figure_corrections.csv"
    file.write_text(",".join(seed_file.COLUMNS) + '\nf-9,value,1,2,"a, b",x,2024-01-01', "utf-8")
    return file


def test_rows_are_added_and_what_stood_there_stays(seed: Path) -> None:
    before = seed.read_text("utf-8")
    seed_file.add(seed, decisions.accepted(figure(), BY))
    assert seed.read_text("utf-8") == (f"{before}\nf-1,is_assistance,true,true,{decisions.AS_READ},a test,2024-02-01\n")
    assert seed_file.decided(seed) == {"f-9", "f-1"}


def test_a_write_that_fails_leaves_the_seed_and_nothing_else(seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = seed.read_bytes()

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        seed_file.add(seed, decisions.accepted(figure(), BY))
    assert seed.read_bytes() == before
    assert [file.name for file in seed.parent.iterdir()] == [seed.name]


def test_a_second_row_for_a_figure_and_field_is_refused(seed: Path) -> None:
    seed_file.add(seed, decisions.accepted(figure(), BY))
    with pytest.raises(SitrepError, match="f-1, is_assistance: has a row already"):
        seed_file.add(seed, decisions.rejected(figure(), BY))


def test_a_seed_with_other_columns_is_named(seed: Path) -> None:
    seed.write_text("figure,right\n", "utf-8")
    with pytest.raises(SitrepError, match="line 1: has other columns"):
        seed_file.decided(seed)


@pytest.fixture
def project_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The dbt project in another folder, which is the current one."""
    folder = tmp_path / "project"
    for part in project.PARTS:
        source, goal = ROOT / part, folder / part
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, goal) if source.is_dir() else shutil.copy(source, goal)
    monkeypatch.chdir(folder)
    yield folder


def test_decisions_of_a_review_hold_in_the_next_build_and_are_asked_once(
    project_copy: Path,
    warehouse_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = Path(shutil.copy(warehouse_file, tmp_path / "reviewed.duckdb"))
    arguments = ["review", "--warehouse", str(file)]
    assert cli.main([*arguments, "--json"]) == 0
    waiting = json.loads(capsys.readouterr().out)["waiting"]
    assert len(waiting) >= 3
    keys = iter("asq")
    monkeypatch.setattr(click, "getchar", lambda: next(keys))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)

    assert cli.main([*arguments, "--by", "M. Quispe"]) == 0

    told = capsys.readouterr().out
    assert f"1 figure decided. {len(waiting) - 1} figures waiting." in told
    assert f"`sitrep build --warehouse {file}` brings the decisions" in told
    with (project_copy / seed_file.PLACE).open(newline="", encoding="utf-8") as rows:
        assert {(row["figure_id"], row["corrected_by"]) for row in csv.DictReader(rows)} == {
            (waiting[0]["figure_id"], "M. Quispe")
        }
    for is_built in (False, True):
        if is_built:
            with without_data_tests():
                assert build(file).is_success
        assert cli.main([*arguments, "--list"]) == 0
        listed = capsys.readouterr().out
        assert waiting[0]["figure_id"] not in listed
        assert waiting[1]["figure_id"] in listed
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(
            "select certainty, value_status from marts.fct_figure where figure_id = ?", [waiting[0]["figure_id"]]
        ).fetchall()
    assert found == [("checked", "stated")]


def test_without_a_terminal_it_asks_for_list(
    warehouse_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert cli.main(["review", "--warehouse", str(warehouse_file)]) == 2
    assert "give --list or --json" in capsys.readouterr().err


def test_a_warehouse_that_was_not_built_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "empty.duckdb"
    duckdb.connect(str(file)).close()
    assert cli.main(["review", "--list", "--warehouse", str(file)]) == 3
    assert "sitrep build" in capsys.readouterr().err
