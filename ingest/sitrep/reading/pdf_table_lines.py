"""The lines of a table on a PDF page, with their cells: of its header, of labels and of values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitrep.reading.document import TABLE
from sitrep.reading.numbers import is_cell
from sitrep.reading.pdf_table_body import Row, parted
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_table_frame import runs_of_words
from sitrep.reading.pdf_table_rows import MARK, MARK_SIZE
from sitrep.reading.pdf_words import DraftCell, DraftLine, Word, box_of, joined, line_of


def header_line(row_no: int, row: Sequence[Word], columns: Columns, *, keeps_runs: bool = False) -> DraftLine:
    """A line of the header: the words over one column make a cell, those over the labels one of column 0.

    ``keeps_runs`` puts words that are printed together into one cell, of the column over which their middle stands.
    """
    text, spans = joined(row)
    cells: list[DraftCell] = []
    centres = _centres_of_runs(row) if keeps_runs else [word.centre for word in row]
    for word, centre, (start, end) in zip(row, centres, spans, strict=True):
        col_no = 0 if _is_over_labels(word, centre, columns) else columns.nearest(centre)
        cell = DraftCell("header", row_no, col_no, word.text, start, end, word.x0, word.x1, word.top, word.bottom)
        if cells and cells[-1].col_no == col_no:
            cells[-1] = _merged(cells[-1], cell, text)
        else:
            cells.append(cell)
    return line_of(row, role=TABLE, cells=tuple(cells))


def _is_over_labels(word: Word, centre: float, columns: Columns) -> bool:
    return centre < columns.left or bool(columns.labels_right and columns.is_beside(word))


def _centres_of_runs(row: Sequence[Word]) -> list[float]:
    return [(run[0].x0 + run[-1].x1) / 2 for run in runs_of_words(row) for _ in run]


def _merged(cell: DraftCell, more: DraftCell, text: str) -> DraftCell:
    box = (cell.x0, max(cell.x1, more.x1), min(cell.top, more.top), max(cell.bottom, more.bottom))
    return DraftCell(cell.kind, cell.row_no, cell.col_no, text[cell.start : more.end], cell.start, more.end, *box)


def body_lines(row_no: int, row: Row, columns: Columns) -> list[DraftLine]:
    """The lines of a row from the top: those of its label, and the one with its values."""
    if not row.is_of_cells:
        return [_title_line(row_no, line, columns) for line in (row.words, *row.label_lines)]
    lines = [_label_line(row_no, words) for words in row.label_lines]
    lines.append(_value_line(row_no, row.words, columns))
    return sorted(lines, key=lambda line: (line.top + line.bottom) / 2)


def _title_line(row_no: int, row: Sequence[Word], columns: Columns) -> DraftLine:
    """A line between the rows: one that begins where labels do and stands all together is a title over some rows."""
    is_title = row[0].centre < columns.left and len(runs_of_words(row)) == 1
    reach = replace(columns, left=row[-1].x1 + 1) if is_title else columns
    return header_line(row_no, row, reach)


def _label_line(row_no: int, words: Sequence[Word]) -> DraftLine:
    text, _ = joined(words)
    cell = DraftCell("row_label", row_no, 0, text, 0, len(text), *box_of(words))
    return line_of(words, role=TABLE, cells=(cell,))


def _value_line(row_no: int, row: Sequence[Word], columns: Columns) -> DraftLine:
    label, values = parted(row, columns)
    marks = [word for word in values if MARK.fullmatch(word.text) and _is_small(word, values)]
    values = [word for word in values if word not in marks]
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
    """A cell per column, words of one column together; where two numbers stand in one, each without its column."""
    top, bottom = min(word.top for word in row), max(word.bottom for word in row)
    by_column: dict[int, list[Word]] = {}
    for word in values:
        by_column.setdefault(columns.nearest(word.centre), []).append(word)
    loose = _loose(values, by_column, columns)
    for word in loose:
        yield DraftCell("value", row_no, None, word.text, *at[id(word)], word.x0, word.x1, word.top, word.bottom)
    if loose and len(loose) == len(values):
        return
    text = joined(row)[0]
    for col_no, (x0, x1) in enumerate(columns.spans, start=1):
        found = [word for word in by_column.get(col_no, ()) if word not in loose]
        if found:
            start, end = at[id(found[0])][0], at[id(found[-1])][1]
            yield DraftCell("value", row_no, col_no, text[start:end], start, end, *box_of(found))
        else:
            yield DraftCell("value", row_no, col_no, "", None, None, x0, x1, top, bottom)


def _loose(values: Sequence[Word], by_column: Mapping[int, Sequence[Word]], columns: Columns) -> list[Word]:
    """The words of a row whose columns are not known.

    All of them where two numbers stand in one column; where no rules part the columns, words beside a number.
    """
    numbers = {id(word) for word in values if is_cell(word.text)}
    shared = [words for words in by_column.values() if len(words) > 1]
    if any(sum(id(word) in numbers for word in words) > 1 for words in shared):
        return list(values)
    beside = [words for words in shared if not columns.are_ruled and any(id(word) in numbers for word in words)]
    return [word for words in beside for word in words if id(word) not in numbers]
