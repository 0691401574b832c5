"""Reading order of a page: columns are cut where a clear gutter is, the rest keeps the order of the file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from sitrep.reading.pdf_gutters import BIGGER, bands_of, find_gutter
from sitrep.reading.pdf_items import Item, Row, TableBlock, lines_of, rows_of
from sitrep.reading.pdf_stream import stream_rows
from sitrep.reading.pdf_words import DraftLine, Word
from sitrep.rows import GAP, NONE, SOFT

__all__ = ["COLUMNS", "STREAM", "TABLES", "TOP_DOWN", "PageOrder", "TableBlock", "order_page"]

COLUMNS, STREAM, TOP_DOWN, TABLES = "columns", "stream", "top_down", "table"
MAX_DEPTH = 3
PARAGRAPH_GAP = 0.35  # of the font size, on top of the usual gap between lines


@dataclass(frozen=True)
class PageOrder:
    """The lines of a page in reading order, and how that order was found.

    ``method`` is columns (cut at a gutter), stream (order of the file), top_down, or table (most words stand
    in tables). ``agreement`` is the share of turns from line to line, outside tables, that the file makes too;
    None where there are none.
    """

    lines: list[DraftLine]
    method: str
    agreement: float | None


@dataclass(frozen=True)
class _Flow:
    """Lines that follow each other down the page; ``is_soft`` where they go on where the flow before stopped."""

    method: str
    rows: list[Row]
    is_soft: bool = False


def order_page(items: Sequence[Item]) -> PageOrder:
    """The reading order of the words and tables of a page."""
    flows = _flows(items, 0)
    drafts = [(flow, _lines(flow)) for flow in flows]
    usual = _usual_gap([lines for _, lines in drafts])
    lines: list[DraftLine] = []
    for flow, drafted in drafts:
        spaced = _spaced(drafted, usual)
        if spaced and lines:
            spaced[0] = replace(spaced[0], gap=SOFT if flow.is_soft else GAP)
        lines.extend(spaced)
    return PageOrder(lines, _method(flows), _agreement(flows))


def _flows(items: Sequence[Item], depth: int) -> list[_Flow]:
    gutter = find_gutter(items) if depth < MAX_DEPTH else None
    if gutter is None:
        return [_uncut(items)] if items else []
    flows: list[_Flow] = []
    for is_cut, rows in bands_of(items, gutter):
        inside = [item for row in rows for item in row]
        if not is_cut:
            flows.append(_uncut(inside))
            continue
        left = _flows([item for item in inside if _centre(item) < gutter], depth + 1)
        right = _flows([item for item in inside if _centre(item) >= gutter], depth + 1)
        flows.extend(replace(flow, method=COLUMNS) for flow in left)
        flows.extend(replace(flow, method=COLUMNS, is_soft=not at or flow.is_soft) for at, flow in enumerate(right))
    return flows


def _uncut(items: Sequence[Item]) -> _Flow:
    rows = stream_rows(items)
    return _Flow(TOP_DOWN, rows_of(items)) if rows is None else _Flow(STREAM, rows)


def _centre(item: Item) -> float:
    return (item.x0 + item.x1) / 2


def _method(flows: Sequence[_Flow]) -> str:
    in_tables = sum(len(line.text.split()) for flow in flows for row in flow.rows for line in _table_lines(row))
    others = [len(row) for flow in flows for row in flow.rows if not _table_lines(row)]
    if in_tables > sum(others):
        return TABLES
    methods = {flow.method for flow in flows}
    return next((method for method in (COLUMNS, TOP_DOWN) if method in methods), STREAM)


def _table_lines(row: Row) -> tuple[DraftLine, ...]:
    first = row[0]
    return first.lines if isinstance(first, TableBlock) else ()


def _agreement(flows: Sequence[_Flow]) -> float | None:
    rows = [[item for item in row if isinstance(item, Word)] for flow in flows for row in flow.rows]
    rows = [row for row in rows if row]
    in_file = sorted((word for row in rows for word in row), key=lambda word: word.stream_no)
    after = {id(word): id(following) for word, following in pairwise(in_file)}
    kept = [after.get(id(above[-1])) == id(below[0]) for above, below in pairwise(rows)]
    return sum(kept) / len(kept) if kept else None


def _lines(flow: _Flow) -> list[DraftLine]:
    """The lines of a flow, each with the edges of the column it stands in."""
    stacks: list[list[DraftLine]] = []
    for row in flow.rows:
        for line in lines_of(row):
            if stacks and _stands_below(stacks[-1][-1], line):
                stacks[-1].append(line)
            else:
                stacks.append([line])
    return [
        replace(line, left=min(line.x0 for line in stack), right=max(line.x1 for line in stack))
        for stack in stacks
        for line in stack
    ]


def _stands_below(above: DraftLine, below: DraftLine) -> bool:
    middle = (above.top + above.bottom) / 2
    return below.top >= middle and min(above.x1, below.x1) > max(above.x0, below.x0)


def _usual_gap(flows: Sequence[Sequence[DraftLine]]) -> float:
    """The usual white space between two lines of text, as a share of the font size."""
    gaps = [
        (below.top - above.bottom) / below.size
        for flow in flows
        for above, below in pairwise(flow)
        if abs(above.size - below.size) < 0.5 and _stands_below(above, below)
    ]
    return min(median(gaps), 0.6) if gaps else 0.3


def _spaced(flow: Sequence[DraftLine], usual: float) -> list[DraftLine]:
    lines = list(flow[:1])
    for above, below in pairwise(flow):
        is_wide = (below.top - above.bottom) / below.size > usual + PARAGRAPH_GAP
        other_size = max(above.size, below.size) > BIGGER * min(above.size, below.size)
        elsewhere = not _stands_below(above, below)
        lines.append(replace(below, gap=GAP if is_wide or other_size or elsewhere else NONE))
    return lines
