"""Title and period as printed at the head of a report; nothing is read into them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.reading.document import BLANK, FURNITURE, PARTNER, TABLE
from sitrep.reading.headings import is_known_heading, is_letter_spaced, squeezed
from sitrep.reading.units import WIDE_BLANK, is_terminal
from sitrep.rows import GAP, Line

MAX_HEAD_LINES = 15
MAX_TITLE_CHARS = 120
MIN_CAPITALISED = 0.6  # share of the longer words

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|set|dic)\b\.?)"
)
_DAY = r"(?:\b\d{1,2}(?:st|nd|rd|th)?\s*(?:[-–]\s*\d{1,2}\s*)?(?:de\s+)?)?"
_YEAR = r"\s*,?\s*(?:del?\s+)?(?:19|20)\d\d\b"
_JOIN = r"\s*(?:-|–|—|/|&|\b(?:to|and|through|a|al|y|hasta)\b)\s*"
PERIOD = re.compile(
    rf"(?:{_DAY}\b{_MONTH}(?:{_YEAR})?{_JOIN})?{_DAY}\b{_MONTH}(?:\s+\d{{1,2}}(?=\s*,))?{_YEAR}",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"report|sitrep|reporte|informe|bulletin|bolet[ií]n|flash ?update|rapport|snapshot"
    r"|(?:operations?|situation) update",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Printed:
    """A piece of the report's text and its offset."""

    text: str
    char_start: int


def find_title(text: str, lines: Sequence[Line]) -> Printed | None:
    """The title: heading-like lines before the first section with a month and year or a kind of report."""
    head = _head(lines)
    named = [position for position, line in enumerate(head) if _names_report(line.text)]
    dated = [position for position, line in enumerate(head) if PERIOD.search(line.text) and ":" not in line.text]
    if not named and not dated:
        return None
    first = (named or dated)[0]
    last = first
    while first > 0 and head[first].gap < GAP and _is_adjacent(head[first - 1], head[first]):
        first -= 1
    while last + 1 < len(head) and head[last + 1].gap < GAP and _is_adjacent(head[last], head[last + 1]):
        last += 1
    start = head[first].char_start + len(head[first].text) - len(head[first].text.lstrip())
    end = head[last].char_start + len(head[last].text.rstrip())
    return Printed(text[start:end], start)


def find_period(text: str, lines: Sequence[Line], title: Printed | None) -> Printed | None:
    """Month or months with the year, as printed in the title or on a heading-like line near it."""
    if title and (found := PERIOD.search(title.text)):
        return Printed(found.group().strip(), title.char_start + _start(found))
    for line in _head(lines):
        if found := PERIOD.search(line.text):
            return Printed(found.group().strip(), line.char_start + _start(found))
    return _period_of_box(lines)


def _start(found: re.Match[str]) -> int:
    return found.start() + len(found.group()) - len(found.group().lstrip())


def _period_of_box(lines: Sequence[Line]) -> Printed | None:
    """The period that opens a report whose first line is a box: ``JANUARY - MARCH 2021   Total ...``."""
    first = next((line for line in lines if line.text.strip()), None)
    if first is None or is_terminal(first.text):
        return None
    wide = WIDE_BLANK.search(first.text.rstrip(), len(first.text) - len(first.text.lstrip()))
    found = PERIOD.search(first.text, 0, wide.start() + 1) if wide else None
    return Printed(found.group().strip(), first.char_start + _start(found)) if found else None


def _head(lines: Sequence[Line]) -> list[Line]:
    """The heading-like lines at the start of the report, up to the first section or the first prose."""
    head: list[Line] = []
    seen = 0
    for line in lines:
        if line.role in (BLANK, FURNITURE):
            continue
        seen += 1
        text = line.text.strip()
        if seen > MAX_HEAD_LINES or line.role in (TABLE, PARTNER) or _opens_section(text):
            break
        if is_terminal(text) and len(text) > MAX_TITLE_CHARS // 2:
            break
        if _is_title_like(text):
            head.append(line)
    return head


def _opens_section(text: str) -> bool:
    return is_known_heading(text) or (is_letter_spaced(text) and not _names_report(text))


def _names_report(text: str) -> bool:
    return bool(_CUE.search(squeezed(text) if is_letter_spaced(text) else text))


def _is_title_like(text: str) -> bool:
    long_words = [word for word in _LETTERS.findall(text) if len(word) >= 4] or _LETTERS.findall(text)
    if not long_words or len(text) > MAX_TITLE_CHARS or text[0] in "•-–—*" or is_terminal(text):
        return False
    has_figures = any(char.isdigit() for char in PERIOD.sub("", text)) and not _CUE.search(text)
    if has_figures:
        return False
    capitalised = sum(word[0].isupper() for word in long_words)
    only_period = PERIOD.fullmatch(text.strip("()[] "))
    return bool(only_period) or capitalised >= MIN_CAPITALISED * len(long_words)


def _is_adjacent(above: Line, below: Line) -> bool:
    return below.line_no == above.line_no + 1
