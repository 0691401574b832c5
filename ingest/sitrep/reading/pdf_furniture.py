"""Running headers, footers, page numbers and footnotes of a PDF: found by repetition, place and size."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from sitrep.reading.captions import CAPTION
from sitrep.reading.document import FURNITURE, TABLE
from sitrep.reading.pdf_words import DraftLine
from sitrep.reading.units import is_terminal

HEAD, FOOT = 0.1, 0.9  # shares of the page's height where running lines stand
WIDE_HEAD, WIDE_FOOT = 0.18, 0.82  # the same for what comes on many pages
MANY_PAGES = 3
MIN_LETTERS = 8  # of a piece of a line that is known again
SAME_HEIGHT = 6.0  # points
SAME_ROW = 3.0
SMALL_PRINT = 0.93  # of the size of the text
FOOTNOTES = 0.5  # share of the page's height above which no footnote stands
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|página|pag\.?|pág\.?|p\.)\s*)?\d{1,3}(?:\s*(?:of|de|sur|/|\|)\s*\d{1,3})?\W*"
    r"(?:p\s?a\s?g\s?e)?\W*$",
    re.IGNORECASE,
)
FOOTNOTE = re.compile(r"^\s*(?:\(?\d{1,2}\)?|\[\d{1,2}\]|\*{1,3}|[†‡§¹²³⁴⁵⁶⁷⁸⁹]|[a-z]\))\s*[^\W\d_]")

Pages = Sequence[tuple[float, Sequence[DraftLine]]]  # height of the page and its lines in reading order
_Places = dict[str, list[tuple[int, float]]]  # key of a line: the pages and heights at which it comes


def mark_furniture(pages: Pages) -> list[list[DraftLine]]:
    """The pages' lines with running lines marked.

    A line at the edge of the page that comes again on another page at the same height, numbers aside, runs;
    so do a page number there and a short line in the row of a running line. What runs in the top margin of
    the first page stays text there: it may be the title.
    """
    seen: _Places = defaultdict(list)
    for page_no, (_, lines) in enumerate(pages):
        for line in lines:
            for key in _keys(line):
                seen[key].append((page_no, line.top))
    marked: list[list[DraftLine]] = []
    for page_no, (height, lines) in enumerate(pages):
        running = _running(height, lines, page_no, seen)
        stays = [line for line in running if page_no == 0 and line.bottom < WIDE_HEAD * height and _has_letters(line)]
        ids = {id(line) for line in running} - {id(line) for line in stays}
        marked.append([replace(line, role=FURNITURE) if id(line) in ids else line for line in lines])
    return marked


def _running(height: float, lines: Sequence[DraftLine], page_no: int, seen: _Places) -> list[DraftLine]:
    """Running lines in the margins, and from the edge inwards as long as there are any."""
    others = [line for line in lines if line.role != TABLE]
    rows = [list(row) for _, row in groupby(sorted(others, key=_row), key=_row)]
    found: list[DraftLine] = []
    for inwards, is_near in ((rows, _is_near_head), (rows[::-1], _is_near_foot)):
        for row in inwards:
            running = [line for line in row if is_near(line, height) and _runs(line, page_no, height, seen)]
            if not running and not any(_is_in_margin(line, height) for line in row):
                break
            found += running
            # The date or the section stands beside the report's name, and changes.
            found += [line for line in row if running and line not in running and _is_in_margin(line, height)]
    return found


def _row(line: DraftLine) -> int:
    return round(line.top / SAME_ROW)


def _is_near_head(line: DraftLine, height: float) -> bool:
    return line.bottom < WIDE_HEAD * height


def _is_near_foot(line: DraftLine, height: float) -> bool:
    return line.top > WIDE_FOOT * height


def _is_in_margin(line: DraftLine, height: float) -> bool:
    return line.bottom < HEAD * height or line.top > FOOT * height


def _has_letters(line: DraftLine) -> bool:
    return not PAGE_NUMBER.match(line.text)


def _runs(line: DraftLine, page_no: int, height: float, seen: _Places) -> bool:
    is_in_margin = _is_in_margin(line, height)
    if not is_in_margin and (CAPTION.match(line.text) or is_terminal(line.text)):
        return False
    return any(_comes_again(seen[key], line, page_no, is_in_margin=is_in_margin) for key in _keys(line))


def _comes_again(places: Sequence[tuple[int, float]], line: DraftLine, page_no: int, *, is_in_margin: bool) -> bool:
    near = [page for page, top in places if abs(top - line.top) <= SAME_HEIGHT]
    # Twice on one page it is a row of something, not a running line. Numbers stand all over a page.
    is_number = bool(PAGE_NUMBER.match(line.text))
    on_page = near if is_number else [page for page, _ in places]
    enough = 1 if is_in_margin and is_number else 2 if is_in_margin else MANY_PAGES
    return on_page.count(page_no) == 1 and len(set(near)) >= enough


def _keys(line: DraftLine) -> set[str]:
    """The letters of each piece of the line: the date beside a report's name changes, the name does not."""
    pieces = (_letters(piece) for piece in line.text.split("  "))
    return {piece for piece in pieces if len(piece) >= MIN_LETTERS} or {_letters(line.text) or "#"}


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())


def footnotes(height: float, lines: Sequence[DraftLine], body_size: float) -> list[DraftLine]:
    """The lines of footnotes: small print with a mark or number, below all text of the page's columns."""
    found: list[DraftLine] = []
    text = [line for line in lines if line.role not in (TABLE, FURNITURE)]
    for position, line in enumerate(text):
        is_small = line.size < SMALL_PRINT * body_size and line.top > FOOTNOTES * height
        opens = bool(FOOTNOTE.match(line.text))
        goes_on = bool(found) and position > 0 and found[-1] is text[position - 1] and line.top >= found[-1].bottom - 2
        if is_small and (opens or goes_on) and _is_lowest(line, text, body_size):
            found.append(line)
    return found


def _is_lowest(line: DraftLine, lines: Sequence[DraftLine], body_size: float) -> bool:
    return not any(
        other.size >= SMALL_PRINT * body_size and other.top > line.top and other.x0 < line.x1 and other.x1 > line.x0
        for other in lines
    )
