"""Lists of partners: names parted by upright strokes over consecutive lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitrep.reading.document import PARTNER, TEXT, LineIndex
from sitrep.reading.sentences import trimmed
from sitrep.rows import Line, PartnerRow

MIN_NAMES = 8
MOST_COUNTING = 0.3  # share of the names with a number before a word ("16,914 persons told")
SEPARATOR = "|"
MAX_TAIL_CHARS = 80  # a last name that ran over to a line without a stroke
_LABEL = re.compile(r"^[^|:]{1,60}:\s+")
_COUNTING = re.compile(r"(?:^|\s)\d[\d.,]*[%KM]?\s+[^\W\d_]")
_NUMBER = re.compile(r"^[\d\s.,%-]*$")


def find_partners(text: str, lines: Sequence[Line]) -> tuple[list[Line], list[PartnerRow]]:
    """The lines, those of partner lists marked as such, and the names with their offsets.

    A list has at least ``MIN_NAMES`` names that are not numbers, and few that hold one: rows such as
    ``| Shelter | 3,260 households given kits |`` are no list. A name may run over a line break; the full stop
    after the last name and a label such as ``Partners:`` before the first are left out.
    """
    marked, rows = list(lines), list[PartnerRow]()
    index = LineIndex(lines)
    for first, last in _runs(lines):
        spans = _names(text, lines[first].char_start, lines[last].char_end)
        names = [span for span in spans if not _NUMBER.match(text[slice(*span)])]
        counting = sum(bool(_COUNTING.search(text[slice(*span)])) for span in names)
        if len(names) < MIN_NAMES or 2 * len(names) < len(spans) or MOST_COUNTING * len(names) < counting:
            continue
        for position in range(first, last + 1):
            if marked[position].role == TEXT:
                marked[position] = replace(marked[position], role=PARTNER)
        for start, end in names:
            line, name = index.at(start), text[start:end]
            one_line = " ".join(name.split())
            rows.append(PartnerRow(len(rows) + 1, line.page_no, line.line_no, start, end, name, one_line))
    return marked, rows


def _runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """First and last positions of runs of consecutive text lines with strokes."""
    runs: list[tuple[int, int]] = []
    position = 0
    while position < len(lines):
        if not _has_names(lines[position]):
            position += 1
            continue
        last = _run_end(lines, position)
        runs.append((position, last))
        position = last + 1
    return runs


def _run_end(lines: Sequence[Line], first: int) -> int:
    last = first
    while last + 1 < len(lines) and _has_names(lines[last + 1]):
        last += 1
    following = lines[last + 1 : last + 3]
    # A name that ran on over one line: with strokes after it again, or as the end of the list.
    if following and following[0].role == TEXT and len(following[0].text.strip()) <= MAX_TAIL_CHARS:
        if len(following) > 1 and _has_names(following[1]):
            return _run_end(lines, last + 1)
        if not lines[last].text.rstrip().endswith(".") and following[0].text.rstrip().endswith("."):
            return last + 1
    return last


def _has_names(line: Line) -> bool:
    return line.role == TEXT and SEPARATOR in line.text


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if label := _LABEL.match(text[start:end]):
        start += label.end()
    spans: list[tuple[int, int]] = []
    begin = start
    while begin <= end:
        stop = text.find(SEPARATOR, begin, end)
        stop = end if stop < 0 else stop
        spans.extend(trimmed(text, begin, stop))
        begin = stop + 1
    if spans and text[spans[-1][1] - 1] == ".":
        begin, stop = spans.pop()
        spans.extend(trimmed(text, begin, stop - 1))
    return spans
