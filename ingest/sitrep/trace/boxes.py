"""Boxes around the very characters of a figure, out of the characters on its page; pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitrep.reading.pdf_chars import LIGATURES, Char, Direction, Run
from sitrep.trace.rows import Box

SLACK = 0.5  # points by which a character may reach over the edge of its line


def across(runs: Iterable[Run]) -> list[Char]:
    """The characters set level on a page, blanks left out."""
    return [char for run in runs if run.direction is Direction.ACROSS for char in run.chars if not char[4].isspace()]


def narrowed(box: Box, chars: Sequence[Char]) -> Box:
    """The part of a line or cell that a figure fills; the whole of it where its characters do not tell."""
    within = sorted((char for char in chars if _stands_in(char, box)), key=lambda char: char[0])
    letters = [(letter, char) for char in within for letter in LIGATURES.get(char[4], char[4])]
    first, past = _span("".join(letter for letter, _ in letters), box)
    filled = [char for _, char in letters[first:past]]
    if not filled or max(char[2] for char in filled) > min((char[2] + char[3]) / 2 for char in filled):
        return box
    return replace(
        box,
        kind="characters",
        x0=min(char[0] for char in filled),
        x1=max(char[1] for char in filled),
        top=min(char[2] for char in filled),
        bottom=max(char[3] for char in filled),
    )


def _span(letters: str, box: Box) -> tuple[int, int]:
    """Where the figure stands in the letters of its line or cell; nowhere is (0, 0).

    Where others stand among them, as letters of a chart do, it must be printed just once.
    """
    text = _unspaced(box.text)
    first, past = (len(_unspaced(box.text[:end])) for end in (box.first, box.past))
    figure = text[first:past]
    if letters == text:
        return first, past
    if figure and text.count(figure) == letters.count(figure) == 1:
        return letters.index(figure), letters.index(figure) + len(figure)
    return 0, 0


def _stands_in(char: Char, box: Box) -> bool:
    middle, height = (char[0] + char[1]) / 2, (char[2] + char[3]) / 2
    is_across = box.x0 - SLACK <= middle <= box.x1 + SLACK
    return is_across and box.top - SLACK <= height <= box.bottom + SLACK


def _unspaced(text: str) -> str:
    return "".join(text.split())
