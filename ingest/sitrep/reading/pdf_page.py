"""What is printed on one page of a PDF, before any order is made of it."""

import re
from dataclasses import dataclass, field

from sitrep.reading.pdf_words import Word

OCR = "ocrmypdf"  # the reader of a page whose picture was read
BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # in the name of a font


@dataclass(frozen=True)
class Box:
    """A place on a page in points from its top left corner."""

    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Rule:
    """A straight line printed level or upright: where it stands on its axis, and from where to where it runs."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Page:
    """What is printed on a page, before any order is made of it; sizes in points.

    ``turned`` are words set at an angle, in the order they are read; of those set askew the box is that of the first
    letter, where the word stands on its column. ``reader`` names the library. ``rules`` are known where pdfplumber read
    the page.
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
    rules: list[Rule] = field(default_factory=list)

    @property
    def picture_share(self) -> float:
        """Share of the page that its largest picture covers, from 0 to 1."""
        return max((_covered(box, self) for box in self.pictures), default=0.0)


def _covered(box: Box, page: Page) -> float:
    width = min(box.x1, page.width) - max(box.x0, 0.0)
    height = min(box.bottom, page.height) - max(box.top, 0.0)
    return max(width, 0.0) * max(height, 0.0) / ((page.width * page.height) or 1.0)
