"""The raw tables that say what came of runs: hashes of what was stored, files that could not be read, and builds."""

from sitrep.raw_columns import REPORT_ID, Table, optional, required

RUNS: tuple[Table, ...] = (
    Table(
        "report_checksum",
        "One row per report and raw table: a hash of its rows as they were stored, for sitrep doctor.",
        ("report_id", "table_name"),
        (
            REPORT_ID,
            required("table_name", "VARCHAR", "Raw table whose rows of the report are hashed."),
            required("column_names", "VARCHAR[]", "Columns that are hashed, in this order."),
            required("row_count", "BIGINT", "How many rows."),
            required("rows_sha256", "VARCHAR", "SHA-256 over the hashes of the rows, in the order of the table's key."),
            required("made_at", "TIMESTAMP", "When, UTC; later than the report for one of an earlier version."),
        ),
    ),
    Table(
        "rejected_file",
        "One row per file that could not be read, per reason.",
        ("file_path", "file_sha256", "reason_code"),
        (
            required("file_path", "VARCHAR", "Path as found."),
            required("file_sha256", "VARCHAR", "SHA-256 of its bytes; empty where the bytes were not all read."),
            required("byte_count", "BIGINT", "Size in bytes."),
            required("reason_code", "VARCHAR", "Listed in docs/commands.md: empty, encrypted, timed_out ..."),
            required("place", "VARCHAR", "Where in the file: a page, a byte offset, or the whole file."),
            required("detail", "VARCHAR", "What was found there."),
            required("remedy", "VARCHAR", "What a person can do."),
            required("run_id", "INTEGER", "Ingest run that rejected the file."),
            required("rejected_at", "TIMESTAMP", "When, UTC."),
        ),
    ),
    Table(
        "build_run",
        "One row per build of the warehouse by sitrep.",
        ("build_id",),
        (
            required("build_id", "INTEGER", "Number of the build, from 1."),
            required(
                "fingerprint",
                "VARCHAR",
                "SHA-256 over the dbt project, sitrep's version and the ids of what was read.",
            ),
            required("started_at", "TIMESTAMP", "Start, UTC."),
            optional("finished_at", "TIMESTAMP", "End, UTC; NULL for a build that was cut off."),
            required("tool_version", "VARCHAR", "Version of sitrep."),
            optional(
                "is_success",
                "BOOLEAN",
                "Whether all models and tests passed; NULL for a build that was cut off.",
            ),
        ),
    ),
)
