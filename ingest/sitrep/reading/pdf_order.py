"""Reading order of a page: columns are cut where a clear gutter is, everything else is read from the top."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from sitrep.reading.pdf_words import DraftLine, Word, group_rows, line_of
from sitrep.rows import GAP, NONE, SOFT

GUTTER = 8.0  # points that no word enters
MIN_COLUMN_LINES = 3
MIN_WORDS_PER_LINE = 2.6  # of a column of prose; less is a column of a table, to be read across
MARGIN = 0.2  # share of the width at either side where no gutter is looked for
STEP = 3.0  # points between the places tried
MAX_DEPTH = 3
PARAGRAPH_GAP = 0.35  # of the font size, on top of the usual gap between lines
BIGGER = 1.12


@dataclass(frozen=True)
class TableBlock:
    """A table taken out of the words of a page, put back as one piece; ``lines`` carry the cells."""

    x0: float
    x1: float
    top: float
    bottom: float
    lines: tuple[DraftLine, ...]


Item = Word | TableBlock
Row = list[Item]


def order_lines(items: Sequence[Item]) -> list[DraftLine]:
    """The lines of a page in reading order, each with its gap to the line before and its column."""
    flows = _flows(items, 0)
    usual = _usual_gap(flows)
    lines: list[DraftLine] = []
    for soft, flow in flows:
        spaced = _spaced(flow, usual)
        if spaced and lines:
            spaced[0] = replace(spaced[0], gap=SOFT if soft else GAP)
        lines.extend(spaced)
    return lines


Flow = tuple[bool, list[DraftLine]]  # whether it goes on where the flow before it stopped, and its lines


def _flows(items: Sequence[Item], depth: int) -> list[Flow]:
    gutter = find_gutter(items) if depth < MAX_DEPTH else None
    if gutter is None:
        return [(False, _plain_lines(items))]
    flows: list[Flow] = []
    for is_cut, rows in _bands(items, gutter):
        inside = [item for row in rows for item in row]
        if not is_cut:
            flows.append((False, _plain_lines(inside)))
            continue
        left = _flows([item for item in inside if _centre(item) < gutter], depth + 1)
        right = _flows([item for item in inside if _centre(item) >= gutter], depth + 1)
        flows.extend(left)
        flows.extend([(True, right[0][1]), *right[1:]])
    return flows


def find_gutter(items: Sequence[Item]) -> float | None:
    """Where two columns of prose part, None if they do not."""
    if not items:
        return None
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    rows = _rows(items)
    best: list[float] = []
    best_score = MIN_COLUMN_LINES
    steps = int((right - left) * (1 - 2 * MARGIN) / STEP)
    for step in range(steps):
        x = left + (right - left) * MARGIN + step * STEP
        score = _two_sided(rows, x)
        if score > best_score:
            best, best_score = [x], score
        elif best and score == best_score and x - best[-1] <= STEP * 1.5:
            best.append(x)
    if not best:
        return None
    gutter = (best[0] + best[-1]) / 2
    return gutter if _is_prose_on_both_sides(items, gutter) else None


def _two_sided(rows: Sequence[Row], x: float) -> int:
    """Lines that stand beside lines of the other side of a free strip around x: the fewer of both sides.

    Columns need not share their baselines, so lines are counted within the height that both sides cover.
    """
    count = 0
    for is_free, run in groupby(rows, key=lambda row: not _crosses(row, x)):
        if is_free:
            count += _beside(list(run), x)
    return count


def _beside(run: Sequence[Row], x: float) -> int:
    left = [row for row in run if row[0].x0 < x]
    right = [row for row in run if row[-1].x0 >= x]
    if not left or not right:
        return 0
    top = max(left[0][0].top, right[0][-1].top)
    bottom = min(left[-1][0].bottom, right[-1][-1].bottom)
    return min(sum(row[0].bottom > top and row[0].top < bottom for row in side) for side in (left, right))


def _crosses(row: Row, x: float) -> bool:
    return any(item.x0 < x + GUTTER / 2 and item.x1 > x - GUTTER / 2 for item in row)


def _is_prose_on_both_sides(items: Sequence[Item], gutter: float) -> bool:
    inside = [item for is_cut, rows in _bands(items, gutter) if is_cut for row in rows for item in row]
    words = [item for item in inside if isinstance(item, Word)]
    for side in ([w for w in words if w.centre < gutter], [w for w in words if w.centre >= gutter]):
        lines = len(group_rows(side))
        if lines < MIN_COLUMN_LINES or len(side) < MIN_WORDS_PER_LINE * lines:
            return False
    return True


def _bands(items: Sequence[Item], gutter: float) -> list[tuple[bool, list[Row]]]:
    """Runs of rows from top to bottom: cut at the gutter, or crossing it and read across."""
    bands: list[tuple[bool, list[Row]]] = []
    for row in _rows(items):
        is_cut = not _crosses(row, gutter)
        if not bands or bands[-1][0] != is_cut:
            bands.append((is_cut, []))
        bands[-1][1].append(row)
    parted: list[tuple[bool, list[Row]]] = []
    for position, (is_cut, rows) in enumerate(bands):
        enough = is_cut and _two_sided(rows, gutter) >= min(MIN_COLUMN_LINES, len(rows))
        foot = _headings_at_foot(rows, gutter) if enough and position + 1 < len(bands) else 0
        body = rows[: len(rows) - foot]
        parted.extend([(enough, body)] if body else [])
        parted.extend([(False, rows[-foot:])] if foot else [])
    return parted


def _headings_at_foot(rows: Sequence[Row], gutter: float) -> int:
    """How many rows at the end of a band stand left alone in larger type: headings of what follows below."""
    sizes = [item.size for row in rows for item in row if isinstance(item, Word)]
    usual = median(sizes) if sizes else 0.0
    count = 0
    for row in reversed(rows):
        words = [item for item in row if isinstance(item, Word)]
        alone = bool(words) and all(item.x1 < gutter for item in row)
        if not alone or max(word.size for word in words) < BIGGER * usual:
            break
        count += 1
    return count


def _rows(items: Sequence[Item]) -> list[Row]:
    words = [item for item in items if isinstance(item, Word)]
    rows: list[Row] = [list(row) for row in group_rows(words)]
    rows.extend([item] for item in items if isinstance(item, TableBlock))
    return sorted(rows, key=lambda row: (row[0].top + row[0].bottom) / 2)


def _centre(item: Item) -> float:
    return (item.x0 + item.x1) / 2


def _plain_lines(items: Sequence[Item]) -> list[DraftLine]:
    lines: list[DraftLine] = []
    for row in _rows(items):
        first = row[0]
        if isinstance(first, TableBlock):
            lines.extend(first.lines)
        else:
            lines.append(line_of([item for item in row if isinstance(item, Word)]))
    left = min((line.x0 for line in lines), default=0.0)
    right = max((line.x1 for line in lines), default=0.0)
    return [replace(line, left=left, right=right) for line in lines]


def _usual_gap(flows: Sequence[Flow]) -> float:
    """The usual white space between two lines of text, as a share of the font size."""
    gaps = [
        (below.top - above.bottom) / below.size
        for _, flow in flows
        for above, below in pairwise(flow)
        if abs(above.size - below.size) < 0.5 and below.top >= above.top
    ]
    return min(median(gaps), 0.6) if gaps else 0.3


def _spaced(flow: Sequence[DraftLine], usual: float) -> list[DraftLine]:
    lines = list(flow[:1])
    for above, below in pairwise(flow):
        is_wide = (below.top - above.bottom) / below.size > usual + PARAGRAPH_GAP
        other_size = max(above.size, below.size) > BIGGER * min(above.size, below.size)
        lines.append(replace(below, gap=GAP if is_wide or other_size else NONE))
    return lines
