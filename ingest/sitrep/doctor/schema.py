"""The raw tables against what this version declares: missing, of another version, not readable."""

import duckdb

from sitrep import raw_fit
from sitrep.doctor.finding import BUILD, ERROR, READ_AGAIN, WARN, Finding, Patient

TABLES = """
    select schema_name, table_name
    from duckdb_tables()
    where database_name = current_database()
    order by all
"""
VERSIONS = "select distinct tool_version from raw.ingest_run order by all"


def fit(patient: Patient) -> list[Finding]:
    """Tables and columns that are missing, too many or of another type."""
    found = []
    for misfit in raw_fit.misfits(patient.connection):
        severity = WARN if misfit.is_mended_by_opening else ERROR
        remedy = f"{BUILD}: it adds what is missing" if misfit.is_mended_by_opening else misfit.remedy
        found.append(Finding("raw_schema", severity, misfit.place, misfit.fault, remedy))
    return found


def readable(patient: Patient) -> list[Finding]:
    """Tables whose blocks cannot be read: every value of each is looked at."""
    found = []
    for schema, name in patient.rows(TABLES):
        try:
            patient.rows(f'select max(hash(rows)) from "{schema}"."{name}" as rows')
        except duckdb.Error as error:
            remedy = READ_AGAIN if schema == "raw" else BUILD
            said = " ".join(str(error).split())[:200]
            found.append(Finding("unreadable", ERROR, f"{schema}.{name}", f"cannot be read: {said}", remedy))
    return found
