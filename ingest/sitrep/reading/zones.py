"""Parts of a report where it says what it is: its cover, its running lines, the other short lines near its start."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sitrep.reading.document import BLANK, FURNITURE, PARTNER, TABLE
from sitrep.reading.headings import is_known_heading, is_letter_spaced
from sitrep.reading.periods import find_periods
from sitrep.rows import Line, SentenceRow

COVER_LINES = 40
PAGE_LINES = 80  # of the first pages; a text file is one page
PAGES = 2
RUNNING_PAGES = 4
MANY_WORDS, SENTENCE_WORDS = 25, 8
BIG = 1.25  # times the size of the body text
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def body_size(lines: Iterable[Line]) -> float | None:
    """The font size in which most characters are set, in points; None where sizes are not known."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.font_size:
            sizes[round(line.font_size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else None


def is_big(line: Line, body: float | None) -> bool:
    """Whether the line is set clearly larger than the body text."""
    return bool(body and line.font_size and line.font_size >= BIG * body)


def short_lines(lines: Sequence[Line], sentences: Sequence[SentenceRow]) -> list[Line]:
    """Lines of the first pages that are no running text, blanks, running lines and partner lists left out."""
    prose = _prose_spans(sentences)
    printed = [line for line in lines if line.page_no <= PAGES and line.role not in (BLANK, FURNITURE, PARTNER)]
    kept = [line for line in printed if not _is_within(line, prose) or is_only_period(line.text)]
    return kept[:PAGE_LINES]


def cover(lines: Sequence[Line], sentences: Sequence[SentenceRow]) -> list[Line]:
    """The lines before the first running text, table or usual heading."""
    prose = _prose_spans(sentences)
    found: list[Line] = []
    for line in lines:
        if line.role in (BLANK, FURNITURE):
            continue
        ends = line.role in (TABLE, PARTNER) or _is_within(line, prose) or line.page_no > PAGES
        if ends or len(found) == COVER_LINES or is_section(line.text):
            break
        found.append(line)
    return found


def is_section(text: str) -> bool:
    """Whether the line opens a section, so that no title can stand below it."""
    bare = text.strip()
    return is_known_heading(bare) or (is_letter_spaced(bare) and not any(char.isdigit() for char in bare))


def running(lines: Sequence[Line]) -> list[Line]:
    """Running headers and footers of the first pages, each wording once."""
    found: dict[str, Line] = {}
    for line in lines:
        if line.role == FURNITURE and line.page_no <= RUNNING_PAGES:
            found.setdefault(line.text.strip(), line)
    return list(found.values())


def without_periods(text: str) -> str:
    """The text with its periods cut out."""
    for found in reversed(find_periods(text)):
        text = text[: found.char_start] + text[found.char_end :]
    return text


def is_only_period(text: str) -> bool:
    """Whether a period is all that the text says."""
    rest = without_periods(text)
    return rest != text and not any(char.isalnum() for char in rest)


def _prose_spans(sentences: Sequence[SentenceRow]) -> list[tuple[int, int]]:
    return [(row.char_start, row.char_end) for row in sentences if row.block_kind != "heading" and _is_prose(row.text)]


def _is_prose(text: str) -> bool:
    pieces = without_periods(text).split()
    long = [piece for piece in pieces if len(piece) > 1]
    # Letters set apart are no words.
    words = len(pieces) if 2 * len(long) > len(pieces) else len(long)
    return words >= MANY_WORDS or (words >= SENTENCE_WORDS and bool(_STOP.search(text)))


def _is_within(line: Line, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < line.char_end and end > line.char_start for start, end in spans)
