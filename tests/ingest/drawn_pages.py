"""Pages of known text drawn with reportlab, line by line, in any order of the file."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

import pytest

from sitrep.reading.pdf_reader import read_pdf
from sitrep.reading.report import ReportRows, read_report
from sitrep.rows import CellRow, PartnerRow, SentenceRow

canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the pages of these tests")
metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")

WIDTH, HEIGHT = 595.0, 842.0
LEADING = 12.0
Stroke = tuple[float, float, float, float]  # from x and top to x and top, in points from the top left corner
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"


@dataclass(frozen=True)
class Ink:
    """A line of text: left edge and base line in points from the top left corner; ``turned`` reads upwards."""

    x: float
    top: float
    text: str
    font: str = REGULAR
    size: float = 9
    turned: bool = False


def width_of(text: str, font: str = REGULAR, size: float = 9) -> float:
    return float(metrics.stringWidth(text, font, size))


def set_lines(text: str, width: float, font: str = REGULAR, size: float = 9) -> list[str]:
    """The text broken into lines that are no wider than the width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def block(x: float, top: float, lines: Sequence[str], font: str = REGULAR, size: float = 9) -> list[Ink]:
    return [Ink(x, top + LEADING * number, line, font, size) for number, line in enumerate(lines)]


def paragraphs(x: float, top: float, width: float, texts: Sequence[str], size: float = 9) -> list[Ink]:
    """Paragraphs below each other with half a line of white space between."""
    inks: list[Ink] = []
    for text in texts:
        lines = set_lines(text, width, size=size)
        inks += block(x, top, lines, size=size)
        top += LEADING * (len(lines) + 0.6)
    return inks


def by_rows(inks: Iterable[Ink]) -> list[Ink]:
    """The lines as some programs write them: from the top, across all columns."""
    return sorted(inks, key=lambda ink: (ink.top, ink.x))


def shuffled(inks: Sequence[Ink], seed: int = 7) -> list[Ink]:
    return random.Random(seed).sample(list(inks), len(inks))


def blocks_shuffled(blocks: Sequence[Sequence[Ink]], seed: int = 7) -> list[Ink]:
    return [ink for inks in random.Random(seed).sample(list(blocks), len(blocks)) for ink in inks]


def grid(xs: Sequence[float], tops: Sequence[float]) -> list[Stroke]:
    """The lines of a printed grid: one at each x from the first top to the last, and one at each top."""
    upright = [(x, tops[0], x, tops[-1]) for x in xs]
    return upright + [(xs[0], top, xs[-1], top) for top in tops]


def draw(path: Path, pages: Sequence[Sequence[Ink]], strokes: Sequence[Sequence[Stroke]] = ()) -> Path:
    """The pages as a file; ``strokes`` are the lines to rule on each page."""
    buffer = BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT), pageCompression=0)
    for page, lines in zip_longest(pages, strokes, fillvalue=()):
        for x0, top, x1, bottom in lines:
            pdf.line(x0, HEIGHT - top, x1, HEIGHT - bottom)
        for ink in page:
            pdf.setFont(ink.font, ink.size)
            if ink.turned:
                pdf.saveState()
                pdf.translate(ink.x, HEIGHT - ink.top)
                pdf.rotate(90)
                pdf.drawString(0, 0, ink.text)
                pdf.restoreState()
            else:
                pdf.drawString(ink.x, HEIGHT - ink.top, ink.text)
        pdf.showPage()
    pdf.save()
    path.write_bytes(buffer.getvalue())
    return path


def read(path: Path) -> ReportRows:
    """The rows of a file, each found to stand in the text where it says."""
    rows = read_report(read_pdf(path))
    text = rows.document.text
    for line in rows.lines:
        assert text[line.char_start : line.char_end] == line.text
        assert text.count("\f", 0, line.char_start) + 1 == line.page_no
    found: list[SentenceRow | CellRow | PartnerRow] = [*rows.sentences, *rows.cells, *rows.partners]
    for row in found:
        if row.char_start is not None:
            assert text[row.char_start : row.char_end] == row.text
    return rows


def sentences(rows: ReportRows) -> list[str]:
    return [" ".join(row.text.split()) for row in rows.sentences]


def headings(rows: ReportRows) -> list[str]:
    return [" ".join(row.text.split()) for row in rows.sentences if row.block_kind == "heading"]


def lowered(inks: Iterable[Ink], points: float) -> list[Ink]:
    return [replace(ink, top=ink.top + points) for ink in inks]
