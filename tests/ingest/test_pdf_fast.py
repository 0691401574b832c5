"""The fast reader of PDF pages finds the words that pdfplumber finds, on pages drawn here and on real ones."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitrep.reading.pdf_page import Page
from tests.ingest.pages_helper import assert_same, both, texts

canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the pages of these tests")

WIDTH, HEIGHT = 595, 842
ACCENTS = "Más de 1.500 niñas y niños: atención médica, ¿cuántos? señal – façade Ærø “quoted” … 50 %"


def drawn(path: Path, draw: Callable[[Any], None], **options: Any) -> Page:
    """The fast reader's page of what is drawn, after it was found the same as pdfplumber's and without doubts."""
    (path / "a.pdf").write_bytes(_pdf(draw, **options))
    ((sure, fast),) = both(path / "a.pdf")
    assert not fast.doubts
    assert_same(sure, fast.page)
    assert fast.page.char_count > 0
    return fast.page


def _pdf(draw: Callable[[Any], None], **options: Any) -> bytes:
    buffer = BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT), **options)
    pdf.setFont("Helvetica", 10)
    draw(pdf)
    pdf.save()
    return buffer.getvalue()


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Times-Roman", "Times-BoldItalic", "Courier"])
def test_fonts_and_accents(tmp_path: Path, font: str) -> None:
    def draw(pdf: Any) -> None:
        pdf.setFont(font, 9.5)
        pdf.drawString(50, 700, ACCENTS)

    page = drawn(tmp_path, draw)
    assert " ".join(texts(page.words)) == ACCENTS
    assert {word.is_bold for word in page.words} == {"Bold" in font}


def test_a_euro_has_a_width(tmp_path: Path) -> None:
    # pdfminer knows none in the fonts that every viewer has, and sets what follows too far left.
    (tmp_path / "a.pdf").write_bytes(_pdf(lambda pdf: pdf.drawString(50, 700, "3 € each")))
    ((sure, fast),) = both(tmp_path / "a.pdf")
    assert texts(fast.page.words) == texts(sure.words) == ["3", "€", "each"]
    assert fast.page.words[1].x1 - fast.page.words[1].x0 > 5


@pytest.mark.parametrize(("file", "is_bold"), [("Vera.ttf", False), ("VeraBd.ttf", True)])
def test_embedded_fonts(tmp_path: Path, file: str, is_bold: bool) -> None:
    from reportlab.pdfbase import pdfmetrics, ttfonts

    pdfmetrics.registerFont(ttfonts.TTFont(file, file))
    turned = f"{ACCENTS} «œuvre» 20 € Łuž"
    text = f"ﬁne {turned}"

    def draw(pdf: Any) -> None:
        pdf.setFont(file, 8)
        pdf.drawString(30, 700, text)
        pdf.rotate(90)
        pdf.drawString(100, -500, turned)

    page = drawn(tmp_path, draw)
    assert texts(page.turned) == turned.split()
    assert texts(page.words) == ["fine", *turned.split()]
    assert {word.is_bold for word in (*page.words, *page.turned)} == {is_bold}


def test_a_ligature_in_turned_text_is_left_to_pdfplumber(tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics, ttfonts

    pdfmetrics.registerFont(ttfonts.TTFont("Vera.ttf", "Vera.ttf"))

    def draw(pdf: Any) -> None:
        pdf.setFont("Vera.ttf", 8)
        pdf.rotate(90)
        pdf.drawString(100, -500, "office of ﬁnance")

    (tmp_path / "a.pdf").write_bytes(_pdf(draw))
    ((_, fast),) = both(tmp_path / "a.pdf")
    assert fast.doubts == {"ligature askew"}


def test_sizes_and_superscripts_part_words(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        text = pdf.beginText(50, 700)
        text.setFont("Helvetica", 12)
        text.textOut("people")
        text.setFont("Helvetica", 7)
        text.setRise(5)
        text.textOut("1")
        text.setRise(0)
        text.setFont("Helvetica-Bold", 12)
        text.textOut(" reached")
        pdf.drawText(text)

    page = drawn(tmp_path, draw)
    assert [(word.text, round(word.size), word.is_bold) for word in page.words] == [
        ("people", 12, False), ("1", 7, False), ("reached", 12, True),
    ]  # fmt: skip


def test_spacing_and_scaling(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        text = pdf.beginText(50, 700)
        text.setFont("Helvetica", 10)
        for char_space, word_space, scale in ((0, 0, 100), (1, 0, 100), (2.5, 0, 100), (-0.3, 4, 80), (0, -2.6, 130)):
            text.setCharSpace(char_space)
            text.setWordSpace(word_space)
            text.setHorizScale(scale)
            text.textLine("Response of partners in Lima, Tumbes")
        pdf.drawText(text)

    drawn(tmp_path, draw)


@pytest.mark.parametrize("angle", [90, 270])
def test_turned_text_is_read_along_it(tmp_path: Path, angle: int) -> None:
    def draw(pdf: Any) -> None:
        pdf.drawString(50, 700, "Upright text")
        for line, text in enumerate(("Number of cases", "per week 2021")):
            pdf.saveState()
            pdf.translate(200 + 12 * line * (1 if angle == 90 else -1), 400)
            pdf.rotate(angle)
            pdf.drawString(0, 0, text)
            pdf.restoreState()

    page = drawn(tmp_path, draw)
    assert texts(page.words) == ["Upright", "text"]
    expected = ["Number", "of", "cases", "per", "week", "2021"]
    assert sorted(texts(page.turned)) == sorted(expected)
    assert texts(page.turned)[:3] in (expected[:3], expected[3:])
    assert {round(word.size) for word in page.turned} == {10}


def rotated(angle: int) -> Callable[[Any], None]:
    def draw(pdf: Any) -> None:
        pdf.translate(300, 400)
        pdf.rotate(angle)
        pdf.drawString(0, 0, "Draft of 2021")

    return draw


@pytest.mark.parametrize("angle", [5, 180])
def test_text_nearly_level_or_upside_down(tmp_path: Path, angle: int) -> None:
    drawn(tmp_path, rotated(angle))


@pytest.mark.parametrize("angle", [45, 120, 315])
def test_text_askew_is_read_word_by_word_by_pdfplumber(tmp_path: Path, angle: int) -> None:
    (tmp_path / "a.pdf").write_bytes(_pdf(rotated(angle)))
    ((sure, fast),) = both(tmp_path / "a.pdf")
    assert fast.doubts == {"askew"}
    assert (sure.words, texts(sure.turned)) == ([], ["Draft", "of", "2021"])


def test_slanted_text(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        pdf.skew(0, 12)
        pdf.drawString(50, 700, "Text slanted by its matrix")

    assert len(drawn(tmp_path, draw).words) == 5


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 60, 500, 800)])
def test_turned_and_cropped_pages(tmp_path: Path, turn: int, crop: tuple[int, int, int, int] | None) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(pdf: Any) -> None:
        pdf.setPageRotation(turn)
        if crop:
            pdf.setCropBox(crop)
        pdf.drawString(50, 700, "Some words in the page, and some beyond the cut")
        pdf.drawString(5, 830, "Beyond it")
        pdf.drawImage(ImageReader(Image.new("RGB", (4, 4))), 100, 200, 60, 30)
        pdf.rotate(90)
        pdf.drawString(300, -80, "Upward text")

    page = drawn(tmp_path, draw)
    assert len(page.pictures) == 1
    assert len(page.words) + len(page.turned) == 14


def test_forms_placed_and_scaled(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(pdf: Any) -> None:
        pdf.beginForm("inner", 0, 0, 300, 100)
        pdf.setFont("Helvetica", 10)
        pdf.drawString(10, 10, "Text of a form")
        pdf.drawImage(ImageReader(Image.new("RGB", (4, 4))), 10, 30, 20, 20)
        pdf.endForm()
        for x, y, scale in ((50, 600, 1), (80, 300, 1.7)):
            pdf.saveState()
            pdf.translate(x, y)
            pdf.scale(scale, scale)
            pdf.doForm("inner")
            pdf.restoreState()

    page = drawn(tmp_path, draw)
    assert texts(page.words).count("form") == 2
    assert len(page.pictures) == 2


def test_hyphens_at_line_ends_and_within_words(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        for line, text in enumerate(
            ("the humani-", "tarian response, inter-agency, multi-", "purpose cash - and so on")
        ):
            pdf.drawString(50, 700 - 12 * line, text)

    assert "humani-" in texts(drawn(tmp_path, draw).words)


def test_invisible_text_is_read(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        text = pdf.beginText(50, 700)
        text.setTextRenderMode(3)
        text.textOut("Text laid under a scan")
        pdf.drawText(text)

    assert len(drawn(tmp_path, draw).words) == 5


def test_letters_drawn_one_by_one_and_out_of_order(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        x = 50.0
        places = []
        for letter in "Coordination of partners":
            places.append((x, letter))
            x += pdf.stringWidth(letter, "Helvetica", 10)
        for x, letter in (*places[12:], *places[:12]):
            pdf.drawString(x, 700, letter)

    assert texts(drawn(tmp_path, draw).words) == ["Coordination", "of", "partners"]


def test_what_is_printed_twice_is_read_once(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        for shift in (0, 0.3):
            pdf.drawString(50 + shift, 700, "Bold by double printing")
        pdf.drawString(50, 600, "Plain")

    (tmp_path / "a.pdf").write_bytes(_pdf(draw))
    ((sure, fast),) = both(tmp_path / "a.pdf")
    assert texts(sure.words) == ["Bold", "by", "double", "printing", "Plain"] == texts(fast.page.words)
    # It may have been a loss, so pdfplumber is asked.
    assert fast.doubts == {"lost text"}


def test_two_columns_whose_lines_do_not_meet(tmp_path: Path) -> None:
    def draw(pdf: Any) -> None:
        for line in range(30):
            pdf.drawString(40, 780 - 12 * line, f"Left column, line {line}, with words up to here.")
            pdf.drawString(310, 777.5 - 12 * line, f"Right column, line {line}, with other words.")

    assert len(drawn(tmp_path, draw).words) == 30 * 17 - 30


CELL_WIDTH, CELL_HEIGHT, COLUMNS = 170, 90, 3
CELLS = st.integers(0, COLUMNS * 9 - 1)  # each place holds one word, so that none lies over another
WORD = st.text(st.sampled_from("abcdefgilmnoprstuvñéóü0123456789.,-()%ABCTVW "), min_size=1, max_size=8)
PLACED = st.tuples(
    CELLS, st.floats(0, 60), st.floats(0, 9), WORD, st.sampled_from((6, 9, 10, 11.5, 12)), st.sampled_from((0, 90, 270))
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PLACED, min_size=1, max_size=25, unique_by=lambda piece: piece[0]))
def test_words_at_random_places(tmp_path: Path, pieces: list[tuple[int, float, float, str, float, int]]) -> None:
    def draw(pdf: Any) -> None:
        for cell, right, down, text, size, angle in pieces:
            row, column = divmod(cell, COLUMNS)
            x, top = 20 + column * CELL_WIDTH + right, 20 + row * CELL_HEIGHT + down
            pdf.saveState()
            pdf.setFont("Helvetica", size)
            pdf.translate(x + (12 if angle else 0), HEIGHT - top - (75 if angle == 90 else 0))
            pdf.rotate(angle)
            pdf.drawString(0, 0, text)
            pdf.restoreState()

    (tmp_path / "a.pdf").write_bytes(_pdf(draw))
    ((sure, fast),) = both(tmp_path / "a.pdf")
    assert not fast.doubts
    assert_same(sure, fast.page)


def test_real_pages_without_doubts(shared: Path) -> None:
    files = sorted((shared / "pdfs").glob("*.pdf"), key=lambda path: path.stat().st_size)
    assert files
    read = [(path.name, sure, fast) for path in files[:5] for sure, fast in both(path)]
    sound = [(name, sure, fast.page) for name, sure, fast in read if not fast.doubts]
    assert len(sound) > len(read) / 2
    for name, sure, fast in sound:
        assert sorted(texts(fast.words)) == sorted(texts(sure.words)), f"{name}, page {sure.page_no}"
        assert sorted(texts(fast.turned)) == sorted(texts(sure.turned)), f"{name}, page {sure.page_no}"
