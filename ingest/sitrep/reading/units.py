"""Boxes of key figures: lines that are units of their own, though nothing ends them but the line break."""

import re
from collections.abc import Sequence

from sitrep.rows import Line

NUMBER_START = re.compile(r"^\s*[<>~≈+±]?\s*(?:US\s?\$|USD|EUR|S/\.?|[$€£])?\s*\d", re.IGNORECASE)
NUMBER_ONLY = re.compile(
    r"^\s*[<>~≈+±]?\s*(?:US\s?\$|USD|EUR|S/\.?|[$€£])?\s*"
    r"\d[\d.,'’\s]*(?:%|[KM]|mil|million(?:es)?|mill[oó]n)?\+?\s*$",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"^[^\W\d_][^:|]{2,80}:\s*[<>~≈+±]?\s*(?:[^\W\d_]{1,3}\s?[$]?|[$€£])?\s*\d[\d.,'’]*\s?(?:%|[KMm]|million|mil|millones)?\s*$"
)
TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]*¹²³]*\s*$")
WIDE_BLANK = re.compile(r"\S(?: {2,}|\t+)(?=\S)")
# Words after which a line cannot end, so that the next one goes on with it.
_CONNECTORS = """
    a an the of to in on at by for from with and or nor but over under some than as into through via per about
    almost nearly around approximately including between among was were is are be been has have had that which
    who usd us$ eur mxn cop s/ s/. $ € £
    el la los las un una unos unas de del al en y e o u con por para sin sobre entre desde hasta que como más
    menos cerca casi alrededor aproximadamente su sus se fue fueron es son
"""
CONNECTORS = frozenset(_CONNECTORS.split())
SHORT_LINE = 0.72  # of the longest line of the block: a line that ends before that was ended on purpose


def ends_open(text: str) -> bool:
    """Whether the line stops at a word or mark that needs the next line: ``more than``, a comma, a hyphen."""
    bare = text.rstrip()
    if bare.endswith((",", "-", "–", "(", "/", "&")):
        return True
    words = bare.split()
    return bool(words) and words[-1].lower().lstrip("(") in CONNECTORS


def is_terminal(text: str) -> bool:
    """Whether the line ends as a sentence does."""
    return bool(TERMINAL.search(text))


def is_box_line(text: str) -> bool:
    """Whether the line is a flattened box: three or more pieces parted by wide blanks, with a number."""
    wide = len(WIDE_BLANK.findall(text.strip()))
    return wide >= 2 and any(char.isdigit() for char in text) and not is_terminal(text)


def unit_starts(run: Sequence[Line]) -> set[int]:
    """Positions in a run of adjoining lines at which a new unit starts, though no blank line says so."""
    starts = (_pair_starts(run) or _number_line_starts(run)) | _labelled_starts(run)
    width = max((len(line.text.strip()) for line in run), default=0)
    for position in range(1, len(run)):
        before, line = run[position - 1], run[position]
        if is_box_line(before.text) or is_box_line(line.text) or _ended_on_purpose(before, line, width):
            starts.add(position)
    return starts


def _pair_starts(run: Sequence[Line]) -> set[int]:
    """Label and number on lines of their own, in either order, twice or more."""
    bare = [bool(NUMBER_ONLY.match(line.text)) for line in run]
    if sum(bare) < 2:
        return set()
    if bare[0]:
        return {position for position in range(1, len(run)) if bare[position]}
    return {position for position in range(1, len(run)) if bare[position - 1]} if bare[-1] else set()


def _labelled_starts(run: Sequence[Line]) -> set[int]:
    """Two or more lines in a row that each give a label, a colon and a number ("Assisted returns: 1,393")."""
    labelled = [bool(LABELLED.match(line.text)) for line in run]
    pairs = [first for first in range(len(run) - 1) if labelled[first] and labelled[first + 1]]
    return {start for first in pairs for start in (first, first + 1, first + 2)} - {0, len(run)}


def _number_line_starts(run: Sequence[Line]) -> set[int]:
    """Two or more lines in a row that start with a number and end without a stop, wrapped ones included."""
    starts: set[int] = set()
    position = 0
    while position < len(run):
        found, following = _number_lines(run, position)
        if len(found) >= 2:
            starts.update(found)
            starts.add(following)
        position = following
    return starts - {0, len(run)}


def _number_lines(run: Sequence[Line], first: int) -> tuple[list[int], int]:
    """Where the number lines from ``first`` on start, and the position after the last of them."""
    if first and not is_terminal(run[first - 1].text):
        return [], first + 1
    found: list[int] = []
    position = first
    while position < len(run):
        text = run[position].text
        is_wrap = bool(found) and text.lstrip()[:1].islower()
        if is_terminal(text) or ends_open(text) or not (is_wrap or NUMBER_START.match(text)):
            break
        if not is_wrap:
            found.append(position)
        position += 1
    return found, max(position, first + 1)


def _ended_on_purpose(before: Line, line: Line, width: int) -> bool:
    text, following = before.text.strip(), line.text.strip()
    if not following or following[0].islower() or ends_open(text):
        return False
    if NUMBER_ONLY.match(text) or NUMBER_ONLY.match(following):
        return False
    if before.room is not None:
        return before.room
    first_word = following.split()[0]
    return len(text) + 1 + len(first_word) < SHORT_LINE * width
