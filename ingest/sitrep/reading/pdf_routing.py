"""Which pages may hold a table, judged cheaply and rather too often: these are read by pdfplumber."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sitrep.reading.pdf_page import Box
from sitrep.reading.pdf_table_rows import find_anchors, join_numbers
from sitrep.reading.pdf_words import Word

THIN = 3.0  # points: narrower paths are lines
SHORT = 15.0  # points: shorter lines are no part of a grid
TOUCH = 2.0  # points between lines that meet
GRID = 3  # lines either way make a grid of four cells
MOST_LINES = 100  # either way; drawings have more

Line = tuple[float, float, float]  # where it is, from where and to where it goes


def may_hold_table(words: Sequence[Word], paths: Iterable[Box]) -> bool:
    """Whether rows of numbers stand on the page or ruling lines make a grid."""
    return bool(find_anchors(join_numbers(words))) or _has_grid(paths)


def _has_grid(paths: Iterable[Box]) -> bool:
    edges = list(_edges(paths))
    across = _joined((y, x0, x1) for y, x0, x1, is_across in edges if is_across)
    down = _joined((x, top, bottom) for x, top, bottom, is_across in edges if not is_across)
    if min(len(across), len(down)) < GRID:
        return False
    met_across, met_down = Counter[Line](), Counter[Line]()
    for a in across:
        for d in down:
            if a[1] - TOUCH <= d[0] <= a[2] + TOUCH and d[1] - TOUCH <= a[0] <= d[2] + TOUCH:
                met_across[a] += 1
                met_down[d] += 1
    return all(sum(count >= GRID for count in met.values()) >= GRID for met in (met_across, met_down))


def _edges(paths: Iterable[Box]) -> Iterator[tuple[float, float, float, bool]]:
    """Where lines are, from where to where, and whether they go across; boxes count with their four edges."""
    for path in paths:
        wide, high = path.x1 - path.x0, path.bottom - path.top
        if wide >= SHORT:
            yield path.top, path.x0, path.x1, True
            if high > THIN:
                yield path.bottom, path.x0, path.x1, True
        if high >= SHORT:
            yield path.x0, path.top, path.bottom, False
            if wide > THIN:
                yield path.x1, path.top, path.bottom, False


def _joined(lines: Iterable[Line]) -> list[Line]:
    """Lines whose pieces, drawn cell by cell, are put together; only so many of a drawing with more."""
    found: list[Line] = []
    for place, start, end in sorted((round(place), start, end) for place, start, end in lines):
        if found and found[-1][0] == place and start <= found[-1][2] + TOUCH:
            found[-1] = (place, found[-1][1], max(end, found[-1][2]))
        else:
            found.append((place, start, end))
    return found[:MOST_LINES]
