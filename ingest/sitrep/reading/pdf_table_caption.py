"""The caption of a table on a PDF page."""

from collections.abc import Sequence
from itertools import pairwise

from sitrep.reading.pdf_words import Word, group_rows, joined

REACH = 2.6  # font sizes between a caption and its table
INDENT = 12.0  # points between the edges of a table and its caption
APART = 0.8  # of the font size: so far below running text a caption stands
BIGGER = 1.12  # times the type of running text: larger type needs no distance
LONGEST = 160  # characters


def caption_of(free: Sequence[Word], left: float, top: float) -> list[Word]:
    """The words of a caption close above the table, none where running text stands there."""
    above = [row for row in group_rows(free) if row[0].bottom <= top + 1 and row[-1].x1 > left - INDENT]
    if not above:
        return []
    caption = _run_from([word for word in above[-1] if word.x0 >= left - INDENT])
    if not caption or top - caption[0].bottom > REACH * caption[0].size:
        return []
    text = joined(caption)[0]
    over = [w for row in above[:-1] for w in row if w.x0 < caption[-1].x1 and w.x1 > caption[0].x0]
    gap = caption[0].top - max((word.bottom for word in over), default=0.0)
    starts = abs(caption[0].x0 - left) <= INDENT and not text[0].islower()
    is_apart = gap > APART * caption[0].size or caption[0].size > BIGGER * over[-1].size
    return caption if starts and is_apart and len(text) <= LONGEST and text[-1] not in ".;," else []


def _run_from(row: Sequence[Word]) -> list[Word]:
    run = list(row[:1])
    for before, word in pairwise(row):
        if word.x0 - before.x1 > before.size:
            break
        run.append(word)
    return run
