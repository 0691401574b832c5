"""Draws a report given as a ``ReportSpec`` into the bytes of a PDF, the same bytes each time.

Development only: needs reportlab. Fonts are the standard Helvetica ones, which are never embedded, and pages
are not compressed, so that the bytes depend on reportlab alone and not on the machine's fonts or its zlib.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reports.sample.spec import (
    Block,
    Columns,
    Grid,
    HeaderStyle,
    Heading,
    PageBreak,
    ReportSpec,
    Rules,
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
    """Row labels at the left, values below their header, whose last lines stand level."""
    cells = grid(table)
    edges = _edges(cells, table)
    head_top, head_bottom = pen.top + 6, pen.top + 6 + _header_height(cells, table)
    if table.shaded:
        pen.canvas.setFillGray(0.85)
        pen.canvas.rect(MARGIN, HEIGHT - head_bottom, edges[-1] - MARGIN, head_bottom - head_top, stroke=0, fill=1)
        pen.canvas.setFillGray(0)
    _draw_header(pen, cells, edges, (head_top, head_bottom), table)
    tops = [head_bottom]
    for row in cells.body:
        height = max(table.row_height, max(map(len, row)) * TABLE_LEADING + 4)
        for col, lines in enumerate(row):
            place = tops[-1] + height / 2 + TABLE_SIZE * 0.4 - (len(lines) - 1) * TABLE_LEADING / 2
            for i, line in enumerate(lines):
                font = (REGULAR if col else BOLD, TABLE_SIZE)
                _draw_cell(pen, line, edges, col, place + i * TABLE_LEADING, font, flush=table.is_flush_right)
        tops.append(tops[-1] + height)
    _draw_rules(pen, table, edges, [head_top, *tops])
    pen.top = tops[-1]


def _header_height(cells: Grid, table: TableSpec) -> float:
    if table.header_style in (HeaderStyle.UPWARD, HeaderStyle.DOWNWARD):
        lines = [line for header in cells.header[1:] for line in header]
        return max(float(stringWidth(line, BOLD, TABLE_HEADER_SIZE)) for line in lines) + 8
    return max(len(lines) for lines in cells.header) * TABLE_LEADING + 6


def _draw_header(pen: _Pen, cells: Grid, edges: list[float], span: tuple[float, float], table: TableSpec) -> None:
    for col, lines in enumerate(cells.header):
        if table.header_style is HeaderStyle.IMAGE:
            if col:
                _draw_image(pen, " ".join(lines), (edges[col] + 1, edges[col + 1] - 1), span)
            continue
        if col and table.header_style is not HeaderStyle.LEVEL:
            _draw_turned(pen, lines, (edges[col] + edges[col + 1]) / 2, span, table.header_style)
            continue
        for i, line in enumerate(lines):
            top = span[1] - 4 - (len(lines) - 1 - i) * TABLE_LEADING
            _draw_cell(pen, line, edges, col, top, (BOLD, TABLE_HEADER_SIZE))


def _draw_turned(
    pen: _Pen, lines: tuple[str, ...], centre: float, span: tuple[float, float], style: HeaderStyle
) -> None:
    """Lines side by side about the centre of the column, read from the left if upward, from the right if downward."""
    turn = 1 if style is HeaderStyle.UPWARD else -1
    for i, line in enumerate(lines):
        offset = (i - (len(lines) - 1) / 2) * TABLE_LEADING + TABLE_HEADER_SIZE * 0.35
        pen.canvas.saveState()
        pen.canvas.translate(centre + turn * offset, HEIGHT - (span[1] - 4 if turn == 1 else span[0] + 4))
        pen.canvas.rotate(90 * turn)
        pen.canvas.setFont(BOLD, TABLE_HEADER_SIZE)
        pen.canvas.drawString(0, 0, line)
        pen.canvas.restoreState()


def _draw_image(pen: _Pen, text: str, across: tuple[float, float], span: tuple[float, float]) -> None:
    """The text as a picture, so that nothing of it can be read as text."""
    width, height = across[1] - across[0], span[1] - span[0] - 2
    picture = Image.new("L", (max(int(width * 4), 1), max(int(height * 4), 1)), 255)
    ImageDraw.Draw(picture).text((2, 2), text.replace(" ", "\n"), fill=0)
    pen.canvas.drawImage(ImageReader(picture), across[0], HEIGHT - span[1] + 1, width, height)


def _draw_rules(pen: _Pen, table: TableSpec, edges: list[float], tops: list[float]) -> None:
    if table.rules is not Rules.NONE:
        pen.canvas.setLineWidth(0.5)
    if table.rules is Rules.GRID:
        pen.canvas.grid(edges, [HEIGHT - top for top in tops])
    elif table.rules is Rules.ACROSS:
        for top in tops:
            pen.canvas.line(edges[0], HEIGHT - top, edges[-1], HEIGHT - top)


def _draw_cell(
    pen: _Pen,
    text: str,
    edges: list[float],
    col: int,
    top: float,
    font: tuple[str, float],
    *,
    flush: bool = False,
) -> None:
    if not text:
        return
    width = stringWidth(text, *font)
    x = edges[0] + 2
    if col:
        x = edges[col + 1] - 3 - width if flush else (edges[col] + edges[col + 1] - width) / 2
    pen.text(x, top, text, *font)


def _edges(cells: Grid, table: TableSpec) -> list[float]:
    """Left edges of the columns and the right edge of the last; spare width is shared out evenly."""
    count = len(cells.header)
    is_turned = table.header_style in (HeaderStyle.UPWARD, HeaderStyle.DOWNWARD)
    needed = []
    for col, header in enumerate(cells.header):
        head = [stringWidth(line, BOLD, TABLE_HEADER_SIZE) for line in header]
        if is_turned and col:
            head = [len(header) * TABLE_LEADING]
        body = [stringWidth(line, BOLD, TABLE_SIZE) for row in cells.body for line in row[col]]
        needed.append(max([*head, *body, 0.0]) + TABLE_PAD)
    spare = ((WIDTH - 2 * MARGIN) * table.width - sum(needed)) / count
    if spare < 0:
        raise ValueError(f"table is {-spare * count:.0f} points wider than the page")
    edges = [MARGIN]
    for width in needed:
        edges.append(edges[-1] + width + spare)
    return edges
