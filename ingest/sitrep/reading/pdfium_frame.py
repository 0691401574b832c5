"""From the space of a PDF page, which counts upward, to points from the top left corner, as pdfplumber counts."""

from ctypes import byref, c_float
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from sitrep.reading.pdf_page import Box

Matrix = tuple[float, float, float, float, float, float]
Sides = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does what both do, one after the other."""
    a, b, c, d, e, f = first
    m, n, o, p, q, r = then
    return (a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r)


@dataclass(frozen=True)
class Frame:
    """Size of a page in points and the matrix from its space to places counted from the top left."""

    width: float
    height: float
    matrix: Matrix

    @property
    def is_turned(self) -> bool:
        """Whether the page is shown turned."""
        return self.matrix[0] != 1

    def box(self, matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Where a rectangle comes to lie that a matrix carries into the space of the page."""
        a, b, c, d, e, f = times(matrix, self.matrix)
        ax0, ax1, cy0, cy1 = a * x0, a * x1, c * y0, c * y1
        bx0, bx1, dy0, dy1 = b * x0, b * x1, d * y0, d * y1
        return Box(
            (ax0 if ax0 < ax1 else ax1) + (cy0 if cy0 < cy1 else cy1) + e,
            (ax1 if ax0 < ax1 else ax0) + (cy1 if cy0 < cy1 else cy0) + e,
            (bx0 if bx0 < bx1 else bx1) + (dy0 if dy0 < dy1 else dy1) + f,
            (bx1 if bx0 < bx1 else bx0) + (dy1 if dy0 < dy1 else dy0) + f,
        )


def media_box_of(page: Any) -> Sides | None:
    """Left, bottom, right and top of an open page; None where only the tree of pages tells, which pdfium keeps."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    found = raw.FPDFPage_GetMediaBox(page, byref(left), byref(bottom), byref(right), byref(top))
    return (left.value, bottom.value, right.value, top.value) if found else None


def frame_of(page: Any, media_box: Sides) -> Frame:
    """The frame of an open page that fills a box."""
    (x0, x1), (y0, y1) = sorted(media_box[::2]), sorted(media_box[1::2])
    width, height = x1 - x0, y1 - y0
    # As pdfminer and pdfplumber reckon together, odd as it is for turned pages that do not start at 0.
    turns: dict[int, tuple[float, float, Matrix]] = {
        0: (width, height, (1.0, 0.0, 0.0, -1.0, 0.0, height)),
        1: (height, width, (0.0, 1.0, 1.0, 0.0, 0.0, -2 * x0)),
        2: (width, height, (-1.0, 0.0, 0.0, 1.0, x0 + x1, -2 * y0)),
        3: (height, width, (0.0, -1.0, -1.0, 0.0, y0 + y1, width)),
    }
    return Frame(*turns[raw.FPDFPage_GetRotation(page)])
