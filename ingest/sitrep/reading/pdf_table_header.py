"""The header of a table on a PDF page: level words above its columns, or words turned to stand in them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sitrep.reading.document import TABLE
from sitrep.reading.metadata import PERIOD
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_words import DraftCell, DraftLine, Word, group_rows, joined, line_of

HEADER_GAP = 1.6  # line heights between two lines of the header
FIRST_HEADER_GAP = 2.6  # line heights between the header and the first row
LABEL_HEADER_GAP = 5.0  # line heights to a line of the header of a narrow table beyond a row that prints no number
NARROW = 4  # columns of a table with sectors as rows: the plans and their total
MAX_HEADER_LINES = 10
MAX_TURNED_HEIGHT = 220.0  # points
BIGGER = 1.12
CAPTION_INDENT = 12.0  # points between the edges of a table and its caption
CAPTION_GAP = 0.8  # of the font size: so far below running text a caption stands
MAX_CAPTION = 160  # characters
RUNNING_GAP = 0.45  # of the font size: the blank of running text
STACK_GAP = 0.5  # of the font size between two lines of one turned label
SAME_LEADING = 1.4  # times the least gap between turned lines: a wider one parts two labels
STRADDLE = 0.3  # of a word's width on either side of the line between two columns


def header_rows(
    columns: Columns, free: Sequence[Word], left: float, floor: float, *, beside: float = 0.5, strict: bool = True
) -> list[list[Word]]:
    """The lines of the header from the top, above the rows, which begin at ``left`` and ``floor``.

    Words are looked for ``beside`` columns to the right of the last one; ``strict`` leaves out lines with words that
    stand across the borders of columns.
    """
    reach_right = columns.right + (1 if columns.are_ruled else columns.pitch * beside)
    above = [w for w in free if left - columns.pitch / 2 <= w.centre <= reach_right and w.bottom <= floor + 1]
    rows: list[list[Word]] = []
    is_near = len(columns.spans) > NARROW and not columns.are_ruled
    reach = FIRST_HEADER_GAP if is_near else LABEL_HEADER_GAP
    for row in reversed(group_rows(above)):
        height = row[0].bottom - row[0].top
        too_far = floor - max(word.bottom for word in row) > reach * height
        bigger = bool(rows) and row[0].size > BIGGER * rows[0][0].size
        if too_far or bigger or len(rows) == MAX_HEADER_LINES or not _is_header(row, columns, strict):
            break
        rows.insert(0, row)
        over_labels = len(columns.spans) <= NARROW and all(word.centre < columns.left for word in row)
        floor, reach = min(word.top for word in row), LABEL_HEADER_GAP if over_labels else HEADER_GAP
    return rows


def label_rows_below(header: Sequence[Sequence[Word]], columns: Columns) -> list[list[Word]]:
    """Lines at the foot of the header that stand over no column of a narrow table: rows of it that print nothing.

    None where no line above them stands over a column, so that they may be a title.
    """
    if len(columns.spans) > NARROW:
        return []
    over = [any(word.centre >= columns.left for word in row) for row in header]
    last = max((number for number, is_over in enumerate(over) if is_over), default=len(header))
    return [list(row) for row in header[last + 1 :]]


def _is_header(row: Sequence[Word], columns: Columns, strict: bool) -> bool:
    """Whether a line above the rows keeps to the columns, as running text and titles do not."""
    text = joined(row)[0]
    if PERIOD.search(text) or not any(char.isalpha() for char in text):
        return False
    borders = columns.borders()
    straddling = sum(any(_straddles(word, border) for border in borders) for word in row)
    crossing = [(a, b) for a, b in pairwise(row) if columns.nearest(a.centre) != columns.nearest(b.centre)]
    running = sum(b.x0 - a.x1 < RUNNING_GAP * a.size for a, b in crossing)
    return (straddling <= len(row) / 4 or not strict) and 2 * running <= len(crossing)


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
    level = [span for row in header for span in _runs([word for word in row if word.x0 > label_right])]
    stacks = _merged_spans(level) + _turned_stacks([word for word in turned if word.x0 > label_right])
    own = [[stack for stack in stacks if stack[0] < x1 and stack[1] > x0] for x0, x1 in columns.spans]
    clear = [stack for stack in stacks if not any(stack in stacks_of for stacks_of in own)]
    if not clear or any(len(stacks_of) != 1 for stacks_of in own):
        return columns
    spans = tuple(sorted([*columns.spans, *clear]))
    return replace(columns, spans=spans, left=min(columns.left, spans[0][0]))


def _merged_spans(spans: Sequence[tuple[float, float]], gap: float = 0.0) -> list[tuple[float, float]]:
    """Intervals put together where they overlap or stand nearer than ``gap``, from the left."""
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if merged and x0 < merged[-1][1] + gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _runs(row: Sequence[Word]) -> list[tuple[float, float]]:
    """Where words stand that are printed with no more than a blank between them, as intervals from the left."""
    spans: list[tuple[float, float]] = []
    for word in row:
        if spans and word.x0 - spans[-1][1] < RUNNING_GAP * word.size:
            spans[-1] = (spans[-1][0], word.x1)
        else:
            spans.append((word.x0, word.x1))
    return spans


def _turned_stacks(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Where turned labels stand, as intervals: lines of one label are nearer to each other than two labels are."""
    spans = [(word.x0, word.x1) for word in words]
    lines = _merged_spans(spans)
    gaps = [b[0] - a[1] for a, b in pairwise(lines)]
    least = min(gaps, default=0.0)
    size = max((word.size for word in words), default=0.0)
    return _merged_spans(spans, min(STACK_GAP * size, least * SAME_LEADING + 0.1))


def turned_over(columns: Columns, turned: Sequence[Word], floor: float, ceiling: float) -> list[Word]:
    """The words turned to stand over the columns, above ``floor`` (the rows) and below ``ceiling`` (a table before)."""
    left, right = columns.spans[0][0] - columns.pitch * 1.5, columns.right + columns.pitch * 1.5
    ceiling = max(ceiling, floor - MAX_TURNED_HEIGHT)
    return [w for w in turned if left <= w.centre <= right and w.bottom <= floor + 1 and w.top >= ceiling]


def by_column(columns: Columns, turned: Sequence[Word]) -> list[list[Word]]:
    """The turned words of each column in the order of reading; empty where there are none."""
    found: list[list[Word]] = [[] for _ in columns.spans]
    stacks = _turned_stacks(turned)
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
            box = _box(words)
            cell = DraftCell("header", row_no, col_no, text, 0, len(text), *box)
            x0, x1, top, bottom = box
            size = max(word.size for word in words)
            lines.append(DraftLine(text, x0, x1, top, bottom, size, x1 - x0, role=TABLE, cells=(cell,)))
    return lines


def _box(words: Sequence[Word]) -> tuple[float, float, float, float]:
    return (
        min(word.x0 for word in words),
        max(word.x1 for word in words),
        min(word.top for word in words),
        max(word.bottom for word in words),
    )


def caption_of(free: Sequence[Word], left: float, top: float) -> list[Word]:
    """The words of a caption close above the table, none where running text stands there."""
    above = [row for row in group_rows(free) if row[0].bottom <= top + 1 and row[-1].x1 > left - CAPTION_INDENT]
    if not above:
        return []
    caption = _run_from([word for word in above[-1] if word.x0 >= left - CAPTION_INDENT])
    if not caption or top - caption[0].bottom > FIRST_HEADER_GAP * caption[0].size:
        return []
    text = joined(caption)[0]
    over = [w for row in above[:-1] for w in row if w.x0 < caption[-1].x1 and w.x1 > caption[0].x0]
    gap = caption[0].top - max((word.bottom for word in over), default=0.0)
    starts = abs(caption[0].x0 - left) <= CAPTION_INDENT and not text[0].islower()
    is_apart = gap > CAPTION_GAP * caption[0].size or caption[0].size > BIGGER * over[-1].size
    return caption if starts and is_apart and len(text) <= MAX_CAPTION and text[-1] not in ".;," else []


def _run_from(row: Sequence[Word]) -> list[Word]:
    run = list(row[:1])
    for before, word in pairwise(row):
        if word.x0 - before.x1 > before.size:
            break
        run.append(word)
    return run


def header_line(row_no: int, row: Sequence[Word], columns: Columns) -> DraftLine:
    """A line of the header: the words over one column make a cell, those over the labels one of column 0."""
    text, spans = joined(row)
    cells: list[DraftCell] = []
    for word, (start, end) in zip(row, spans, strict=True):
        col_no = 0 if word.centre < columns.left else columns.nearest(word.centre)
        cell = DraftCell("header", row_no, col_no, word.text, start, end, word.x0, word.x1, word.top, word.bottom)
        if cells and cells[-1].col_no == col_no:
            cells[-1] = _merged(cells[-1], cell, text)
        else:
            cells.append(cell)
    return line_of(row, role=TABLE, cells=tuple(cells))


def _merged(cell: DraftCell, more: DraftCell, text: str) -> DraftCell:
    box = (cell.x0, max(cell.x1, more.x1), min(cell.top, more.top), max(cell.bottom, more.bottom))
    return DraftCell(cell.kind, cell.row_no, cell.col_no, text[cell.start : more.end], cell.start, more.end, *box)
