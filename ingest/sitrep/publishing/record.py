"""What a published file says of itself: one row of ``reference.publication``."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import duckdb

import sitrep
from sitrep import warehouse as warehouses

TABLE = "reference.publication"
DESCRIPTION = "One row: which publication this file is, and what it was built from. Key: publication_no."
# Name, type, description.
COLUMNS = (
    ("publication_no", "integer", "Number of the publication, counted per warehouse from 1."),
    ("published_at", "timestamp", "When it was published, UTC."),
    ("made_by", "varchar", "Whose build it was: sitrep, or dbt for a plain dbt build."),
    ("run_id", "integer", "Last run of the ingest that is in it; NULL where nothing was ever read."),
    ("report_count", "integer", "How many reports are in it."),
    ("build_id", "integer", "Build that it was made by; NULL for a plain dbt build, which is not recorded."),
    ("fingerprint", "varchar", "SHA-256 of the state of project and reports that was built; NULL as build_id."),
    ("tool_version", "varchar", "Version of sitrep."),
)
LAST_RUN = "select max(run_id) from raw.ingest_run"
REPORTS = "select count(*) from raw.report"
LAST_BUILD = "select build_id, fingerprint from raw.build_run where is_success order by build_id desc limit 1"


@dataclass(frozen=True)
class Publication:
    """The row of ``reference.publication``; times are UTC without a zone."""

    publication_no: int
    published_at: datetime
    made_by: str
    run_id: int | None
    report_count: int
    build_id: int | None
    fingerprint: str | None
    tool_version: str


def describe(connection: duckdb.DuckDBPyConnection, publication_no: int, made_by: str) -> Publication:
    """The record of a publication made now of the warehouse that is the connection's database."""
    ((run_id,),) = connection.execute(LAST_RUN).fetchall()
    ((report_count,),) = connection.execute(REPORTS).fetchall()
    build_id, fingerprint = last_build(connection) if made_by == "sitrep" else (None, None)
    now = datetime.now(UTC).replace(tzinfo=None)
    return Publication(publication_no, now, made_by, run_id, report_count, build_id, fingerprint, sitrep.__version__)


def last_build(connection: duckdb.DuckDBPyConnection) -> tuple[int | None, str | None]:
    """Number and fingerprint of the last build by sitrep that succeeded."""
    rows = connection.execute(LAST_BUILD).fetchall()
    return (rows[0][0], rows[0][1]) if rows else (None, None)


def read(file: Path) -> Publication:
    """The record in a published file.

    Raises:
        SitrepError: the file cannot be opened.
        duckdb.Error: it is damaged, or holds no record.
    """
    names = ", ".join(field.name for field in fields(Publication))
    with warehouses.opened(file) as connection:
        ((*values,),) = connection.execute(f"select {names} from {TABLE}").fetchall()
    return Publication(*values)
