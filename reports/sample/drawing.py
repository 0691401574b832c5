"""Draws a report given as a ``ReportSpec`` into the bytes of a PDF, the same bytes each time.

Development only: needs reportlab. Fonts are the standard Helvetica ones, which are never embedded, and pages
are not compressed, so that the bytes depend on reportlab alone and not on the machine's fonts or its zlib.
"""

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reports.sample.spec import (
    Block,
    Columns,
    Grid,
    Heading,
    PageBreak,
    ReportSpec,
    Space,
    TableSpec,
    Text,
    grid,
)

WIDTH, HEIGHT = A4
MARGIN = 36.0
GUTTER = 18.0
FOOT = 30.0
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
TITLE_SIZE, NOTICE_SIZE, HEADING_SIZE, FOOTER_SIZE = 16.0, 7.5, 14.0, 7.5
LETTER_GAP = 5.0
"""Gap drawn for a blank inside a heading: wider than the 3 points at which readers often start a word."""
TABLE_SIZE, TABLE_HEADER_SIZE, TABLE_LEADING, TABLE_PAD = 7.5, 6.5, 8.0, 5.0
ROW_HEIGHT = 18.0


@dataclass
class _Pen:
    """Where the next thing is drawn: the canvas, the report's settings, the distance from the page's top."""

    canvas: Canvas
    report: ReportSpec
    top: float = MARGIN
    page_no: int = 1

    def text(self, x: float, top: float, text: str, font: str, size: float) -> None:
        """Draws a text with its base line at ``top``."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - top, text)

    def end_page(self) -> None:
        """Draws the running footer and closes the page."""
        self.text(MARGIN, HEIGHT - FOOT, self.report.footer, REGULAR, FOOTER_SIZE)
        number = str(self.page_no)
        right = WIDTH - MARGIN - stringWidth(number, REGULAR, FOOTER_SIZE)
        self.text(right, HEIGHT - FOOT, number, REGULAR, FOOTER_SIZE)
        self.canvas.showPage()
        self.page_no += 1
        self.top = MARGIN


def draw(report: ReportSpec) -> bytes:
    """The report as the bytes of a PDF.

    Raises:
        ValueError: a line is wider than its column, a table than the page, or a block runs off the page.
    """
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0, lang=report.language)
    canvas.setTitle(report.title)
    pen = _Pen(canvas, report)
    _draw_title(pen)
    for block in report.blocks:
        _draw_block(pen, block)
        if pen.top > HEIGHT - FOOT - FOOTER_SIZE:
            raise ValueError(f"page {pen.page_no} overflows: put a page break before its last block")
    pen.end_page()
    canvas.save()
    return buffer.getvalue()


def _draw_title(pen: _Pen) -> None:
    pen.top += TITLE_SIZE
    pen.text(MARGIN, pen.top, pen.report.title, BOLD, TITLE_SIZE)
    for line in pen.report.notice:
        pen.top += NOTICE_SIZE * 1.6
        pen.text(MARGIN, pen.top, line, REGULAR, NOTICE_SIZE)
    pen.top += NOTICE_SIZE


def _draw_block(pen: _Pen, block: Block) -> None:
    if isinstance(block, Heading):
        _draw_heading(pen, block)
    elif isinstance(block, Text):
        _draw_columns(pen, Columns((block.lines,)), block.font_size or pen.report.font_size)
    elif isinstance(block, Columns):
        _draw_columns(pen, block, pen.report.font_size)
    elif isinstance(block, TableSpec):
        _draw_table(pen, block)
    elif isinstance(block, Space):
        pen.top += block.height
    elif isinstance(block, PageBreak):
        pen.end_page()


def _draw_heading(pen: _Pen, heading: Heading) -> None:
    """Letter by letter, with a gap for each blank: no font metric tells the gap from one between words."""
    pen.top += HEADING_SIZE * 1.8
    x = MARGIN
    for letter in heading.text:
        if letter == " ":
            x += LETTER_GAP
            continue
        pen.text(x, pen.top, letter, BOLD, HEADING_SIZE)
        x += stringWidth(letter, BOLD, HEADING_SIZE)
    pen.top += HEADING_SIZE * 0.2


def _draw_columns(pen: _Pen, block: Columns, size: float) -> None:
    count = len(block.columns)
    width = (WIDTH - 2 * MARGIN - GUTTER * (count - 1)) / count
    leading = pen.report.leading * size / pen.report.font_size
    height = max(len(lines) for lines in block.columns)
    places = [(n, i) for n in range(count) for i in range(height)]
    if block.by_line:
        places.sort(key=lambda place: place[1])
    for n, i in places:
        line = block.columns[n][i] if i < len(block.columns[n]) else ""
        if stringWidth(line, REGULAR, size) > width:
            raise ValueError(f"wider than its column of {width:.0f} points: {line!r}")
        if line:
            pen.text(MARGIN + n * (width + GUTTER), pen.top + (i + 1) * leading, line, REGULAR, size)
    pen.top += height * leading


def _draw_table(pen: _Pen, table: TableSpec) -> None:
    """Row labels at the left, values centred below their header, whose last lines stand level."""
    cells = grid(table)
    edges = _edges(cells)
    depth = max(len(lines) for lines in cells.header)
    head_top, head_bottom = pen.top + 6, pen.top + 6 + depth * TABLE_LEADING + 6
    if table.shaded:
        pen.canvas.setFillGray(0.85)
        pen.canvas.rect(MARGIN, HEIGHT - head_bottom, edges[-1] - MARGIN, head_bottom - head_top, stroke=0, fill=1)
        pen.canvas.setFillGray(0)
    for col, lines in enumerate(cells.header):
        for i, line in enumerate(lines):
            top = head_bottom - 4 - (len(lines) - 1 - i) * TABLE_LEADING
            _draw_cell(pen, line, edges, col, top, (BOLD, TABLE_HEADER_SIZE))
    for row, texts in enumerate(cells.body):
        top = head_bottom + (row + 1) * ROW_HEIGHT - 6
        for col, text in enumerate(texts):
            _draw_cell(pen, text, edges, col, top, (REGULAR if col else BOLD, TABLE_SIZE))
    bottom = head_bottom + len(cells.body) * ROW_HEIGHT
    if table.ruled:
        tops = [head_top, *(head_bottom + n * ROW_HEIGHT for n in range(len(cells.body) + 1))]
        pen.canvas.setLineWidth(0.5)
        pen.canvas.grid(edges, [HEIGHT - top for top in tops])
    pen.top = bottom


def _draw_cell(pen: _Pen, text: str, edges: list[float], col: int, top: float, font: tuple[str, float]) -> None:
    if not text:
        return
    x = edges[0] + 2
    if col:
        x = (edges[col] + edges[col + 1] - stringWidth(text, *font)) / 2
    pen.text(x, top, text, *font)


def _edges(cells: Grid) -> list[float]:
    """Left edges of the columns and the right edge of the last; spare width is shared out evenly."""
    count = len(cells.header)
    needed = []
    for col in range(count):
        head = [stringWidth(line, BOLD, TABLE_HEADER_SIZE) for line in cells.header[col]]
        body = [stringWidth(row[col], BOLD, TABLE_SIZE) for row in cells.body]
        needed.append(max([*head, *body, 0.0]) + TABLE_PAD)
    spare = (WIDTH - 2 * MARGIN - sum(needed)) / count
    if spare < 0:
        raise ValueError(f"table is {-spare * count:.0f} points wider than the page")
    edges = [MARGIN]
    for width in needed:
        edges.append(edges[-1] + width + spare)
    return edges
