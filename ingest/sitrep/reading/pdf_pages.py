"""Pages of a PDF file: their words as printed, whichever library reads them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page as PdfPage

from sitrep.reading.pdf_words import Word
from sitrep.reading.reject import RejectedError

X_TOLERANCE_RATIO = 0.18  # of the font size: a wider gap parts two words where no blank is printed
BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # in the name of a font
HEADER_REACH = 1024  # bytes within which a PDF must say that it is one


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


def read_pages(path: Path, max_pages: int) -> list[Page]:
    """The pages of a PDF file in order.

    Raises:
        RejectedError: not_pdf, encrypted, empty, too_large or unreadable.
        OSError: the file cannot be opened.
    """
    with path.open("rb") as handle:
        if b"%PDF-" not in handle.read(HEADER_REACH):
            found = "the file is named .pdf but does not start as a PDF does"
            raise RejectedError("not_pdf", "byte 0", found, "download it again; open it to see what it is")
        handle.seek(0)
        try:
            return _read_pages(handle, max_pages)
        except (RejectedError, MemoryError):
            raise
        except Exception as error:  # whatever the library raises on a broken file
            raise _reason(error) from error


def _reason(error: Exception) -> RejectedError:
    # pdfplumber wraps what pdfminer raises; the wrapper's own message may be empty.
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
        return RejectedError("encrypted", "whole file", "the PDF asks for a password", "save a copy without password")
    said = " ".join(str(cause).split())[:200]
    detail = f"{type(cause).__name__}: {said}" if said else type(cause).__name__
    return RejectedError("unreadable", "whole file", detail, "open and save it again, or export it as text")


def _read_pages(handle: BinaryIO, max_pages: int) -> list[Page]:
    # The handle is ours, so nothing is left to close; leaving pdfplumber's context would parse it all anew.
    pdf = pdfplumber.open(handle)
    count = len(pdf.pages)
    if count == 0:
        raise RejectedError("empty", "whole file", "the PDF has no pages", "export the report again")
    if count > max_pages:
        detail = f"{count:,} pages, more than the limit of {max_pages:,}"
        raise RejectedError("too_large", "whole file", detail, "split the file or raise the limit")
    pages: list[Page] = []
    for page_no, page in enumerate(pdf.pages, start=1):
        pages.append(_page(page_no, page))
        page.close()
    return pages


def _page(page_no: int, page: PdfPage) -> Page:
    places = {id(char): place for place, char in enumerate(page.chars)}
    words = _words(page.filter(lambda item: item.get("upright", True)), places)
    # Turned text (labels of chart axes, narrow columns' headers) has no place in the reading order.
    upward = page.filter(lambda item: item["object_type"] == "char" and not item["upright"] and _rises(item))
    downward = page.filter(lambda item: item["object_type"] == "char" and not item["upright"] and not _rises(item))
    turned = [*_words(upward, places, char_dir_rotated="btt"), *_words(downward, places, char_dir_rotated="ttb")]
    pictures = [Box(*(float(image[side]) for side in ("x0", "x1", "top", "bottom"))) for image in page.images]
    return Page(page_no, float(page.width), float(page.height), words, turned, pictures, "pdfplumber")


def _rises(char: dict[str, Any]) -> bool:
    return bool(char["matrix"][1] > 0)


def _words(page: PdfPage, places: Mapping[int, int], **directions: str) -> list[Word]:
    found = page.extract_words(
        x_tolerance_ratio=X_TOLERANCE_RATIO, extra_attrs=["size"], return_chars=True, **directions
    )
    return [_word(word, places[id(word["chars"][0])]) for word in found]


def _word(found: dict[str, Any], stream_no: int) -> Word:
    x0, x1, top, bottom = (float(found[name]) for name in ("x0", "x1", "top", "bottom"))
    # A size of 0 occurs in broken fonts, and everything is measured in sizes.
    size = float(found["size"]) or 1.0
    is_bold = bool(BOLD.search(str(found["chars"][0]["fontname"])))
    return Word(str(found["text"]).replace("\0", ""), x0, x1, top, bottom, size, is_bold, stream_no)
