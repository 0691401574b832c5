r"""Reads a text file: UTF-8, decoded exactly.

Nothing is normalised, so ``text.encode("utf-8")`` gives the file's bytes back and offsets agree with any
other program that decodes it. A byte order mark stays in the text as its first code point (U+FEFF) but
belongs to no line. Lines end at ``\n``, ``\r\n`` or ``\r``, none of which belongs to the line; a form feed
starts a page.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sitrep import __version__
from sitrep.reading.document import BLANK, TEXT, Document
from sitrep.reading.reject import RejectedError
from sitrep.rows import Line, PageRow

EXTRACTOR, FILE_ORDER = "text", "file"
BOM = "\ufeff"
LINE_BREAK = re.compile(r"(?:\r\n|\n|\r)?\f|\r\n|\n|\r")


def read_text(data: bytes) -> Document:
    """The document in the bytes of a text file.

    Raises:
        RejectedError: empty, not_text (a PDF in disguise) or not_utf8.
    """
    text = _decode(data)
    if not text.strip(BOM).strip():
        raise RejectedError("empty", "whole file", "the file holds nothing but blanks", "export the report again")
    lines = _lines(text)
    return Document(
        media_type="text/plain",
        extractor=EXTRACTOR,
        extractor_version=f"sitrep {__version__}",
        text=text,
        pages=tuple(_pages(lines)),
        lines=tuple(lines),
    )


def _decode(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        raise RejectedError("not_text", "byte 0", "the file starts as a PDF does", "rename it to .pdf")
    remedy = "save the file as UTF-8 text"
    for mark, name in ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16")):
        if data.startswith(mark):
            raise RejectedError("not_utf8", "byte 0", f"the byte order mark of {name}", remedy)
    try:
        text = data.decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} is not UTF-8 there ({error.reason})"
        raise RejectedError("not_utf8", f"byte {error.start}", found, remedy) from error
    if "\0" in text:
        place = f"byte {data.index(0)}"
        raise RejectedError("not_utf8", place, "a NUL byte, as in UTF-16 or binary files", remedy)
    return text


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start, page_no = (1 if text.startswith(BOM) else 0), 1
    for found in LINE_BREAK.finditer(text):
        lines.append(_line(text, len(lines) + 1, page_no, start, found.start()))
        page_no += found.group().endswith("\f")
        start = found.end()
    if start < len(text):
        lines.append(_line(text, len(lines) + 1, page_no, start, len(text)))
    return lines


def _pages(lines: Sequence[Line]) -> Iterator[PageRow]:
    words: Counter[int] = Counter()
    for line in lines:
        words[line.page_no] += len(line.text.split())
    # A page may have no line at all: two form feeds in a row.
    for page_no in range(1, lines[-1].page_no + 1):
        yield PageRow(page_no, None, None, EXTRACTOR, FILE_ORDER, None, words[page_no], 0, 0)


def _line(text: str, line_no: int, page_no: int, start: int, end: int) -> Line:
    content = text[start:end]
    return Line(line_no, page_no, start, end, content, role=TEXT if content.strip() else BLANK)
