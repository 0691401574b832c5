"""Each measure counts what it says, alone and per sector."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pytest

from sitrep.evaluation import scores
from sitrep.evaluation.scores import Confusion, Measures, SectorScore
from tests.evaluation.readings import figure, label, paired

JUDGED = ("value", "qualifier", "unit_type", "sector", "population", "is_assistance")


def measures(*pairs: Any) -> Measures:
    """The measures over one text."""
    return scores.measures([paired(*pairs)])


def test_a_warehouse_that_agrees_has_1_everywhere() -> None:
    assert asdict(measures((label(), figure()))) == {
        **dict.fromkeys(["texts", "figures"], 1),
        **dict.fromkeys(["found_precision", "found_recall", "found_f1", *JUDGED, "fact_f1"], 1.0),
    }


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("value", {"value": Decimal(2000)}),
        ("value", {"value": None}),
        ("qualifier", {"qualifier": "exact"}),
        ("unit_type", {"unit_type": "households"}),
        ("sector", {"sector": "none"}),
        ("population", {"groups": ("women",)}),
        ("population", {"groups": ("general_persons",)}),
        ("is_assistance", {"is_assistance": False}),
    ],
)
def test_a_wrong_judgement_lowers_its_own_measure_only(name: str, changes: dict[str, Any]) -> None:
    found = asdict(measures((label(), figure()), (label(), figure(**changes))))
    assert {judged: found[judged] for judged in JUDGED} == {**dict.fromkeys(JUDGED, 1.0), name: 0.5}
    assert found["found_f1"] == 1.0


@pytest.mark.parametrize(
    ("labelled", "read"),
    [
        (("women", "refugees"), ("refugees", "children")),
        ((), ("general_persons",)),
        (("general_persons",), ()),
        (("general_persons", "women"), ("women",)),
    ],
)
def test_one_group_in_common_is_enough_and_general_persons_is_no_group(
    labelled: tuple[str, ...], read: tuple[str, ...]
) -> None:
    assert measures((label(groups=labelled), figure(groups=read))).population == 1.0


def test_values_may_differ_by_a_millionth() -> None:
    assert measures((label(value=Decimal(3_000_000)), figure(value=Decimal(3_000_003)))).value == 1.0
    assert measures((label(value=Decimal(3_000_000)), figure(value=Decimal(3_000_004)))).value == 0.0
    assert measures((label(value=Decimal(0)), figure(value=Decimal("0.000001")))).value == 1.0


def test_found_counts_missed_and_spurious_figures() -> None:
    found = measures((label(), figure()), (label(), None), (None, figure()), (None, figure()))
    assert (found.figures, found.found_recall) == (2, 0.5)
    assert found.found_precision == pytest.approx(1 / 3)
    assert found.found_f1 == pytest.approx(0.4)
    assert found.value == 1.0


def test_facts_are_figures_of_people_assisted() -> None:
    found = measures(
        (label(), figure()),
        (label(unit_type="households"), figure(unit_type="households")),
        (label(unit_type="money"), figure(unit_type="money")),
        (label(is_assistance=False), figure(is_assistance=False)),
    )
    assert found.fact_f1 == 1.0
    assert measures((label(unit_type="money"), figure(unit_type="money"))).fact_f1 == 0.0


def test_a_fact_needs_all_but_its_qualifier() -> None:
    assert measures((label(), figure(qualifier="over"))).fact_f1 == 1.0
    assert measures((label(), figure(sector="wash"))).fact_f1 == 0.0


def test_missed_and_spurious_facts_lower_f1() -> None:
    assert measures((label(), figure()), (label(), None)).fact_f1 == pytest.approx(2 / 3)
    assert measures((label(), figure()), (None, figure())).fact_f1 == pytest.approx(2 / 3)
    assert measures((label(), figure()), (label(), figure(is_assistance=False))).fact_f1 == pytest.approx(2 / 3)


def test_nothing_to_measure_is_0() -> None:
    assert set(asdict(scores.measures([])).values()) == {0}


def test_languages_are_measured_apart_and_an_unknown_one_is_said() -> None:
    texts = [
        paired((label(), figure()), language="es"),
        paired((label(), None), language="en"),
        paired((label(), figure()), (label(), figure()), language=None),
    ]
    found = scores.by_language(texts)
    assert {name: (part.texts, part.figures, part.found_recall) for name, part in found.items()} == {
        "en": (1, 1, 0.0),
        "es": (1, 1, 1.0),
        "unknown": (1, 2, 1.0),
    }


def test_sectors_are_scored_over_the_figures_found() -> None:
    text = paired(
        (label(), figure()),
        (label(), figure(sector="wash")),
        (label(sector="wash"), figure()),
        (label(sector="none", is_assistance=False), figure(sector="none", is_assistance=False)),
        (label(), None),
        (None, figure()),
    )
    assert scores.by_sector([text]) == (
        SectorScore("health", 3, 0.5, 0.5, 2 / 6),
        SectorScore("none", 1, 1.0, 1.0, None),
        SectorScore("wash", 1, 0.0, 0.0, 0.0),
    )


def test_a_sector_that_was_never_found_nor_read_has_no_precision_and_no_recall() -> None:
    assert scores.by_sector([paired((label(), None))]) == (SectorScore("health", 1, None, None, 0.0),)


def test_confusions_leave_out_what_is_right_and_begin_with_the_most_frequent() -> None:
    text = paired(
        (label(), figure()),
        (label(), figure(sector="wash")),
        (label(), figure(sector="none")),
        (label(), figure(sector="none")),
        (label(sector="none"), figure()),
        (label(sector="shelter"), None),
    )
    assert scores.confusions([text], lambda reading: reading.sector) == (
        Confusion("health", "none", 2),
        Confusion("health", "wash", 1),
        Confusion("none", "health", 1),
    )
    assert scores.confusions([text], lambda reading: reading.unit_type) == ()
