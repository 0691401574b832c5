"""Headers turned to stand over the columns of a table on a PDF page."""

from collections.abc import Sequence
from itertools import pairwise

from sitrep.reading.document import TABLE
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_words import DraftCell, DraftLine, Word, box_of

MAX_TURNED_HEIGHT = 220.0  # points
STACK_GAP = 0.5  # of the font size between two lines of one turned label
SAME_LEADING = 1.4  # times the least gap between turned lines: a wider one parts two labels


def turned_over(columns: Columns, turned: Sequence[Word], floor: float, ceiling: float) -> list[Word]:
    """The words turned to stand over the columns, above ``floor`` (the rows) and below ``ceiling`` (a table before)."""
    left, right = columns.spans[0][0] - columns.pitch * 1.5, columns.right + columns.pitch * 1.5
    ceiling = max(ceiling, floor - MAX_TURNED_HEIGHT)
    return [w for w in turned if left <= w.centre <= right and w.bottom <= floor + 1 and w.top >= ceiling]


def by_column(columns: Columns, turned: Sequence[Word]) -> list[list[Word]]:
    """The turned words of each column in the order of reading; empty where there are none."""
    found: list[list[Word]] = [[] for _ in columns.spans]
    stacks = turned_stacks(turned)
    for number, (x0, x1) in enumerate(stacks):
        # As many labels as columns are theirs in order, wherever the foot of an askew one stands.
        is_in_order = len(stacks) == len(columns.spans)
        column = found[number if is_in_order else columns.nearest((x0 + x1) / 2) - 1]
        column.extend(word for word in turned if x0 <= word.centre <= x1)
    return found if any(found) else []


def turned_lines(columns: Sequence[Sequence[Word]], row_no: int) -> list[DraftLine]:
    """A line per column with a turned header, its words as its one cell."""
    lines: list[DraftLine] = []
    for col_no, words in enumerate(columns, start=1):
        if words:
            text = " ".join(word.text for word in words)
            box = box_of(words)
            cell = DraftCell("header", row_no, col_no, text, 0, len(text), *box)
            x0, x1, top, bottom = box
            size = max(word.size for word in words)
            lines.append(DraftLine(text, x0, x1, top, bottom, size, x1 - x0, role=TABLE, cells=(cell,)))
    return lines


def merged_spans(spans: Sequence[tuple[float, float]], gap: float = 0.0) -> list[tuple[float, float]]:
    """Intervals put together where they overlap or stand nearer than ``gap``, from the left."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if merged and x0 < merged[-1][1] + gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def turned_stacks(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Where turned labels stand, as intervals: lines of one label are nearer to each other than two labels are."""
    spans = [(word.x0, word.x1) for word in words]
    lines = merged_spans(spans)
    gaps = [b[0] - a[1] for a, b in pairwise(lines)]
    least = min(gaps, default=0.0)
    size = max((word.size for word in words), default=0.0)
    return merged_spans(spans, min(STACK_GAP * size, least * SAME_LEADING + 0.1))
