"""Invented title pages in many styles, as text and drawn as PDF: what is read on them is what a person reads."""

from io import BytesIO

import pytest

from tests.warehouse.describing import Described, describe, said
from tests.warehouse.title_pages import TitlePage, title_pages
from tests.warehouse.untested import NAME

PAGES = list(enumerate(title_pages()))
IDS = [f"{number:03}" for number, _ in PAGES]
WIDTH, HEIGHT, MARGIN = 595, 842, 36
LINE_CHARS = 90


def draw(page: TitlePage) -> bytes:
    """The page as PDF: the first lines large, as on a cover, the others smaller, boxes apart, then the text."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the pages of these tests")
    buffer = BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    cover, _, body = page.text.rpartition("\n\n")
    top = 60
    for number, line in enumerate(cover.split("\n")):
        size = 16 if number < 2 else 11
        pdf.setFont("Helvetica", size)
        for column, box in enumerate(line.split("   ")):
            pdf.drawString(MARGIN + 250 * column, HEIGHT - top, box)
        top += round(1.6 * size)
    pdf.setFont("Helvetica", 9)
    words, line = body.split(), ""
    for word in [*words, ""]:
        if not word or len(line) + len(word) > LINE_CHARS:
            top += 12
            pdf.drawString(MARGIN, HEIGHT - top - 20, line)
            line = ""
        line = f"{line} {word}".strip()
    pdf.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Described:
    folder = tmp_path_factory.mktemp("pages")
    for number, page in PAGES:
        (folder / f"p{number:03}.txt").write_text(page.text, encoding="utf-8")
        (folder / f"d{number:03}.pdf").write_bytes(draw(page))
    return describe([folder], folder / NAME)


def test_there_are_many_pages_in_three_languages() -> None:
    assert len(PAGES) >= 90
    assert {page.language for _, page in PAGES} == {"en", "es", "fr"}


@pytest.mark.parametrize(("number", "page"), PAGES, ids=IDS)
def test_a_text_says_what_a_person_reads(number: int, page: TitlePage, described: Described) -> None:
    report = described.reports[f"p{number:03}.txt"]
    assert said(report) == (page.platform, page.country, page.start, page.end, page.kind)
    assert report["language_code"] == page.language
    assert report["inferred_attributes"] == []
    if page.title:
        assert page.title in report["title_text"]


@pytest.mark.parametrize(("number", "page"), PAGES, ids=IDS)
def test_a_pdf_says_what_a_person_reads(number: int, page: TitlePage, described: Described) -> None:
    report = described.reports[f"d{number:03}.pdf"]
    assert said(report) == (page.platform, page.country, page.start, page.end, page.kind)
    assert report["language_code"] == page.language


@pytest.mark.parametrize(("number", "page"), PAGES, ids=IDS)
def test_what_is_not_said_is_asked_for(number: int, page: TitlePage, described: Described) -> None:
    name = f"p{number:03}.txt"
    asked = {reason_code for reason_code, _ in described.findings[name]}
    report = described.reports[name]
    assert ("no_period" in asked) == (page.end is None)
    assert ("no_platform" in asked) == (page.platform is None)
    is_open = page.country is None and report["country_source"] != "regional" and not report["country_codes"]
    assert ("no_country" in asked) == is_open
    assert ("several_countries" in asked) == (len(report["country_codes"] or []) > 1)
