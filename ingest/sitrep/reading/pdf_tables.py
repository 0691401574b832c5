"""Numeric tables on a PDF page, ruled or not: rows of numbers are the anchors, columns and headers follow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitrep.reading.document import TABLE
from sitrep.reading.metadata import PERIOD
from sitrep.reading.numbers import is_cell, is_number
from sitrep.reading.pdf_order import TableBlock
from sitrep.reading.pdf_words import DraftCell, DraftLine, Word, group_rows, joined, line_of

MIN_CELLS = 3
CELL_GAP = 0.5  # of the font size: two numbers closer than that are one ("1 500 000")
LABEL_WORD_GAP = 1.2  # of the font size: words of one label
MAX_LABEL_WORDS = 8
ROW_GAP = 3.0  # row heights between two rows of a table
SPARSE_ROW_GAP = 1.6  # row heights to a row beyond the anchors that is taken in
HEADER_GAP = 1.6  # line heights between two lines of the header
FIRST_HEADER_GAP = 2.6  # line heights between the header and the first row
MAX_HEADER_LINES = 8
BIGGER = 1.12
RUNNING_GAP = 0.33  # of the font size: the blank of running text
STRADDLE = 0.3  # of a word's width on either side of the line between two columns


@dataclass(frozen=True)
class _Anchor:
    """A row of numbers: its label's words (none for a row without), and its cells."""

    label: tuple[Word, ...]
    cells: tuple[Word, ...]

    @property
    def top(self) -> float:
        return min(word.top for word in self.cells)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.cells)

    @property
    def words(self) -> tuple[Word, ...]:
        return (*self.label, *self.cells)


@dataclass(frozen=True)
class _Columns:
    """Value columns of a table as intervals from left to right, and where the labels end."""

    spans: tuple[tuple[float, float], ...]

    def nearest(self, centre: float) -> int:
        """Number of the column whose centre is nearest, from 1."""
        distances = [abs((x0 + x1) / 2 - centre) for x0, x1 in self.spans]
        return distances.index(min(distances)) + 1

    def borders(self) -> list[float]:
        """Lines half-way between the centres of neighbouring columns."""
        centres = [(x0 + x1) / 2 for x0, x1 in self.spans]
        return [(a + b) / 2 for a, b in pairwise(centres)]

    @property
    def left(self) -> float:
        """Left edge of the territory of the first column."""
        borders = self.borders()
        first = sum(self.spans[0]) / 2
        return min(self.spans[0][0], first - (borders[0] - first)) if borders else self.spans[0][0]


def take_tables(words: Sequence[Word]) -> tuple[list[TableBlock], list[Word]]:
    """The numeric tables of a page and the words that are in none.

    An anchor is a row with a label and three or more numbers or dashes side by side. Anchors below each other
    make a table; its columns are the intervals that their cells cover. Header words above go to the column
    with the nearest centre. A column in which a row prints nothing gives an empty cell.
    """
    rows = group_rows(words)
    anchors = [anchor for row in rows if (anchor := _anchor(row))]
    taken: set[int] = set()
    tables: list[TableBlock] = []
    for group in _groups(anchors):
        free = [word for word in words if id(word) not in taken]
        # A row beyond the anchors of one table may be an anchor of the next.
        left = [anchor for anchor in group if not any(id(word) in taken for word in anchor.words)]
        if left and (table := _table(left, free)):
            block, used = table
            tables.append(block)
            taken.update(id(word) for word in used)
    return tables, [word for word in words if id(word) not in taken]


def _anchor(row: Sequence[Word]) -> _Anchor | None:
    cells = _longest_run(row)
    if len(cells) < MIN_CELLS or not any(is_number(word.text) for word in cells):
        return None
    gaps = pairwise(cells)
    if any(b.x0 - a.x1 < CELL_GAP * min(a.size, b.size) for a, b in gaps):
        return None
    return _Anchor(_label([word for word in row if word.x1 <= cells[0].x0]), tuple(cells))


def _longest_run(row: Sequence[Word]) -> list[Word]:
    best: list[Word] = []
    run: list[Word] = []
    for word in row:
        run = [*run, word] if is_cell(word.text) else []
        best = run if len(run) > len(best) else best
    return best


def _label(words: Sequence[Word]) -> tuple[Word, ...]:
    """The last words to the left of the cells that stand close together."""
    label: list[Word] = []
    for word in reversed(words):
        if label and label[0].x0 - word.x1 > LABEL_WORD_GAP * word.size:
            break
        label.insert(0, word)
    has_letters = any(char.isalpha() for word in label for char in word.text)
    return tuple(label) if has_letters and len(label) <= MAX_LABEL_WORDS else ()


def _groups(anchors: Sequence[_Anchor]) -> list[list[_Anchor]]:
    groups: list[list[_Anchor]] = []
    for anchor in anchors:
        group = next((group for group in reversed(groups) if _goes_on(group[-1], anchor)), None)
        if group is None:
            groups.append([anchor])
        else:
            group.append(anchor)
    return groups


def _goes_on(above: _Anchor, below: _Anchor) -> bool:
    height = above.bottom - above.top
    left = max(above.cells[0].x0, below.cells[0].x0)
    right = min(above.cells[-1].x1, below.cells[-1].x1)
    narrower = min(a.cells[-1].x1 - a.cells[0].x0 for a in (above, below))
    return below.top > above.top and below.top - above.bottom <= ROW_GAP * height and right - left > narrower / 2


def _table(group: list[_Anchor], free: Sequence[Word]) -> tuple[TableBlock, list[Word]] | None:
    columns = _columns(word for anchor in group for word in anchor.cells)
    if not any(anchor.label for anchor in group) or len(columns.spans) < MIN_CELLS:
        return None
    body = _body_rows(group, columns, free)
    header = _header_rows(group, columns, free)
    if len(group) < 2 and not header:
        return None
    lines = [_header_line(row_no, row, columns) for row_no, row in enumerate(header, start=1)]
    lines += [_body_line(row_no, row, columns) for row_no, row in enumerate(body, start=len(header) + 1)]
    used = [word for row in (*header, *body) for word in row]
    box = (
        min(w.x0 for w in used),
        max(w.x1 for w in used),
        min(w.top for w in used),
        max(w.bottom for w in used),
    )
    return TableBlock(*box, tuple(lines)), used


def _columns(cells: Iterable[Word]) -> _Columns:
    spans: list[tuple[float, float]] = []
    for word in sorted(cells, key=lambda word: word.x0):
        if spans and word.x0 <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.x1))
        else:
            spans.append((word.x0, word.x1))
    return _Columns(tuple(spans))


def _body_rows(group: Sequence[_Anchor], columns: _Columns, free: Sequence[Word]) -> list[list[Word]]:
    """The rows of the table: the anchors, sparse rows that fit the columns, and what stands between them."""
    anchored = {id(word) for anchor in group for word in anchor.words}
    height = group[0].bottom - group[0].top
    left = min(anchor.words[0].x0 for anchor in group)
    right = columns.spans[-1][1]
    first, last = group[0].top, group[-1].bottom
    rows: list[list[Word]] = []
    for row in group_rows(word for word in free if left - 1 <= word.centre <= right + height):
        is_anchor = any(id(word) in anchored for word in row)
        between = first < row[0].middle < last
        near = -SPARSE_ROW_GAP * height <= row[0].middle - last <= (SPARSE_ROW_GAP + 0.5) * height
        if is_anchor or between or (near and _fits(row, columns)):
            rows.append(row)
            last = max(last, *(word.bottom for word in row)) if not between else last
    return rows


def _fits(row: Sequence[Word], columns: _Columns) -> bool:
    """Whether a row with few numbers is of the table: a label, then only cells, each in a column."""
    label, values = _parted(row, columns)
    inside = all(any(w.x0 < x1 and w.x1 > x0 for x0, x1 in columns.spans) for w in values)
    return bool(label and values) and inside and all(is_cell(word.text) for word in values)


def _parted(row: Sequence[Word], columns: _Columns) -> tuple[list[Word], list[Word]]:
    """The words of the label and those in the columns."""
    label = [word for word in row if word.centre < columns.left or (word.x0 < columns.left and not is_cell(word.text))]
    return label, [word for word in row if word not in label]


def _header_rows(group: Sequence[_Anchor], columns: _Columns, free: Sequence[Word]) -> list[list[Word]]:
    anchor = group[0]
    left = min(a.words[0].x0 for a in group)
    pitch = (columns.spans[-1][1] - columns.spans[0][0]) / len(columns.spans)
    right = columns.spans[-1][1] + pitch / 2
    above = [w for w in free if left - pitch / 2 <= w.centre <= right and w.bottom <= anchor.top + 1]
    rows: list[list[Word]] = []
    floor, reach = anchor.top, FIRST_HEADER_GAP
    for row in reversed(group_rows(above)):
        height = row[0].bottom - row[0].top
        too_far = floor - max(word.bottom for word in row) > reach * height
        bigger = bool(rows) and row[0].size > BIGGER * rows[0][0].size
        if too_far or bigger or len(rows) == MAX_HEADER_LINES or not _is_header(row, columns):
            break
        rows.insert(0, row)
        floor, reach = min(word.top for word in row), HEADER_GAP
    return rows


def _is_header(row: Sequence[Word], columns: _Columns) -> bool:
    """Whether a line above the rows keeps to the columns, as running text and titles do not."""
    text = joined(row)[0]
    if PERIOD.search(text) or not any(char.isalpha() for char in text):
        return False
    borders = columns.borders()
    straddling = sum(any(_straddles(word, border) for border in borders) for word in row)
    crossing = [(a, b) for a, b in pairwise(row) if columns.nearest(a.centre) != columns.nearest(b.centre)]
    running = sum(b.x0 - a.x1 < RUNNING_GAP * a.size for a, b in crossing)
    return straddling <= len(row) / 4 and 2 * running <= len(crossing)


def _straddles(word: Word, border: float) -> bool:
    width = word.x1 - word.x0
    return min(border - word.x0, word.x1 - border) > STRADDLE * width


def _header_line(row_no: int, row: Sequence[Word], columns: _Columns) -> DraftLine:
    _, spans = joined(row)
    cells: list[DraftCell] = []
    for word, (start, end) in zip(row, spans, strict=True):
        col_no = 0 if word.centre < columns.left else columns.nearest(word.centre)
        cell = DraftCell("header", row_no, col_no, word.text, start, end, word.x0, word.x1, word.top, word.bottom)
        if cells and cells[-1].col_no == col_no:
            cells[-1] = _merged(cells[-1], cell, row, spans)
        else:
            cells.append(cell)
    return line_of(row, role=TABLE, cells=tuple(cells))


def _merged(cell: DraftCell, more: DraftCell, row: Sequence[Word], spans: list[tuple[int, int]]) -> DraftCell:
    text = joined(row)[0][cell.start : more.end]
    box = (cell.x0, max(cell.x1, more.x1), min(cell.top, more.top), max(cell.bottom, more.bottom))
    return DraftCell(cell.kind, cell.row_no, cell.col_no, text, cell.start, more.end, *box)


def _body_line(row_no: int, row: Sequence[Word], columns: _Columns) -> DraftLine:
    """A row's line; what is in the columns but no cell makes it a header line within the table."""
    label, values = _parted(row, columns)
    if any(not is_cell(word.text) for word in values):
        return _header_line(row_no, row, columns)
    text, spans = joined(row)
    at = dict(zip((id(word) for word in row), spans, strict=True))
    cells: list[DraftCell] = []
    if label:
        start, end = at[id(label[0])][0], at[id(label[-1])][1]
        box = (label[0].x0, label[-1].x1, min(w.top for w in label), max(w.bottom for w in label))
        cells.append(DraftCell("row_label", row_no, 0, text[start:end], start, end, *box))
    if values:
        cells.extend(_value_cells(row_no, row, values, at, columns))
    return line_of(row, role=TABLE, cells=tuple(cells))


def _value_cells(
    row_no: int,
    row: Sequence[Word],
    values: Sequence[Word],
    at: dict[int, tuple[int, int]],
    columns: _Columns,
) -> list[DraftCell]:
    top, bottom = min(word.top for word in row), max(word.bottom for word in row)
    by_column = {columns.nearest(word.centre): word for word in values}
    is_clear = len(by_column) == len(values)
    cells: list[DraftCell] = []
    if not is_clear:
        for word in values:
            place = (*at[id(word)], word.x0, word.x1, word.top, word.bottom)
            cells.append(DraftCell("value", row_no, None, word.text, *place))
        return cells
    for col_no, (x0, x1) in enumerate(columns.spans, start=1):
        found = by_column.get(col_no)
        if found is None:
            cells.append(DraftCell("value", row_no, col_no, "", None, None, x0, x1, top, bottom))
        else:
            place = (*at[id(found)], found.x0, found.x1, found.top, found.bottom)
            cells.append(DraftCell("value", row_no, col_no, found.text, *place))
    return cells
