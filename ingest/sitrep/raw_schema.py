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

from sitrep.raw_columns import Column, Table
from sitrep.raw_columns import optional as _optional
from sitrep.raw_columns import required as _required

__all__ = ["SCHEMA", "TABLES", "Column", "Table", "ddl", "table"]

SCHEMA = "raw"


REPORT_ID = _required("report_id", "VARCHAR", "SHA-256 of the report's bytes, in hexadecimal.")
CHAR_START = _required("char_start", "INTEGER", "First character, in code points of report.text.")
CHAR_END = _required("char_end", "INTEGER", "Character after the last, in code points of report.text.")
PAGE_NO = _required("page_no", "INTEGER", "Page, from 1; a text file is one page unless it has form feeds.")
LINE_NO = _required("line_no", "INTEGER", "Line on which it starts, numbered through the report.")
SENTENCE_NO = _required("sentence_no", "INTEGER", "Sentence, numbered through the report.")
BOX = (
    _optional("x0", "DOUBLE", "Left edge in points."),
    _optional("top", "DOUBLE", "Upper edge in points from the top of the page."),
    _optional("x1", "DOUBLE", "Right edge in points."),
    _optional("bottom", "DOUBLE", "Lower edge in points from the top of the page."),
)

TABLES: tuple[Table, ...] = (
    Table(
        "ingest_run",
        "One row per ingest that had something new to write.",
        ("run_id",),
        (
            _required("run_id", "INTEGER", "Number of the run, from 1."),
            _required("started_at", "TIMESTAMP", "Start, UTC."),
            _optional("finished_at", "TIMESTAMP", "End, UTC; NULL for a run that was cut off."),
            _required("tool_version", "VARCHAR", "Version of sitrep."),
            _required("paths", "VARCHAR[]", "Files and folders as given on the command line."),
            _required("file_count", "INTEGER", "Files found."),
            _optional("read_count", "INTEGER", "Reports read and stored by this run."),
            _optional("known_count", "INTEGER", "Files whose bytes were in the warehouse already."),
            _optional("rejected_count", "INTEGER", "Files rejected."),
        ),
    ),
    Table(
        "report",
        "One row per report, identified by its bytes.",
        ("report_id",),
        (
            REPORT_ID,
            _required("report_file", "VARCHAR", "File name, without folders."),
            _required("report_path", "VARCHAR", "Path as found, for opening the file again."),
            _required("media_type", "VARCHAR", "application/pdf or text/plain."),
            _required("byte_count", "BIGINT", "Size of the file in bytes."),
            _required("page_count", "INTEGER", "Number of pages."),
            _required("char_count", "INTEGER", "Number of code points of text."),
            _required("text", "VARCHAR", "Full text in reading order; of a text file, the decoded file untouched."),
            _optional("language_code", "VARCHAR", "Language that the text is in (ISO 639-1), NULL where undecided."),
            _optional("title_text", "VARCHAR", "Title as printed, NULL where none was found."),
            _optional("title_start", "INTEGER", "Offset of the title in text."),
            _optional("period_text", "VARCHAR", "Month and year as printed near the title, NULL where none."),
            _optional("period_start", "INTEGER", "Offset of period_text in text."),
            _required("extractor", "VARCHAR", "What read the file: pdfplumber or text."),
            _required("extractor_version", "VARCHAR", "Version of the extractor and of sitrep's reader."),
            _required("run_id", "INTEGER", "Ingest run that stored the report."),
            _required("ingested_at", "TIMESTAMP", "When it was stored, UTC."),
        ),
    ),
    Table(
        "page",
        "One row per page of a report: its size, what stands on it and how its reading order was found.",
        ("report_id", "page_no"),
        (
            REPORT_ID,
            PAGE_NO,
            _optional("width", "DOUBLE", "Width in points; NULL for text files."),
            _optional("height", "DOUBLE", "Height in points; NULL for text files."),
            _required("reader", "VARCHAR", "What read the page: pdfplumber, or text for a text file."),
            _required(
                "reading_order",
                "VARCHAR",
                "How the order was found: columns, stream (order of the file), top_down, table; file for text files.",
            ),
            _optional(
                "order_agreement",
                "DOUBLE",
                "Share of the turns from line to line that the file makes too, 0 to 1; NULL where there are none.",
            ),
            _required("word_count", "INTEGER", "Words that stand upright."),
            _required("turned_word_count", "INTEGER", "Words set at a right angle, which are in no line."),
            _required("picture_count", "INTEGER", "Pictures."),
        ),
    ),
    Table(
        "line",
        "One row per line of the report, in reading order.",
        ("report_id", "line_no"),
        (
            REPORT_ID,
            _required("line_no", "INTEGER", "Line, numbered through the report."),
            PAGE_NO,
            CHAR_START,
            CHAR_END,
            _required("text", "VARCHAR", "The line as printed, without its line break."),
            *BOX,
            _optional("font_size", "DOUBLE", "Largest font size on the line, in points; NULL for text files."),
        ),
    ),
    Table(
        "sentence",
        "One row per sentence, list item or heading; lines of tables and partner lists are not sentences.",
        ("report_id", "sentence_no"),
        (
            REPORT_ID,
            SENTENCE_NO,
            _required("paragraph_no", "INTEGER", "Paragraph or list, numbered through the report."),
            _required("section_no", "INTEGER", "Section; 0 before the first heading."),
            _required("block_kind", "VARCHAR", "prose, list_item or heading."),
            _optional("section_text", "VARCHAR", "Heading of the section as printed, NULL before the first."),
            PAGE_NO,
            LINE_NO,
            CHAR_START,
            CHAR_END,
            _required("text", "VARCHAR", "The sentence as printed, line breaks included."),
        ),
    ),
    Table(
        "token",
        "One row per word, number or punctuation mark of a sentence.",
        ("report_id", "sentence_no", "token_no"),
        (
            REPORT_ID,
            SENTENCE_NO,
            _required("token_no", "INTEGER", "Position in the sentence, from 1."),
            _required("clause_no", "INTEGER", "Clause of the sentence, from 1."),
            _required("token_kind", "VARCHAR", "word, number or punctuation."),
            CHAR_START,
            CHAR_END,
            _required("text", "VARCHAR", "The token as printed."),
            _required("folded", "VARCHAR", "Lower case, without accents, curly quotes and dashes made plain."),
            _optional("figure_no", "INTEGER", "Figure whose span holds the token, NULL outside figures."),
        ),
    ),
    Table(
        "figure",
        "One row per number in a sentence, those that count nothing (dates, decrees ...) included.",
        ("report_id", "figure_no"),
        (
            REPORT_ID,
            _required("figure_no", "INTEGER", "Figure, numbered through the report."),
            SENTENCE_NO,
            PAGE_NO,
            LINE_NO,
            CHAR_START,
            CHAR_END,
            _required(
                "figure_text",
                "VARCHAR",
                "The figure as printed, with qualifier, currency, scale and per cent.",
            ),
            _required("number_start", "INTEGER", "Offset of the bare number."),
            _required("number_end", "INTEGER", "Offset after the bare number."),
            _required("number_text", "VARCHAR", "The bare number as printed."),
            _required(
                "figure_kind",
                "VARCHAR",
                "quantity, or what else the number is: date, year, duration, age ...",
            ),
            _required("kind_evidence", "VARCHAR", "The rule and words that decided figure_kind."),
            _optional("value", "DECIMAL(28, 6)", "The number meant, scale applied; NULL where it cannot be read."),
            _optional("value_low", "DECIMAL(28, 6)", "Lower end of a printed range."),
            _optional("value_high", "DECIMAL(28, 6)", "Upper end of a printed range."),
            _required("value_evidence", "VARCHAR", "How the number was read: separators, scale, words."),
            _optional("qualifier_text", "VARCHAR", "Qualifier as printed (some, more than, <), folded."),
            _optional("scale_text", "VARCHAR", "Scale as printed (million, K, mil), folded."),
            _optional("currency_text", "VARCHAR", "Currency as printed (USD, S/, pesos), folded."),
            _optional("percent_text", "VARCHAR", "Per cent sign or words as printed, folded."),
            _optional("unit_start", "INTEGER", "Offset of the unit words after the number."),
            _optional("unit_end", "INTEGER", "Offset after the unit words."),
            _optional("unit_words", "VARCHAR", "Words after the number that may name what is counted, as printed."),
            _required("clause_no", "INTEGER", "Clause of the sentence in which the number stands."),
            _required("clause_start", "INTEGER", "Offset of that clause."),
            _required("clause_end", "INTEGER", "Offset after that clause."),
            _required("clause_text", "VARCHAR", "That clause as printed."),
        ),
    ),
    Table(
        "table_cell",
        "One row per cell of a table: headers, row labels and values, empty and dashed ones included.",
        ("report_id", "table_no", "cell_no"),
        (
            REPORT_ID,
            _required("table_no", "INTEGER", "Table, numbered through the report."),
            _required("cell_no", "INTEGER", "Cell, numbered through the table in reading order."),
            _required("cell_kind", "VARCHAR", "header, row_label or value."),
            _required("row_no", "INTEGER", "Row of the table, header lines included, from 1."),
            _optional(
                "col_no",
                "INTEGER",
                "Value column from 1; NULL where the position was lost, 0 for row labels.",
            ),
            PAGE_NO,
            LINE_NO,
            _optional("char_start", "INTEGER", "First character in report.text; NULL for an empty cell."),
            _optional("char_end", "INTEGER", "Character after the last; NULL for an empty cell."),
            _required("text", "VARCHAR", "The cell as printed, empty where nothing is."),
            _optional(
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
            _required("partner_no", "INTEGER", "Position in the list, from 1."),
            PAGE_NO,
            LINE_NO,
            CHAR_START,
            CHAR_END,
            _required("text", "VARCHAR", "The name as printed, line breaks included."),
            _required("partner_text", "VARCHAR", "The name on one line, blanks squeezed."),
        ),
    ),
    Table(
        "rejected_file",
        "One row per file that could not be read, per reason.",
        ("file_path", "file_sha256", "reason_code"),
        (
            _required("file_path", "VARCHAR", "Path as found."),
            _required("file_sha256", "VARCHAR", "SHA-256 of its bytes; empty where the bytes could not be read."),
            _required("byte_count", "BIGINT", "Size in bytes."),
            _required("reason_code", "VARCHAR", "empty, not_pdf, encrypted, image_only, not_utf8, too_large ..."),
            _required("place", "VARCHAR", "Where in the file: a page, a byte offset, or the whole file."),
            _required("detail", "VARCHAR", "What was found there."),
            _required("remedy", "VARCHAR", "What a person can do."),
            _required("run_id", "INTEGER", "Ingest run that rejected the file."),
            _required("rejected_at", "TIMESTAMP", "When, UTC."),
        ),
    ),
    Table(
        "build_run",
        "One row per build of the warehouse by sitrep.",
        ("build_id",),
        (
            _required("build_id", "INTEGER", "Number of the build, from 1."),
            _required(
                "fingerprint",
                "VARCHAR",
                "SHA-256 over the dbt project, sitrep's version and the ids of what was read.",
            ),
            _required("started_at", "TIMESTAMP", "Start, UTC."),
            _optional("finished_at", "TIMESTAMP", "End, UTC; NULL for a build that was cut off."),
            _required("tool_version", "VARCHAR", "Version of sitrep."),
            _optional(
                "is_success",
                "BOOLEAN",
                "Whether all models and tests passed; NULL for a build that was cut off.",
            ),
        ),
    ),
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


def ddl() -> list[str]:
    """The SQL statements that make the raw schema where it is missing, one per statement."""
    statements = [f"create schema if not exists {SCHEMA}"]
    for declared in TABLES:
        columns = [f"{c.name} {c.type}" + ("" if c.nullable else " not null") for c in declared.columns]
        key = f"primary key ({', '.join(declared.key)})"
        statements.append(f"create table if not exists {SCHEMA}.{declared.name} ({', '.join([*columns, key])})")
    return statements
