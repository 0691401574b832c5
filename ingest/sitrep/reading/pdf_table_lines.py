"""The lines of a table on a PDF page, with their cells: of its header, of labels and of values."""

from collections.abc import Iterator, Sequence

from sitrep.reading.document import TABLE
from sitrep.reading.numbers import is_cell
from sitrep.reading.pdf_table_body import Row, parted
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_table_rows import MARK, MARK_SIZE
from sitrep.reading.pdf_words import DraftCell, DraftLine, Word, box_of, joined, line_of


def header_line(row_no: int, row: Sequence[Word], columns: Columns) -> DraftLine:
    """A line of the header: the words over one column make a cell, those over the labels one of column 0."""
    text, spans = joined(row)
    cells: list[DraftCell] = []
    for word, (start, end) in zip(row, spans, strict=True):
        is_corner = word.centre < columns.left or columns.is_beside(word)
        col_no = 0 if is_corner else columns.nearest(word.centre)
        cell = DraftCell("header", row_no, col_no, word.text, start, end, word.x0, word.x1, word.top, word.bottom)
        if cells and cells[-1].col_no == col_no:
            cells[-1] = _merged(cells[-1], cell, text)
        else:
            cells.append(cell)
    return line_of(row, role=TABLE, cells=tuple(cells))


def _merged(cell: DraftCell, more: DraftCell, text: str) -> DraftCell:
    box = (cell.x0, max(cell.x1, more.x1), min(cell.top, more.top), max(cell.bottom, more.bottom))
    return DraftCell(cell.kind, cell.row_no, cell.col_no, text[cell.start : more.end], cell.start, more.end, *box)


def body_lines(row_no: int, row: Row, columns: Columns) -> list[DraftLine]:
    """The lines of a row from the top: those of its label, and the one with its values."""
    if not row.is_of_cells:
        return [header_line(row_no, row.words, columns)]
    lines = [_label_line(row_no, words) for words in row.label_lines]
    lines.append(_value_line(row_no, row.words, columns))
    return sorted(lines, key=lambda line: (line.top + line.bottom) / 2)


def _label_line(row_no: int, words: Sequence[Word]) -> DraftLine:
    text, _ = joined(words)
    cell = DraftCell("row_label", row_no, 0, text, 0, len(text), *box_of(words))
    return line_of(words, role=TABLE, cells=(cell,))


def _value_line(row_no: int, row: Sequence[Word], columns: Columns) -> DraftLine:
    label, values = parted(row, columns)
    marks = [word for word in values if MARK.fullmatch(word.text) and _is_small(word, values)]
    values = [word for word in values if word not in marks]
    if any(not is_cell(word.text) for word in values):
        return header_line(row_no, row, columns)
    text, spans = joined(row)
    at = dict(zip((id(word) for word in row), spans, strict=True))
    cells: list[DraftCell] = []
    if label:
        start, end = at[id(label[0])][0], at[id(label[-1])][1]
        cells.append(DraftCell("row_label", row_no, 0, text[start:end], start, end, *box_of(label)))
    cells.extend(_value_cells(row_no, row, values, at, columns))
    return line_of(row, role=TABLE, cells=tuple(cells))


def _is_small(word: Word, values: Sequence[Word]) -> bool:
    return word.size <= MARK_SIZE * max(other.size for other in values)


def _value_cells(
    row_no: int,
    row: Sequence[Word],
    values: Sequence[Word],
    at: dict[int, tuple[int, int]],
    columns: Columns,
) -> Iterator[DraftCell]:
    top, bottom = min(word.top for word in row), max(word.bottom for word in row)
    by_column = {columns.nearest(word.centre): word for word in values}
    if len(by_column) < len(values):
        for word in values:
            yield DraftCell("value", row_no, None, word.text, *at[id(word)], word.x0, word.x1, word.top, word.bottom)
        return
    for col_no, (x0, x1) in enumerate(columns.spans, start=1):
        found = by_column.get(col_no)
        if found is None:
            yield DraftCell("value", row_no, col_no, "", None, None, x0, x1, top, bottom)
        else:
            place = (*at[id(found)], found.x0, found.x1, found.top, found.bottom)
            yield DraftCell("value", row_no, col_no, found.text, *place)
