"""The running line at the head or foot of a PDF page, whose number may stand above or below the rows of a table."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sitrep.reading.numbers import is_cell
from sitrep.reading.pdf_page import Page, Rule
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_table_frame import rules_along
from sitrep.reading.pdf_words import Word

HEAD, FOOT = 0.1, 0.9  # of the page's height, where running lines stand
PAGE_NUMBER = re.compile(r"\d{1,3}")
FARTHER = 1.05  # times the widest distance between two rows
LONE_PITCH = 1.6  # of the font size: the widest distance where there is one row
OTHER_SIZE = 0.05  # of the font size
ALIGNED = 0.25  # of the font size between the edges or centres of cells below one another


def is_running(line: Sequence[Word], rows: Sequence[Sequence[Word]], columns: Columns, page: Page) -> bool:
    """Whether a line beyond the rows is a running line of the page: its one number is short, and set apart from them.

    A rule with none beyond the line parts them, or the line is farther off than any row is from the next, or its
    number is set in another size than the cells of its column, or not below them as they stand below one another.
    """
    numbers = [word for word in line if is_cell(word.text) and not columns.is_beside(word)]
    if len(numbers) != 1 or not PAGE_NUMBER.fullmatch(numbers[0].text):
        return False
    if line[0].top > FOOT * page.height and line[0].middle > rows[-1][0].middle:
        nearest = rows[-1]
    elif line[0].bottom < HEAD * page.height and line[0].middle < rows[0][0].middle:
        nearest = rows[0]
    else:
        return False
    number = numbers[0]
    cells = [word for row in rows for word in row if is_cell(word.text) and not columns.is_beside(word)]
    column = [cell for cell in cells if columns.nearest(cell.centre) == columns.nearest(number.centre)]
    return _is_ruled_off(line, nearest, page.rules) or _is_far(line, nearest, rows) or _is_set_otherwise(number, column)


def _is_ruled_off(line: Sequence[Word], nearest: Sequence[Word], rules: Sequence[Rule]) -> bool:
    places = [place[0].at for place in rules_along(rules, nearest[0].x0, nearest[-1].x1)]
    is_below = line[0].middle > nearest[0].middle
    beyond = [at for at in places if (at > nearest[0].middle) == is_below]
    return bool(beyond) and all((at < line[0].middle) == is_below for at in beyond)


def _is_far(line: Sequence[Word], nearest: Sequence[Word], rows: Sequence[Sequence[Word]]) -> bool:
    pitches = [below[0].middle - above[0].middle for above, below in pairwise(rows)]
    widest = max(pitches, default=LONE_PITCH * nearest[0].size)
    return abs(line[0].middle - nearest[0].middle) > FARTHER * widest


def _is_set_otherwise(number: Word, column: Sequence[Word]) -> bool:
    if not column:
        return False
    places = [[(word.x0, word.centre, word.x1)[way] for word in (*column, number)] for way in range(3)]
    # The ways in which the cells of the column stand below one another: flush left, centred, flush right.
    ways = [way for way in places if max(way[:-1]) - min(way[:-1]) <= ALIGNED * number.size]
    is_askew = bool(ways) and all(abs(way[-1] - way[0]) > ALIGNED * number.size for way in ways)
    return is_askew or all(abs(number.size - cell.size) > OTHER_SIZE * cell.size for cell in column)
