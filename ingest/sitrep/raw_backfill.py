"""Finds what says what a report is for reports that are in the warehouse already, from their lines and sentences."""

from dataclasses import replace
from typing import Any

import duckdb

from sitrep.arrow import load
from sitrep.reading.attributes import Origin, find_attributes, find_report_periods
from sitrep.reading.document import BLANK, TEXT
from sitrep.reading.metadata import Printed
from sitrep.rows import Line, SentenceRow
from sitrep.transaction import transaction

LINES = """
    select line_no, page_no, char_start, char_end, text, x0, top, x1, bottom, font_size
    from raw.line
    where report_id = ?
    order by line_no
"""
SENTENCES = """
    select
        sentence_no, paragraph_no, section_no, block_kind, section_text, page_no, line_no, char_start, char_end, text
    from raw.sentence
    where report_id = ?
    order by sentence_no
"""


def add_attributes(
    connection: duckdb.DuckDBPyConnection,
    report_id: str,
    report_file: str,
    text: str,
    title_text: str | None,
    title_start: int | None,
) -> None:
    """Write the rows of ``raw.report_attribute`` and ``raw.report_period`` of one report in one transaction.

    The title is the one that was stored; running lines are told from others no more, so all count as the page's.
    """
    title = Printed(title_text, title_start) if title_text and title_start is not None else None
    lines = [_line(row) for row in connection.execute(LINES, [report_id]).fetchall()]
    sentences = [SentenceRow(*row) for row in connection.execute(SENTENCES, [report_id]).fetchall()]
    places = (text, title, lines, sentences, Origin(report_file.rpartition(".")[0]))
    key = {"report_id": report_id}
    with transaction(connection):
        load(connection, "report_attribute", [vars(row) | key for row in find_attributes(*places)])
        load(connection, "report_period", [vars(row) | key for row in find_report_periods(*places)])


def _line(row: tuple[Any, ...]) -> Line:
    return replace(Line(*row), role=TEXT if row[4].strip() else BLANK)
