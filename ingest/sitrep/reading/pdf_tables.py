"""Numeric tables on a PDF page, ruled or not: rows of numbers are the anchors, columns and headers follow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sitrep.reading.document import TABLE
from sitrep.reading.pdf_items import TableBlock
from sitrep.reading.pdf_page import Page
from sitrep.reading.pdf_table_body import Row, body_rows, rows_without_values
from sitrep.reading.pdf_table_caption import caption_of
from sitrep.reading.pdf_table_columns import Columns, find_columns, with_words
from sitrep.reading.pdf_table_continued import block_of, continued
from sitrep.reading.pdf_table_frame import boxed_rows, within_frame
from sitrep.reading.pdf_table_groups import with_groups
from sitrep.reading.pdf_table_header import header_rows, keeps_to_columns, label_rows_below, with_empty_columns
from sitrep.reading.pdf_table_lines import body_lines, header_line
from sitrep.reading.pdf_table_right import with_labels_at_right
from sitrep.reading.pdf_table_rows import Anchor, find_anchors, join_numbers, marks_of
from sitrep.reading.pdf_table_seams import find_seams, on_side, rows_between, rules_on_side
from sitrep.reading.pdf_table_turned import by_column, turned_lines, turned_over
from sitrep.reading.pdf_words import DraftLine, Word, box_of, line_of


def take_tables(page: Page, before: TableBlock | None = None) -> tuple[list[TableBlock], list[Word]]:
    """The numeric tables of a page and the words that are in none.

    ``before`` is a table at the foot of the page before, which may go on at the top of this one.

    An anchor is a row with a label and two or more numbers or dashes side by side. Anchors below each other make a
    table; its columns stand between printed rules, or are the intervals that the cells cover. Words above them go to
    the column in which they stand. A column in which a row prints nothing gives an empty cell.
    """
    tables: list[TableBlock] = []
    if before and before.columns and (more := continued(before, before.columns, page)):
        lines, used = more
        block = block_of(_numbered([replace(line, goes_on=True) for line in lines], 1), used)
        tables.append(replace(block, columns=before.columns))
        page = replace(page, words=[word for word in page.words if not _is_in(word, tables[0])])
    words = join_numbers(page.words)
    marks = marks_of(words)
    beside = {id(mark) for mark in marks.values()}
    words = [word for word in words if id(word) not in beside]
    taken: set[int] = set()
    groups = find_anchors(words)
    seams = find_seams(groups, words, page.rules)
    groups = find_anchors(words, rows_between(words, seams)) if seams else groups
    for group in groups:
        # The rows of another table are none of this one; a lone row beside it may be.
        others = {id(w) for other in groups if other is not group and len(other) > 1 for a in other for w in a.words}
        free = [word for word in words if id(word) not in taken and id(word) not in others]
        # A row beyond the anchors of one table may be an anchor of the next.
        left = [anchor for anchor in group if not any(id(word) in taken for word in anchor.words)]
        ceiling = max((table.bottom for table in tables if left and table.bottom <= left[0].top), default=0.0)
        side = replace(page, rules=rules_on_side(group[0], page.rules, seams))
        free = on_side(group[0].cells[0].centre, free, seams)
        if left and (table := _table(left, free, side, ceiling, marks)):
            block, used = table
            tables.append(replace(block, lines=_numbered(block.lines, len(tables) + 1)))
            taken.update(id(word) for word in used)
    rest = [*words, *(marks.values())]
    return tables, [word for word in rest if id(word) not in taken]


def _is_in(word: Word, block: TableBlock) -> bool:
    return block.x0 <= word.centre <= block.x1 and block.top <= word.middle <= block.bottom


def _numbered(lines: Sequence[DraftLine], table_no: int) -> tuple[DraftLine, ...]:
    return tuple(replace(line, table_no=table_no) if line.role == TABLE else line for line in lines)


def _table(
    group: list[Anchor], free: Sequence[Word], page: Page, ceiling: float, marks: Mapping[int, Word]
) -> tuple[TableBlock, list[Word]] | None:
    group = within_frame(group, page.rules)
    columns = with_labels_at_right(find_columns(group, page.rules), group, free)
    columns = with_words(columns, group, free)
    if len(columns.spans) < 2:
        return None
    body = body_rows(group, columns, free, page)
    if not any(row.is_labelled for row in body):
        return None
    floor = min(row.top for row in body)
    left = min(word.x0 for row in body for word in row.all_words)
    in_body = {id(word) for row in body for word in row.all_words}
    above = [word for word in free if id(word) not in in_body and word.top >= ceiling - 1]
    label_right = _label_right(body, columns)
    # The first column reaches to the labels: its header may stand far before a dash that is flush right.
    columns = replace(columns, left=min(columns.left, label_right + 0.5))
    over = turned_over(columns, page.turned, floor, ceiling)
    beside = 0.5 if _is_text_beside(columns, free, body) else 1.5
    apart = _white_between(body)
    level = header_rows(columns, above, left, floor, apart=apart, beside=beside, strict=False)
    columns = with_empty_columns(columns, level, over, label_right)
    # With the columns that have no numbers, more lines of the header may fit.
    level = header_rows(columns, above, left, floor, apart=apart)
    unprinted = label_rows_below(level, columns)
    level, body = level[: len(level) - len(unprinted)], [*rows_without_values(unprinted, columns), *body]
    turned = by_column(columns, over)
    if len(group) < 2 and not level and not any(turned):
        return None
    boxed = boxed_rows(page.rules, above, left, columns, floor) if len(body) > 1 else []
    if any(turned) or not _is_more(boxed, level):
        boxed = []
    columns, turned = _without_blank(columns, boxed or level, turned, body)
    body = [row.with_marks(marks) for row in body]
    body = with_groups(body, above, columns, page.rules, left)
    lines = _lines(boxed or level, turned, body, columns, is_boxed=bool(boxed))
    used = [word for row in boxed or level for word in row] + [word for row in body for word in row.all_words]
    block, used = _block(lines, used, [word for words in turned for word in words], above)
    return replace(block, columns=columns), used


def _block(
    lines: Sequence[DraftLine], used: list[Word], turned: Sequence[Word], above: Sequence[Word]
) -> tuple[TableBlock, list[Word]]:
    """The table as one piece, with its caption, and the words that are in it.

    The caption stays text, but is kept with its table wherever columns are cut.
    """
    box = box_of([*used, *turned])
    in_table = {id(word) for word in used}
    caption = caption_of([word for word in above if id(word) not in in_table], box[0], box[2])
    if caption:
        used = used + caption
        box = box_of(used)
        lines = [line_of(caption), *lines]
    return TableBlock(*box, tuple(lines), min(word.stream_no for word in used)), used


def _without_blank(
    columns: Columns, level: Sequence[Sequence[Word]], turned: Sequence[list[Word]], body: Sequence[Row]
) -> tuple[Columns, list[list[Word]]]:
    """The columns, and the turned words of each, less those between rules in which nothing at all is printed."""
    words = [word for row in level for word in row] + [word for row in body for word in row.words]
    over = list(turned) or [[] for _ in columns.spans]
    if not columns.are_ruled:
        return columns, list(turned)
    kept = [
        number
        for number, (x0, x1) in enumerate(columns.spans)
        if over[number] or any(x0 <= word.centre < x1 for word in words)
    ]
    spans = tuple(columns.spans[number] for number in kept)
    return replace(columns, spans=spans), [over[number] for number in kept] if turned else []


def _is_more(boxed: Sequence[Sequence[Word]], level: Sequence[Sequence[Word]]) -> bool:
    """Whether the box of the header holds all words that were found for it, and others."""
    inside = {id(word) for row in boxed for word in row}
    found = {id(word) for row in level for word in row}
    return found < inside


def _is_text_beside(columns: Columns, free: Sequence[Word], body: Sequence[Row]) -> bool:
    """Whether words stand to the right of the rows, so that what stands to the right of the header is none of it."""
    top, bottom = min(row.top for row in body), max(word.bottom for row in body for word in row.all_words)
    reach = columns.right + 1.5 * columns.pitch
    return any(columns.right < word.x0 < reach and top < word.middle < bottom for word in free)


def _white_between(body: Sequence[Row]) -> float:
    """The least white space between two rows that follow each other, none where there is one row."""
    edges = [(row.top, max(word.bottom for word in row.all_words)) for row in body]
    return max(0.0, min((below[0] - above[1] for above, below in pairwise(edges)), default=0.0))


def _label_right(body: Sequence[Row], columns: Columns) -> float:
    labels = [word for row in body if row.is_of_cells for word in row.all_words if word.centre < columns.left]
    return max((word.x1 for word in labels), default=columns.left)


def _lines(
    level: Sequence[Sequence[Word]],
    turned: Sequence[Sequence[Word]],
    body: Sequence[Row],
    columns: Columns,
    *,
    is_boxed: bool,
) -> list[DraftLine]:
    lines = [
        header_line(row_no, row, columns, keeps_runs=is_boxed and not keeps_to_columns(row, columns))
        for row_no, row in enumerate(level, start=1)
    ]
    first = len(level) + 1
    lines += turned_lines(turned, first)
    first += bool(turned)
    for row_no, row in enumerate(body, start=first):
        lines += body_lines(row_no, row, columns)
    return lines
