"""Gutters of a page: where columns of prose part, and which lines they part."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from sitrep.reading.pdf_items import Item, Row, Run, rows_of, runs_of
from sitrep.reading.pdf_words import Word, group_rows

GUTTER = 8.0  # points that no word enters
MIN_COLUMN_LINES = 3
MIN_WORDS_PER_LINE = 2.6  # of a column of prose; less is a column of a table, to be read across
MARGIN = 0.15  # share of the width at either side where no gutter is looked for
STEP = 3.0  # points between the places tried
BIGGER = 1.12
MOST = 0.8  # of the lines
RUNNING_ON = 0.25  # share of a column's lines that start in small letters, as prose does and rows do not

Band = tuple[bool, list[Row]]  # whether its rows are cut at the gutter, and the rows


def find_gutter(items: Sequence[Item]) -> float | None:
    """Where two columns of prose part, None if they do not."""
    if not items:
        return None
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    rows = rows_of(items)
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


def bands_of(items: Sequence[Item], gutter: float) -> list[Band]:
    """Runs of rows from top to bottom: cut at the gutter, or crossing it and read across."""
    bands: list[Band] = []
    for row in rows_of(items):
        is_cut = not _crosses(row, gutter)
        if not bands or bands[-1][0] != is_cut:
            bands.append((is_cut, []))
        bands[-1][1].append(row)
    parted: list[Band] = []
    for position, (is_cut, rows) in enumerate(bands):
        enough = is_cut and _may_be_cut(rows, gutter)
        foot = _headings_at_foot(rows, gutter) if enough and position + 1 < len(bands) else 0
        body = rows[: len(rows) - foot]
        parted.extend([(enough, body)] if body else [])
        parted.extend([(False, rows[-foot:])] if foot else [])
    return _joined(parted)


def _joined(bands: Sequence[Band]) -> list[Band]:
    joined: list[Band] = []
    for is_cut, rows in bands:
        if joined and not is_cut and not joined[-1][0]:
            joined[-1][1].extend(rows)
        else:
            joined.append((is_cut, list(rows)))
    return joined


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
    inside = [item for is_cut, rows in bands_of(items, gutter) if is_cut for row in rows for item in row]
    words = [item for item in inside if isinstance(item, Word)]
    for side in ([w for w in words if w.centre < gutter], [w for w in words if w.centre >= gutter]):
        lines = len(group_rows(side))
        if lines < MIN_COLUMN_LINES or len(side) < MIN_WORDS_PER_LINE * lines:
            return False
    return True


def _may_be_cut(rows: Sequence[Row], gutter: float) -> bool:
    """Whether the rows are lines of two columns, not rows of a table in prose, by what the file says.

    The file has columns one after the other, or line by line, or in no order. Where it has some lines of the
    left, then those of the right beside them, then the next of the left below both, they are cells.
    """
    if _two_sided(rows, gutter) < min(MIN_COLUMN_LINES, len(rows)):
        return False
    runs = runs_of([item for row in rows for item in row])
    if len(rows) < MIN_COLUMN_LINES and _runs_across(runs, gutter):
        return False
    sides = [(is_left, list(group)) for is_left, group in groupby(runs, key=lambda run: run.x0 < gutter)]
    if len(sides) <= 2:
        return True
    if not _goes_down(sides):
        return True
    return _is_line_by_line(sides) and _runs_on(rows, gutter)


def _runs_across(runs: Sequence[Run], gutter: float) -> bool:
    """Whether a run goes over the gutter: the gap there is one of justified text."""
    return any(run.x0 < gutter < run.x1 for run in runs)


def _goes_down(sides: Sequence[tuple[bool, list[Run]]]) -> bool:
    """Whether each pair of a left and a right piece stands below the pair before."""
    bottoms = {True: 0.0, False: 0.0}
    floor = 0.0
    for is_left, runs in sides:
        top = min(run.top for run in runs)
        if is_left:
            floor = max(bottoms.values())
        if top < floor - GUTTER / 2:
            return False
        bottoms[is_left] = max(run.bottom for run in runs)
    return True


def _is_line_by_line(sides: Sequence[tuple[bool, list[Run]]]) -> bool:
    single = sum(len(runs) == 1 for _, runs in sides)
    return single >= MOST * len(sides)


def _runs_on(rows: Sequence[Row], gutter: float) -> bool:
    """Whether lines of either side start in small letters as often as lines of prose do."""
    firsts = {True: list[str](), False: list[str]()}
    for row in rows:
        words = [item for item in row if isinstance(item, Word)]
        for is_left in (True, False):
            side = [word for word in words if (word.centre < gutter) is is_left]
            if side:
                firsts[is_left].append(side[0].text)
    return any(
        sum(text[:1].islower() for text in texts[1:]) >= RUNNING_ON * len(texts) for texts in firsts.values() if texts
    )


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
