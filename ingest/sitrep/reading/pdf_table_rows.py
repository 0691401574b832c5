"""Rows of numbers on a PDF page, the anchors of its tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitrep.reading.numbers import is_cell, is_number
from sitrep.reading.pdf_words import Word, group_rows

MIN_CELLS = 2
MIN_NARROW_ROWS = 3  # a table of two columns of values has at least so many rows
CELL_GAP = 0.5  # of the font size: two numbers closer than that are one ("1 500 000")
TIGHT_GAP = 0.25  # of the font size: in a row of many cells, a few may stand so near to the next
MANY_CELLS = 6
LABEL_GAP = 0.8  # of the font size: a label ends at least so far from the first of two cells
LABEL_WORD_GAP = 1.2  # of the font size: words of one label
MAX_LABEL_WORDS = 8
ROW_GAP = 3.0  # row heights between two rows of a table
WIDE_ROW_GAP = 6.0  # row heights between two rows whose cells stand exactly below one another
LABEL_ROW_GAP = 20.0  # row heights between two rows where lines of labels or lone cells fill the space
HEADED = 0.6  # of a row's cells: words over more of them are a header
SPACED_NUMBER = re.compile(r"\d{1,3}( \d{3})+\*{0,2}")
THREE_DIGITS = re.compile(r"\d{3}\*{0,2}")
MARK = re.compile(r"[\da-z*†‡§¹²³]{1,2}")
YEAR = re.compile(r"(?:19|20)\d\d")
MARK_SIZE = 0.8  # of the number's: a footnote's mark beside it is smaller


@dataclass(frozen=True)
class Anchor:
    """A row of numbers: its label's words (none for a row without), and its cells."""

    label: tuple[Word, ...]
    cells: tuple[Word, ...]

    @property
    def top(self) -> float:
        """Upper edge of the cells."""
        return min(word.top for word in self.cells)

    @property
    def bottom(self) -> float:
        """Lower edge of the cells."""
        return max(word.bottom for word in self.cells)

    @property
    def middle(self) -> float:
        """Vertical middle of the cells."""
        return (self.top + self.bottom) / 2

    @property
    def words(self) -> tuple[Word, ...]:
        """Words of the label and of the cells."""
        return (*self.label, *self.cells)


def join_numbers(words: Sequence[Word]) -> list[Word]:
    """The words, numbers printed with blanks between their thousands put together."""
    joined: list[Word] = []
    for row in group_rows(words):
        start = len(joined)
        for word in row:
            if len(joined) > start and _goes_on(joined[-1], word):
                joined[-1] = _together(joined[-1], word)
            else:
                joined.append(word)
    return joined


def _goes_on(before: Word, word: Word) -> bool:
    is_near = -1 <= word.x0 - before.x1 < CELL_GAP * word.size and abs(word.size - before.size) < 0.5
    level = abs(word.middle - before.middle) < CELL_GAP * word.size
    fits = THREE_DIGITS.fullmatch(word.text) and SPACED_NUMBER.fullmatch(f"{before.text} {word.text}")
    return bool(is_near and level and fits)


def _together(before: Word, word: Word) -> Word:
    return replace(
        before,
        text=f"{before.text} {word.text}",
        x1=word.x1,
        top=min(before.top, word.top),
        bottom=max(before.bottom, word.bottom),
    )


def find_anchors(words: Sequence[Word], rows: Sequence[Sequence[Word]] | None = None) -> list[list[Anchor]]:
    """Rows of numbers in groups that stand below one another, each group the body of a table.

    ``rows`` are the words line by line, where they are known.
    """
    anchors = [anchor for row in rows or group_rows(words) if (anchor := _anchor(row))]
    groups: list[list[Anchor]] = []
    for anchor in anchors:
        group = next((group for group in reversed(groups) if _stands_below(group[-1], anchor, words)), None)
        if group is None:
            groups.append([anchor])
        else:
            group.append(anchor)
    return [body for group in groups if _is_table(body := without_years(group))]


def may_hold_table(words: Sequence[Word]) -> bool:
    """Whether rows of numbers stand on a page of these words."""
    return bool(find_anchors(join_numbers(words)))


def _is_table(group: Sequence[Anchor]) -> bool:
    if not group:
        return False
    is_narrow = max(len(anchor.cells) for anchor in group) <= MIN_CELLS
    return len(group) >= MIN_NARROW_ROWS or not is_narrow


def _anchor(row: Sequence[Word]) -> Anchor | None:
    cells = _longest_run(row)
    if len(cells) < MIN_CELLS or not any(is_number(word.text) for word in cells):
        return None
    if not _are_apart(cells):
        return None
    label = _label([word for word in row if word.x1 <= cells[0].x0])
    if len(cells) == MIN_CELLS and not _is_narrow_row(row, label, cells):
        return None
    return Anchor(label, tuple(cells))


def _are_apart(cells: Sequence[Word]) -> bool:
    """Whether cells stand apart as columns do; in a long row full of small type most of them need to."""
    gaps = [(b.x0 - a.x1) / min(a.size, b.size) for a, b in pairwise(cells)]
    tight = sum(gap < CELL_GAP for gap in gaps)
    return tight == 0 or (len(cells) >= MANY_CELLS and 4 * tight <= len(cells) and min(gaps) >= TIGHT_GAP)


def _is_narrow_row(row: Sequence[Word], label: Sequence[Word], cells: Sequence[Word]) -> bool:
    """Whether two numbers beside each other are a row of a table: nothing behind them, clear of what is before."""
    if row[-1] is not cells[-1]:
        return False
    gaps = [b.x0 - a.x1 for a, b in pairwise([*label[-1:], *cells])]
    return all(gap >= LABEL_GAP * cells[0].size for gap in gaps)


def _longest_run(row: Sequence[Word]) -> list[Word]:
    best: list[Word] = []
    run: list[Word] = []
    before: Word | None = None
    for word in row:
        is_free = bool(run) or before is None or word.x0 - before.x1 >= CELL_GAP * word.size
        run = [*run, word] if is_cell(word.text) and is_free else []
        best = run if len(run) > len(best) else best
        before = word
    return best


def marks_of(words: Sequence[Word]) -> dict[int, Word]:
    """The small marks of footnotes, by the identity of the word that each stands behind."""
    marks: dict[int, Word] = {}
    small = [word for word in words if MARK.fullmatch(word.text)]
    if small:
        hosts = [word for word in words if is_cell(word.text)]
        for mark in small:
            host = next((word for word in hosts if _is_mark_of(word, mark)), None)
            if host:
                marks[id(host)] = mark
    return marks


def _is_mark_of(number: Word, word: Word) -> bool:
    is_behind = -1 <= word.x0 - number.x1 < CELL_GAP * number.size
    is_beside = number.top - number.size / 2 <= word.middle <= number.bottom
    return word.size <= MARK_SIZE * number.size and is_behind and is_beside


def _label(words: Sequence[Word]) -> tuple[Word, ...]:
    """The last words to the left of the cells that stand close together."""
    label: list[Word] = []
    for word in reversed(words):
        if label and label[0].x0 - word.x1 > LABEL_WORD_GAP * word.size:
            break
        label.insert(0, word)
    has_letters = any(char.isalpha() for word in label for char in word.text)
    return tuple(label) if has_letters and len(label) <= MAX_LABEL_WORDS else ()


def _stands_below(above: Anchor, below: Anchor, words: Sequence[Word]) -> bool:
    height = above.bottom - above.top
    left = max(above.cells[0].x0, below.cells[0].x0)
    right = min(above.cells[-1].x1, below.cells[-1].x1)
    narrower = min(a.cells[-1].x1 - a.cells[0].x0 for a in (above, below))
    if below.top <= above.top or right - left <= narrower / 2:
        return False
    if _is_header_between(above, below, words):
        return False
    gap = below.top - above.bottom
    if gap <= WIDE_ROW_GAP * height and _is_aligned(above, below):
        return True
    return gap <= ROW_GAP * height or (gap <= LABEL_ROW_GAP * height and _only_table_between(above, below, words))


def _is_aligned(above: Anchor, below: Anchor) -> bool:
    """Whether two rows of three and more cells have each cell below one of the other."""
    pairs = list(zip(above.cells, below.cells, strict=False))
    same = len(above.cells) == len(below.cells) > MIN_CELLS
    return same and all(a.x0 < b.x1 and a.x1 > b.x0 for a, b in pairs)


def without_years(group: Sequence[Anchor]) -> list[Anchor]:
    """The rows without one at the top that prints nothing but years one after the other, which is of the header."""
    years = [_years(anchor) for anchor in group]
    steps = {abs(later - year) for year, later in pairwise(years[0])}
    is_header = steps == {1} and not all(years[1:]) if len(group) > 1 else bool(years[0])
    return list(group[1:]) if is_header else list(group)


def _years(anchor: Anchor) -> list[int]:
    """The years of a row, none where it prints anything else."""
    texts = [word.text.rstrip("*") for word in anchor.cells]
    return [int(text) for text in texts] if all(YEAR.fullmatch(text) for text in texts) else []


def _is_header_between(above: Anchor, below: Anchor, words: Sequence[Word]) -> bool:
    """Whether words stand over the lower row's cells as the header of another table does.

    Over most of them, or over two where the lower row has another number of cells.
    """
    between = [w for w in words if above.bottom <= w.middle <= below.top and is_worded(w)]
    headed = sum(any(w.x0 < cell.x1 and w.x1 > cell.x0 for w in between) for cell in below.cells)
    return headed > HEADED * len(below.cells) or (headed >= MIN_CELLS and len(above.cells) != len(below.cells))


def is_worded(word: Word) -> bool:
    """Whether the word has letters and is no mark for a number not given."""
    return any(char.isalpha() for char in word.text) and not is_cell(word.text)


def _only_table_between(above: Anchor, below: Anchor, words: Sequence[Word]) -> bool:
    """Whether nothing stands in a high space between two rows but lines of labels and cells below or above theirs."""
    cells = [*above.cells, *below.cells]
    left, right = min(word.x0 for word in cells), max(word.x1 for word in cells)
    between = [word for word in words if above.bottom <= word.middle <= below.top and word.x0 < right]
    inside = [word for word in between if word.x1 > left]
    return bool(between) and all(
        is_cell(word.text) and any(word.x0 < cell.x1 and word.x1 > cell.x0 for cell in cells) for word in inside
    )
