"""The printed box of a table's header on a PDF page: whatever stands in it is of the header."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sitrep.reading.pdf_page import Rule
from sitrep.reading.pdf_table_columns import Columns, find_columns
from sitrep.reading.pdf_table_rows import Anchor
from sitrep.reading.pdf_words import Word, group_rows

SAME_RULE = 3.0  # points: rules that near are one
WHOLE = 0.97  # of the table's width: such a rule runs all along it
FAR = 20.0  # points from the foot of the box to the first row
BREAK = 1.5  # points between two pieces of one rule
MIN_ROWS, MIN_COLUMNS = 3, 3  # of a table in which one number may stand outside
HIGHEST = 130.0  # points
RUNNING_GAP = 0.6  # of the font size: the blank of running text


def boxed_rows(
    rules: Sequence[Rule], free: Sequence[Word], left: float, columns: Columns, floor: float
) -> list[list[Word]]:
    """The lines of words in the box that is printed close above the rows, from the top; none without such a box.

    The rows begin at ``left`` and ``floor``. A box is what stands between two rules that run all along the table with
    none between them. Lines at its top with no more than one piece over the columns are a title, and left out; a box
    of such a line alone, as over the first of several groups of rows, goes with the one above.
    """
    titles: list[list[Word]] = []
    for _ in range(2):
        edges = _edges(rules, left, columns.right, floor)
        if edges is None:
            return []
        top, bottom, x0, x1 = edges
        inside = [word for word in free if x0 < word.centre < x1]
        if any(bottom < word.middle < floor for word in inside):
            return []
        rows = group_rows(word for word in inside if top - 1 <= word.top and word.middle < bottom)
        if len(rows) != 1 or len(runs_of_words(rows[0])) > 1 or rows[0][0].centre > columns.left:
            break
        titles, floor = [*rows, *titles], top
    while rows and _pieces_over(rows[0], columns) <= 1:
        rows.pop(0)
    return [*rows, *titles] if rows else []


def _pieces_over(row: Sequence[Word], columns: Columns) -> int:
    return sum(run[-1].x1 > columns.left for run in runs_of_words(row))


def within_frame(group: Sequence[Anchor], rules: Sequence[Rule]) -> list[Anchor]:
    """The rows without a lone number to the right of where all rules along the table end: the number of a page."""
    spans = find_columns(group, ()).spans
    beyond = [cell for anchor in group for cell in anchor.cells if cell.x0 >= spans[-1][0]]
    if len(group) < MIN_ROWS or len(spans) < MIN_COLUMNS or len(beyond) > 1:
        return list(group)
    top, bottom = group[0].top, group[-1].bottom
    near = [rule for rule in rules if top - HIGHEST < rule.at < bottom + FAR]
    places = rules_along(near, spans[0][0], spans[-2][1])
    if len(places) < 2 or any(reach_of(place, spans[0][0])[1] > spans[-1][0] for place in places):
        return list(group)
    return [replace(anchor, cells=tuple(cell for cell in anchor.cells if cell not in beyond)) for anchor in group]


def is_within_uprights(line: Sequence[Word], row: Sequence[Word], columns: Columns, rules: Sequence[Rule]) -> bool:
    """Whether the upright rule before the first column runs without a break from a row to a line."""
    if not columns.are_ruled:
        return False
    upright = [r for r in rules if not r.is_level and abs(r.at - columns.spans[0][0]) <= SAME_RULE]
    start, end = reach_of(upright, row[0].middle) if upright else (0.0, 0.0)
    return start < min(line[0].middle, row[0].middle) and max(line[0].middle, row[0].middle) < end


def runs_of_words(row: Sequence[Word]) -> list[list[Word]]:
    """The words of a row that are printed with no more than a blank between them, together."""
    runs = [list(row[:1])]
    for before, word in pairwise(row):
        if word.x0 - before.x1 < RUNNING_GAP * word.size:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _edges(rules: Sequence[Rule], left: float, right: float, floor: float) -> tuple[float, float, float, float] | None:
    """Top, bottom, left and right of the box, None where there is none."""
    near = [rule for rule in rules if floor - HIGHEST - FAR < rule.at <= floor + SAME_RULE]
    places = rules_along(near, left, right)
    if len(places) < 2 or floor - places[-1][-1].at > FAR:
        return None
    above, below = places[-2:]
    is_low = below[0].at - above[-1].at <= HIGHEST
    return (above[-1].at, below[0].at, *reach_of(above, left)) if is_low else None


def reach_of(rules: Sequence[Rule], left: float) -> tuple[float, float]:
    """From where to where rules that go on from each other run without a break, around a place."""
    reaches: list[tuple[float, float]] = []
    for rule in sorted(rules, key=lambda rule: rule.start):
        if reaches and rule.start <= reaches[-1][1] + BREAK:
            reaches[-1] = (reaches[-1][0], max(reaches[-1][1], rule.end))
        else:
            reaches.append((rule.start, rule.end))
    return next((reach for reach in reaches if reach[1] > left), reaches[-1])


def rules_along(rules: Sequence[Rule], left: float, right: float) -> list[list[Rule]]:
    """Level rules that run all the way from left to right, those at one height together, from the top."""
    return [place for place in _places([rule for rule in rules if rule.is_level]) if _runs_along(place, left, right)]


def _places(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Level rules at one height together, from the top."""
    places: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if places and rule.at - places[-1][0].at <= SAME_RULE:
            places[-1].append(rule)
        else:
            places.append([rule])
    return places


def _runs_along(rules: Sequence[Rule], left: float, right: float) -> bool:
    covered, reached = 0.0, left
    for rule in sorted(rules, key=lambda rule: rule.start):
        start, end = max(rule.start, reached), min(rule.end, right)
        if end > start:
            covered, reached = covered + end - start, end
    return covered >= WHOLE * (right - left)
