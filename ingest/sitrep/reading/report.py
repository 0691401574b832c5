"""Puts a report together: from a document to the rows of every raw table of the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.figures import read_figures
from sitrep.reading.attributes import Origin, find_attributes, find_report_periods, title_of
from sitrep.reading.document import Document, LineIndex
from sitrep.reading.language import find_language
from sitrep.reading.layout import HEADING, LIST_ITEM, Block, find_blocks
from sitrep.reading.metadata import Printed, find_period
from sitrep.reading.partners import find_partners
from sitrep.reading.sentences import split_sentences
from sitrep.reading.text_tables import find_tables
from sitrep.reading.zones import cover
from sitrep.rows import (
    AttributeRow,
    CellRow,
    FigureRow,
    Line,
    PartnerRow,
    PeriodRow,
    SentenceRow,
    SentenceText,
    TokenRow,
)


@dataclass(frozen=True)
class ReportRows:
    """A report as read: its document, its lines with their roles, and its rows without report_id."""

    document: Document
    language_code: str | None
    title: Printed | None
    period: Printed | None
    lines: tuple[Line, ...]
    sentences: tuple[SentenceRow, ...]
    tokens: tuple[TokenRow, ...]
    figures: tuple[FigureRow, ...]
    cells: tuple[CellRow, ...]
    partners: tuple[PartnerRow, ...]
    attributes: tuple[AttributeRow, ...]
    periods: tuple[PeriodRow, ...]


def read_report(document: Document, origin: Origin | None = None) -> ReportRows:
    """All rows of a report, made from its document; the same document always gives the same rows.

    ``origin`` is what is known beside the pages: the file's name, a PDF's own information.
    """
    lines, partners = find_partners(document.text, document.lines)
    cells: Sequence[CellRow]
    if document.cells is None:
        lines, cells = find_tables(lines)
    else:
        cells = document.cells
    sentences = find_sentences(document.text, lines)
    language_code = find_language(document.text)
    title = title_of(document.text, lines, sentences)
    places = (document.text, title, lines, sentences, origin or Origin())
    tokens, figures = read_figures([_for_figures(row) for row in sentences], language_code, document.text)
    return ReportRows(
        document=document,
        language_code=language_code,
        title=title,
        period=find_period(cover(lines, sentences), title),
        lines=tuple(lines),
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        figures=tuple(figures),
        cells=tuple(cells),
        partners=tuple(partners),
        attributes=tuple(find_attributes(*places)),
        periods=tuple(find_report_periods(*places)),
    )


def find_sentences(text: str, lines: Sequence[Line]) -> list[SentenceRow]:
    """Sentences, list items and headings of the text lines, numbered, with their section and paragraph."""
    index = LineIndex(lines)
    rows: list[SentenceRow] = []
    section_no, section_text, paragraph_no = 0, None, 0
    for block in find_blocks(lines):
        if block.kind == HEADING:
            section_no, section_text = section_no + 1, text[block.char_start : block.char_end]
        if not (block.kind == LIST_ITEM and block.part_of_list):
            paragraph_no += 1
        for start, end in _spans(text, block):
            line = index.at(start)
            place = (line.page_no, line.line_no, start, end, text[start:end])
            rows.append(SentenceRow(len(rows) + 1, paragraph_no, section_no, block.kind, section_text, *place))
    return rows


def _spans(text: str, block: Block) -> list[tuple[int, int]]:
    if block.kind == HEADING:
        return [(block.char_start, block.char_end)]
    return split_sentences(text, block.char_start, block.char_end)


def _for_figures(row: SentenceRow) -> SentenceText:
    return SentenceText(row.sentence_no, row.block_kind, row.char_start, row.text)
