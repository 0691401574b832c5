"""Fonts of an open page as pdfium gives them, with the measures that pdfminer takes."""

from ctypes import byref, c_float, create_string_buffer
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

from sitrep.reading import pdfium_calls as calls
from sitrep.reading.pdf_page import BOLD

LONGEST_NAME = 256  # bytes
PER_SIZE = 1000.0  # widths and descents are given for this font size


@dataclass(frozen=True)
class Glyph:
    """A character of a font: how far it hangs over to the left and right, its advance (all for size 1), its text."""

    left: float
    right: float
    advance: float
    text: str


@dataclass(frozen=True)
class Font:
    """A font of a page: its address, weight, descent for size 1, and the glyphs met so far by code.

    Glyphs of text that is set askew are ``skewed``: how far they hang over is not known.
    """

    address: int
    is_bold: bool
    descent: float
    glyphs: dict[int, Glyph] = field(default_factory=dict)
    skewed: dict[int, Glyph] = field(default_factory=dict)

    def width_of(self, code: int) -> float:
        """The advance of a character for size 1; 0 where pdfium does not find its glyph."""
        width = c_float()
        calls.glyph_width(self.address, code, PER_SIZE, byref(width))
        return width.value / PER_SIZE


def font_at(address: int) -> Font:
    """The font at an address, no glyph of it met yet."""
    buffer, found = create_string_buffer(LONGEST_NAME), c_float()
    calls.font_name(address, buffer, LONGEST_NAME)
    name = buffer.value.decode("utf-8", "replace")
    calls.font_descent(address, PER_SIZE, byref(found))
    descent = -abs(found.value)
    if name in FONT_METRICS and not calls.font_is_embedded(address):
        # Fonts that every viewer has: pdfium measures its own copies of them.
        descent = float(str(FONT_METRICS[name][0].get("Descent", 0)))
    return Font(address, bool(BOLD.search(name)), descent / PER_SIZE)
