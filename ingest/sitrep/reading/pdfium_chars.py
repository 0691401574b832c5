"""Characters of a page as pdfium gives them, with the boxes that pdfminer would give them.

A box reaches from a character's origin to where the next one starts, and one font size up from the font's descent.
pdfium's loose box is that along the line, but for a glyph that hangs over; how far is found out once per glyph.
"""

from collections.abc import Sequence
from ctypes import addressof, byref, c_double, c_float
from dataclasses import dataclass, replace
from math import hypot

import pypdfium2.raw as raw

from sitrep.reading import pdfium_calls as calls
from sitrep.reading.pdf_askew import is_askew
from sitrep.reading.pdf_chars import Char, Direction, Run, turned
from sitrep.reading.pdfium_fonts import Font, Glyph, font_at
from sitrep.reading.pdfium_frame import Frame, Matrix, times
from sitrep.reading.pdfium_objects import Objects, has_actual_text, object_bounds, object_matrix
from sitrep.reading.pdfium_text import BLANK, JOINED_HYPHENS, NOT_A_CHARACTER, codes_of, end_of, is_own_blank

HYPHEN, SOFT_HYPHEN = "-", "\xad"
OTHER_SCRIPTS = range(0x0590, 0x1E00)  # written from the right, or with marks that take no room: boxes differ
MAX_LIGATURE = 3  # letters
SMALL = 0.01  # points, or share of the size


@dataclass(frozen=True)
class Style:
    """How a text object is set: its run, font, size and matrix, and the line's edges where it is plainly set."""

    run: Run
    font: Font
    size: float
    matrix: Matrix
    is_plain: bool
    top: float
    bottom: float

    @property
    def glyphs(self) -> dict[int, Glyph]:
        """The glyphs of the font met so far that are set as these are."""
        return self.font.glyphs if self.is_plain else self.font.skewed


class CharReader:
    """Reads the characters of one open text page, given by its address."""

    def __init__(self, text_page: int, frame: Frame, objects: Objects) -> None:
        """Read nothing yet."""
        self._text_page, self._frame, self._objects = text_page, frame, objects
        self._fonts: dict[int, Font] = {}
        self._styles: dict[int, Style] = {}
        self._actual: list[int] = []
        self._rect, self._x, self._y = raw.FS_RECTF(), c_double(), c_double()
        self.doubts: set[str] = set()

    def read(self, count: int) -> list[Run]:
        """The first so many characters in the order they are painted; ``doubts`` says what may be amiss."""
        self._read(count)
        self._settle_actual_texts()
        self._look_for_lost_texts()
        texts = self._objects.texts
        ordered = sorted(self._styles, key=lambda address: texts[address].number if address in texts else -1)
        return [self._styles[address].run for address in ordered]

    def _read(self, count: int) -> None:
        codes = codes_of(self._text_page, count)
        index = 0
        while index < count:
            address = calls.text_object_of(self._text_page, index)
            if address is None or is_own_blank(self._text_page, codes[index], index):
                index += 1
                continue
            style = self._styles.get(address) or self._begin(address, index)
            end = end_of(self._text_page, address, index, count)
            read = self._read_plain if style.is_plain else self._read_askew
            read(style, codes, index, end)
            index = end

    def _read_plain(self, style: Style, codes: Sequence[int], start: int, end: int) -> None:
        page, rect, at, loose_box_of = self._text_page, self._rect, addressof(self._rect), calls.loose_box_of
        append, glyphs, scale = style.run.chars.append, style.font.glyphs, style.size * style.matrix[0]
        top, bottom, is_bold = style.top, style.bottom, style.font.is_bold
        for index in range(start, end):
            code = codes[index]
            if code == BLANK and is_own_blank(page, code, index):
                continue
            glyph = glyphs.get(code) or self._meet(style, code, index)
            loose_box_of(page, index, at)
            x0, x1 = rect.left + scale * glyph.left, rect.right - scale * glyph.right
            append((x0, x1, top, bottom, glyph.text, is_bold))

    def _read_askew(self, style: Style, codes: Sequence[int], start: int, end: int) -> None:
        for index in range(start, end):
            if not is_own_blank(self._text_page, codes[index], index):
                glyph = style.font.skewed.get(codes[index]) or self._meet(style, codes[index], index)
                style.run.chars.append(self._placed(style, glyph, index))

    def _placed(self, style: Style, glyph: Glyph, index: int) -> Char:
        before = self._x.value, self._y.value
        calls.origin_of(self._text_page, index, byref(self._x), byref(self._y))
        if style.run.chars and before == (self._x.value, self._y.value):
            self.doubts.add("ligature askew")  # its width is that of no letter
        matrix = (*style.matrix[:4], self._x.value, self._y.value)
        low = style.font.descent * style.size
        box = self._frame.box(matrix, 0, low, glyph.advance * style.size, low + style.size)
        place = turned(style.run.direction, box.x0, box.x1, box.top, box.bottom)
        return (*place, glyph.text, style.font.is_bold)

    def _begin(self, address: int, index: int) -> Style:
        matrix, size = raw.FS_MATRIX(), c_float()
        calls.matrix_of(self._text_page, index, byref(matrix))
        calls.font_size_of(address, byref(size))
        calls.origin_of(self._text_page, index, byref(self._x), byref(self._y))
        own = (matrix.a, matrix.b, matrix.c, matrix.d, self._x.value, self._y.value)
        font = self._font(calls.font_of(address))
        if has_actual_text(address):
            self._actual.append(address)
            font = replace(font, glyphs={}, skewed={})  # the letters are not those of the glyphs
        a, b, c, d, *_ = times(own, self._frame.matrix)
        b, d = -b, -d  # pdfminer judges before the page is turned upside down
        if is_askew(a, b):
            self.doubts.add("askew")  # its words are made line by line by the other reader
        is_upright = a * d > 0 and b * c <= 0
        direction = Direction.ACROSS if is_upright else Direction.UP if b > 0 else Direction.DOWN
        low = font.descent * size.value
        box = self._frame.box(own, 0, low, 0, low + size.value)
        height = abs(size.value) * (hypot(c, d) if b else abs(d))
        is_plain = b == c == 0 and a > 0 and d > 0 and size.value > 0 and not self._frame.is_turned
        style = Style(Run(direction, height, []), font, size.value, own, is_plain, box.top, box.bottom)
        self._styles[address] = style
        return style

    def _font(self, address: int) -> Font:
        if address not in self._fonts:
            self._fonts[address] = font_at(address)
        return self._fonts[address]

    def _meet(self, style: Style, code: int, index: int) -> Glyph:
        left, right, advance = self._measure(style, index, style.font.width_of(code))
        text = self._text_of(style.font, code, index)
        if code in OTHER_SCRIPTS:
            self.doubts.add("script")
        style.glyphs[code] = glyph = Glyph(left, right, advance, text)
        return glyph

    def _text_of(self, font: Font, code: int, index: int) -> str:
        if code in JOINED_HYPHENS and calls.is_hyphen(self._text_page, index) == 1:
            return SOFT_HYPHEN if font.width_of(ord(SOFT_HYPHEN)) and not font.width_of(ord(HYPHEN)) else HYPHEN
        if code != BLANK and calls.has_map_error(self._text_page, index) == 1:
            self.doubts.add("unmapped")
            return f"(cid:{code})"  # as pdfminer says that a file does not tell what a glyph means
        return chr(calls.unicode_of(self._text_page, index)) if code == NOT_A_CHARACTER else chr(code)

    def _measure(self, style: Style, index: int, width: float) -> tuple[float, float, float]:
        page, scale = self._text_page, style.size * style.matrix[0]
        if not scale or (width > 0 and not style.is_plain):
            return 0.0, 0.0, width
        side = [c_double() for _ in range(4)]
        calls.origin_of(page, index, byref(self._x), byref(self._y))
        calls.loose_box_of(page, index, addressof(self._rect))
        calls.tight_box_of(page, index, *(byref(value) for value in side))
        left = (self._x.value - self._rect.left) / scale
        reach = (self._rect.right - self._x.value) / scale
        hangs_over = abs(side[1].value - self._rect.right) < SMALL * abs(scale)
        advance = width if hangs_over and 0 < width < reach else reach
        return left, reach - advance, advance

    def _settle_actual_texts(self) -> None:
        """What stands for a ligature is one character, where its object is; other such texts are left to pdfplumber."""
        for address in self._actual:
            style = self._styles[address]
            text = "".join(char[4] for char in style.run.chars)
            known = self._objects.texts.get(address)
            if not (style.is_plain and known and (text.isalpha() and 1 < len(text) <= MAX_LIGATURE)):
                self.doubts.add("actual text")
                continue
            box = self._frame.box(known.form, *object_bounds(address))
            _, _, _, d, _, y = times(object_matrix(address), known.form)
            top = self._frame.height - y - d * style.size * (1 + style.font.descent)
            place = (box.x0, box.x1, top, top + d * style.size)
            style.run.chars[:] = [(*place, text, style.font.is_bold)]

    def _look_for_lost_texts(self) -> None:
        """Pdfium drops what it takes for printed twice; what has no extent is blank."""
        for address in self._objects.texts.keys() - self._styles.keys():
            left, bottom, right, top = object_bounds(address)
            if right - left > SMALL and top - bottom > SMALL:
                self.doubts.add("lost text")
                return
