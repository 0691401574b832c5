"""Pages of a PDF file: their words as printed, whichever library reads them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page as PdfPage

from sitrep.reading.pdf_bytes import check_bytes, missing_pages
from sitrep.reading.pdf_words import Word
from sitrep.reading.reject import RejectedError

OCR = "ocrmypdf"  # the reader of a page whose picture was read
X_TOLERANCE_RATIO = 0.18  # of the font size: a wider gap parts two words where no blank is printed
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
    """

    page_no: int
    width: float
    height: float
    words: list[Word]
    turned: list[Word]
    pictures: list[Box]
    reader: str

    @property
    def picture_share(self) -> float:
        """Share of the page that its largest picture covers, from 0 to 1."""
        return max((_covered(box, self) for box in self.pictures), default=0.0)


def _covered(box: Box, page: Page) -> float:
    width = min(box.x1, page.width) - max(box.x0, 0.0)
    height = min(box.bottom, page.height) - max(box.top, 0.0)
    return max(width, 0.0) * max(height, 0.0) / ((page.width * page.height) or 1.0)


def read_pages(path: Path, max_pages: int) -> list[Page]:
    """The pages of a PDF file in order.

    Raises:
        RejectedError: what ``count_pages`` and ``read_page_range`` raise, or too_large.
        OSError: the file cannot be opened.
    """
    count = count_pages(path)
    if count > max_pages:
        detail = f"{count:,} pages, more than the limit of {max_pages:,}"
        raise RejectedError("too_large", "whole file", detail, "split the file or raise the limit")
    return list(read_page_range(path, 1, count))


def count_pages(path: Path) -> int:
    """How many pages a PDF file has, one at least.

    Raises:
        RejectedError: not_pdf, incomplete, encrypted, empty or unreadable.
        OSError: the file cannot be opened.
    """
    check_bytes(path)
    with path.open("rb") as handle, _told("whole file"):
        pdf = pdfplumber.open(handle)
        count = len(pdf.pages)
        stated = resolve1(resolve1(pdf.doc.catalog.get("Pages", {})).get("Count"))
    if isinstance(stated, int) and stated > count:
        raise missing_pages(count, stated)
    if count == 0:
        raise RejectedError("empty", "whole file", "the PDF has no pages", "export the report again")
    return count


def read_page_range(path: Path, first: int, last: int) -> Iterator[Page]:
    """The pages ``first`` to ``last`` of a PDF file, from 1 and both included, each when it is asked for.

    Raises:
        RejectedError: encrypted or unreadable, with the page.
        OSError: the file cannot be opened.
    """
    with path.open("rb") as handle:
        # The handle is ours, so nothing is left to close; leaving pdfplumber's context would parse it all anew.
        with _told("whole file"):
            pages = pdfplumber.open(handle).pages
        for page_no in range(first, last + 1):
            with _told(f"page {page_no}"):
                page = _page(page_no, pages[page_no - 1])
                pages[page_no - 1].close()
            yield page


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Turn whatever the library raises on a broken file into a reason with its place."""
    try:
        yield
    except (RejectedError, MemoryError):
        raise
    except Exception as error:  # whatever the library raises on a broken file
        # pdfplumber wraps what pdfminer raises; the wrapper's own message may be empty.
        cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
        if isinstance(cause, MemoryError):
            raise cause from error
        raise _reason(cause, place) from error


def _reason(cause: Exception, place: str) -> RejectedError:
    if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
        return RejectedError("encrypted", "whole file", "the PDF asks for a password", "save a copy without password")
    said = " ".join(str(cause).split())[:200]
    detail = f"{type(cause).__name__}: {said}" if said else type(cause).__name__
    return RejectedError("unreadable", place, detail, "open and save it again, or export it as text")


def _page(page_no: int, page: PdfPage) -> Page:
    words = _words(page.filter(lambda item: item.get("upright", True)))
    # Turned text (labels of chart axes, narrow columns' headers) has no place in the reading order.
    upward = page.filter(lambda item: item["object_type"] == "char" and not item["upright"] and _rises(item))
    downward = page.filter(lambda item: item["object_type"] == "char" and not item["upright"] and not _rises(item))
    turned = [*_words(upward, char_dir_rotated="btt"), *_words(downward, char_dir_rotated="ttb")]
    pictures = [Box(*(float(image[side]) for side in ("x0", "x1", "top", "bottom"))) for image in page.images]
    return Page(page_no, float(page.width), float(page.height), words, turned, pictures, "pdfplumber")


def _rises(char: dict[str, Any]) -> bool:
    return bool(char["matrix"][1] > 0)


def _words(page: PdfPage, **directions: str) -> list[Word]:
    found = page.extract_words(
        x_tolerance_ratio=X_TOLERANCE_RATIO, extra_attrs=["size"], return_chars=True, **directions
    )
    return [_word(word) for word in found]


def _word(found: dict[str, Any]) -> Word:
    x0, x1, top, bottom = (float(found[name]) for name in ("x0", "x1", "top", "bottom"))
    # A size of 0 occurs in broken fonts, and everything is measured in sizes.
    size = float(found["size"]) or 1.0
    is_bold = bool(BOLD.search(str(found["chars"][0]["fontname"])))
    return Word(str(found["text"]).replace("\0", ""), x0, x1, top, bottom, size, is_bold)
