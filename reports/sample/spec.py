"""What a drawn report consists of: a small declarative specification, and the grid of a table made from it.

Nothing here draws: ``drawing.py`` turns a ``ReportSpec`` into the bytes of a PDF. Lengths are PDF points.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

Cell = int | str | None
"""A value cell: a number (printed in the table's number format), a text printed as it is, None = empty."""


class NumberFormat(Enum):
    """The thousands separator that numbers are printed with."""

    COMMA = ","
    DOT = "."
    BLANK = " "
    NONE = ""

    def print(self, value: int) -> str:
        """The number with this separator: 19291 gives 19,291 in COMMA."""
        return f"{value:,}".replace(",", self.value)


class HeaderStyle(Enum):
    """How the header of a table is set."""

    LEVEL = "level"
    UPWARD = "upward"
    DOWNWARD = "downward"
    IMAGE = "image"
    """A picture of the words: no text to be read."""


class Rules(Enum):
    """Lines drawn in a table."""

    NONE = "none"
    ACROSS = "across"
    GRID = "grid"


@dataclass(frozen=True)
class TableRow:
    """One row of values: its label and one cell per label of the header, in the order of the labels."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class TableSpec:
    """One table of values by sector.

    Attributes:
        labels: header labels in full, one per value column.
        rows: rows of values, cells in the order of ``labels``.
        column_order: indexes of ``labels`` in the order drawn, some left out for a narrower table.
        corner: text over the row labels.
        wrapped: whether header labels are broken at their blanks, a word a line.
        lost_words: words of the header that are not drawn, though their column is.
        total_column: label of a printed column of row sums, drawn last; None for no such column.
        total_row: label of a printed row of column sums, drawn last; None for no such row.
        total_error: added to every printed total, for a table whose totals are wrong.
        transposed: whether sectors run down and rows of the specification run across.
        rules: the lines drawn.
        header_style: how the header is set.
        hyphenated: longest run of letters in a wrapped header before it is broken with a hyphen; 0 for never.
        label_wrapped: whether row labels are broken at their blanks, a word a line.
        is_flush_right: whether values stand flush right below their header instead of centred.
        width: share of the width between the margins.
        row_height: height of a row of values, in points; rows of wrapped labels are higher.
        shaded: whether the header stands on a grey band.
        number_format: how numbers are printed.
    """

    labels: tuple[str, ...]
    rows: tuple[TableRow, ...]
    column_order: tuple[int, ...] | None = None
    corner: str = ""
    wrapped: bool = True
    lost_words: tuple[str, ...] = ()
    total_column: str | None = None
    total_row: str | None = None
    total_error: int = 0
    transposed: bool = False
    rules: Rules = Rules.NONE
    header_style: HeaderStyle = HeaderStyle.LEVEL
    hyphenated: int = 0
    label_wrapped: bool = False
    is_flush_right: bool = False
    width: float = 1.0
    row_height: float = 18.0
    shaded: bool = False
    number_format: NumberFormat = NumberFormat.COMMA


@dataclass(frozen=True)
class Grid:
    """A table ready to be drawn: every header cell and every cell of the body as its lines, row label first."""

    header: tuple[tuple[str, ...], ...]
    body: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True)
class Heading:
    """A heading; each blank in ``text`` is drawn as a gap between letters, as badly spaced fonts print it."""

    text: str


@dataclass(frozen=True)
class Text:
    """Lines over the full width, drawn as they are, in the body's size unless they have their own."""

    lines: tuple[str, ...]
    font_size: float | None = None


@dataclass(frozen=True)
class Columns:
    """Columns side by side, each with its lines.

    Attributes:
        columns: lines of each column, left to right.
        by_line: whether the file holds the text line by line across the columns instead of column by column.
    """

    columns: tuple[tuple[str, ...], ...]
    by_line: bool = False


@dataclass(frozen=True)
class Space:
    """An empty strip of this height."""

    height: float


@dataclass(frozen=True)
class PageBreak:
    """Go on at the top of the next page."""


Block = Heading | Text | Columns | TableSpec | Space | PageBreak


@dataclass(frozen=True)
class ReportSpec:
    """A whole report, drawn on A4 pages.

    Attributes:
        title: first line of page 1, in large type; holds the month.
        notice: small print under the title.
        footer: running footer, the page number is set beside it.
        language: language of the text (ISO 639-1), kept in the file's catalogue.
        blocks: what follows, from top to bottom.
        font_size: size of the body.
        leading: distance of base lines of the body.
    """

    title: str
    notice: tuple[str, ...]
    footer: str
    language: str
    blocks: tuple[Block, ...]
    font_size: float = 9
    leading: float = 12.6


def grid(table: TableSpec) -> Grid:
    """The table as texts in the places where they are drawn.

    Raises:
        ValueError: a row has not one cell per label.
    """
    for row in table.rows:
        if len(row.cells) != len(table.labels):
            raise ValueError(f"row {row.label!r} has {len(row.cells)} cells for {len(table.labels)} labels")
    labels, rows = _with_totals(table, *_ordered(table))
    if table.transposed:
        labels, rows = _transposed(labels, rows)
    header = [table.corner, *labels]
    return Grid(
        header=tuple(_header_lines(label, table) for label in header),
        body=tuple(_body_row(row, table) for row in rows),
    )


def _ordered(table: TableSpec) -> tuple[list[str], list[TableRow]]:
    order = table.column_order if table.column_order is not None else tuple(range(len(table.labels)))
    rows = [TableRow(row.label, tuple(row.cells[i] for i in order)) for row in table.rows]
    return [table.labels[i] for i in order], rows


def _with_totals(table: TableSpec, labels: list[str], rows: list[TableRow]) -> tuple[list[str], list[TableRow]]:
    if table.total_row is not None:
        sums = tuple(_total(row.cells[i] for row in rows) + table.total_error for i in range(len(labels)))
        rows = [*rows, TableRow(table.total_row, sums)]
    if table.total_column is not None:
        labels = [*labels, table.total_column]
        rows = [TableRow(row.label, (*row.cells, _total(row.cells) + table.total_error)) for row in rows]
    return labels, rows


def _total(cells: Iterable[Cell]) -> int:
    return sum(cell for cell in cells if isinstance(cell, int))


def _transposed(labels: list[str], rows: list[TableRow]) -> tuple[list[str], list[TableRow]]:
    turned = [TableRow(label, tuple(row.cells[i] for row in rows)) for i, label in enumerate(labels)]
    return [row.label for row in rows], turned


def _header_lines(label: str, table: TableSpec) -> tuple[str, ...]:
    words = [word for word in label.split() if word not in table.lost_words]
    if table.wrapped:
        return tuple(piece for word in words for piece in _broken(word, table.hyphenated))
    return (" ".join(words),) if words else ()


def _broken(word: str, longest: int) -> list[str]:
    if not longest or len(word) <= longest + 2:
        return [word]
    return [f"{word[:longest]}-", *_broken(word[longest:], longest)]


def _body_row(row: TableRow, table: TableSpec) -> tuple[tuple[str, ...], ...]:
    label = tuple(row.label.split()) if table.label_wrapped or (table.transposed and table.wrapped) else (row.label,)
    return (label, *((_printed(cell, table.number_format),) for cell in row.cells))


def _printed(cell: Cell, number_format: NumberFormat) -> str:
    if cell is None:
        return ""
    return number_format.print(cell) if isinstance(cell, int) else cell
