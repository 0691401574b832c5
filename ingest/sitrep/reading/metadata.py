"""Title and period as printed at the head of a report; nothing is read into them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.reading.headings import is_letter_spaced, squeezed
from sitrep.reading.periods import find_periods
from sitrep.reading.units import WIDE_BLANK, is_terminal
from sitrep.reading.zones import is_big, is_only_period, without_periods
from sitrep.rows import GAP, Line

__all__ = ["Printed", "find_period", "find_title", "names_report"]

MAX_HEAD_LINES = 15
MAX_TITLE_CHARS = 120
MIN_CAPITALISED = 0.6  # share of the longer words
NEAR_SIZE = (0.8, 1.4)  # times the font of the line that names the report
NEAR_LARGEST = 0.6  # of the largest font on the cover: still the title

_CUE = re.compile(
    r"report\b|sitrep|sit-rep|reporte|informe|bulletin|bolet[ií]n|flash ?update|rapport\b|snapshot"
    r"|(?:operations?|operational|situation|humanitarian) (?:update|overview)|fact ?sheet|factsheet|brief\b"
    r"|monitoring|monitoreo|point de situation|note d['’]information",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"^\W*(?:government of|gobierno de|gouvernement|rep[uú]blica de|r[eé]publique|ministry|ministerio|minist[eè]re"
    r"|secretar[ií]a|department of|directorate|direcci[oó]n|direction)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^[^\W\d][^:]{1,45}:\s*\S")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Printed:
    """A piece of the report's text and its offset."""

    text: str
    char_start: int


def find_title(text: str, lines: Sequence[Line], body: float | None) -> Printed | None:
    """The title on a cover: lines that name a kind of report, else the largest, else those that print a period.

    ``body`` is the font size of the running text, None where sizes are not known.
    """
    head = lines[:MAX_HEAD_LINES]
    anchor = _anchor(head, body)
    if anchor is None or not (names_report(head[anchor].text) or is_big(head[anchor], body)):
        largest = _largest(text, lines, body)
        if largest or anchor is None:
            return largest
    first = last = anchor
    while first > 0 and _belongs(head[first - 1], head[first], head[anchor], body):
        first -= 1
    while last + 1 < len(head) and _belongs(head[last + 1], head[last], head[anchor], body):
        last += 1
    return _joined(text, head[first : last + 1])


def find_period(lines: Sequence[Line], title: Printed | None) -> Printed | None:
    """The first period printed in the title, else on a heading-like line of the cover or in a box that opens it."""
    if title and (found := find_periods(title.text)):
        return Printed(found[0].text, title.char_start + found[0].char_start)
    for line in lines[:MAX_HEAD_LINES]:
        if _is_title_like(line.text.strip()) and (found := find_periods(line.text)):
            return Printed(found[0].text, line.char_start + found[0].char_start)
    return _period_of_box(lines)


def _period_of_box(lines: Sequence[Line]) -> Printed | None:
    """The period that opens a report whose first line is a box: ``JANUARY - MARCH 2021   Total ...``."""
    first = lines[0] if lines else None
    if first is None or is_terminal(first.text):
        return None
    wide = WIDE_BLANK.search(first.text.rstrip(), len(first.text) - len(first.text.lstrip()))
    found = find_periods(first.text[: wide.start() + 1]) if wide else []
    return Printed(found[0].text, first.char_start + found[0].char_start) if found else None


def _anchor(head: Sequence[Line], body: float | None) -> int | None:
    """Position of the line that a title is built around; a line that is a period and nothing else is none."""
    worded = [position for position, line in enumerate(head) if _may_name(line.text)]
    named = [position for position in worded if names_report(head[position].text)]
    dated = [position for position in worded if ":" not in head[position].text and find_periods(head[position].text)]
    big = [position for position in named if is_big(head[position], body)]
    return next(iter(big or named or dated), None)


def _may_name(text: str) -> bool:
    bare = text.strip()
    is_worded = not is_only_period(bare) or names_report(bare)
    return _is_title_like(bare) and is_worded and not _is_label_of_period(bare)


def _belongs(line: Line, neighbour: Line, anchor: Line, body: float | None) -> bool:
    """Whether a line beside the title is a part of it: close and like a title, or set as large."""
    text = line.text.strip()
    if not text or _LETTERHEAD.match(text) or _is_label_of_period(text) or abs(line.line_no - neighbour.line_no) > 2:
        return False
    if is_big(anchor, body) and anchor.font_size and line.font_size:
        return NEAR_SIZE[0] <= line.font_size / anchor.font_size <= NEAR_SIZE[1] and _is_title_like(text)
    lower = max(line, neighbour, key=lambda one: one.line_no)
    is_near = abs(line.line_no - neighbour.line_no) == 1 and lower.gap < GAP
    return is_near and _is_title_like(text)


def _largest(text: str, lines: Sequence[Line], body: float | None) -> Printed | None:
    """The lines in the largest type, where it is clearly larger than the running text."""
    big = [line for line in lines if is_big(line, body) and _LETTERS.search(line.text)]
    top = max((line.font_size or 0 for line in big), default=0)
    kept = [position for position, line in enumerate(lines) if (line.font_size or 0) >= NEAR_LARGEST * top]
    kept = [position for position in kept if lines[position] in big]
    if not kept:
        return None
    last = kept[0]
    while last + 1 in kept and lines[last + 1].page_no == lines[kept[0]].page_no:
        last += 1
    return _joined(text, lines[kept[0] : last + 1])


def _joined(text: str, lines: Sequence[Line]) -> Printed:
    piece = text[lines[0].char_start : lines[-1].char_end]
    return Printed(piece.strip(), lines[0].char_start + len(piece) - len(piece.lstrip()))


def names_report(text: str) -> bool:
    """Whether the line names a kind of report: report, informe, bulletin, snapshot ..."""
    return bool(_CUE.search(squeezed(text) if is_letter_spaced(text) else text))


def _is_label_of_period(text: str) -> bool:
    return bool(_LABELLED.match(text)) and bool(find_periods(text.split(":", 1)[1])) and not _CUE.search(text)


def _is_title_like(text: str) -> bool:
    long_words = [word for word in _LETTERS.findall(text) if len(word) >= 4] or _LETTERS.findall(text)
    if not long_words or len(text) > MAX_TITLE_CHARS or text[0] in "•-–—*" or is_terminal(text):
        return False
    if any(char.isdigit() for char in without_periods(text)) and not names_report(text):
        return bool(re.search(r"covid|20\d\d", text, re.IGNORECASE)) and len(re.findall(r"\d+", text)) <= 2
    capitalised = sum(word[0].isupper() for word in long_words)
    return is_only_period(text) or capitalised >= MIN_CAPITALISED * len(long_words) or names_report(text)
