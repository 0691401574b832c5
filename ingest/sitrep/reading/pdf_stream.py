"""Reading order by the order of the characters in the file, where that is sane."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from sitrep.reading.pdf_items import Item, Row, Run, beside, one_line, rows_of, runs_of

MAX_OUT_OF_TURN = 0.15  # share of the lines that stand beside what the file has elsewhere: more is no reading order
PROSE_WORDS = 3
FLOAT = 0.25  # of the lines of what it stands beside, at most: a caption or a box
SLACK = 2.0  # points by which lines that follow each other may overlap
MAX_RISE = 120.0  # points from the foot of a cell or box to the top of the next
NEAR = 12.0  # points between labels of one chart
BREAK = 0.75  # of the font size: white space that ends a paragraph


def stream_rows(items: Sequence[Item]) -> list[Row] | None:
    """The lines in the order of the file, None if that order is not sane.

    Sane is a file that goes down, or up to what stands to the right, nearly always. What was drawn out of
    turn, a title after the text say, is put where it stands if there is a place between two lines for it; a
    caption, a small box or the labels of a chart go behind the lines they stand beside.
    """
    runs = runs_of(items)
    placed: list[Run] = []
    loose: list[Run] = []
    out_of_turn = 0
    for part in _parts(runs):
        if not any(map(_is_prose, part)):
            loose.extend(part)
            continue
        merged = _merged(placed, part)
        out_of_turn += merged is None
        placed = _floated(placed, part) if merged is None else merged
    if out_of_turn > MAX_OUT_OF_TURN * max(sum(map(_is_prose, runs)), 1):
        return None
    return _with_loose(placed, loose)


def _is_prose(run: Run) -> bool:
    # Numbers of a chart and marks of a form come in any order, and say nothing of the text.
    return len(run.items) >= PROSE_WORDS


def _parts(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs, parted where the file goes back up to what does not stand to the right."""
    parts: list[list[Run]] = []
    for run in runs:
        if parts and _goes_on(parts[-1], run):
            parts[-1].append(run)
        else:
            parts.append([run])
    return parts


def _goes_on(part: Sequence[Run], run: Run) -> bool:
    before = part[-1]
    if beside(before, run):
        return True
    if run.top >= before.bottom - SLACK - 0.5 * min(before.bottom - before.top, run.bottom - run.top):
        return True
    is_near = run.top >= max(part[0].top - SLACK, before.top - MAX_RISE)
    return run.x0 >= before.x1 - SLACK and is_near


def _merged(placed: Sequence[Run], part: Sequence[Run]) -> list[Run] | None:
    """Both from top to bottom, None where they stand beside each other."""
    if not placed:
        return list(part)
    runs = [*placed, *part]
    bands = _bands(runs)
    ours, theirs = [bands[id(run)] for run in placed], [bands[id(run)] for run in part]
    cuts = [band for band in range(1, max(bands.values()) + 1) if all(_is_cut(side, band) for side in (ours, theirs))]
    groups = {id(run): bisect_right(cuts, bands[id(run)]) for run in runs}
    if {groups[id(run)] for run in placed} & {groups[id(run)] for run in part}:
        return None
    return sorted(runs, key=lambda run: groups[id(run)])


def _is_cut(bands: Sequence[int], band: int) -> bool:
    """Whether all that stands above the band comes before all that stands in it or below."""
    below = [place for place, found in enumerate(bands) if found >= band]
    return not below or all(found >= band for found in bands[below[0] :])


def _bands(runs: Sequence[Run]) -> dict[int, int]:
    """The number of the band in which each run stands, by id; white space over the full width parts two bands."""
    bands: dict[int, int] = {}
    floor, band = min(run.bottom for run in runs), 0
    for run in sorted(runs, key=lambda run: run.top):
        band += run.top > floor - SLACK
        bands[id(run)] = band
        floor = max(floor, run.bottom)
    return bands


def _floated(placed: Sequence[Run], part: Sequence[Run]) -> list[Run]:
    """Both, a small piece behind the lines that it stands beside in the large one, else in the order of the file."""
    small, large = (placed, part) if len(placed) < len(part) else (part, placed)
    if len(small) > FLOAT * len(large) or min(run.top for run in small) <= large[0].bottom:
        return [*placed, *part]
    place = _end_beside(large, max(run.bottom for run in small))
    return [*large[:place], *small, *large[place:]]


def _end_beside(runs: Sequence[Run], bottom: float) -> int:
    """The first place between two paragraphs below a height."""
    places = range(len(runs))
    return next((at for at in places if runs[at].top >= bottom - SLACK and _is_break(runs[at - 1 : at + 1])), len(runs))


def _is_break(pair: Sequence[Run]) -> bool:
    if len(pair) < 2:
        return True
    above, below = pair
    is_stacked = below.top >= above.bottom - SLACK and min(above.x1, below.x1) > max(above.x0, below.x0)
    return not is_stacked or below.top - above.bottom > BREAK * max(above.size, below.size)


def _with_loose(placed: Sequence[Run], loose: Sequence[Run]) -> list[Row]:
    """The lines, and the loose pieces, each lot of them row by row behind the paragraph it stands beside."""
    lots: list[list[Run]] = []
    floor = 0.0
    for run in sorted(loose, key=lambda run: run.top):
        if lots and run.top <= floor + NEAR:
            lots[-1].append(run)
        else:
            lots.append([run])
        floor = max(floor, run.bottom) if len(lots[-1]) > 1 else run.bottom
    rows: list[Row] = []
    start = 0
    for lot in lots:
        # Lots come from top to bottom, so the places do not go back.
        end = max(start, _end_beside(placed, max(run.bottom for run in lot)))
        rows += [*_rows(placed[start:end]), *rows_of(item for run in lot for item in run.items)]
        start = end
    return rows + _rows(placed[start:])


def _rows(runs: Sequence[Run]) -> list[Row]:
    rows: list[Row] = [list(run.items) for run in runs[:1]]
    for before, run in pairwise(runs):
        if one_line(before, run):
            rows[-1].extend(run.items)
        else:
            rows.append(list(run.items))
    return rows
