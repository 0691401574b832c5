"""Labels and figures are paired one to one by the characters they share."""

from sitrep.evaluation.pairing import PairedText, pair
from tests.evaluation.readings import figure, label, labelled, span


def spans(found: PairedText) -> list[tuple[str, str]]:
    """The pairs by their places."""
    return [(one.mention, other.mention) for one, other in found.pairs]


def test_the_figure_that_shares_most_characters_answers() -> None:
    found = pair(labelled(label(**span(0, 10))), [figure(**span(0, 3)), figure(**span(4, 12))])
    assert spans(found) == [("0-10", "4-12")]
    assert [one.mention for one in found.spurious] == ["0-3"]


def test_the_larger_overlap_goes_first_whatever_the_order() -> None:
    found = pair(labelled(label(**span(0, 6)), label(**span(6, 20))), [figure(**span(4, 18))])
    assert spans(found) == [("6-20", "4-18")]
    assert [one.mention for one in found.missed] == ["0-6"]


def test_of_equal_overlaps_the_earlier_label_and_figure_go_first() -> None:
    labels = labelled(label(**span(0, 4)), label(**span(4, 8)))
    assert spans(pair(labels, [figure(**span(2, 6))])) == [("0-4", "2-6")]
    two = [figure(**span(0, 2)), figure(**span(2, 4))]
    assert spans(pair(labels, two)) == [("0-4", "0-2")]


def test_each_is_used_once() -> None:
    labels = labelled(label(**span(0, 10)), label(**span(2, 6)))
    found = pair(labels, [figure(**span(0, 10)), figure(**span(2, 6))])
    assert spans(found) == [("0-10", "0-10"), ("2-6", "2-6")]


def test_a_range_read_as_two_figures_leaves_one_spurious() -> None:
    found = pair(labelled(label(**span(0, 14))), [figure(**span(0, 5)), figure(**span(9, 14))])
    assert spans(found) == [("0-14", "0-5")]
    assert [one.mention for one in found.spurious] == ["9-14"]


def test_neighbours_that_touch_share_nothing() -> None:
    found = pair(labelled(label(**span(0, 5))), [figure(**span(5, 9))])
    assert (found.pairs, len(found.missed), len(found.spurious)) == ((), 1, 1)


def test_all_figures_are_kept() -> None:
    found = pair(labelled(label(**span(0, 5))), [figure(**span(7, 9)), figure(**span(0, 5))])
    assert {one.mention for one in found.figures} == {"0-5", "7-9"}


def test_language_is_that_of_the_source_else_of_the_warehouse() -> None:
    assert pair(labelled(language="es"), [], "en").language == "es"
    assert pair(labelled(language=None), [], "en").language == "en"
