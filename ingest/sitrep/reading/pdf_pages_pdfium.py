"""Pages read by pdfium, many times as fast as pdfplumber: the same words, turned words and pictures."""

from ctypes import c_void_p, cast
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sitrep.reading.pdf_chars import Direction, Run, char_count, words_of
from sitrep.reading.pdf_page import Page
from sitrep.reading.pdfium_chars import CharReader
from sitrep.reading.pdfium_frame import Frame, Sides, frame_of, media_box_of
from sitrep.reading.pdfium_objects import Objects, objects_of

NAME = "pypdfium2"


@dataclass(frozen=True)
class FastPage:
    """A page, and why its words may not be those that pdfplumber finds."""

    page: Page
    doubts: frozenset[str]


class PdfiumFile:
    """A PDF opened by pdfium.

    Raises:
        pypdfium2.PdfiumError: the file or a page cannot be read.
    """

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self._pdf = pdfium.PdfDocument(path)
        self.page_count = len(self._pdf)

    def close(self) -> None:
        """Close the file."""
        self._pdf.close()

    def page(self, page_no: int, media_box: Sides | None = None) -> FastPage | None:
        """The page of that number, from 1; None where pdfium does not tell its media box and none is given."""
        page = self._pdf[page_no - 1]
        try:
            media_box = media_box_of(page.raw) or media_box
            return _page(page_no, page.raw, frame_of(page.raw, media_box)) if media_box else None
        finally:
            page.close()


def _page(page_no: int, page: Any, frame: Frame) -> FastPage:
    objects = objects_of(_address(page), frame)
    runs, doubts = _runs(page, frame, objects)
    # Turned text (labels of chart axes, narrow columns' headers) has no place in the reading order.
    sideways = [*words_of(runs, Direction.UP), *words_of(runs, Direction.DOWN)]
    size = frame.width, frame.height
    words = words_of(runs, Direction.ACROSS)
    found = Page(page_no, *size, words, sideways, objects.pictures, NAME, char_count(runs))
    return FastPage(found, doubts)


def runs_of(page: Any, frame: Frame) -> list[Run]:
    """The characters of an open page, in points from the top left corner, in the order they are painted."""
    runs, _ = _runs(page, frame, objects_of(_address(page), frame))
    return runs


def _runs(page: Any, frame: Frame, objects: Objects) -> tuple[list[Run], frozenset[str]]:
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        raise pdfium.PdfiumError("the text of the page cannot be read")
    try:
        reader = CharReader(_address(text_page), frame, objects)
        return reader.read(raw.FPDFText_CountChars(text_page)), frozenset(reader.doubts)
    finally:
        raw.FPDFText_ClosePage(text_page)


def _address(pointer: Any) -> int:
    return cast(pointer, c_void_p).value or 0
