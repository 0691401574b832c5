"""The reader on the labelled passages held back: it never does worse than what was reached."""

import csv
from dataclasses import asdict
from pathlib import Path

from sitrep.evaluation import command, gold
from tests.warehouse.untested import without_data_tests

LABELLED = Path(__file__).parents[1] / "labelled"


def reached() -> dict[str, float]:
    """The measures of tests/labelled/reached.csv."""
    with (LABELLED / "reached.csv").open(newline="", encoding="utf-8") as file:
        return {row["measure"]: float(row["reached"]) for row in csv.DictReader(file)}


def test_the_labels_fit_their_texts() -> None:
    labelled = gold.read(LABELLED, None)
    assert len(labelled.texts) == 460
    assert not labelled.unlabelled


def test_every_measure_has_a_line_to_hold() -> None:
    measures = "found_f1 value qualifier unit_type sector population is_assistance fact_f1".split()
    assert list(reached()) == measures
    assert min(reached().values()) > 0


def test_the_texts_held_back_are_read_as_well_as_they_were() -> None:
    with without_data_tests():
        measures = asdict(command.run(LABELLED, None, LABELLED / "held_back.txt", None, None).overall)
    fallen = {name: (measures[name], line) for name, line in reached().items() if measures[name] < line}
    assert not fallen, f"(now, reached): {fallen}"
