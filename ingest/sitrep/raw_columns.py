"""What raw tables are declared with, and the columns that several of them share."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column: its name, DuckDB type, whether it may be NULL, and one sentence on what it holds."""

    name: str
    type: str
    description: str
    nullable: bool = False


@dataclass(frozen=True)
class Table:
    """One raw table: its name, its grain in words, its primary key and its columns."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


def required(name: str, type_: str, description: str) -> Column:
    """A column that is never NULL."""
    return Column(name, type_, description)


def optional(name: str, type_: str, description: str) -> Column:
    """A column that may be NULL."""
    return Column(name, type_, description, nullable=True)


REPORT_ID = required("report_id", "VARCHAR", "SHA-256 of the report's bytes, in hexadecimal.")
CHAR_START = required("char_start", "INTEGER", "First character, in code points of report.text.")
CHAR_END = required("char_end", "INTEGER", "Character after the last, in code points of report.text.")
PAGE_NO = required("page_no", "INTEGER", "Page, from 1; a text file is one page unless it has form feeds.")
LINE_NO = required("line_no", "INTEGER", "Line on which it starts, numbered through the report.")
SENTENCE_NO = required("sentence_no", "INTEGER", "Sentence, numbered through the report.")
BOX = (
    optional("x0", "DOUBLE", "Left edge in points."),
    optional("top", "DOUBLE", "Upper edge in points from the top of the page."),
    optional("x1", "DOUBLE", "Right edge in points."),
    optional("bottom", "DOUBLE", "Lower edge in points from the top of the page."),
)
# Of wordings that are printed; NULL for the file's name and for what only the PDF's own information says.
PLACE = (
    optional("page_no", "INTEGER", "Page, from 1."),
    optional("line_no", "INTEGER", "Line on which it starts."),
    optional("char_start", "INTEGER", "First character, in code points of report.text."),
    optional("char_end", "INTEGER", "Character after the last, in code points of report.text."),
)
