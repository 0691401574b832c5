"""The raw schema, declared once: tables, columns, types, keys and what each column holds.

The DuckDB tables, the Arrow batches that fill them and the check against the dbt sources
(``models/staging/_raw__sources.yml``) are all derived from ``TABLES``.

Rules of the layer: raw is verbatim and immutable. A row is written once, in the transaction of its report,
and never updated; what a number means is decided later, in dbt. Offsets are Unicode code points into
``report.text``, start included, end excluded, so ``text[char_start:char_end]`` (in DuckDB
``substr(text, char_start + 1, char_end - char_start)``) gives back what was printed. Boxes are in PDF points
from the top left corner of the page; text files have none. Numbering (``line_no``, ``figure_no`` ...) starts
at 1 within a report.
"""

from sitrep.raw_columns import (
    BOX,
    CHAR_END,
    CHAR_START,
    LINE_NO,
    PAGE_NO,
    REPORT_ID,
    SENTENCE_NO,
    Column,
    Table,
    optional,
    required,
)
from sitrep.raw_describing import DESCRIBING
from sitrep.raw_runs import RUNS

__all__ = ["SCHEMA", "TABLES", "Column", "Table", "ddl", "table"]

SCHEMA = "raw"


TABLES: tuple[Table, ...] = (
    Table(
        "ingest_run",
        "One row per ingest that had something new to write.",
        ("run_id",),
        (
            required("run_id", "INTEGER", "Number of the run, from 1."),
            required("started_at", "TIMESTAMP", "Start, UTC."),
            optional("finished_at", "TIMESTAMP", "End, UTC; NULL for a run that was cut off."),
            required("tool_version", "VARCHAR", "Version of sitrep."),
            required("paths", "VARCHAR[]", "Files and folders as given on the command line."),
            required("file_count", "INTEGER", "Files found."),
            optional("read_count", "INTEGER", "Reports read and stored by this run."),
            optional("known_count", "INTEGER", "Files whose bytes were in the warehouse already."),
            optional("rejected_count", "INTEGER", "Files rejected."),
        ),
    ),
    Table(
        "report",
        "One row per report, identified by its bytes.",
        ("report_id",),
        (
            REPORT_ID,
            required("report_file", "VARCHAR", "File name, without folders."),
            required("report_path", "VARCHAR", "Path as found, for opening the file again."),
            required("media_type", "VARCHAR", "application/pdf or text/plain."),
            required("byte_count", "BIGINT", "Size of the file in bytes."),
            required("page_count", "INTEGER", "Number of pages."),
            required("char_count", "INTEGER", "Number of code points of text."),
            required("text", "VARCHAR", "Full text in reading order; of a text file, the decoded file untouched."),
            optional(
                "language_code",
                "VARCHAR",
                "Language whose word lists it was read with (ISO 639-1); NULL for too little text.",
            ),
            optional("title_text", "VARCHAR", "Title as printed, NULL where none was found."),
            optional("title_start", "INTEGER", "Offset of the title in text."),
            optional("period_text", "VARCHAR", "Period as printed in or near the title, NULL where none."),
            optional("period_start", "INTEGER", "Offset of period_text in text."),
            required(
                "extractor",
                "VARCHAR",
                "What read the file: the readers of its pages (raw.page), the first one first; text for a text file.",
            ),
            required("extractor_version", "VARCHAR", "Version of the extractor and of sitrep's reader."),
            required("run_id", "INTEGER", "Ingest run that stored the report."),
            required("ingested_at", "TIMESTAMP", "When it was stored, UTC."),
        ),
    ),
    Table(
        "page",
        "One row per page of a report: its size, what stands on it and how its reading order was found.",
        ("report_id", "page_no"),
        (
            REPORT_ID,
            PAGE_NO,
            optional("width", "DOUBLE", "Width in points; NULL for text files."),
            optional("height", "DOUBLE", "Height in points; NULL for text files."),
            required(
                "reader",
                "VARCHAR",
                "What read the page: pypdfium2 or pdfplumber, ocrmypdf for a picture, text for a text file.",
            ),
            required(
                "reading_order",
                "VARCHAR",
                "How the order was found: columns, stream (order of the file), top_down, table; file for text files.",
            ),
            optional(
                "order_agreement",
                "DOUBLE",
                "Share of the turns from line to line that the file makes too, 0 to 1; NULL where there are none.",
            ),
            required("word_count", "INTEGER", "Words that stand upright."),
            required("turned_word_count", "INTEGER", "Words set at a right angle, which are in no line."),
            required("picture_count", "INTEGER", "Pictures."),
            optional("char_count", "INTEGER", "Characters that were found, blanks left out; NULL for text files."),
            optional(
                "other_char_count",
                "INTEGER",
                "Characters that the other library found; NULL where it was not asked.",
            ),
        ),
    ),
    Table(
        "line",
        "One row per line of the report, in reading order.",
        ("report_id", "line_no"),
        (
            REPORT_ID,
            required("line_no", "INTEGER", "Line, numbered through the report."),
            PAGE_NO,
            CHAR_START,
            CHAR_END,
            required("text", "VARCHAR", "The line as printed, without its line break."),
            *BOX,
            optional("font_size", "DOUBLE", "Largest font size on the line, in points; NULL for text files."),
            optional(
                "is_ocr",
                "BOOLEAN",
                "Whether characters were recognised in a picture and may be wrong; NULL where stored before it was.",
            ),
        ),
    ),
    Table(
        "sentence",
        "One row per sentence, list item or heading; lines of tables and partner lists are not sentences.",
        ("report_id", "sentence_no"),
        (
            REPORT_ID,
            SENTENCE_NO,
            required("paragraph_no", "INTEGER", "Paragraph or list, numbered through the report."),
            required("section_no", "INTEGER", "Section; 0 before the first heading."),
            required("block_kind", "VARCHAR", "prose, list_item or heading."),
            optional("section_text", "VARCHAR", "Heading of the section as printed, NULL before the first."),
            PAGE_NO,
            LINE_NO,
            CHAR_START,
            CHAR_END,
            required("text", "VARCHAR", "The sentence as printed, line breaks included."),
        ),
    ),
    Table(
        "token",
        "One row per word, number or punctuation mark of a sentence.",
        ("report_id", "sentence_no", "token_no"),
        (
            REPORT_ID,
            SENTENCE_NO,
            required("token_no", "INTEGER", "Position in the sentence, from 1."),
            required("clause_no", "INTEGER", "Clause of the sentence, from 1."),
            required("token_kind", "VARCHAR", "word, number or punctuation."),
            CHAR_START,
            CHAR_END,
            required("text", "VARCHAR", "The token as printed."),
            required("folded", "VARCHAR", "Lower case, without accents, curly quotes and dashes made plain."),
            optional("figure_no", "INTEGER", "Figure whose span holds the token, NULL outside figures."),
        ),
    ),
    Table(
        "figure",
        "One row per number in a sentence, those that count nothing (dates, decrees ...) included.",
        ("report_id", "figure_no"),
        (
            REPORT_ID,
            required("figure_no", "INTEGER", "Figure, numbered through the report."),
            SENTENCE_NO,
            PAGE_NO,
            LINE_NO,
            CHAR_START,
            CHAR_END,
            required(
                "figure_text",
                "VARCHAR",
                "The figure as printed, with qualifier, currency, scale and per cent.",
            ),
            required("number_start", "INTEGER", "Offset of the bare number."),
            required("number_end", "INTEGER", "Offset after the bare number."),
            required("number_text", "VARCHAR", "The bare number as printed."),
            required(
                "figure_kind",
                "VARCHAR",
                "quantity, or what else the number is: date, year, duration, age ...",
            ),
            required("kind_evidence", "VARCHAR", "The rule and words that decided figure_kind."),
            optional("value", "DECIMAL(28, 6)", "The number meant, scale applied; NULL where it cannot be read."),
            optional("value_low", "DECIMAL(28, 6)", "Lower end of a printed range."),
            optional("value_high", "DECIMAL(28, 6)", "Upper end of a printed range."),
            required("value_evidence", "VARCHAR", "How the number was read: separators, scale, words."),
            optional("qualifier_text", "VARCHAR", "Qualifier as printed (some, more than, <), folded."),
            optional("scale_text", "VARCHAR", "Scale as printed (million, K, mil), folded."),
            optional("currency_text", "VARCHAR", "Currency as printed (USD, S/, pesos), folded."),
            optional("percent_text", "VARCHAR", "Per cent sign or words as printed, folded."),
            optional("unit_start", "INTEGER", "Offset of the unit words after the number."),
            optional("unit_end", "INTEGER", "Offset after the unit words."),
            optional("unit_words", "VARCHAR", "Words after the number that may name what is counted, as printed."),
            required("clause_no", "INTEGER", "Clause of the sentence in which the number stands."),
            required("clause_start", "INTEGER", "Offset of that clause."),
            required("clause_end", "INTEGER", "Offset after that clause."),
            required("clause_text", "VARCHAR", "That clause as printed."),
        ),
    ),
    Table(
        "table_cell",
        "One row per cell of a table: headers, row labels and values, empty and dashed ones included.",
        ("report_id", "table_no", "cell_no"),
        (
            REPORT_ID,
            required("table_no", "INTEGER", "Table, numbered through the report."),
            required("cell_no", "INTEGER", "Cell, numbered through the table in reading order."),
            required("cell_kind", "VARCHAR", "header, row_label or value."),
            required("row_no", "INTEGER", "Row of the table, header lines included, from 1."),
            optional(
                "col_no",
                "INTEGER",
                "Value column from 1; NULL where the position was lost, 0 for row labels.",
            ),
            PAGE_NO,
            LINE_NO,
            optional("char_start", "INTEGER", "First character in report.text; NULL for an empty cell."),
            optional("char_end", "INTEGER", "Character after the last; NULL for an empty cell."),
            required("text", "VARCHAR", "The cell as printed, empty where nothing is."),
            optional(
                "value",
                "DECIMAL(28, 6)",
                "The number of a value cell; NULL for a dash, an empty or unreadable cell.",
            ),
            *BOX,
        ),
    ),
    Table(
        "partner",
        "One row per name in a list of partners.",
        ("report_id", "partner_no"),
        (
            REPORT_ID,
            required("partner_no", "INTEGER", "Position in the list, from 1."),
            PAGE_NO,
            LINE_NO,
            CHAR_START,
            CHAR_END,
            required("text", "VARCHAR", "The name as printed, line breaks included."),
            required("partner_text", "VARCHAR", "The name on one line, blanks squeezed."),
        ),
    ),
    *DESCRIBING,
    *RUNS,
)


def table(name: str) -> Table:
    """The declaration of one raw table.

    Raises:
        KeyError: no raw table has that name.
    """
    for declared in TABLES:
        if declared.name == name:
            return declared
    raise KeyError(f"no raw table is named {name!r}")


# Columns that came after the first warehouses, which rows stored before leave empty.
ADDED = (("line", "is_ocr"), ("page", "char_count"), ("page", "other_char_count"))


def ddl() -> list[str]:
    """The SQL statements that make the raw schema, or what is missing of it, one per statement."""
    statements = [f"create schema if not exists {SCHEMA}"]
    for declared in TABLES:
        columns = [f"{c.name} {c.type}" + ("" if c.nullable else " not null") for c in declared.columns]
        key = f"primary key ({', '.join(declared.key)})"
        statements.append(f"create table if not exists {SCHEMA}.{declared.name} ({', '.join([*columns, key])})")
    for name, column in ADDED:
        type_ = next(c.type for c in table(name).columns if c.name == column)
        statements.append(f"alter table {SCHEMA}.{name} add column if not exists {column} {type_}")
    return statements
