"""The rows of a table on a PDF page: which words are theirs, their labels over one or several lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitrep.reading.numbers import is_cell
from sitrep.reading.pdf_page import Page, Rule
from sitrep.reading.pdf_table_columns import Columns, standing
from sitrep.reading.pdf_table_frame import is_within_uprights, runs_of_words
from sitrep.reading.pdf_table_margin import is_running
from sitrep.reading.pdf_table_rows import LABEL_GAP, YEAR, Anchor, is_worded
from sitrep.reading.pdf_words import Word, group_rows

LABEL_LEADING = 1.4  # of the font size: lines of one label stand no farther apart
SPARSE_ROW_GAP = 2.1  # row heights from a row to one beyond the anchors that is taken in
USUAL_PITCH = 1.2  # of the widest distance between two rows: another row stands no farther off
LABEL_INDENT = 20.0  # points that a line of a label may begin before the others
LABEL_WIDTH = 120.0  # points before the first column in which labels are looked for where no row has one on its line
LONE_LINE = 2.2  # of the font size: a line of a label stands no farther from the values
NEARER = 0.75  # of the distance to any other row
LABEL_REACH = 6.0  # row heights above and below the rows in which lines of labels are looked for


@dataclass(frozen=True)
class Row:
    """A row of a table: the line that holds its values, and the other lines of its label.

    ``is_of_cells`` is False for words between the rows that are no row of values.
    """

    words: tuple[Word, ...]
    label_lines: tuple[tuple[Word, ...], ...] = ()
    is_of_cells: bool = True

    def with_marks(self, marks: Mapping[int, Word]) -> "Row":
        """The row with the marks of footnotes that stand behind its words."""
        found = [marks[id(word)] for word in self.words if id(word) in marks]
        return replace(self, words=tuple(sorted([*self.words, *found], key=lambda word: word.x0))) if found else self

    @property
    def top(self) -> float:
        """Upper edge of everything in the row."""
        return min(word.top for word in self.all_words)

    @property
    def middle(self) -> float:
        """Vertical middle of the values' line."""
        return self.words[0].middle

    @property
    def is_labelled(self) -> bool:
        """Whether words with letters stand beside the values or on further lines of a label."""
        return bool(self.label_lines) or any(is_worded(word) for word in self.words)

    @property
    def all_words(self) -> tuple[Word, ...]:
        """Words of all lines."""
        return (*self.words, *(word for line in self.label_lines for word in line))


def body_rows(anchors: Sequence[Anchor], columns: Columns, free: Sequence[Word], page: Page) -> list[Row]:
    """The rows of the table from the top: the anchors, sparse rows that fit the columns, and what stands between."""
    height = anchors[0].bottom - anchors[0].top
    labels_at = [anchor.label[0].x0 for anchor in anchors if anchor.label]
    left = min(labels_at) - LABEL_INDENT if labels_at else columns.left - LABEL_WIDTH
    right = columns.right + (0 if columns.are_ruled else height)
    if columns.labels_right:
        left, right = columns.left, columns.labels_right[1]
    lines = group_rows(word for word in free if left <= word.x0 and word.centre <= right)
    anchored = {id(word) for anchor in anchors for word in anchor.words}
    own = [line for line in lines if any(id(word) in anchored for word in line)]
    others = [line for line in lines if not any(id(word) in anchored for word in line)]
    rows, others = _with_sparse_rows(own, others, columns, page, height)
    labels = [line for line in others if _is_before(line, columns)]
    taken = _label_lines(rows, labels, columns, page.rules, height)
    used = {id(line[0]) for lines in taken for line in lines}
    first, last = rows[0][0].middle, rows[-1][0].middle
    between = [line for line in others if id(line[0]) not in used and first < line[0].middle < last]
    found = [Row(tuple(row), tuple(tuple(line) for line in extra)) for row, extra in zip(rows, taken, strict=True)]
    found += rows_without_values([line for line in between if line in labels], columns)
    found += [Row(tuple(line), is_of_cells=False) for line in between if line not in labels]
    return sorted(found, key=lambda row: row.middle)


def rows_without_values(lines: Sequence[list[Word]], columns: Columns) -> list[Row]:
    """Rows of a label alone: in a narrow table a row that prints no number, in others a title between rows."""
    if not columns.are_narrow:
        return [Row(tuple(line), is_of_cells=False) for line in lines]
    return [Row(tuple(block[0]), tuple(tuple(line) for line in block[1:])) for block in _blocks(lines, across=())]


def _with_sparse_rows(
    rows: list[list[Word]], others: list[list[Word]], columns: Columns, page: Page, height: float
) -> tuple[list[list[Word]], list[list[Word]]]:
    """Rows with few cells between the anchors or close to them, and the lines that are left."""
    found, left = list(rows), list(others)
    pitches = [below[0].middle - above[0].middle for above, below in pairwise(rows)]
    reach = max(SPARSE_ROW_GAP * height, USUAL_PITCH * max(pitches, default=0.0))
    labels = [line for line in others if _is_before(line, columns)]
    # From the anchors upward, then downward, so that each row found reaches to the next.
    for line in sorted(others, key=lambda line: abs(line[0].middle - rows[0][0].middle)):
        first, last = found[0][0].middle, found[-1][0].middle
        is_near = first - reach <= line[0].middle <= last + reach or _is_behind_labels(line, found, left, columns, page)
        has_label = not _is_labelless(line, columns) or _is_beside_label(line, labels)
        is_other = _is_years_above(line, rows[0], columns) or is_running(line, found, columns, page)
        if is_near and has_label and fits(line, columns) and not is_other:
            found = sorted([*found, line], key=lambda row: row[0].middle)
            left.remove(line)
    return found, left


def _is_behind_labels(
    line: Sequence[Word], rows: Sequence[list[Word]], others: Sequence[list[Word]], columns: Columns, page: Page
) -> bool:
    """Whether nothing but labels of rows that print no number parts a line from the rows, in one frame."""
    nearest = min((rows[0], rows[-1]), key=lambda row: abs(row[0].middle - line[0].middle))
    low, high = sorted((line[0].middle, nearest[0].middle))
    between = [other for other in others if low < other[0].middle < high]
    are_labels = all(_is_before(other, columns) for other in between)
    return are_labels and is_within_uprights(line, nearest, columns, page.rules)


def _is_years_above(line: Sequence[Word], first: Sequence[Word], columns: Columns) -> bool:
    """Whether a line above the first row prints years alone, as a header does."""
    values = parted(line, columns)[1]
    return line[0].middle < first[0].middle and len(values) > 1 and all(YEAR.fullmatch(word.text) for word in values)


def _is_before(line: Sequence[Word], columns: Columns) -> bool:
    """Whether a line ends before the first column's numbers begin, or begins where labels at the right do."""
    if columns.labels_right:
        return line[0].x0 >= columns.labels_right[0]
    return line[-1].x1 <= max(columns.left, columns.spans[0][0]) + 1


def _is_labelless(row: Sequence[Word], columns: Columns) -> bool:
    return not parted(row, columns)[0]


def _is_beside_label(row: Sequence[Word], labels: Sequence[Sequence[Word]]) -> bool:
    """Whether a label over several lines stands beside the row: lines of it close above and close below."""
    reach = LABEL_LEADING * row[0].size
    offsets = [line[0].middle - row[0].middle for line in labels]
    return any(-reach <= offset < 0 for offset in offsets) and any(0 < offset <= reach for offset in offsets)


def fits(row: Sequence[Word], columns: Columns) -> bool:
    """Whether a row with few numbers is of the table: only cells, each in a column, words where others have words."""
    label, values = parted(row, columns)
    if label and values and not columns.labels_right and values[0].x0 - label[-1].x1 < LABEL_GAP * values[0].size:
        return False
    inside = all(any(w.x0 < x1 and w.x1 > x0 for x0, x1 in columns.spans) for w in values)
    numbers = [word for word in values if is_cell(word.text)]
    others = {columns.nearest(word.centre) for word in values if not is_cell(word.text)}
    return bool(numbers) and inside and others <= columns.worded


def parted(row: Sequence[Word], columns: Columns) -> tuple[list[Word], list[Word]]:
    """The words of the label and those in the columns."""
    if columns.labels_right:
        label = [word for word in row if columns.is_beside(word)]
    else:
        left = columns.left
        label = [word for word in row if word.centre < left or (word.x0 < left and not is_cell(word.text))]
        label = _with_rest(label, row, columns) if label else label
    return label, [word for word in row if word not in label]


def _with_rest(label: list[Word], row: Sequence[Word], columns: Columns) -> list[Word]:
    """The label with the words that go on from it into a first column that no rule parts from it."""
    if columns.are_ruled:
        return label
    first = runs_of_words(row)[0]
    rest = [word for word in first if word not in label]
    return first if label == first[: len(label)] and all(is_worded(word) for word in rest) else label


def _label_lines(
    rows: Sequence[Sequence[Word]],
    labels: Sequence[list[Word]],
    columns: Columns,
    rules: Sequence[Rule],
    height: float,
) -> list[list[list[Word]]]:
    """The lines of labels that belong to each row, apart from what stands on the row's own line.

    Lines that follow each other closely and are parted by no rule are one label; it belongs to the row whose values
    stand at its height. A label beside the values of two rows belongs to neither.
    """
    near = [
        line
        for line in labels
        if rows[0][0].middle - LABEL_REACH * height < line[0].middle < rows[-1][0].middle + LABEL_REACH * height
    ]
    owners = {id(line[0]): number for number, row in enumerate(rows) if (line := parted(row, columns)[0])}
    lines = sorted([*near, *(parted(row, columns)[0] for row in rows)], key=lambda line: line[0].middle if line else -1)
    left = min(word.x0 for row in rows for word in row)
    start, end = columns.labels_right or (left, columns.left)
    across = standing([rule for rule in rules if rule.is_level], start, end - LABEL_INDENT * bool(columns.labels_right))
    found: list[list[list[Word]]] = [[] for _ in rows]
    for block in _blocks([line for line in lines if line], across):
        top, bottom = min(w.top for w in block[0]), max(w.bottom for w in block[-1])
        inside = [number for number, row in enumerate(rows) if top < _values_middle(row, columns) < bottom]
        if len(inside) == 1 and all(owners.get(id(line[0]), inside[0]) == inside[0] for line in block):
            found[inside[0]] = [line for line in block if id(line[0]) not in owners]
    used = {id(line[0]) for extra in found for line in extra}
    whole = [bool(extra) for extra in found]
    for line in near:
        if (
            id(line[0]) not in used
            and (number := _nearest_row(line, rows, columns, across)) is not None
            and not whole[number]
        ):
            found[number].append(line)
    return found


def _nearest_row(
    line: Sequence[Word], rows: Sequence[Sequence[Word]], columns: Columns, across: Sequence[float]
) -> int | None:
    """The row to which a lone line of a label belongs: much nearer than any other, the space parted by no rule.

    Outside the rows, and in a narrow table, whose rows may print a label alone, only a row whose values stand by no
    label of their own may have it.
    """
    offsets = [_values_middle(row, columns) - line[0].middle for row in rows]
    ranked = sorted(range(len(rows)), key=lambda number: abs(offsets[number]))
    nearest = ranked[0]
    distance = abs(offsets[nearest])
    second = abs(offsets[ranked[1]]) if len(ranked) > 1 else float("inf")
    low, high = sorted((line[0].middle, line[0].middle + offsets[nearest]))
    is_parted = any(low < at < high for at in across)
    is_inside = min(offsets) < 0 < max(offsets)
    if is_parted or distance > LONE_LINE * line[0].size or distance > NEARER * second:
        return None
    may_have_more = is_inside and not columns.are_narrow
    return nearest if may_have_more or _is_labelless(rows[nearest], columns) else None


def _values_middle(row: Sequence[Word], columns: Columns) -> float:
    values = parted(row, columns)[1] or list(row)
    return values[0].middle


def _blocks(lines: Sequence[list[Word]], across: Sequence[float]) -> Iterator[list[list[Word]]]:
    block: list[list[Word]] = []
    for above, below in pairwise([None, *lines]):
        if below is None:
            continue
        if above is not None and (_are_apart(above, below) or _is_ruled_between(above, below, across)):
            yield block
            block = []
        block.append(below)
    if block:
        yield block


def _are_apart(above: Sequence[Word], below: Sequence[Word]) -> bool:
    return below[0].middle - above[0].middle > LABEL_LEADING * max(above[0].size, below[0].size)


def _is_ruled_between(above: Sequence[Word], below: Sequence[Word], across: Sequence[float]) -> bool:
    return any(above[0].middle < at < below[0].middle for at in across)
