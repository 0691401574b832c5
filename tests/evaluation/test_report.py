"""What is shown is aligned and cannot act on the terminal; machines get the same."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.evaluation import gold, report
from sitrep.evaluation.evaluate import Evaluation, evaluate
from sitrep.evaluation.scores import Confusion, SectorScore

FOLDER = Path("gold")


@pytest.fixture
def found(gold_folder: Path, small_warehouse: Path) -> Evaluation:
    """The evaluation of the small warehouse."""
    return evaluate(gold.read(gold_folder), small_warehouse)


def test_all_tables_are_shown(found: Evaluation) -> None:
    assert report.lines(FOLDER, Path("w.duckdb"), found) == [
        "Labels: gold",
        "Warehouse: w.duckdb",
        "",
        "Measures (shares of the figures found, but for found and fact):",
        "  measure           overall     en     es",
        "  texts                   2      1      1",
        "  figures labelled        4      3      1",
        "  found: precision    0.750  0.667  1.000",
        "  found: recall       0.750  0.667  1.000",
        "  found: F1           0.750  0.667  1.000",
        "  value               0.667  0.500  1.000",
        "  qualifier           0.333  0.500  0.000",
        "  unit type           0.667  0.500  1.000",
        "  sector              0.667  0.500  1.000",
        "  population          1.000  1.000  1.000",
        "  is assistance       0.667  0.500  1.000",
        "  fact: F1            0.667  0.500  1.000",
        "",
        "Sectors of the labels (precision and recall of the judgement, over the figures found):",
        "  sector   figures  precision  recall  fact F1",
        "  health         2      1.000   1.000    0.667",
        "  none           1      0.500   1.000    0.667",
        "  shelter        1          -   0.000        -",
        "",
        "Sectors confused (label -> read):",
        "                   figures",
        "  shelter -> none        1",
        "",
        "Unit types confused (label -> read):",
        "                    figures",
        "  items -> persons        1",
        "",
        "Errors (8):",
        "  missed         1",
        "  spurious       1",
        "  value          1",
        "  qualifier      2",
        "  unit_type      1",
        "  sector         1",
        "  population     0",
        "  is_assistance  1",
    ]


def test_no_confusion_and_a_scratch_warehouse_are_said(found: Evaluation) -> None:
    lines = report.lines(FOLDER, None, replace(found, sector_confusions=(), unlabelled=("c", "d")))
    assert "Warehouse: a scratch warehouse of its texts" in lines
    assert "Sectors confused: none" in lines
    assert "Left out, without a label: 2 texts (c, d)" in lines


def test_nothing_shown_acts_on_the_terminal(found: Evaluation) -> None:
    bad = "a\x1b[2J\u202e"
    changed = replace(
        found,
        by_language={bad: found.overall},
        sectors=(SectorScore(bad, 1, None, None, None),),
        sector_confusions=(Confusion(bad, bad, 1),),
        unit_confusions=(Confusion(bad, bad, 1),),
        unlabelled=(bad,),
    )
    shown = "\n".join(report.lines(Path(bad), Path(bad), changed))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.count("a\\x1b[2J\\u202e") == 9


def test_machines_get_all_of_it(found: Evaluation) -> None:
    answer = json.loads(json.dumps(report.answer(FOLDER, None, found)))
    assert answer["warehouse"] is None
    assert answer["measures"]["overall"]["found_recall"] == 0.75
    assert set(answer["measures"]["by_language"]) == {"en", "es"}
    assert answer["sectors"][2] == {
        "sector": "shelter",
        "figures": 1,
        "precision": None,
        "recall": 0.0,
        "fact_f1": None,
    }
    assert answer["confusions"] == {
        "sector": [{"label": "shelter", "read": "none", "figures": 1}],
        "unit_type": [{"label": "items", "read": "persons", "figures": 1}],
    }
    assert answer["errors_by_kind"]["qualifier"] == 2
    assert answer["unlabelled_texts"] == []
