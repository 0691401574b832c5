"""What a page is made of once its tables are taken out: words and tables, in rows and in runs along a line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.reading.numbers import is_cell
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_words import WIDE_GAP, DraftLine, Word, group_rows, line_of

TORN_GAP = 0.5  # of the font size: so wide a gap parts a line where the file goes on elsewhere
MIN_CELLS = 4  # of a row that is kept whole, wherever the file has its pieces
MARK_GAP = 4.0  # of the font size: between a list mark and its text
OTHER_SIZE = 1.05
_LIST_MARK = re.compile(r"^(?:[^\w\s\"'“‘«¿¡(\[]{1,2}|o|\(cid:\d+\)|\(?\d{1,2}[.)]|\(?[a-h]\))$")


@dataclass(frozen=True)
class TableBlock:
    """A table taken out of the words of a page, put back as one piece; ``lines`` carry the cells.

    ``stream_no`` is that of the word of it which comes first in the file, ``columns`` where its values stand.
    """

    x0: float
    x1: float
    top: float
    bottom: float
    lines: tuple[DraftLine, ...]
    stream_no: int = 0
    columns: Columns | None = None


Item = Word | TableBlock
Row = list[Item]


@dataclass(frozen=True)
class Run:
    """Words that follow each other on one line, or a table; ``stream_no`` is where the file has its text."""

    items: tuple[Item, ...]
    stream_no: int

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.items[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(item.x1 for item in self.items)

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(item.top for item in self.items)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(item.bottom for item in self.items)

    @property
    def size(self) -> float:
        """Largest font size of its words, 0 for a table."""
        return max((item.size for item in self.items if isinstance(item, Word)), default=0.0)


def rows_of(items: Iterable[Item]) -> list[Row]:
    """Words that stand on one line, and tables, from top to bottom."""
    found = list(items)
    rows: list[Row] = [list(row) for row in group_rows(item for item in found if isinstance(item, Word))]
    rows.extend([item] for item in found if isinstance(item, TableBlock))
    return sorted(rows, key=lambda row: (row[0].top + row[0].bottom) / 2)


def runs_of(items: Sequence[Item]) -> list[Run]:
    """The runs of a page in the order of the file.

    A line falls apart at wide gaps, and at smaller ones where the file goes on elsewhere. A list mark stays
    with its text, wherever the file has it.
    """
    order = {id(item): place for place, item in enumerate(sorted(items, key=lambda item: item.stream_no))}
    runs = [run for row in rows_of(items) for run in _runs_of_row(row, order)]
    return sorted(runs, key=lambda run: run.stream_no)


def _runs_of_row(row: Row, order: dict[int, int]) -> list[Run]:
    parts: list[Row] = []
    is_figures = is_row_of_figures(row)
    for item in row:
        if parts and (is_figures or _belongs(parts[-1], item, order)):
            parts[-1].append(item)
        else:
            parts.append([item])
    return [Run(tuple(part), min(item.stream_no for item in _without_mark(part))) for part in parts]


def is_row_of_figures(row: Row) -> bool:
    """Whether the row is one of a table: a label, then numbers and dashes, as many as words or more."""
    words = [item for item in row if isinstance(item, Word)]
    cells = sum(is_cell(word.text) for word in words)
    return bool(words) and cells >= MIN_CELLS and 2 * cells >= len(words) and not is_cell(words[0].text)


def opens_list(row: Row, place: int) -> bool:
    """Whether the word at a place of the row is a list mark with nothing close before it and its text close behind."""
    mark, item = row[place], row[place + 1]
    if not isinstance(mark, Word) or not _LIST_MARK.match(mark.text) or item.x0 - mark.x1 > MARK_GAP * mark.size:
        return False
    return place == 0 or mark.x0 - row[place - 1].x1 > TORN_GAP * mark.size


def _without_mark(part: Row) -> Row:
    first = part[0]
    return part[1:] if len(part) > 1 and isinstance(first, Word) and _LIST_MARK.match(first.text) else part


def _belongs(part: Row, item: Item, order: dict[int, int]) -> bool:
    last = part[-1]
    if not isinstance(last, Word) or not isinstance(item, Word):
        return False
    size = max(last.size, item.size)
    gap = item.x0 - last.x1
    if len(part) == 1 and _LIST_MARK.match(last.text):
        return gap <= MARK_GAP * size
    follows = order[id(item)] == order[id(last)] + 1
    return gap <= (WIDE_GAP if follows else TORN_GAP) * size


def beside(before: Run, run: Run) -> bool:
    """Whether the run stands on the line of the one before, to its right."""
    shared = min(before.bottom, run.bottom) - max(before.top, run.top)
    return run.x0 >= before.x1 - 1 and shared >= 0.5 * min(before.bottom - before.top, run.bottom - run.top)


def one_line(before: Run, run: Run) -> bool:
    """Whether runs that follow each other in the file are one line: cells of a row, not a caption beside text."""
    if not beside(before, run) or not before.size or not run.size:
        return False
    alike = max(before.size, run.size) <= OTHER_SIZE * min(before.size, run.size)
    return alike or run.x0 - before.x1 <= WIDE_GAP * max(before.size, run.size)


def lines_of(row: Row) -> tuple[DraftLine, ...]:
    """The lines that a row makes: one of its words, or those of its table."""
    first = row[0]
    if isinstance(first, TableBlock):
        return first.lines
    return (line_of([item for item in row if isinstance(item, Word)]),)
