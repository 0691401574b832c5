"""Draws the page of a figure with its place boxed. pdfium reads, draws and renders, in a process that can be ended."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sitrep.reading.pdf_pages_pdfium import runs_of
from sitrep.reading.pdfium_frame import Frame, Sides, frame_of, media_box_of
from sitrep.trace import boxes as placing
from sitrep.trace.rows import Box

SCALE = 2.0  # pixels a point
MAX_PIXELS = 40e6  # a poster is drawn smaller
COLOUR = (214, 39, 40)  # red, green, blue
WIDTH = 1.5  # points of the box's line
GRID = 10_000  # steps in which a place on a page is told
MARGIN = 2.0  # points between the place and the middle of that line


@dataclass(frozen=True)
class Boxed:
    """The page as a PNG file, and the boxes drawn on it."""

    png: bytes
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class DrawBoxes:
    """The page of a PDF to draw, with a box around each place; the places are on that page, and there is one."""

    content: bytes
    places: Sequence[Box]

    def answers(self) -> Iterator[Boxed]:
        """Draw it."""
        boxes = located(self.content, self.places)
        yield Boxed(_rendered(self.content, boxes[0].page_no, boxes), boxes)


def located(content: bytes, places: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes of figures in a PDF made as narrow as its characters allow, in the order given.

    Raises:
        pypdfium2.PdfiumError: the PDF or a page cannot be read.
    """
    found: dict[int, Box] = {}
    with pdfium.PdfDocument(content) as pdf:
        for page_no in {box.page_no for box in places}:
            page = pdf[page_no - 1]
            chars = placing.across(runs_of(page.raw, _frame(content, page, page_no)))
            found |= {at: placing.narrowed(box, chars) for at, box in enumerate(places) if box.page_no == page_no}
    return tuple(found[at] for at in range(len(places)))


def shares(content: bytes, places: Sequence[Box]) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of located boxes as shares of the page as it is shown, from its top left corner.

    Raises:
        pypdfium2.PdfiumError: the PDF or a page cannot be read.
    """
    found: dict[int, tuple[float, float, float, float]] = {}
    with pdfium.PdfDocument(content) as pdf:
        for page_no in {box.page_no for box in places}:
            page = pdf[page_no - 1]
            frame = _frame(content, page, page_no)
            found |= {at: _share(page, frame, box) for at, box in enumerate(places) if box.page_no == page_no}
    return [found[at] for at in range(len(places))]


def _share(page: Any, frame: Frame, box: Box) -> tuple[float, float, float, float]:
    (ax, ay), (bx, by) = (_shown_at(page, *_on_page(frame, x, y)) for x, y in ((box.x0, box.top), (box.x1, box.bottom)))
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _shown_at(page: Any, x: float, y: float) -> tuple[float, float]:
    """A place in the space of the page as shares of its width and height as shown, turned and cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, GRID, GRID, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / GRID, down.value / GRID


def _rendered(content: bytes, page_no: int, places: Sequence[Box]) -> bytes:
    """The page as a PNG file."""
    made = BytesIO()
    with pdfium.PdfDocument(content) as pdf:
        page = pdf[page_no - 1]
        frame = _frame(content, page, page_no)
        for box in places:
            _outline(page, frame, box)
        scale = min(SCALE, sqrt(MAX_PIXELS / (page.get_width() * page.get_height())))
        page.render(scale=scale).to_pil().save(made, "PNG")
    return made.getvalue()


def _frame(content: bytes, page: Any, page_no: int) -> Frame:
    return frame_of(page.raw, media_box_of(page.raw) or _media_box(content, page_no))


def _media_box(content: bytes, page_no: int) -> Sides:
    """The media box that only the tree of pages tells."""
    import pdfplumber

    with pdfplumber.open(BytesIO(content)) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[page_no - 1].page_obj.mediabox)
    return left, bottom, right, top


def _outline(page: Any, frame: Frame, box: Box) -> None:
    """Add a rectangle around a place to the open page; the file stays as it is."""
    (ax, ay), (bx, by) = (
        _on_page(frame, x, y) for x, y in ((box.x0 - MARGIN, box.top - MARGIN), (box.x1 + MARGIN, box.bottom + MARGIN))
    )
    rectangle = raw.FPDFPageObj_CreateNewRect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
    raw.FPDFPageObj_SetStrokeColor(rectangle, *COLOUR, 255)
    raw.FPDFPageObj_SetStrokeWidth(rectangle, WIDTH)
    raw.FPDFPath_SetDrawMode(rectangle, raw.FPDF_FILLMODE_NONE, True)
    raw.FPDFPage_InsertObject(page.raw, rectangle)


def _on_page(frame: Frame, x: float, y: float) -> tuple[float, float]:
    """A place counted from the top left corner in the space of the page: what `frame.matrix` does, undone."""
    a, b, c, d, e, f = frame.matrix
    size = a * d - b * c
    return (d * (x - e) - c * (y - f)) / size, (a * (y - f) - b * (x - e)) / size
