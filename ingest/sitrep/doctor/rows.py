"""Raw rows that belong to nothing, or stand twice."""

from sitrep import checksums, raw_schema
from sitrep.doctor.finding import ERROR, READ_AGAIN, Finding, Patient, from_rows

ORPHANS = """
    select coalesce(report_id, 'no report') || ' (' || count(*) || ' rows)'
    from raw.{table}
    where report_id not in (select report_id from raw.report) or report_id is null
    group by report_id
    order by all
"""
NO_RUN = """
    select {key} || ': run ' || run_id
    from raw.{table}
    where run_id not in (select run_id from raw.ingest_run)
    order by all
"""
TWICE = """
    select concat_ws(', ', {key}) || ' (' || count(*) || ' rows)'
    from raw.{table}
    group by {key}
    having count(*) > 1
    order by all
"""
# A report is stored with all its rows: one without lines or pages was not.
BARE = """
    select report_file
    from raw.report
    where report_id not in (select report_id from raw.{table})
    order by all
"""
RUNS = {"report": "report_file", "rejected_file": "file_path", "sidecar": "sidecar_path"}


def orphans(patient: Patient) -> list[Finding]:
    """Rows of reports that are not stored, and entries of sidecars that are not."""
    found = []
    names = [table.name for table in checksums.tables() if table.name != "report"]
    for name in [*names, "sidecar", "sidecar_entry", checksums.NAME]:
        if patient.has(f"raw.{name}"):
            rows = patient.rows(ORPHANS.format(table=name))
            fault = "rows of a report that is not stored"
            found += from_rows("orphan_rows", ERROR, rows, fault, READ_AGAIN, f"raw.{name}")
    return found


def bare(patient: Patient) -> list[Finding]:
    """Reports without a line."""
    rows = patient.rows(BARE.format(table="line"))
    return from_rows("no_rows", ERROR, rows, "a report without lines", READ_AGAIN, "raw.line")


def without_run(patient: Patient) -> list[Finding]:
    """Rows that name an ingest run that is not there."""
    found = []
    for name, key in RUNS.items():
        if patient.has(f"raw.{name}"):
            rows = patient.rows(NO_RUN.format(table=name, key=key))
            found += from_rows("no_run", ERROR, rows, "names a run that is not there", READ_AGAIN, f"raw.{name}")
    return found


def twice(patient: Patient) -> list[Finding]:
    """Rows with the key of another."""
    found = []
    for table in raw_schema.TABLES:
        if patient.has(f"raw.{table.name}"):
            rows = patient.rows(TWICE.format(table=table.name, key=", ".join(table.key)))
            found += from_rows("same_key", ERROR, rows, "several rows with one key", READ_AGAIN, f"raw.{table.name}")
    return found
