"""Names of groups of rows that stand in a column of their own before the labels of a table on a PDF page."""

from collections.abc import Sequence
from itertools import pairwise

from sitrep.reading.pdf_page import Rule
from sitrep.reading.pdf_table_body import Row
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_table_frame import reach_of, rules_along
from sitrep.reading.pdf_words import Word, group_rows

LEADING = 1.4  # of the font size: lines of one name stand no farther apart
SLACK = 1.0  # points
ROOM = 12.0  # points before the labels that make a column


def with_groups(
    body: Sequence[Row], free: Sequence[Word], columns: Columns, rules: Sequence[Rule], left: float
) -> list[Row]:
    """The rows, each name of a group before the first row of it.

    Names stand before the labels, which begin at ``left``, where rules along the table begin before them too. A group
    reaches from one such rule to the next.
    """
    top, bottom = min(row.top for row in body), max(word.bottom for row in body for word in row.all_words)
    height = body[0].words[0].bottom - body[0].words[0].top
    places = rules_along([rule for rule in rules if top - 2 * height < rule.at < bottom + height], left, columns.right)
    start = max((reach_of(place, left)[0] for place in places), default=left)
    if len(places) < 2 or start > left - ROOM:
        return list(body)
    before = [word for word in free if start - SLACK <= word.x0 and word.x1 < left and top <= word.middle <= bottom]
    heights = [place[0].at for place in places]
    found = list(body)
    for name in _names(before, heights):
        at = next((number for number, row in enumerate(found) if _is_in_group(row, name, heights)), None)
        if at is not None:
            found.insert(at, Row(tuple(name[0]), tuple(tuple(line) for line in name[1:]), is_of_cells=False))
    return found


def _names(words: Sequence[Word], heights: Sequence[float]) -> list[list[list[Word]]]:
    """Lines that follow each other closely and are parted by no rule, together."""
    rows = group_rows(words)
    names = [[row] for row in rows[:1]]
    for above, below in pairwise(rows):
        is_near = below[0].middle - above[0].middle <= LEADING * below[0].size
        if is_near and _group(above[0].middle, heights) == _group(below[0].middle, heights):
            names[-1].append(below)
        else:
            names.append([below])
    return names


def _group(middle: float, heights: Sequence[float]) -> int:
    return sum(at <= middle for at in heights)


def _is_in_group(row: Row, name: Sequence[Sequence[Word]], heights: Sequence[float]) -> bool:
    return row.is_of_cells and _group(row.middle, heights) == _group(name[0][0].middle, heights)
