"""Running headers, footers and page numbers: found by repetition, put where they break no sentence."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sitrep.reading.document import FURNITURE, TABLE
from sitrep.reading.pdf_words import DraftLine
from sitrep.reading.units import ends_open, is_terminal
from sitrep.rows import GAP

HEAD, FOOT = 0.1, 0.9  # shares of the page's height where running lines stand
SAME_HEIGHT = 6.0  # points
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|página|pag\.?|pág\.?|p\.)\s*)?\d{1,3}(?:\s*(?:of|de|/|\|)\s*\d{1,3})?\W*"
    r"(?:p\s?a\s?g\s?e)?\W*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")

Pages = Sequence[tuple[float, Sequence[DraftLine]]]  # height of the page and its lines in reading order


def mark_furniture(pages: Pages) -> list[list[DraftLine]]:
    """The pages' lines with running lines marked.

    A line in the top or bottom margin that comes again on another page at the same height, numbers aside,
    runs; so does a page number there. The first of the lines that run in the top margin stays text: it may be
    the title.
    """
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page_no, (height, lines) in enumerate(pages):
        for line in lines:
            if _in_margin(line, height):
                seen[_key(line)].append((page_no, line.top))
    marked: list[list[DraftLine]] = []
    for page_no, (height, lines) in enumerate(pages):
        marked.append([_marked(line, page_no, height, seen) for line in lines])
    return marked


def _marked(line: DraftLine, page_no: int, height: float, seen: dict[str, list[tuple[int, float]]]) -> DraftLine:
    if line.role == TABLE or not _in_margin(line, height):
        return line
    if PAGE_NUMBER.match(line.text):
        return replace(line, role=FURNITURE)
    places = [place for place in seen[_key(line)] if abs(place[1] - line.top) <= SAME_HEIGHT]
    pages = [page for page, _ in seen[_key(line)]]
    # Twice on one page it is a row of something, not a running line.
    repeats = len({page for page, _ in places}) > 1 and len(pages) == len(set(pages))
    is_first = line.bottom < HEAD * height and page_no == min((page for page, _ in places), default=page_no)
    return replace(line, role=FURNITURE) if repeats and not is_first else line


def _in_margin(line: DraftLine, height: float) -> bool:
    return line.bottom < HEAD * height or line.top > FOOT * height


def _key(line: DraftLine) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()).casefold())


def place_furniture(pages: Sequence[Sequence[DraftLine]]) -> list[list[DraftLine]]:
    """The pages' lines, running ones moved to a place of their page where no sentence goes across.

    That is the end of the page if the text stops there, else its start, else the last paragraph's end within.
    """
    bodies = [[line for line in page if line.role != FURNITURE] for page in pages]
    placed: list[list[DraftLine]] = []
    for number, page in enumerate(pages):
        body = bodies[number]
        running = [line for line in page if line.role == FURNITURE]
        before = bodies[number - 1][-1] if number and bodies[number - 1] else None
        after = bodies[number + 1][0] if number + 1 < len(pages) and bodies[number + 1] else None
        around = [before, *body, after]
        place = _clean_place(around) if running else 0
        placed.append([*body[:place], *running, *body[place:]])
    return placed


def _clean_place(around: Sequence[DraftLine | None]) -> int:
    last = len(around) - 2
    places = (last, 0, *range(last - 1, 0, -1))
    return next((place for place in places if _is_clean(around[place], around[place + 1])), last)


def _is_clean(above: DraftLine | None, below: DraftLine | None) -> bool:
    if above is None or below is None or TABLE in (above.role, below.role):
        return True
    if is_terminal(above.text):
        return True
    return below.gap >= GAP and not below.text[:1].islower() and not ends_open(above.text)
