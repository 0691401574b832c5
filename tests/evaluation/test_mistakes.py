"""Every error is told with its place, its sentence and why the warehouse judged so, safe for any program."""

import csv
from pathlib import Path

import pytest

from sitrep.errors import UsageError
from sitrep.evaluation import gold, mistakes, mistakes_file, places
from sitrep.evaluation.evaluate import evaluate
from sitrep.evaluation.mistakes import Mistake
from sitrep.evaluation.reading import Place

SENTENCE_OF_30 = "In May, some 1,120 refugees saw a doctor; >>30<< tents fell."


@pytest.fixture
def found(gold_folder: Path, small_warehouse: Path) -> tuple[Mistake, ...]:
    """All errors of the small warehouse."""
    return evaluate(gold.read(gold_folder), small_warehouse).mistakes


def test_each_error_is_told_once_in_reading_order(found: tuple[Mistake, ...]) -> None:
    assert [(one.report_file, one.line_no, one.kind, one.mention, one.expected, one.read) for one in found] == [
        ("a.txt", 4, "value", "30", "30", "3"),
        ("a.txt", 4, "qualifier", "30", "exact", "over"),
        ("a.txt", 4, "unit_type", "30", "items", "persons"),
        ("a.txt", 4, "sector", "30", "shelter", "none"),
        ("a.txt", 4, "is_assistance", "30", "0", "1"),
        ("a.txt", 7, "missed", "7", "7", ""),
        ("a.txt", 7, "spurious", "9", "", "9"),
        ("b.txt", 1, "qualifier", "Más de 400", "over", "exact"),
    ]


def test_evidence_is_that_of_the_judgement_on_one_line(found: tuple[Mistake, ...]) -> None:
    assert {one.kind: one.evidence for one in found} == {
        "value": "how it was read",
        "qualifier": "",
        "unit_type": "noun behind",
        "sector": "too weak: health",
        "is_assistance": "=delivered given",
        "missed": "",
        "spurious": "how it was read",
    }


def test_sentence_is_one_line_with_the_figure_marked(found: tuple[Mistake, ...]) -> None:
    sentences = {one.mention: one.sentence for one in found}
    assert sentences == {
        "30": SENTENCE_OF_30,
        "7": "Health >>7<< 9",
        "9": "Health 7 >>9<<",
        "Más de 400": ">>Más de 400<< niños recibieron =kits.",
    }


def test_a_figure_over_two_lines_outside_sentences_shows_both() -> None:
    text = "A\nsome\n20 kits\nB"
    lines = [(0, 1), (2, 6), (7, 14), (15, 16)]
    assert places.place(text, (2, 9), lines, []) == Place(2, ">>some 20<< kits")
    assert places.place(text, (2, 9), lines, [(0, 1)]).sentence == ">>some 20<< kits"
    assert places.place(text, (2, 9), [], []).sentence == ">>some 20<<"


def test_kinds_without_an_error_are_counted_too(found: tuple[Mistake, ...]) -> None:
    assert mistakes.counts(found) == {
        "missed": 1,
        "spurious": 1,
        "value": 1,
        "qualifier": 2,
        "unit_type": 1,
        "sector": 1,
        "population": 0,
        "is_assistance": 1,
    }


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+51 %", "'+51 %"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\\t=1"),
        ("\r=1", "'\\r=1"),
        ("＝1", "'＝1"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_calculate_begins_with_an_apostrophe(text: str, cell: str) -> None:
    assert mistakes_file.cell(text) == cell


def test_other_cells_stay_but_for_control_characters() -> None:
    assert mistakes_file.cell("1,120 = «niños»") == "1,120 = «niños»"
    assert mistakes_file.cell("a\x1b[2J\u202e") == "a\\x1b[2J\\u202e"
    assert mistakes_file.cell(7) == "7"
    assert mistakes_file.cell("") == ""


def test_file_has_a_row_per_error_that_can_be_read_again(found: tuple[Mistake, ...], tmp_path: Path) -> None:
    file = tmp_path / "errors.csv"
    mistakes_file.write(file, found)
    with file.open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    assert list(rows[0]) == "report_file line_no kind mention expected read evidence sentence".split()
    assert len(rows) == len(found) == file.read_text("utf-8").count("\n") - 1
    assert rows[4]["evidence"] == "'=delivered given"
    assert rows[0]["sentence"] == SENTENCE_OF_30


def test_places_where_no_file_can_be_are_said(tmp_path: Path) -> None:
    labels = tmp_path / "labels.csv"
    for path, reason in [
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "e.csv", "folder does not exist"),
        (tmp_path / "." / "labels.csv", "is read by the same command"),
    ]:
        with pytest.raises(UsageError, match=reason):
            mistakes_file.check(path, [labels])
    with pytest.raises(UsageError, match="cannot be written"):
        mistakes_file.write(tmp_path, [])
