"""What is printed on one page of a PDF, before any order is made of it."""

import re
from dataclasses import dataclass

from sitrep.reading.pdf_words import Word

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # in the name of a font


@dataclass(frozen=True)
class Box:
    """A place on a page in points from its top left corner."""

    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """What is printed on a page, before any order is made of it; sizes in points.

    ``turned`` are words set at a right angle, in the order they are read; ``reader`` names the library.
    ``char_count`` counts the characters that it found, blanks left out; ``other_char_count`` those that the other
    library found, where it was asked too.
    """

    page_no: int
    width: float
    height: float
    words: list[Word]
    turned: list[Word]
    pictures: list[Box]
    reader: str
    char_count: int = 0
    other_char_count: int | None = None
