"""Seams: where two framed tables stand side by side on a PDF page, so that no row of one goes on in the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.reading.pdf_page import Rule
from sitrep.reading.pdf_table_columns import standing
from sitrep.reading.pdf_table_rows import Anchor, is_worded
from sitrep.reading.pdf_words import Word, group_rows

NARROWEST, WIDEST = 1.5, 40.0  # points between the frames of two tables
SAME_END = 1.5  # points between a frame and the ends of the rules across its table
ONE_LINE = 1.0  # points between the edges of one thick rule
MOST = 0.2  # of the rules that stand along rows: where more have such a strip, each cell is a box of its own
MIN_ENDS = 3  # rules across that end at either side of a seam
LABELLED = 0.6  # of the rows: words stand right behind the seam in so many


@dataclass(frozen=True)
class Seam:
    """White space between two frames from ``top`` to ``bottom``, in points."""

    x: float
    top: float
    bottom: float

    def parts(self, word: Word) -> bool:
        """Whether the word stands at the height of the seam."""
        return self.top <= word.middle <= self.bottom


def find_seams(groups: Iterable[Sequence[Anchor]], words: Sequence[Word], rules: Sequence[Rule]) -> list[Seam]:
    """The seams that part rows which were found as one.

    A seam is a strip between two upright rules that no rule across enters while several end at either side of it, and
    behind it stand labels. Cells that are boxes of their own have such strips too, but numbers behind them.
    """
    found: list[Seam] = []
    for group in groups if rules else ():
        top, bottom = group[0].top, group[-1].bottom
        upright = standing([rule for rule in rules if not rule.is_level], top, bottom, ONE_LINE)
        strips = [(left, right, end) for left, right, end in zip(upright, upright[1:], upright[2:], strict=False)]
        strips = [strip for strip in strips if _is_between_frames(*strip[:2], top, bottom, rules)]
        if len(strips) <= MOST * len(upright):
            found += [_seam(a, b, rules, group) for a, b, end in strips if _is_labelled(group, words, b, end)]
    return found


def _is_between_frames(left: float, right: float, top: float, bottom: float, rules: Sequence[Rule]) -> bool:
    if not NARROWEST <= right - left <= WIDEST:
        return False
    across = [rule for rule in rules if rule.is_level and top - 1 <= rule.at <= bottom + 1]
    middle = (left + right) / 2
    ends = {round(rule.at) for rule in across if abs(rule.end - left) <= SAME_END}
    starts = {round(rule.at) for rule in across if abs(rule.start - right) <= SAME_END}
    is_entered = any(rule.start < middle < rule.end for rule in across)
    return not is_entered and min(len(ends), len(starts)) >= MIN_ENDS


def _is_labelled(group: Sequence[Anchor], words: Sequence[Word], start: float, end: float) -> bool:
    inside = [word for word in words if start <= word.centre < end and is_worded(word)]
    labelled = sum(any(anchor.top < word.middle < anchor.bottom for word in inside) for anchor in group)
    return labelled >= LABELLED * len(group)


def _seam(left: float, right: float, rules: Sequence[Rule], group: Sequence[Anchor]) -> Seam:
    frame = [rule for rule in rules if not rule.is_level and min(abs(rule.at - left), abs(rule.at - right)) <= SAME_END]
    frame = [rule for rule in frame if rule.start < group[-1].bottom and rule.end > group[0].top]
    return Seam((left + right) / 2, min(rule.start for rule in frame), max(rule.end for rule in frame))


def rows_between(words: Sequence[Word], seams: Sequence[Seam]) -> list[list[Word]]:
    """Words that stand on one line, from top to bottom, none of them on both sides of a seam."""
    if not seams:
        return group_rows(words)
    parts: dict[tuple[bool, ...], list[Word]] = {}
    for word in words:
        parts.setdefault(tuple(seam.parts(word) and word.centre > seam.x for seam in seams), []).append(word)
    rows = [row for part in parts.values() for row in group_rows(part)]
    return sorted(rows, key=lambda row: row[0].middle)


def on_side(centre: float, words: Sequence[Word], seams: Sequence[Seam]) -> list[Word]:
    """The words that no seam parts from a table around a place."""
    return [w for w in words if not any(s.parts(w) and (w.centre > s.x) != (centre > s.x) for s in seams)]


def rules_on_side(anchor: Anchor, rules: Sequence[Rule], seams: Sequence[Seam]) -> list[Rule]:
    """The rules that no seam parts from the rows that begin with this one."""
    parting = [seam.x for seam in seams if seam.parts(anchor.cells[0])]
    centre = anchor.cells[0].centre
    return [rule for rule in rules if not any(_is_beyond(rule, x, is_right=centre > x) for x in parting)]


def _is_beyond(rule: Rule, x: float, *, is_right: bool) -> bool:
    start, end = (rule.start, rule.end) if rule.is_level else (rule.at, rule.at)
    return end < x if is_right else start > x
