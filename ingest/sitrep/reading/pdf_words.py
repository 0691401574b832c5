"""Words of a PDF page and how they make lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SAME_LINE = 0.5  # of the lower word's height: words that overlap by that much stand on one line
ROOM_TOLERANCE = 0.15  # of the column's width: ragged lines and words broken by hand leave less
SPACE = 0.25  # of the font size
WIDE_GAP = 1.5  # times the font size: such a gap within a line is written as two blanks


@dataclass(frozen=True)
class Word:
    """A word with its box in points from the top left corner, font size and weight.

    ``stream_no`` is the place of its first character among the characters of the page in the order of the file,
    from 0.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool = False
    stream_no: int = 0

    @property
    def centre(self) -> float:
        """Horizontal centre."""
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class DraftCell:
    """A table cell as found on a page; offsets count from its line's start, None where nothing is printed."""

    kind: str
    row_no: int
    col_no: int | None
    text: str
    start: int | None
    end: int | None
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True)
class DraftLine:
    """A line of a page before it has a place in the report.

    ``first_width`` is the width of its first word, ``left`` and ``right`` the edges of its column, ``table_no`` the
    number of its table on the page, 0 for a line of no table; ``goes_on`` says that it is a row of the last table
    of the page before.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    first_width: float
    is_bold: bool = False
    left: float = 0.0
    right: float = 0.0
    role: str = "text"
    gap: int = 0
    cells: tuple[DraftCell, ...] = field(default=())
    table_no: int = 0
    goes_on: bool = False


def group_rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on one line, from top to bottom, each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        row = next((row for row in reversed(rows[-4:]) if _on_line(row[0], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _on_line(first: Word, word: Word) -> bool:
    overlap = min(first.bottom, word.bottom) - max(first.top, word.top)
    return overlap >= SAME_LINE * min(first.bottom - first.top, word.bottom - word.top)


def joined(words: Sequence[Word]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a row of words, wide gaps as two blanks, and where each word stands in it."""
    text = ""
    spans: list[tuple[int, int]] = []
    for position, word in enumerate(words):
        if position:
            before = words[position - 1]
            text += "  " if word.x0 - before.x1 > WIDE_GAP * max(before.size, word.size) else " "
        spans.append((len(text), len(text) + len(word.text)))
        text += word.text
    return text, spans


def box_of(words: Sequence[Word]) -> tuple[float, float, float, float]:
    """Left, right, upper and lower edge of what the words cover."""
    return (
        min(word.x0 for word in words),
        max(word.x1 for word in words),
        min(word.top for word in words),
        max(word.bottom for word in words),
    )


def line_of(words: Sequence[Word], *, role: str = "text", cells: tuple[DraftCell, ...] = ()) -> DraftLine:
    """The line that a row of words makes."""
    x0, x1, top, bottom = box_of(words)
    return DraftLine(
        text=joined(words)[0],
        x0=x0,
        x1=x1,
        top=top,
        bottom=bottom,
        size=max(word.size for word in words),
        first_width=words[0].x1 - words[0].x0,
        is_bold=all(word.is_bold for word in words),
        role=role,
        cells=cells,
    )


def has_room(line: DraftLine, following: DraftLine) -> bool:
    """Whether the first word of the following line would have fitted, so that the line was ended on purpose."""
    needed = line.x1 + SPACE * line.size + following.first_width
    return needed <= line.right - ROOM_TOLERANCE * (line.right - line.left)
