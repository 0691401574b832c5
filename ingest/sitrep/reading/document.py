"""What every reader makes of a file: its text in reading order and the lines of it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.rows import CellRow, Line, PageRow

TEXT, BLANK, TABLE, PARTNER, FURNITURE = "text", "blank", "table", "partner", "furniture"


@dataclass(frozen=True)
class Document:
    """A file as read: ``text[line.char_start:line.char_end] == line.text`` holds for every line.

    ``cells`` are the table cells that the reader found by geometry, None where tables are to be found in the
    text.
    """

    media_type: str
    extractor: str
    extractor_version: str
    text: str
    pages: tuple[PageRow, ...]
    lines: tuple[Line, ...]
    cells: tuple[CellRow, ...] | None = None

    @property
    def page_count(self) -> int:
        """Number of pages."""
        return len(self.pages)


class LineIndex:
    """Looks up the line, and with it the page, on which a character stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Index lines that are in the order of their offsets."""
        self._lines = lines
        self._starts = [line.char_start for line in lines]

    def at(self, offset: int) -> Line:
        """The line that holds the offset (for an offset in a line break, the line before it).

        Raises:
            IndexError: there are no lines.
        """
        return self._lines[max(bisect_right(self._starts, offset) - 1, 0)]
