"""Pages read by pdfplumber: slow, and sure where tables are."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import hypot
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page as PdfPage

from sitrep.reading.pdf_askew import askew_words, is_askew
from sitrep.reading.pdf_chars import Direction, Run, char_count, turned, words_of
from sitrep.reading.pdf_page import BOLD, Box, Page, Rule

NAME = "pdfplumber"
MIN_RULE = 4.0  # points: what is shorter rules nothing
MAX_EDGES = 5_000  # a page with more is a map or a drawing
STEEP = 10.0  # times as much up as across: turned by 90 degrees
SAME_PLACE = 0.07  # of the font size: the same character printed twice that close is one, in bold or with a shadow


class PlumberFile:
    """A PDF opened by pdfplumber; opening and reading raise whatever pdfplumber raises on a broken file."""

    def __init__(self, path: Path) -> None:
        """Open the file and read its tree of pages."""
        self._handle = path.open("rb")
        try:
            # The handle is ours, so nothing else is left to close: leaving pdfplumber's context would parse it anew.
            pdf = pdfplumber.open(self._handle)
            self._pages = pdf.pages
            stated = resolve1(resolve1(pdf.doc.catalog.get("Pages", {})).get("Count"))
        except BaseException:
            self._handle.close()
            raise
        self.page_count = len(self._pages)
        # As the head of the tree of pages has it; None where it does not say.
        self.page_count_stated = stated if isinstance(stated, int) else None

    def close(self) -> None:
        """Close the file."""
        self._handle.close()

    def media_box(self, page_no: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a page in its own space, whether it stands at the page or further up."""
        left, bottom, right, top = (float(side) for side in self._pages[page_no - 1].page_obj.mediabox)
        return left, bottom, right, top

    def page(self, page_no: int) -> Page:
        """The page of that number, from 1."""
        page = self._pages[page_no - 1]
        try:
            return _page(page_no, page)
        finally:
            page.close()


def _page(page_no: int, page: PdfPage) -> Page:
    printed = list(_printed_once(page.chars))
    askew = [char for char in printed if is_askew(*char["matrix"][:2])]
    runs = list(_runs(char for char in printed if not is_askew(*char["matrix"][:2])))
    # Turned text (labels of chart axes, narrow columns' headers) has no place in the reading order.
    sideways = [*words_of(runs, Direction.UP), *words_of(runs, Direction.DOWN), *askew_words(askew)]
    pictures = [Box(*(float(image[side]) for side in ("x0", "x1", "top", "bottom"))) for image in page.images]
    size = float(page.width), float(page.height)
    count = char_count(runs) + sum(not char["text"].isspace() for char in askew)
    words, rules = words_of(runs, Direction.ACROSS), _rules(page.edges)
    return Page(page_no, *size, words, sideways, pictures, NAME, count, rules=rules)


def _rules(edges: list[dict[str, Any]]) -> list[Rule]:
    if len(edges) > MAX_EDGES:
        return []
    rules: list[Rule] = []
    for edge in edges:
        is_level = edge["orientation"] == "h"
        along, across = ("x0", "x1", "top"), ("top", "bottom", "x0")
        start, end, at = (float(edge[name]) for name in (along if is_level else across))
        if end - start >= MIN_RULE:
            rules.append(Rule(is_level, at, start, end))
    return rules


def _printed_once(chars: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen: set[tuple[object, ...]] = set()
    for char in chars:
        step = SAME_PLACE * (float(char["size"]) or 1.0)
        x, y = char["x0"] / step, char["top"] / step
        # Two places closer than half a step share a square of one of the four grids.
        kind = (char["text"], char["fontname"], step)
        squares = {(*kind, i, j, round(x + i), round(y + j)) for i in (0.0, 0.5) for j in (0.0, 0.5)}
        if char["text"].isspace() or seen.isdisjoint(squares):
            yield char
        seen |= squares


def _runs(chars: Iterable[dict[str, Any]]) -> Iterator[Run]:
    for (direction, size, font), found in groupby(chars, key=_kind):
        is_bold = bool(BOLD.search(font))
        yield Run(
            direction,
            size,
            [(*turned(direction, *_box(char)), str(char["text"]), is_bold) for char in found],
        )


def _kind(char: dict[str, Any]) -> tuple[Direction, float, str]:
    a, b, c, d, *_ = char["matrix"]
    # The library's "upright" takes the noise of a rotation by 90 degrees for a sign.
    is_turned = not char["upright"] or abs(b) > STEEP * abs(a)
    direction = Direction.ACROSS if not is_turned else Direction.UP if b > 0 else Direction.DOWN
    size = float(char["size"])
    if b:
        # pdfplumber's size is the height of the box, to which the width of the letter adds where it stands askew.
        longer = (size - abs(b) * char["adv"]) / d if abs(d) > abs(c) else (char["width"] - abs(a) * char["adv"]) / c
        size = abs(float(longer)) * hypot(c, d)
    return direction, size, str(char["fontname"])


def _box(char: dict[str, Any]) -> tuple[float, float, float, float]:
    return float(char["x0"]), float(char["x1"]), float(char["top"]), float(char["bottom"])
