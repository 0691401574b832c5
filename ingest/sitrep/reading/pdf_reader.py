"""Makes a document of the pages of a PDF: tables, reading order, and from these the report's text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2

from sitrep import __version__
from sitrep.reading.document import Document
from sitrep.reading.numbers import cell_value
from sitrep.reading.pdf_asides import settle
from sitrep.reading.pdf_capitals import with_initials, with_small_capitals
from sitrep.reading.pdf_items import TableBlock
from sitrep.reading.pdf_order import PageOrder, order_page
from sitrep.reading.pdf_page import OCR
from sitrep.reading.pdf_pages import Page, read_pages
from sitrep.reading.pdf_table_continued import ends_at_foot
from sitrep.reading.pdf_tables import take_tables
from sitrep.reading.pdf_words import DraftLine, has_room
from sitrep.reading.reject import RejectedError
from sitrep.rows import NONE, SOFT, CellRow, Line, PageRow

VERSIONS = {"pypdfium2": pypdfium2.PYPDFIUM_INFO.version, "pdfplumber": pdfplumber.__version__}
OCR_REMEDY = "run again with --ocr, which needs ocrmypdf and tesseract"
OCR_VAIN = "OCR found nothing on them either: read them by eye"


def read_pdf(path: Path) -> Document:
    """The document in a PDF file.

    Raises:
        RejectedError: not_pdf, incomplete, encrypted, image_only, empty or unreadable.
        OSError: the file cannot be opened.
    """
    return document_of(read_pages(path))


def document_of(pages: Sequence[Page], ocr_version: str = "") -> Document:
    """The document that the pages of a PDF make; ``ocr_version`` names what read the pages that were pictures.

    Raises:
        RejectedError: image_only or empty.
    """
    if not any(page.words for page in pages):
        raise _no_text(pages, is_ocr_done=bool(ocr_version))
    orders = list(_orders(pages))
    drafts = [(page.height, order.lines) for page, order in zip(pages, orders, strict=True)]
    rows = [_page_row(page, order) for page, order in zip(pages, orders, strict=True)]
    return _document(settle(drafts), rows, ocr_version)


def _page_row(page: Page, order: PageOrder) -> PageRow:
    return PageRow(
        page_no=page.page_no,
        width=page.width,
        height=page.height,
        reader=page.reader,
        reading_order=order.method,
        order_agreement=order.agreement,
        word_count=len(page.words),
        turned_word_count=len(page.turned),
        picture_count=len(page.pictures),
        char_count=page.char_count,
        other_char_count=page.other_char_count,
    )


def _no_text(pages: Sequence[Page], *, is_ocr_done: bool) -> RejectedError:
    place = "page 1" if len(pages) == 1 else f"pages 1 to {len(pages)}"
    if any(page.pictures for page in pages):
        return RejectedError("image_only", place, "images but no characters", OCR_VAIN if is_ocr_done else OCR_REMEDY)
    detail = "neither characters nor images: blank, damaged or drawn letters"
    way = "OCR found none, so export it again" if is_ocr_done else "run again with --ocr or export it again"
    return RejectedError("empty", place, detail, f"open it: if there is text, {way}")


def _orders(pages: Sequence[Page]) -> Iterator[PageOrder]:
    last: TableBlock | None = None
    for page in pages:
        tables, rest = take_tables(replace(page, words=with_small_capitals(with_initials(page.words))), last)
        order = order_page([*rest, *tables])
        yield order
        number = next((line.table_no for line in reversed(order.lines) if line.table_no), 0)
        last = tables[number - 1] if number and ends_at_foot(tables[number - 1], page) else None


def _document(pages: Sequence[Sequence[DraftLine]], page_rows: Sequence[PageRow], ocr_version: str) -> Document:
    flat = [(page_no, line) for page_no, lines in enumerate(pages, start=1) for line in lines]
    text = "\f".join("\n".join(line.text for line in lines) for lines in pages)
    lines: list[Line] = []
    offset = 0
    for position, (page_no, draft) in enumerate(flat):
        # One character parts two lines, a form feed per page turned parts two pages.
        previous = flat[position - 1][0] if position else 1
        offset += (page_no - previous or 1) if position else page_no - 1
        following = flat[position + 1][1] if position + 1 < len(flat) else None
        turned = position > 0 and previous != page_no
        line = _line(draft, len(lines) + 1, page_no, offset, following, turned=turned)
        lines.append(replace(line, is_ocr=True) if page_rows[page_no - 1].reader == OCR else line)
        offset += len(draft.text)
    readers = list(dict.fromkeys(row.reader for row in page_rows))
    return Document(
        media_type="application/pdf",
        extractor=", ".join(readers),
        extractor_version=_versions(readers, ocr_version),
        text=text,
        pages=tuple(page_rows),
        lines=tuple(lines),
        cells=tuple(_cells(lines, [draft for _, draft in flat])),
    )


def _versions(readers: Sequence[str], ocr_version: str) -> str:
    """The libraries that read the pages with their versions, what read pictures, and this reader."""
    libraries = [f"{name} {VERSIONS[name]}" for name in readers if name in VERSIONS]
    return ", ".join(filter(None, (*libraries, f"sitrep {__version__}", ocr_version)))


def _line(
    draft: DraftLine, line_no: int, page_no: int, start: int, following: DraftLine | None, *, turned: bool
) -> Line:
    return Line(
        line_no=line_no,
        page_no=page_no,
        char_start=start,
        char_end=start + len(draft.text),
        text=draft.text,
        x0=draft.x0,
        top=draft.top,
        x1=draft.x1,
        bottom=draft.bottom,
        font_size=draft.size,
        role=draft.role,
        gap=SOFT if turned else draft.gap or NONE,
        room=following is not None and has_room(draft, following),
        is_bold=draft.is_bold,
    )


def _cells(lines: Sequence[Line], drafts: Sequence[DraftLine]) -> Iterator[CellRow]:
    table_no = cell_no = row_no = rows_before = 0
    before = (0, 0)
    for line, draft in zip(lines, drafts, strict=True):
        if draft.table_no and (line.page_no, draft.table_no) != before:
            rows_before = row_no if draft.goes_on and before[0] == line.page_no - 1 else 0
            before = (line.page_no, draft.table_no)
            if not rows_before:
                table_no, cell_no = table_no + 1, 0
        for cell in draft.cells:
            cell_no, row_no = cell_no + 1, rows_before + cell.row_no
            span: tuple[int | None, int | None] = (None, None)
            if cell.start is not None and cell.end is not None:
                span = (line.char_start + cell.start, line.char_start + cell.end)
            yield CellRow(
                table_no, cell_no, cell.kind, row_no, cell.col_no, line.page_no, line.line_no, *span,
                cell.text, cell_value(cell.text) if cell.kind == "value" else None,
                cell.x0, cell.top, cell.x1, cell.bottom,
            )  # fmt: skip
