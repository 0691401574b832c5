"""Gutters of a page: where columns of prose part, and which lines they part."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from sitrep.reading.pdf_items import Item, Row, Run, opens_list, rows_of, runs_of
from sitrep.reading.pdf_words import Word, group_rows

GUTTER = 8.0  # points that no word enters
MIN_COLUMN_LINES = 3
MIN_WORDS_PER_LINE = 2.6  # of a column of prose; less is a column of a table, to be read across
WORDED = 0.6  # share of words with a letter
MARGIN = 0.15  # share of the width at either side where no gutter is looked for
STEP = 3.0  # points between the places tried
BIGGER = 1.12
MOST = 0.8  # of the lines
RUNNING_ON = 0.25  # share of a column's lines that start in small letters, as prose does and rows do not
FULL_LINE, MOSTLY_RUNNING_ON = 4.5, 0.4  # words per line, and that share, of text beside which anything is a box

Band = tuple[bool, list[Row]]  # whether its rows are cut at the gutter, and the rows


def find_gutter(items: Sequence[Item]) -> float | None:
    """Where two columns of prose part, None if they do not."""
    if not items:
        return None
    rows = rows_of(items)
    scores = {x: _score(rows, x) for x in _places(items)}
    best = max(scores.values(), default=0)
    if best < 1:
        return None
    tried = [x for x, score in scores.items() if score == best]
    strip = [x for at, x in enumerate(tried) if x - tried[0] <= STEP * (at + 0.5)]
    gutter = (strip[0] + strip[-1]) / 2
    return gutter if _parts_prose(items, gutter) else None


def _places(items: Sequence[Item]) -> list[float]:
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    steps = int((right - left) * (1 - 2 * MARGIN) / STEP)
    return [left + (right - left) * MARGIN + step * STEP for step in range(steps)]


def _score(rows: Sequence[Row], x: float) -> int:
    """How many lines say that columns part at x; none where too few do, unless no line goes across at all."""
    beside = _two_sided(rows, x)
    return beside if beside > MIN_COLUMN_LINES or not any(_crosses(row, x) for row in rows) else 0


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
        enough = is_cut and _may_be_cut(rows, gutter, is_all=len(bands) == 1)
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
    left, right = x - GUTTER / 2, x + GUTTER / 2
    if any(item.x0 < right and item.x1 > left for item in row):
        return True
    # No column parts a list mark from its text.
    return any(
        mark.x1 <= left and item.x0 >= right and opens_list(row, at) for at, (mark, item) in enumerate(pairwise(row))
    )


def _parts_prose(items: Sequence[Item], gutter: float) -> bool:
    """Whether there is prose on both sides, or on one side so much that the other is a box beside it."""
    rows = [row for is_cut, rows in bands_of(items, gutter) if is_cut for row in rows]
    sides = [_side(rows, gutter, is_left=is_left) for is_left in (True, False)]
    if any(len(side) < MIN_COLUMN_LINES for side in sides):
        return False
    return all(map(_is_prose, sides)) or any(map(_is_running_text, sides))


def _side(rows: Sequence[Row], gutter: float, *, is_left: bool) -> list[list[Word]]:
    words = [item for row in rows for item in row if isinstance(item, Word)]
    return group_rows(word for word in words if (word.centre < gutter) is is_left)


def _is_prose(lines: Sequence[Sequence[Word]]) -> bool:
    words = [word for line in lines for word in line]
    worded = sum(any(char.isalpha() for char in word.text) for word in words)
    return len(words) >= MIN_WORDS_PER_LINE * len(lines) and worded >= WORDED * len(words)


def _is_running_text(lines: Sequence[Sequence[Word]]) -> bool:
    words = sum(map(len, lines))
    return len(lines) >= 2 * MIN_COLUMN_LINES and words >= FULL_LINE * len(lines) and _runs_on(lines, MOSTLY_RUNNING_ON)


def _may_be_cut(rows: Sequence[Row], gutter: float, *, is_all: bool) -> bool:
    """Whether the rows are lines of two columns, not rows of a table in prose, by what the file says.

    The file has columns one after the other, or line by line, or in no order. Where it has some lines of the
    left, then those of the right beside them, then the next of the left below both, they are cells.
    """
    if _two_sided(rows, gutter) < (1 if is_all else min(MIN_COLUMN_LINES, len(rows))):
        return False
    runs = runs_of([item for row in rows for item in row])
    if len(rows) < MIN_COLUMN_LINES and _runs_across(runs, gutter):
        return False
    sides = [(is_left, list(group)) for is_left, group in groupby(runs, key=lambda run: run.x0 < gutter)]
    if _is_one_after_the_other(sides) or not _goes_down(sides):
        return True
    columns = [_side(rows, gutter, is_left=is_left) for is_left in (True, False)]
    return _is_line_by_line(sides) and any(_runs_on(column, RUNNING_ON) for column in columns)


def _runs_across(runs: Sequence[Run], gutter: float) -> bool:
    """Whether a run goes over the gutter: the gap there is one of justified text."""
    return any(run.x0 < gutter < run.x1 for run in runs)


def _is_one_after_the_other(sides: Sequence[tuple[bool, list[Run]]]) -> bool:
    """Whether the file has most of the left in one piece and most of the right; a footer may follow."""
    pieces = ([len(runs) for is_left, runs in sides if is_left is side] for side in (True, False))
    return all(max(lengths, default=0) >= MOST * sum(lengths) for lengths in pieces)


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
    """Whether the file has one line of either side in turn; the right side may be columns itself."""
    single = sum(runs[-1].top < min(run.bottom for run in runs) for _, runs in sides)
    return single >= MOST * len(sides)


def _runs_on(lines: Sequence[Sequence[Word]], share: float) -> bool:
    """Whether lines start in small letters as often as lines of prose do."""
    small = sum(line[0].text[:1].islower() for line in lines[1:])
    return bool(lines) and small >= share * len(lines)


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
