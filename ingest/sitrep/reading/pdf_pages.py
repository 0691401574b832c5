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
MIN_RULE = 4.0  # points: what is shorter rules nothing
MAX_EDGES = 5_000  # a page with more is a map or a drawing
BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # in the name of a font
TURNED_TOLERANCE = 1.5  # points between two letters of a turned word
HEADER_REACH = 1024  # bytes within which a PDF must say that it is one

_Places = Mapping[int, int]  # the place in the file of each character, by its id


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

    ``turned`` are words set at a right angle, in the order they are read; ``reader`` names the library.
    """

    page_no: int
    width: float
    height: float
    words: list[Word]
    turned: list[Word]
    pictures: list[Box]
    rules: list[Rule]
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
    turned = [*_turned_words(upward, "btt", places), *_turned_words(downward, "ttb", places)]
    pictures = [Box(*(float(image[side]) for side in ("x0", "x1", "top", "bottom"))) for image in page.images]
    rules = _rules(page.edges)
    return Page(page_no, float(page.width), float(page.height), words, turned, pictures, rules, "pdfplumber")


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


def _rises(char: dict[str, Any]) -> bool:
    return bool(char["matrix"][1] > 0)


def _words(page: PdfPage, places: _Places) -> list[Word]:
    found = page.extract_words(x_tolerance_ratio=X_TOLERANCE_RATIO, extra_attrs=["size"], return_chars=True)
    return [_word(word, float(word["size"]), places) for word in found]


def _turned_words(page: PdfPage, direction: str, places: _Places) -> list[Word]:
    # The library's size of a turned letter is its width, which differs from letter to letter.
    found = page.extract_words(
        x_tolerance=TURNED_TOLERANCE, y_tolerance=TURNED_TOLERANCE, char_dir_rotated=direction, return_chars=True
    )
    words = [_word(word, float(word["x1"] - word["x0"]), places) for word in found]
    # Lines that run downward follow each other from the right, which the library does not know.
    return words if direction == "btt" else sorted(words, key=lambda word: (-round(word.x0), word.top))


def _word(found: dict[str, Any], size: float, places: _Places) -> Word:
    x0, x1, top, bottom = (float(found[name]) for name in ("x0", "x1", "top", "bottom"))
    first = found["chars"][0]
    is_bold, stream_no = bool(BOLD.search(str(first["fontname"]))), places[id(first)]
    # A size of 0 occurs in broken fonts, and everything is measured in sizes.
    return Word(str(found["text"]).replace("\0", ""), x0, x1, top, bottom, size or 1.0, is_bold, stream_no)
