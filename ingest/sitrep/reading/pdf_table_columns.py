"""Columns of a table on a PDF page, from the rules that part them or from the numbers below one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitrep.reading.pdf_page import Rule
from sitrep.reading.pdf_table_rows import Anchor, is_worded
from sitrep.reading.pdf_words import Word

NARROW = 4  # columns of a table with sectors as rows: the plans and their total
SAME_RULE = 3.0  # points: rules that near are one
SAME_END = 0.8  # points between the right ends of numbers that are flush right
FLUSH_PAD = 4.0  # points between a column's numbers and its right edge, where they are flush right
COVERED = 0.7  # share of a table's height or width that a rule runs along


@dataclass(frozen=True)
class Columns:
    """Columns of values of a table as intervals from left to right.

    ``left`` is where the labels end; ``are_ruled`` says that printed lines part the columns, ``are_flush_right`` that
    numbers end below one another, so that their columns reach to the left of them. ``labels_right`` is from where to
    where the labels of rows stand, where that is to the right of the columns. ``worded`` are the columns, from 1, whose
    cells are words.
    """

    spans: tuple[tuple[float, float], ...]
    left: float
    are_ruled: bool = False
    are_flush_right: bool = False
    labels_right: tuple[float, float] | None = None
    worded: frozenset[int] = frozenset()

    def is_beside(self, word: Word) -> bool:
        """Whether a word stands where the labels are: before the columns, or behind them."""
        return word.x0 >= self.labels_right[0] if self.labels_right else word.centre < self.left

    def nearest(self, centre: float) -> int:
        """Number of the column that holds the place, or whose centre is nearest, from 1."""
        if self.are_ruled or self.are_flush_right:
            return 1 + sum(border <= centre for border in self.borders())
        distances = [abs((x0 + x1) / 2 - centre) for x0, x1 in self.spans]
        return distances.index(min(distances)) + 1

    def borders(self) -> list[float]:
        """Lines between neighbouring columns: the rules, or half-way between the centres."""
        if self.are_ruled:
            return [x0 for x0, _ in self.spans[1:]]
        if self.are_flush_right:
            return [x1 + min(FLUSH_PAD, (x0 - x1) / 2) for (_, x1), (x0, _) in pairwise(self.spans)]
        centres = [(x0 + x1) / 2 for x0, x1 in self.spans]
        return [(a + b) / 2 for a, b in pairwise(centres)]

    @property
    def are_narrow(self) -> bool:
        """Whether they are as few as those of a table with sectors as rows, whose rows may print a label alone."""
        return len(self.spans) <= NARROW

    @property
    def pitch(self) -> float:
        """Mean width of a column with its white space."""
        return (self.spans[-1][1] - self.spans[0][0]) / len(self.spans)

    @property
    def right(self) -> float:
        """Right edge of the last column."""
        return self.spans[-1][1]


def find_columns(anchors: Sequence[Anchor], rules: Sequence[Rule]) -> Columns:
    """The columns of the rows: between printed rules where these part all cells, else where the numbers stand."""
    cells = [word for anchor in anchors for word in anchor.cells]
    ruled = _ruled(anchors, cells, rules)
    if ruled:
        return ruled
    spans = _covered(cells)
    return Columns(spans, _left_of(spans), are_flush_right=_is_flush_right(cells, spans))


def with_words(columns: Columns, anchors: Sequence[Anchor], free: Sequence[Word]) -> Columns:
    """The columns, with those between rules marked in which most rows print words."""
    if not columns.are_ruled:
        return columns
    worded = [word for word in free if is_worded(word)]
    beside = [[w.centre for w in worded if anchor.top < w.middle < anchor.bottom] for anchor in anchors]
    counts = [sum(any(x0 <= x < x1 for x in found) for found in beside) for x0, x1 in columns.spans]
    return replace(columns, worded=frozenset(n for n, count in enumerate(counts, 1) if 2 * count > len(anchors)))


def _is_flush_right(cells: Sequence[Word], spans: Sequence[tuple[float, float]]) -> bool:
    """Whether numbers of different widths end at the same place, in most columns that have such."""
    flush = centred = 0
    for x0, x1 in spans:
        column = [word for word in cells if x0 <= word.centre <= x1]
        widths = {round(word.x1 - word.x0) for word in column}
        if len(widths) > 1:
            ends = [word.x1 for word in column]
            flush += max(ends) - min(ends) <= SAME_END
            centred += max(ends) - min(ends) > SAME_END
    return flush > 2 * centred


def _left_of(spans: Sequence[tuple[float, float]]) -> float:
    """Left edge of the territory of the first column, half a column before its centre."""
    if len(spans) < 2:
        return spans[0][0]
    first, second = sum(spans[0]) / 2, sum(spans[1]) / 2
    return min(spans[0][0], first - (second - first) / 2)


def _covered(cells: Iterable[Word]) -> tuple[tuple[float, float], ...]:
    spans: list[tuple[float, float]] = []
    for word in sorted(cells, key=lambda word: word.x0):
        if spans and word.x0 <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.x1))
        else:
            spans.append((word.x0, word.x1))
    return tuple(spans)


def _ruled(anchors: Sequence[Anchor], cells: Sequence[Word], rules: Sequence[Rule]) -> Columns | None:
    top, bottom = anchors[0].top, anchors[-1].bottom
    upright = standing([rule for rule in rules if not rule.is_level], top, bottom)
    labels_end = max((word.x1 for anchor in anchors for word in anchor.label), default=None)
    first = min(word.centre for word in cells) if labels_end is None else labels_end
    # The column of the labels is left out, one without a number is not.
    spans = [span for span in pairwise(upright) if (span[1] if labels_end is None else span[0] + 2) > first]
    if not spans or any(not any(x0 <= word.centre < x1 for x0, x1 in spans) for word in cells):
        return None
    for anchor in anchors:
        taken = [next(i for i, (x0, x1) in enumerate(spans) if x0 <= word.centre < x1) for word in anchor.cells]
        if len(set(taken)) < len(taken):
            return None
    return Columns(tuple(spans), spans[0][0], are_ruled=True)


def standing(rules: Sequence[Rule], start: float, end: float, near: float = SAME_RULE) -> list[float]:
    """Places of the rules that run along most of the way from start to end, pieces put together.

    Rules nearer than ``near`` points to each other are one.
    """
    places: list[tuple[float, float]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        length = max(0.0, min(rule.end, end) - max(rule.start, start))
        if not length:
            continue
        if places and rule.at - places[-1][0] <= near:
            places[-1] = (places[-1][0], places[-1][1] + length)
        else:
            places.append((rule.at, length))
    # A box drawn round each cell doubles every rule; half of the doubled length is still most of the way.
    return [at for at, length in places if length >= COVERED * (end - start)]
