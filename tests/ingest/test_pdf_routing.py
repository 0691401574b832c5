"""Which library reads a page, what happens where one of them fails, and what is kept of a disagreement."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfiumError

from sitrep.reading import pdf_pages
from sitrep.reading.pdf_page import Page
from sitrep.reading.pdf_pages import chosen, count_pages, read_page_range, read_pages
from sitrep.reading.pdf_reader import read_pdf
from sitrep.reading.pdf_table_rows import may_hold_table
from sitrep.reading.pdf_words import Word
from sitrep.reading.reject import RejectedError

canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the pages of these tests")

PROSE = "Partners reached 1,200 people in Lima, 300 in Tumbes and 45 in Tacna."


def draw(path: Path, *pages: Callable[[Any], None]) -> Path:
    buffer = BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=(595, 842))
    for page in pages:
        pdf.setFont("Helvetica", 10)
        page(pdf)
        pdf.showPage()
    pdf.save()
    path.write_bytes(buffer.getvalue())
    return path


def prose(pdf: Any) -> None:
    pdf.drawString(50, 700, PROSE)


def figures(pdf: Any) -> None:
    for x, text in ((50, "RMRP"), (150, "224"), (250, "19,291"), (350, "-")):
        pdf.drawString(x, 700, text)


def ruled(pdf: Any) -> None:
    pdf.grid([50, 150, 250, 350], [600, 620, 640, 660])
    pdf.drawString(60, 645, "Sector")


def bars(pdf: Any) -> None:
    for number in range(8):
        pdf.rect(100 + 30 * number, 300, 20, 40 + 10 * number, fill=1)
    pdf.line(90, 300, 400, 300)
    pdf.drawString(100, 280, "A chart of bars")


def blank(pdf: Any) -> None:
    pdf.rect(10, 10, 50, 50)


def test_pages_that_may_hold_a_table_go_to_pdfplumber(tmp_path: Path) -> None:
    pages = read_pages(draw(tmp_path / "a.pdf", prose, figures, ruled, bars))
    assert [page.reader for page in pages] == ["pypdfium2", "pdfplumber", "pypdfium2", "pypdfium2"]
    assert [page.page_no for page in pages] == [1, 2, 3, 4]
    assert [page.other_char_count for page in pages] == [None, pages[1].char_count, None, None]


def test_a_report_names_every_library_that_read_a_page_of_it(tmp_path: Path) -> None:
    both = read_pdf(draw(tmp_path / "a.pdf", prose, figures, prose))
    assert both.extractor == "pypdfium2, pdfplumber"
    assert [part.split()[0] for part in both.extractor_version.split(", ")] == ["pypdfium2", "pdfplumber", "sitrep"]
    fast = read_pdf(draw(tmp_path / "b.pdf", prose))
    assert (fast.extractor, fast.extractor_version.count("pdfplumber")) == ("pypdfium2", 0)


def test_a_page_without_characters_is_asked_of_both(tmp_path: Path) -> None:
    (page,) = read_pages(draw(tmp_path / "a.pdf", blank))
    assert (page.reader, page.char_count, page.other_char_count) == ("pdfplumber", 0, 0)


def page_of(reader: str, char_count: int) -> Page:
    return Page(1, 595, 842, [], [], [], reader, char_count)


@pytest.mark.parametrize(
    ("sure", "fast", "expected"),
    [
        (100, 100, ("pdfplumber", 100, 100)),
        (100, 0, ("pdfplumber", 100, 0)),
        (60, 100, ("pdfplumber", 60, 100)),
        (10, 100, ("pypdfium2", 100, 10)),
        (0, 0, ("pdfplumber", 0, 0)),
    ],
)
def test_the_reader_that_lost_most_gives_way_and_both_counts_are_kept(
    sure: int, fast: int, expected: tuple[str, int, int]
) -> None:
    page = chosen(page_of("pdfplumber", sure), page_of("pypdfium2", fast))
    assert (page.reader, page.char_count, page.other_char_count) == expected


def test_a_file_that_only_pdfplumber_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> None:
        raise PdfiumError("no")

    monkeypatch.setattr(pdf_pages, "PdfiumFile", closed)
    path = draw(tmp_path / "a.pdf", prose, prose)
    assert count_pages(path) == 2
    assert [page.reader for page in read_pages(path)] == ["pdfplumber", "pdfplumber"]


def test_a_file_that_only_pdfium_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> None:
        raise TypeError("no")

    monkeypatch.setattr(pdf_pages, "PlumberFile", closed)
    path = draw(tmp_path / "a.pdf", figures)
    (page,) = read_pages(path)
    assert (page.reader, len(page.words), page.other_char_count) == ("pypdfium2", 4, None)


def test_a_range_of_pages(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.pdf", *[prose] * 5)
    assert [page.page_no for page in read_page_range(path, 2, 4)] == [2, 3, 4]
    assert [page.page_no for page in read_page_range(path, 5, 99)] == [5]


@pytest.mark.parametrize("function", [count_pages, lambda path: list(read_page_range(path, 1, 1))])
@pytest.mark.parametrize(
    ("data", "reason"), [(b"<html>", "not_pdf"), (b"", "not_pdf"), (b"%PDF-1.7\nnothing\n%%EOF", "unreadable")]
)
def test_reasons(tmp_path: Path, data: bytes, reason: str, function: Callable[[Path], object]) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(RejectedError) as caught:
        function(tmp_path / "a.pdf")
    assert caught.value.reason_code == reason


def row(*texts: str, gap: float = 20, top: float = 100) -> list[Word]:
    words: list[Word] = []
    for text in texts:
        x0 = words[-1].x1 + gap if words else 50.0
        words.append(Word(text, x0, x0 + 5 * len(text), top, top + 10, 10))
    return words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (row("Health", "1,071", "20", "3"), True),
        (row("-", "n/a", "3"), True),
        (row("-", "-", "-"), False),
        (row("12", "of", "30", "and", "45", "of", "60"), False),
        (row("1", "500", "000", gap=3), False),
        (row("12") + row("30", top=130) + row("40", top=160), False),
    ],
)
def test_rows_of_cells(words: list[Word], expected: bool) -> None:
    assert may_hold_table(words) is expected
