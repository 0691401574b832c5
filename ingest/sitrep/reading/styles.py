"""How a report is set: the size of its running text, and whether bold type tells headings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitrep.rows import NONE, Line

BIGGER_FONT = 1.12  # times the size of the running text
MUCH_SMALLER = 0.85  # times that size: labels of charts, notes
SAME_SIZE = 0.3  # points
MOSTLY_BOLD = 0.4  # share of the text: bold type tells nothing there
MAX_HEADING_LINES = 3


@dataclass(frozen=True)
class Style:
    """Size of the running text in points, None where sizes are not known; whether bold lines stand out."""

    size: float | None
    bold_tells: bool

    def is_bigger(self, line: Line) -> bool:
        """Whether the line is set larger than running text."""
        return bool(self.size and line.font_size and line.font_size >= BIGGER_FONT * self.size)

    def stands_out(self, line: Line) -> bool:
        """Whether the line is set larger than running text, or bold and not much smaller."""
        is_bold = bool(self.bold_tells and line.is_bold and not self._is_smaller(line))
        return is_bold or self.is_bigger(line)

    def _is_smaller(self, line: Line) -> bool:
        return bool(self.size and line.font_size and line.font_size < MUCH_SMALLER * self.size)


def style_of(lines: Sequence[Line]) -> Style:
    """The style of the text lines of a report."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    for line in lines:
        total += len(line.text)
        bold += len(line.text) if line.is_bold else 0
        if line.font_size:
            sizes[round(line.font_size, 1)] += len(line.text)
    size = max(sizes, key=lambda size: (sizes[size], -size)) if sizes else None
    return Style(size, bold <= MOSTLY_BOLD * total)


def wrapped_lines(lines: Sequence[Line], position: int, style: Style) -> int:
    """How many lines from the position on are set as one piece of display type, 1 for any other line.

    More than a heading has is a paragraph in display type, and counts as 1.
    """
    if not style.stands_out(lines[position]):
        return 1
    count = 1
    for above, below in pairwise(lines[position:]):
        if below.gap != NONE or not _is_set_alike(above, below) or above.page_no != below.page_no:
            break
        count += 1
    return count if count <= MAX_HEADING_LINES else 1


def _is_set_alike(line: Line, other: Line) -> bool:
    sizes = (line.font_size or 0.0, other.font_size or 0.0)
    return abs(sizes[0] - sizes[1]) <= SAME_SIZE and line.is_bold == other.is_bold


def joined_line(lines: Sequence[Line]) -> Line:
    """The lines of a wrapped heading as one, for looking at its words."""
    text = " ".join(line.text.strip() for line in lines)
    return lines[0] if len(lines) == 1 else replace(lines[0], text=text)
