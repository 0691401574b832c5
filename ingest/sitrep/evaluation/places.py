"""Where in a text a figure stands, for a person to read."""

from bisect import bisect_right
from collections.abc import Sequence

from sitrep.evaluation.reading import Place
from sitrep.evaluation.stored import Span

MARK_START, MARK_END = ">>", "<<"


def place(text: str, span: Span, lines: Sequence[Span], sentences: Sequence[Span]) -> Place:
    """The line on which a figure starts, and its sentence; its lines where it is in no sentence, as in a table.

    `lines` and `sentences` are in reading order; spans are code points of `text`.
    """
    first = _at(lines, span[0])
    sentence = sentences[_at(sentences, span[0])] if sentences else None
    if sentence and _holds(sentence, span):
        return Place(first + 1, marked(text, span, sentence))
    last = _at(lines, span[1] - 1)
    around = (lines[first][0], lines[last][1]) if lines else span
    return Place(first + 1, marked(text, span, around))


def marked(text: str, span: Span, around: Span) -> str:
    """The part of the text `around` a figure on one line, the figure between ``>>`` and ``<<``."""
    start, end = min(around[0], span[0]), max(around[1], span[1])
    parts = (text[start : span[0]], MARK_START, text[span[0] : span[1]], MARK_END, text[span[1] : end])
    return on_one_line("".join(parts))


def on_one_line(text: str) -> str:
    """The text with each run of blanks and line breaks as one blank, none at its ends."""
    return " ".join(text.split())


def _at(spans: Sequence[Span], position: int) -> int:
    """Index of the last span that starts at or before a position, 0 where none does."""
    return max(0, bisect_right(spans, position, key=lambda span: span[0]) - 1)


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
