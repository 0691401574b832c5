"""A table on a PDF page that goes on at the top of the next one without its header."""

from collections.abc import Sequence
from itertools import pairwise

from sitrep.reading.numbers import is_cell
from sitrep.reading.pdf_items import TableBlock
from sitrep.reading.pdf_page import Page
from sitrep.reading.pdf_table_body import body_rows, fits, parted
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_table_lines import body_lines
from sitrep.reading.pdf_table_margin import is_running
from sitrep.reading.pdf_table_rows import Anchor, join_numbers
from sitrep.reading.pdf_words import DraftLine, Word, box_of, group_rows

FOOT = 0.7  # of the page's height: a table that ends above may have ended
MARGIN = 0.07  # of the page's height at either end, where running lines stand
SAME_LEFT = 2.0  # points between the left edges of labels
PITCH = 1.5  # times the distance between rows before: no row stands farther from the one above


def ends_at_foot(block: TableBlock, page: Page) -> bool:
    """Whether a table with a header is the last thing on its page, and ends near its foot."""
    has_header = any(cell.kind == "header" and cell.col_no for line in block.lines for cell in line.cells)
    has_header = has_header or any(line.goes_on for line in block.lines)
    below = (w for w in page.words if w.top >= block.bottom and w.bottom < (1 - MARGIN) * page.height)
    return has_header and block.bottom > FOOT * page.height and not any(below)


def continued(block: TableBlock, columns: Columns, page: Page) -> tuple[tuple[DraftLine, ...], list[Word]] | None:
    """The rows at the top of a page that go on with the table before, and their words; None where there are none.

    Nothing but a running line may stand above them. Each has a label that begins where those of the table do, and all
    its cells stand in the columns of the table, as far below one another as there. Between two of them lines of a
    label may stand, and a row whose label is on the lines around it.
    """
    labels = [cell for line in block.lines for cell in line.cells if cell.kind == "row_label"]
    values = [line for line in block.lines if any(cell.kind == "value" for cell in line.cells)]
    if not labels or len(values) < 2 or columns.labels_right:
        return None
    left = min(cell.x0 for cell in labels)
    pitch = PITCH * max(below.top - above.top for above, below in pairwise(values))
    words = join_numbers(page.words)
    found: list[list[Word]] = []
    lines = group_rows(words)
    for number, row in enumerate(lines):
        others = [line for line in found if fits(line, columns)] or _rows_below(lines[number + 1 :], columns, pitch)
        runs = bool(others) and is_running(row, others, columns, page)
        if row[0].top < MARGIN * page.height and (runs or not _is_of(row, columns)):
            continue
        is_far = bool(found) and row[0].top - found[-1][0].top > pitch
        is_at_left = abs(row[0].x0 - left) <= SAME_LEFT
        may_follow = bool(found) and (_is_label(row) if is_at_left else _is_label(found[-1]) and fits(row, columns))
        if is_far or runs or not (may_follow or (is_at_left and _is_of(row, columns))):
            break
        found.append(row)
    rows_of_values = [number for number, row in enumerate(found) if fits(row, columns)]
    if not rows_of_values:
        return None
    found = found[: rows_of_values[-1] + 1 + _lines_of_label_below(found[rows_of_values[-1] :], left)]
    parts = [parted(found[number], columns) for number in rows_of_values]
    anchors = [Anchor(tuple(label), tuple(cells)) for label, cells in parts]
    used = [word for row in found for word in row]
    rows = body_rows(anchors, columns, used, page)
    return tuple(line for number, row in enumerate(rows, start=1) for line in body_lines(number, row, columns)), used


def _rows_below(lines: Sequence[list[Word]], columns: Columns, pitch: float) -> list[list[Word]]:
    """The first rows that fit the columns, as far as none is farther than ``pitch`` from the one above."""
    rows: list[list[Word]] = []
    for line in lines:
        if rows and line[0].top - rows[-1][0].top > pitch:
            break
        if fits(line, columns):
            rows.append(line)
    return rows


def _is_label(row: Sequence[Word]) -> bool:
    return not any(is_cell(word.text) for word in row)


def _lines_of_label_below(rows: Sequence[Sequence[Word]], left: float) -> int:
    """Whether the line below a last row that has no label on its own line is of its label."""
    return int(len(rows) > 1 and rows[0][0].x0 - left > SAME_LEFT)


def _is_of(row: Sequence[Word], columns: Columns) -> bool:
    label, values = parted(row, columns)
    has_letters = any(char.isalpha() for word in label for char in word.text)
    return has_letters and 2 * len(values) >= len(columns.spans) and fits(row, columns)


def block_of(lines: Sequence[DraftLine], words: Sequence[Word]) -> TableBlock:
    """The rows as a table of their page."""
    return TableBlock(*box_of(words), tuple(lines), min(word.stream_no for word in words))
