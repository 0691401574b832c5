"""Pages of a PDF file: their words as printed, read the fast way where that is safe and by pdfplumber elsewhere."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pypdfium2.raw as raw
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pypdfium2 import PdfiumError

from sitrep.reading.pdf_bytes import check_bytes, other_count
from sitrep.reading.pdf_info import pass_on_memory_error
from sitrep.reading.pdf_page import Box, Page
from sitrep.reading.pdf_pages_pdfium import FastPage, PdfiumFile
from sitrep.reading.pdf_pages_plumber import PlumberFile
from sitrep.reading.pdf_table_rows import may_hold_table
from sitrep.reading.reject import RejectedError

__all__ = ["Box", "Page", "count_pages", "read_page_range", "read_pages"]

FEW = 0.5  # of the other library's characters: less is a loss


def read_pages(path: Path) -> list[Page]:
    """The pages of a PDF file in order.

    Raises:
        RejectedError: not_pdf, incomplete, encrypted, empty or unreadable.
        OSError: the file cannot be opened.
    """
    return list(read_page_range(path, 1, count_pages(path)))


def count_pages(path: Path) -> int:
    """How many pages a PDF file has.

    Raises:
        RejectedError: not_pdf, incomplete, encrypted, empty or unreadable.
        OSError: the file cannot be opened.
    """
    with _opened(path) as file:
        file.compare_counts()
        return file.page_count


def read_page_range(path: Path, first: int, last: int) -> Iterator[Page]:
    """Some pages of a PDF file, numbered from 1, each read when it is asked for.

    Raises:
        RejectedError: not_pdf, incomplete, encrypted, empty or unreadable; pages read before have been given by then.
        OSError: the file cannot be opened.
    """
    with _opened(path) as file:
        for page_no in range(first, min(last, file.page_count) + 1):
            yield file.page(page_no)


@contextmanager
def _opened(path: Path) -> Iterator["_File"]:
    check_bytes(path)
    with ExitStack() as closing:
        yield _File(path, closing)


class _File:
    """A PDF open in pdfium, and in pdfplumber from the first page that needs it; either may fail to open it."""

    def __init__(self, path: Path, closing: ExitStack) -> None:
        self._path, self._closing = path, closing
        self._plumber: PlumberFile | None = None
        self._pdfium = self._open_pdfium()
        self.page_count = self._pdfium.page_count if self._pdfium else self._open_plumber().page_count
        if self.page_count == 0:
            raise RejectedError("empty", "whole file", "the PDF has no pages", "export the report again")

    def compare_counts(self) -> None:
        """Where the libraries find different pages, one of them has lost some, and the numbers of both differ."""
        with suppress(RejectedError):
            self._open_plumber()
        stated = self._plumber.page_count_stated if self._plumber else None
        for count in (stated, self._plumber.page_count if self._plumber else None):
            if count is not None and count != self.page_count:
                raise other_count(self.page_count, count)

    def page(self, page_no: int) -> Page:
        fast = self._fast_page(page_no)
        if fast and fast.page.char_count and not fast.doubts and not may_hold_table(fast.page.words):
            return fast.page
        try:
            sure = self._open_plumber().page(page_no)
        except Exception as error:  # whatever the library raises on a broken file
            pass_on_memory_error(error)
            if fast:
                return fast.page
            raise error if isinstance(error, RejectedError) else _reason(error, f"page {page_no}") from error
        return chosen(sure, fast.page) if fast else sure

    def _fast_page(self, page_no: int) -> FastPage | None:
        if self._pdfium is None:
            return None
        try:
            found = self._pdfium.page(page_no)
            return found or self._pdfium.page(page_no, self._open_plumber().media_box(page_no))
        except (PdfiumError, RejectedError, IndexError):
            return None

    def _open_pdfium(self) -> PdfiumFile | None:
        try:
            file = PdfiumFile(self._path)
        except PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise _encrypted() from error
            return None
        self._closing.callback(file.close)
        return file if file.page_count else None

    def _open_plumber(self) -> PlumberFile:
        if self._plumber is None:
            try:
                self._plumber = PlumberFile(self._path)
            except Exception as error:  # whatever the library raises on a broken file
                pass_on_memory_error(error)
                raise _reason(error, "whole file") from error
            self._closing.callback(self._plumber.close)
        return self._plumber


def chosen(sure: Page, fast: Page) -> Page:
    """Of one page read by both libraries that to keep: pdfplumber's, unless it lost half of the characters."""
    if sure.char_count < FEW * fast.char_count:
        return replace(fast, other_char_count=sure.char_count)
    return replace(sure, other_char_count=fast.char_count)


def _encrypted() -> RejectedError:
    return RejectedError("encrypted", "whole file", "the PDF asks for a password", "save a copy without password")


def _reason(error: Exception, place: str) -> RejectedError:
    # pdfplumber wraps what pdfminer raises; the wrapper's own message may be empty.
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
        return _encrypted()
    said = " ".join(str(cause).split())[:200]
    detail = f"{type(cause).__name__}: {said}" if said else type(cause).__name__
    return RejectedError("unreadable", place, detail, "open and save it again, or export it as text")
