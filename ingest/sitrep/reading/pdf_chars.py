"""Words made of the characters of a page, by the rules of pdfplumber's word extractor.

Both readers of pages use them, so that a page gives the same words whichever library read it. Unlike pdfplumber, sizes
that differ by less than can be seen are one size: it parts words where rounding errors differ.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import itemgetter
from string import ascii_letters

from sitrep.reading.pdf_words import Word

GAP_RATIO = 0.18  # of the font size: a wider gap parts two words where no blank is printed
LINE_TOLERANCE = 3.0  # points: characters whose tops are closer stand on one line
SAME_SIZE = 0.02  # points
LATIN_END = "\u0250"
# Letters whose code has its two bytes changed over: U+7400 for t (U+0074), U+6900 for i.
SWAPPED = re.compile("[" + "".join(chr(ord(letter) << 8) for letter in ascii_letters) + "]{2,}")
LIGATURES = {"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬁ": "fi", "ﬂ": "fl", "ﬆ": "st", "ﬅ": "st"}


class Direction(Enum):
    """Where text goes."""

    ACROSS = "across"
    UP = "up"
    DOWN = "down"


# Start and end along the direction, place of the line and its far side, text, whether the font is bold. See `turned`.
Char = tuple[float, float, float, float, str, bool]
_START = itemgetter(0)


@dataclass(frozen=True)
class Run:
    """Characters printed one after the other in one direction and size, in points."""

    direction: Direction
    size: float
    chars: list[Char]


def turned(direction: Direction, x0: float, x1: float, top: float, bottom: float) -> tuple[float, float, float, float]:
    """The first four parts of a `Char`: where a box stands as seen along a direction."""
    if direction is Direction.ACROSS:
        return (x0, x1, top, bottom)
    return (top, bottom, x0, x1) if direction is Direction.DOWN else (-bottom, -top, x0, x1)


def words_of(runs: Iterable[Run], direction: Direction) -> list[Word]:
    """The words of one direction, line by line within each stretch of one size."""
    words: list[Word] = []
    first = 0
    for size, chars in _stretches(run for run in runs if run.direction is direction):
        gap, slip = GAP_RATIO * size, LINE_TOLERANCE
        if direction is not Direction.ACROSS:
            gap, slip = slip, gap  # so pdfplumber does it
        places = {id(char): place for place, char in enumerate(chars, start=first)}
        first += len(chars)
        lines = _lines(chars)
        # Lines that run downward follow each other from the right, which pdfplumber does not know.
        for line in reversed(lines) if direction is Direction.DOWN else lines:
            words.extend(_word(found, direction, size, places[id(found[0])]) for found in _parted(line, gap, slip))
    return words


def char_count(runs: Iterable[Run]) -> int:
    """How many letters and signs are printed, those of ligatures apart, blanks left out."""
    return sum(len(LIGATURES.get(char[4], char[4])) for run in runs for char in run.chars if not char[4].isspace())


def _stretches(runs: Iterable[Run]) -> Iterator[tuple[float, list[Char]]]:
    size, chars = 0.0, list[Char]()
    for run in runs:
        if chars and abs(run.size - size) > SAME_SIZE:
            yield size, chars
            chars = []
        if not chars:
            size = run.size
        chars.extend(run.chars)
    if chars:
        yield size, chars


def _lines(chars: Sequence[Char]) -> list[list[Char]]:
    """The characters of each line, sorted along it; a chain of close places is one line."""
    line_at: dict[float, list[Char]] = {}
    lines: list[list[Char]] = []
    last = float("-inf")
    for place in sorted({char[2] for char in chars}):
        if place > last + LINE_TOLERANCE:
            lines.append([])
        line_at[place] = lines[-1]
        last = place
    for char in chars:
        line_at[char[2]].append(char)
    for line in lines:
        line.sort(key=_START)
    return lines


def _parted(line: Sequence[Char], gap: float, slip: float) -> Iterator[list[Char]]:
    word: list[Char] = []
    start = end = place = 0.0
    for char in line:
        if char[4].isspace():
            if word:
                yield word
                word = []
            continue
        if word and (char[0] > end + gap or char[0] < start or abs(char[2] - place) > slip):
            yield word
            word = []
        word.append(char)
        start, end, place, *_ = char
    if word:
        yield word


def _word(chars: Sequence[Char], direction: Direction, size: float, stream_no: int) -> Word:
    text = "".join([char[4] for char in chars])
    if not text.isascii():
        text = unswapped(_whole("".join([LIGATURES.get(letter, letter) for letter in text])))
    start, end = chars[0][0], max([char[1] for char in chars])
    near, far = min([char[2] for char in chars]), max([char[3] for char in chars])
    x0, x1, top, bottom = start, end, near, far
    if direction is Direction.DOWN:
        x0, x1, top, bottom = near, far, start, end
    elif direction is Direction.UP:
        x0, x1, top, bottom = near, far, -end, -start
    # A size of 0 occurs in broken fonts, and everything is measured in sizes.
    return Word(text.replace("\0", ""), x0, x1, top, bottom, size or 1.0, chars[0][5], stream_no)


def unswapped(text: str) -> str:
    """The text with letters of a ligature put right that a printer's file gives with their two bytes changed over.

    "Nutri琀椀on" is "Nutrition". Only where two or more such characters follow each other in a word of Latin letters,
    none of which is of another script.
    """
    if not SWAPPED.search(text):
        return text
    letters = [letter for letter in SWAPPED.sub("", text) if letter.isalpha()]
    is_latin = bool(letters) and max(letters) < LATIN_END
    return SWAPPED.sub(lambda run: "".join(chr(ord(char) >> 8) for char in run[0]), text) if is_latin else text


def _whole(text: str) -> str:
    """The text with characters that are written as two halves (emoji) put together; a half alone is unknown."""
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
