"""Reads pages that are pictures: ocrmypdf puts the characters that tesseract recognises on the page."""

import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from sitrep.reading.ocr_programs import LANGUAGES
from sitrep.reading.pdf_page import OCR, Page
from sitrep.reading.pdf_pages import read_page_range
from sitrep.reading.reject import RejectedError

# The page stays as it is but for the characters; one page at a time, so that others can be read beside it.
OPTIONS = ("--quiet", "--skip-text", "--output-type", "pdf", "--optimize", "0", "--jobs", "1")
REMEDY = "run again without --ocr to read the pages that have text"
SCRATCH_REMEDY = "make room in the folder for temporary files (TMPDIR), or run again without --ocr"


def read_picture(path: Path, page_no: int) -> Page:
    """A page of a PDF file, its words recognised in its picture.

    Raises:
        RejectedError: ocr_failed, or what ``read_page_range`` raises.
        OSError: the file cannot be opened.
    """
    path.open("rb").close()
    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            page = _recognised(path, page_no, Path(folder))
    except OSError as error:  # not of the file, which can be opened: of the folder for temporary files, the programs
        detail = f"{type(error).__name__}: {error.strerror or error}"
        raise RejectedError("ocr_failed", f"page {page_no}", detail, SCRATCH_REMEDY) from error
    return replace(page, page_no=page_no, reader=OCR)


def _recognised(path: Path, page_no: int, folder: Path) -> Page:
    alone, read = folder / "page.pdf", folder / "read.pdf"
    _take_out(path, page_no, alone)
    command = ["ocrmypdf", *OPTIONS, "--language", "+".join(LANGUAGES), str(alone), str(read)]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL
    )
    if done.returncode or not read.exists():
        said = " ".join(done.stderr.split())[-300:] or f"ocrmypdf ended with exit code {done.returncode}"
        raise RejectedError("ocr_failed", f"page {page_no}", said, REMEDY)
    (page,) = read_page_range(read, 1, 1)
    return page


def _take_out(path: Path, page_no: int, target: Path) -> None:
    try:
        with pypdfium2.PdfDocument(path) as whole, pypdfium2.PdfDocument.new() as alone:
            alone.import_pages(whole, [page_no - 1])
            alone.save(target)
    except pypdfium2.PdfiumError as error:
        raise RejectedError("ocr_failed", f"page {page_no}", f"PdfiumError: {error}", REMEDY) from error
