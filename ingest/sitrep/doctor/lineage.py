"""From every number back to the page: offsets give what is printed, lines and pages are there, marts have raw rows."""

from sitrep.doctor import printed
from sitrep.doctor.finding import BUILD, ERROR, READ_AGAIN, Finding, Patient, from_rows
from sitrep.doctor.ranges import WITHIN

# Raw tables with a span of the report's text, the column that holds what stands there, and what names a row.
SPANS = (
    ("line", "text", "line_no"),
    ("sentence", "text", "sentence_no"),
    ("figure", "figure_text", "figure_no"),
    ("table_cell", "text", "concat_ws('.', part.table_no, part.cell_no)"),
    ("partner", "text", "partner_no"),
    ("report_attribute", "text", "candidate_no"),
    ("report_period", "text", "period_no"),
)
NOT_IN_TEXT = """
    select report.report_file || ' ' || {row}
    from raw.{table} as part
    inner join raw.report as report using (report_id)
    where
        part.report_id {within}
        and part.char_start is not null
        and printed(part.report_id, part.char_start, part.char_end) is distinct from part.{text}
    order by part.report_id, {row}
"""
# From here on Python finds a place in a text sooner than DuckDB in a sentence.
LONG_BYTES = 1_000
# A token is looked up in its sentence; where that is long, in the report's text, if the sentence is printed there.
NOT_IN_SENTENCE = """
    select report.report_file || ' ' || concat_ws('.', part.sentence_no, part.token_no)
    from raw.token as part
    inner join (
        select
            *,
            strlen(text) >= {long_bytes} and printed(report_id, char_start, char_end) is not distinct from text
            as is_in_text
        from raw.sentence
        where report_id {within}
    ) as sentence using (report_id, sentence_no)
    inner join raw.report as report on report.report_id = part.report_id
    where
        part.report_id {within}
        and (
            part.char_start < sentence.char_start
            or case
                when not sentence.is_in_text
                    then substr(
                        sentence.text, part.char_start - sentence.char_start + 1, part.char_end - part.char_start
                    )
                when part.char_end <= sentence.char_end
                    then printed(part.report_id, part.char_start, part.char_end)
            end is distinct from part.text
        )
    order by part.report_id, part.sentence_no, part.token_no
"""
# Each row that leads on to another: by which columns, to which table.
LINKS = (
    ("line", "page", ("page_no",), "line_no"),
    ("sentence", "line", ("line_no", "page_no"), "sentence_no"),
    ("token", "sentence", ("sentence_no",), "concat_ws('.', part.sentence_no, part.token_no)"),
    ("figure", "line", ("line_no", "page_no"), "figure_no"),
    ("figure", "sentence", ("sentence_no",), "figure_no"),
    ("table_cell", "line", ("line_no", "page_no"), "concat_ws('.', part.table_no, part.cell_no)"),
    ("partner", "line", ("line_no", "page_no"), "partner_no"),
)
LEADS_NOWHERE = """
    select coalesce(report.report_file, part.report_id) || ' ' || {row}
    from raw.{table} as part
    anti join raw.{other} as other
        on other.report_id = part.report_id and {same}
    inner join raw.report as report on report.report_id = part.report_id
    order by part.report_id, {row}
"""
OUTSIDE_SENTENCE = """
    select report.report_file || ' ' || figure.figure_no
    from raw.figure as figure
    inner join raw.sentence as sentence using (report_id, sentence_no)
    inner join raw.report as report on report.report_id = figure.report_id
    where
        figure.report_id {within}
        and (
            figure.char_start < sentence.char_start
            or figure.char_end > sentence.char_end
            or figure.number_start < figure.char_start
            or figure.number_end > figure.char_end
            or printed(figure.report_id, figure.number_start, figure.number_end) is distinct from figure.number_text
        )
    order by figure.report_id, figure.figure_no
"""
TEXT_LENGTH = "select report_file from raw.report where length(text) <> char_count order by all"
# Marts whose rows are numbers or names as printed: the raw rows behind them, by what they meet, and the printed text.
NUMBERS = """(
        select report_id, char_start, char_end, line_no from raw.figure
        union all
        select report_id, char_start, char_end, line_no from raw.table_cell
    )"""
SPAN = "part.char_start = mart.char_start and part.char_end = mart.char_end and part.line_no = mart.line_no"
CELL = "part.table_no = mart.table_no and part.row_no = mart.row_no and part.line_no = mart.line_no"
MARTS = {
    "fct_figure": (NUMBERS, SPAN, "figure_text"),
    "qa_table_cell": ("raw.table_cell", f"{CELL} and part.cell_no = mart.cell_no", "value_raw"),
    "fct_assistance_by_sector": ("raw.table_cell", CELL, "value_raw"),
    "fct_partner_listing": ("raw.partner", "part.partner_no = mart.partner_no", ""),
}
NOT_IN_RAW = """
    select mart.report_file || ' line ' || mart.line_no
    from marts.{mart} as mart
    anti join {raw} as part on part.report_id = mart.report_id and {same}
    order by mart.report_id, mart.line_no
"""
NOT_PRINTED = """
    select mart.report_file || ' line ' || mart.line_no
    from marts.{mart} as mart
    inner join raw.report as report using (report_id)
    where
        mart.report_id {within}
        and mart.char_start is not null
        and coalesce(printed(mart.report_id, mart.char_start, mart.char_end), '') <> mart.{text}
    order by mart.report_id, mart.line_no
"""


def spans(patient: Patient) -> list[Finding]:
    """Rows whose text does not stand in the report's text at their offsets, or tokens' in their sentence's."""
    found = []
    for table, text, row in SPANS:
        if patient.has(f"raw.{table}"):
            named = row if "(" in row else f"part.{row}"
            rows = printed.rows(patient, NOT_IN_TEXT.format(table=table, text=text, row=named, within=WITHIN))
            fault = "the report's text at the stored offsets is another"
            found += from_rows("text_elsewhere", ERROR, rows, fault, READ_AGAIN, f"raw.{table}")
    if patient.has("raw.token", "raw.sentence"):
        rows = printed.rows(patient, NOT_IN_SENTENCE.format(within=WITHIN, long_bytes=LONG_BYTES))
        fault = "the sentence's text at the stored offsets is another"
        found += from_rows("text_elsewhere", ERROR, rows, fault, READ_AGAIN, "raw.token")
    rows = patient.rows(TEXT_LENGTH)
    return found + from_rows("text_length", ERROR, rows, "the text is not as long as stored", READ_AGAIN, "raw.report")


def links(patient: Patient) -> list[Finding]:
    """Rows that lead to a line, sentence or page that is not there, and figures outside their sentence."""
    found = []
    for table, other, columns, row in LINKS:
        if not patient.has(f"raw.{table}", f"raw.{other}"):
            continue
        named = row if "(" in row else f"part.{row}"
        same = " and ".join(f"other.{column} = part.{column}" for column in columns)
        rows = patient.rows(LEADS_NOWHERE.format(table=table, other=other, row=named, same=same))
        fault = f"leads to a {other} that is not there"
        found += from_rows("broken_lineage", ERROR, rows, fault, READ_AGAIN, f"raw.{table}")
    rows = printed.rows(patient, OUTSIDE_SENTENCE.format(within=WITHIN))
    fault = "the number stands outside its figure, or the figure outside its sentence"
    return found + from_rows("broken_lineage", ERROR, rows, fault, READ_AGAIN, "raw.figure")


def marts(patient: Patient) -> list[Finding]:
    """Numbers of marts that no raw row stands behind, or that are not what is printed."""
    found = []
    for mart, (raw, same, text) in MARTS.items():
        if not patient.has(f"marts.{mart}"):
            continue
        rows = patient.rows(NOT_IN_RAW.format(mart=mart, raw=raw, same=same))
        found += from_rows("mart_without_raw", ERROR, rows, "no raw row stands behind it", BUILD, f"marts.{mart}")
        if text:
            rows = printed.rows(patient, NOT_PRINTED.format(mart=mart, text=text, within=WITHIN))
            fault = "the report's text at its offsets is another"
            found += from_rows("mart_text_elsewhere", ERROR, rows, fault, BUILD, f"marts.{mart}")
    return found
