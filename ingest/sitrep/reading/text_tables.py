"""Numeric tables in plain text: rows of numbers with header fragments above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitrep.reading.document import TABLE, TEXT
from sitrep.reading.headings import is_known_heading, is_letter_spaced
from sitrep.reading.numbers import cell_value, is_cell, is_number
from sitrep.rows import CellRow, Line

MIN_CELLS = 3
MAX_LABEL_CHARS = 45
MAX_LABEL_WORDS = 5
MAX_HEADER_LINES = 12
MAX_HEADER_CHARS = 200  # ten sectors with their full Spanish names take 150
MAX_BLANK_LINES = 2  # between two lines of one table
Piece = tuple[int, int]  # offsets within the line

_WIDE = re.compile(r"(?: {2,}|\t+)")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class _Row:
    """A line read as a row: its position, the label's piece if any, and the pieces of its cells."""

    position: int
    label: Piece | None
    cells: tuple[Piece, ...]


def find_tables(lines: Sequence[Line]) -> tuple[list[Line], list[CellRow]]:
    """The lines, those of tables marked as such, and the cells of the tables.

    A table is one or more lines of an optional short label and three or more numbers or dashes up to the
    line's end, with the header fragments directly above; without fragments it takes two rows. Some row must
    have a label. A row with fewer cells than the widest has lost one, no one knows which, so its cells have
    no ``col_no``.
    """
    marked, cells = list(lines), list[CellRow]()
    table_no = 0
    for rows in _row_groups(lines):
        header = _header_positions(lines, rows[0].position)
        if not any(row.label for row in rows) or (len(rows) < 2 and not header):
            continue
        table_no += 1
        cells.extend(_cells(lines, table_no, header, rows))
        for position in [*header, *(row.position for row in rows)]:
            marked[position] = replace(marked[position], role=TABLE)
    return marked, cells


def _row_groups(lines: Sequence[Line]) -> list[list[_Row]]:
    groups: list[list[_Row]] = []
    for position, line in enumerate(lines):
        row = _read_row(position, line) if line.role == TEXT else None
        if not row:
            continue
        if groups and _only_blanks(lines, groups[-1][-1].position, position):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _only_blanks(lines: Sequence[Line], first: int, last: int) -> bool:
    between = lines[first + 1 : last]
    return len(between) <= MAX_BLANK_LINES and all(not line.text.strip() for line in between)


def _read_row(position: int, line: Line) -> _Row | None:
    pieces = _pieces(line.text)
    count = 0
    while count < len(pieces) and is_cell(line.text[slice(*pieces[-1 - count])]):
        count += 1
    cells, rest = pieces[len(pieces) - count :], pieces[: len(pieces) - count]
    if count < MIN_CELLS or not any(is_number(line.text[slice(*piece)]) for piece in cells):
        return None
    if not rest:
        return _Row(position, None, tuple(cells))
    label = (rest[0][0], rest[-1][1])
    return _Row(position, label, tuple(cells)) if _is_label(line.text[slice(*label)]) else None


def _pieces(text: str) -> list[Piece]:
    """Pieces parted by wide blanks if these give a row, so that ``1 500 000`` stays whole; else the words."""
    wide: list[Piece] = []
    begin = len(text) - len(text.lstrip())
    for gap in _WIDE.finditer(text.rstrip(), begin):
        wide.append((begin, gap.start()))
        begin = gap.end()
    wide.append((begin, len(text.rstrip())))
    if len(wide) > MIN_CELLS and all(is_cell(text[slice(*piece)]) for piece in wide[1:]):
        return wide
    return [found.span() for found in _WORD.finditer(text)]


def _is_label(text: str) -> bool:
    short = len(text) <= MAX_LABEL_CHARS and len(text.split()) <= MAX_LABEL_WORDS
    return short and bool(_LETTERS.search(text)) and text[-1] not in ",;:.(" and "|" not in text


def _header_positions(lines: Sequence[Line], first_row: int) -> list[int]:
    """Positions of the header lines above a row, from the top."""
    found: list[int] = []
    blanks = 0
    for position in range(first_row - 1, -1, -1):
        line = lines[position]
        if not line.text.strip():
            blanks += 1
        elif line.role != TEXT or not is_header_fragment(line.text.strip()):
            break
        else:
            found.append(position)
            blanks = 0
        if blanks > MAX_BLANK_LINES or len(found) == MAX_HEADER_LINES:
            break
    return found[::-1]


def is_header_fragment(text: str) -> bool:
    """Whether a line may be part of a table's header: short, capitalised, no digits or strokes, not prose."""
    words = _LETTERS.findall(text)
    if not words or len(text) > MAX_HEADER_CHARS or "|" in text or any(char.isdigit() for char in text):
        return False
    if is_known_heading(text) or is_letter_spaced(text):
        return False
    if text[-1] in ".,;:?!" and not (text[-1] == "." and len(words) <= 3):
        return False
    long_words = [word for word in words if len(word) >= 4] or words
    small = sum(word[0].islower() for word in long_words)
    return small == 0 or (len(words) <= 3 and not text[0].islower()) or 3 * small <= len(long_words)


def _cells(lines: Sequence[Line], table_no: int, header: list[int], rows: list[_Row]) -> list[CellRow]:
    cells: list[CellRow] = []

    def add(kind: str, row_no: int, col_no: int | None, line: Line, piece: Piece) -> None:
        text = line.text[slice(*piece)]
        start, end = line.char_start + piece[0], line.char_start + piece[1]
        value = cell_value(text) if kind == "value" else None
        place = (line.page_no, line.line_no, start, end, text, value)
        cells.append(CellRow(table_no, len(cells) + 1, kind, row_no, col_no, *place))

    for row_no, position in enumerate(header, start=1):
        for piece in _fragments(lines[position].text):
            add("header", row_no, None, lines[position], piece)
    widest = max(len(row.cells) for row in rows)
    for row_no, row in enumerate(rows, start=len(header) + 1):
        line = lines[row.position]
        if row.label:
            add("row_label", row_no, 0, line, row.label)
        for col_no, piece in enumerate(row.cells, start=1):
            add("value", row_no, col_no if len(row.cells) == widest else None, line, piece)
    return cells


def _fragments(text: str) -> list[Piece]:
    found: list[Piece] = []
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for gap in _WIDE.finditer(text, begin, end):
        found.append((begin, gap.start()))
        begin = gap.end()
    return [*found, (begin, end)]
