"""Words set askew, as narrow columns' headers often are: at any angle but level or upright."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import atan2, cos, degrees, hypot, sin
from statistics import median
from typing import Any

from sitrep.reading.pdf_chars import unswapped
from sitrep.reading.pdf_page import BOLD
from sitrep.reading.pdf_words import Word

FLAT = 0.1  # of the rise or run: text less askew than that is level or upright
SAME_LINE = 0.6  # of the mean advance: letters of one line stand no farther apart across it
BLANK = 0.5  # of the mean advance: a wider gap parts two words

Char = dict[str, Any]
Placed = tuple[float, float, Char]  # along its line, across it, and the character


def is_askew(run: float, rise: float) -> bool:
    """Whether text that goes so far across and up stands neither level nor at a right angle."""
    return abs(rise) > FLAT * abs(run) and abs(run) > FLAT * abs(rise)


def askew_words(chars: Iterable[Char]) -> list[Word]:
    """The words of characters set askew, line by line from the left, in the order they are read.

    The box of each word is that of its line from top to bottom, and from left to right that of the letter of the line
    that stands lowest: what the line names stands below it.
    """
    by_angle: dict[int, list[Char]] = defaultdict(list)
    for char in chars:
        by_angle[round(degrees(_angle(char)))].append(char)
    lines = [line for same in by_angle.values() for line in _lines(same)]
    return [word for line in sorted(lines, key=_foot) for word in _words(line)]


def _angle(char: Char) -> float:
    a, b, *_ = char["matrix"]
    return atan2(b, a)


def _advance(char: Char) -> float:
    a, b, *_ = char["matrix"]
    return float(char["adv"]) * hypot(a, b)


def _lines(chars: list[Char]) -> list[list[Placed]]:
    angle = _angle(chars[0])
    usual = median(_advance(char) for char in chars) or 1.0
    placed: list[Placed] = []
    for char in chars:
        x, y = char["matrix"][4:]
        placed.append((x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle), char))
    lines: list[list[Placed]] = []
    for item in sorted(placed, key=lambda item: item[1]):
        if lines and item[1] - lines[-1][-1][1] <= SAME_LINE * usual:
            lines[-1].append(item)
        else:
            lines.append([item])
    return [sorted(line, key=lambda item: item[0]) for line in lines]


def _foot(line: list[Placed]) -> float:
    return float(max((item[2] for item in line), key=lambda char: char["bottom"])["x0"])


def _words(line: list[Placed]) -> Iterator[Word]:
    foot = max((item[2] for item in line), key=lambda char: char["bottom"])
    top, bottom = min(item[2]["top"] for item in line), max(item[2]["bottom"] for item in line)
    usual = median(_advance(item[2]) for item in line) or 1.0
    for text in _texts(line, usual):
        is_bold = bool(BOLD.search(str(foot["fontname"])))
        yield Word(text, float(foot["x0"]), float(foot["x1"]), float(top), float(bottom), 2 * usual, is_bold)


def _texts(line: list[Placed], usual: float) -> list[str]:
    text = str(line[0][2]["text"])
    for (before, _, left), (after, _, right) in pairwise(line):
        text += " " * (after - before - _advance(left) > BLANK * usual) + str(right["text"])
    return [unswapped(word) for word in text.split()]
