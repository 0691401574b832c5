"""The raw tables that say what a report is: wordings and periods as printed, and what a person wrote beside it."""

from sitrep.raw_columns import PLACE, REPORT_ID, Table, optional, required

DESCRIBING: tuple[Table, ...] = (
    Table(
        "report_attribute",
        "One row per wording that may say what a report is, and per language of its text.",
        ("report_id", "candidate_no"),
        (
            REPORT_ID,
            required("candidate_no", "INTEGER", "Position among the report's wordings, from 1."),
            required(
                "attribute",
                "VARCHAR",
                "title, name (a line that may name platform or country), language, or created (when a PDF was made).",
            ),
            required("source", "VARCHAR", "Where it was read: title, cover, running, page, pdf_metadata or text."),
            required("text", "VARCHAR", "As printed; of a language its ISO 639-1 code."),
            optional("share", "DOUBLE", "Of a language, the share of the report's letters that are in it."),
            *PLACE,
        ),
    ),
    Table(
        "report_period",
        "One row per period printed where a report may say what it reports on, taken apart as printed.",
        ("report_id", "period_no"),
        (
            REPORT_ID,
            required("period_no", "INTEGER", "Position among the report's periods, from 1."),
            required("source", "VARCHAR", "Where it was read: title, cover, running, page, pdf_metadata or file_name."),
            required("text", "VARCHAR", "The period as printed, line breaks included."),
            required("before_text", "VARCHAR", "What stands before it in the line or box, such as a label."),
            required("after_text", "VARCHAR", "What stands after it in the line."),
            optional("above_text", "VARCHAR", "The line above."),
            optional("unit_text", "VARCHAR", "Word of a quarter, half year, week, half month or year."),
            optional("first_no_text", "VARCHAR", "Number of that unit, the first of two."),
            optional("last_no_text", "VARCHAR", "Number of the last of two units."),
            optional("first_day_text", "VARCHAR", "First day."),
            optional("first_month_text", "VARCHAR", "First month, where two are printed."),
            optional("first_year_text", "VARCHAR", "First year, where two are printed."),
            optional("last_day_text", "VARCHAR", "Last day, or the only one."),
            optional("last_month_text", "VARCHAR", "Last month, or the only one."),
            optional("last_year_text", "VARCHAR", "Last year, or the only one."),
            *PLACE,
        ),
    ),
    Table(
        "sidecar",
        "One row per state of the file in which a person says what a report is, at a path.",
        ("report_id", "sidecar_no"),
        (
            REPORT_ID,
            required("sidecar_no", "INTEGER", "State of the report's sidecars, from 1; the last of a path counts."),
            required("sidecar_path", "VARCHAR", "Full path."),
            optional("sidecar_sha256", "VARCHAR", "SHA-256 of its bytes; NULL from when it was taken away."),
            required("run_id", "INTEGER", "Ingest run that read it."),
            required("ingested_at", "TIMESTAMP", "When, UTC."),
        ),
    ),
    Table(
        "sidecar_entry",
        "One row per entry of a sidecar, those that cannot count included.",
        ("report_id", "sidecar_no", "entry_no"),
        (
            REPORT_ID,
            required("sidecar_no", "INTEGER", "State of the report's sidecars."),
            required("entry_no", "INTEGER", "Entry, from 1."),
            optional("line_no", "INTEGER", "Line of the sidecar; NULL where the fault is the whole file's."),
            optional("key_text", "VARCHAR", "Key as written; NULL where the fault is the whole file's."),
            optional("value_text", "VARCHAR", "Value as written."),
            optional("reason_code", "VARCHAR", "unknown_key, bad_date, bad_type ...; NULL for an entry that counts."),
            optional("detail", "VARCHAR", "What was found there."),
            optional("remedy", "VARCHAR", "What a person can do."),
        ),
    ),
)
