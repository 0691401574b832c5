"""The header of a table on a PDF page: which lines of words above the rows belong to it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_table_turned import merged_spans, turned_stacks
from sitrep.reading.pdf_words import Word, group_rows, joined
from sitrep.reading.period_patterns import PERIOD

HEADER_GAP = 1.6  # line heights between two lines of the header
FIRST_HEADER_GAP = 2.6  # line heights between the header and the first row
USUAL_GAP = 1.2  # of the white space between two rows: no more stands between them and the header
LABEL_HEADER_GAP = 5.0  # line heights to a line of the header of a narrow table beyond a row that prints no number
MAX_HEADER_LINES = 10
BIGGER = 1.12  # times the type of the header: larger type is a title
RUNNING_GAP = 0.45  # of the font size: the blank of running text
MANY_COLUMNS = 5
ALIGNED = 0.8  # of the heads of a line
SAME_PLACE = 0.8  # points
YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?\*{0,2}")
STRADDLE = 0.3  # of a word's width on either side of the line between two columns


def header_rows(
    columns: Columns,
    free: Sequence[Word],
    left: float,
    floor: float,
    *,
    apart: float = 0.0,
    beside: float = 0.5,
    strict: bool = True,
) -> list[list[Word]]:
    """The lines of the header from the top, above the rows, which begin at ``left`` and ``floor``.

    ``apart`` is the white space in points between two rows, at least as much may stand between them and the header.
    Words are looked for ``beside`` columns to the right of the last one; ``strict`` leaves out lines with words that
    stand across the borders of columns.
    """
    reach_right = columns.right + (1 if columns.are_ruled else columns.pitch * beside)
    above = [w for w in free if left - columns.pitch / 2 <= w.centre <= reach_right and w.bottom <= floor + 1]
    rows: list[list[Word]] = []
    is_near = not columns.are_narrow and not columns.are_ruled
    reach = FIRST_HEADER_GAP if is_near else LABEL_HEADER_GAP
    for row in reversed(group_rows(above)):
        height = row[0].bottom - row[0].top
        too_far = floor - max(word.bottom for word in row) > max(reach * height, 0.0 if rows else USUAL_GAP * apart)
        bigger = bool(rows) and row[0].size > BIGGER * rows[0][0].size
        if too_far or bigger or len(rows) == MAX_HEADER_LINES or not _is_header(row, columns, strict):
            break
        rows.insert(0, row)
        over_labels = columns.are_narrow and all(word.centre < columns.left for word in row)
        floor, reach = min(word.top for word in row), LABEL_HEADER_GAP if over_labels else HEADER_GAP
    return rows


def label_rows_below(header: Sequence[Sequence[Word]], columns: Columns) -> list[list[Word]]:
    """Lines at the foot of the header that stand over no column of a narrow table: rows of it that print nothing.

    None where no line above them stands over a column, so that they may be a title.
    """
    if not columns.are_narrow:
        return []
    over = [any(word.centre >= columns.left for word in row) for row in header]
    last = max((number for number, is_over in enumerate(over) if is_over), default=len(header))
    return [list(row) for row in header[last + 1 :]]


def _is_header(row: Sequence[Word], columns: Columns, strict: bool) -> bool:
    text = joined(row)[0]
    over = [word.text for word in row if not columns.is_beside(word)]
    are_years = len(over) > 1 and all(map(YEARS.fullmatch, over))
    if not are_years and (PERIOD.search(text) or not any(char.isalpha() for char in text)):
        return False
    return keeps_to_columns(row, columns, is_strict=strict)


def keeps_to_columns(row: Sequence[Word], columns: Columns, *, is_strict: bool = True) -> bool:
    """Whether a line keeps to the columns, as running text and titles do not; ``is_strict`` lets none stand across."""
    borders = columns.borders()
    straddling = sum(any(_straddles(word, border) for border in borders) for word in row)
    crossing = [(a, b) for a, b in pairwise(row) if columns.nearest(a.centre) != columns.nearest(b.centre)]
    running = sum(b.x0 - a.x1 < RUNNING_GAP * a.size for a, b in crossing)
    keeps_apart = 2 * running <= len(crossing) or _is_set_as_columns(row, columns)
    return (straddling <= len(row) / 4 or not is_strict) and keeps_apart


def _is_set_as_columns(row: Sequence[Word], columns: Columns) -> bool:
    """Whether what stands over each of many columns ends, begins or is centred as its numbers are.

    So are the heads of a tight header, between which there is no more room than a blank; running text is not.
    """
    over: dict[int, list[Word]] = {}
    for word in row:
        over.setdefault(columns.nearest(word.centre), []).append(word)
    edges = [(words[0].x0, words[-1].x1, *columns.spans[number - 1]) for number, words in over.items()]
    ends = sum(abs(x1 - right) <= SAME_PLACE for _, x1, _, right in edges)
    starts = sum(abs(x0 - left) <= SAME_PLACE for x0, _, left, _ in edges)
    centred = sum(abs(x0 + x1 - left - right) / 2 <= SAME_PLACE for x0, x1, left, right in edges)
    return len(over) >= MANY_COLUMNS and max(ends, starts, centred) >= ALIGNED * len(over)


def _straddles(word: Word, border: float) -> bool:
    width = word.x1 - word.x0
    return min(border - word.x0, word.x1 - border) > STRADDLE * width


def with_empty_columns(
    columns: Columns, header: Sequence[Sequence[Word]], turned: Sequence[Word], label_right: float
) -> Columns:
    """The columns, and one more for each stack of header words that stands clear of them: nothing is printed below.

    Only where every other column has one stack of its own, so that no word of a neighbour makes a column. What stands
    over the labels, which end at ``label_right``, is the corner.
    """
    if columns.are_ruled:
        return columns
    over = [[word for word in row if word.x0 > label_right and not columns.is_beside(word)] for row in header]
    level = [span for row in over for span in _runs(row)]
    stacks = merged_spans(level) + turned_stacks([word for word in turned if word.x0 > label_right])
    own = [[stack for stack in stacks if stack[0] < x1 and stack[1] > x0] for x0, x1 in columns.spans]
    clear = [stack for stack in stacks if not any(stack in stacks_of for stacks_of in own)]
    if not clear or any(len(stacks_of) != 1 for stacks_of in own):
        return columns
    spans = tuple(sorted([*columns.spans, *clear]))
    return replace(columns, spans=spans, left=min(columns.left, spans[0][0]))


def _runs(row: Sequence[Word]) -> list[tuple[float, float]]:
    """Where words stand that are printed with no more than a blank between them, as intervals from the left."""
    spans: list[tuple[float, float]] = []
    for word in row:
        if spans and word.x0 - spans[-1][1] < RUNNING_GAP * word.size:
            spans[-1] = (spans[-1][0], word.x1)
        else:
            spans.append((word.x0, word.x1))
    return spans
