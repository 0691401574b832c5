"""Draws report pages for the benchmark of page readers: prose in one and two columns, some tables; always the same."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, MARGIN, FOOT = 595, 842, 45, 60
GUTTER = 20
PAGES_PER_FILE = 20
TABLE_EVERY = 5  # pages
# Fonts that every viewer has, and fonts kept in the file: name of the plain and of the bold one.
FONTS = (("Helvetica", "Helvetica-Bold"), ("Vera", "VeraBd"))
SECTORS = ("Education", "Food", "Health", "Shelter", "Protection", "WASH")


def draw_set(folder: Path, sentences: Sequence[str], pages: int) -> list[Path]:
    """Write files of 20 pages into a folder and give their paths."""
    for name in FONTS[1]:
        pdfmetrics.registerFont(ttfonts.TTFont(name, f"{name}.ttf"))
    paths: list[Path] = []
    for number in range(-(-pages // PAGES_PER_FILE)):
        paths.append(folder / f"drawn_{number:02}.pdf")
        count = min(PAGES_PER_FILE, pages - number * PAGES_PER_FILE)
        _draw_file(paths[-1], random.Random(number), sentences, count, FONTS[number % len(FONTS)])
    return paths


def _draw_file(path: Path, chance: random.Random, sentences: Sequence[str], pages: int, fonts: tuple[str, str]) -> None:
    pdf = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    for number in range(1, pages + 1):
        pdf.setFont(fonts[0], 7)
        pdf.drawString(MARGIN, HEIGHT - 25, "Situation report, drawn for a benchmark")
        pdf.drawString(MARGIN, 25, f"Page {number} of {pages}")
        top = HEIGHT - MARGIN - 10.0
        if number % TABLE_EVERY == 0:
            top = _draw_table(pdf, chance, top, fonts, ruled=number % (2 * TABLE_EVERY) == 0)
        columns = chance.choice((1, 2))
        width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
        for column in range(columns):
            _draw_column(pdf, chance, sentences, (MARGIN + column * (width + GUTTER), top, width), fonts)
        pdf.showPage()
    pdf.save()


def _draw_column(
    pdf: Canvas,
    chance: random.Random,
    sentences: Sequence[str],
    place: tuple[float, float, float],
    fonts: tuple[str, str],
) -> None:
    x, y, width = place
    for font, size, line in _lines(chance, sentences, width, fonts):
        y -= size * 1.3
        if y < FOOT:
            return
        pdf.setFont(font, size)
        pdf.drawString(x, y, line)


def _lines(
    chance: random.Random, sentences: Sequence[str], width: float, fonts: tuple[str, str]
) -> Iterator[tuple[str, float, str]]:
    plain, bold = fonts
    while True:
        yield bold, 12, chance.choice(SECTORS)
        for _ in range(chance.randint(2, 4)):
            text = " ".join(chance.choices(sentences, k=chance.randint(2, 6)))
            yield from ((plain, 9, line) for line in simpleSplit(text, plain, 9, width))
            yield plain, 4, ""


def _draw_table(pdf: Canvas, chance: random.Random, top: float, fonts: tuple[str, str], *, ruled: bool) -> float:
    rows, step, pitch = 8, 16, 75
    bottom = top - rows * step
    for column, sector in enumerate(SECTORS):
        pdf.setFont(fonts[1], 8)
        pdf.drawCentredString(MARGIN + 95 + pitch * column, top - 11, sector)
        pdf.setFont(fonts[0], 8)
        for row in range(1, rows):
            number = f"{chance.randint(0, 40000):,}"
            pdf.drawCentredString(MARGIN + 95 + pitch * column, top - 11 - step * row, number)
    for row in range(1, rows):
        pdf.drawString(MARGIN + 4, top - 11 - step * row, f"Region {row}")
    if ruled:
        xs = [MARGIN, *(MARGIN + 58 + pitch * column for column in range(len(SECTORS) + 1))]
        pdf.grid(xs, [bottom + step * row for row in range(rows + 1)])
    return bottom - 10
