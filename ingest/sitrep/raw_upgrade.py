"""Prepares the raw schema of a warehouse, also of one that an earlier version of sitrep filled."""

import duckdb

from sitrep import checksums, raw_fit, raw_schema
from sitrep.transaction import transaction

OLDER_REPORTS = """
    select report_id, report_file, text, title_text, title_start
    from raw.report
    where
        report_id not in (select report_id from raw.report_attribute)
        and report_id not in (select report_id from raw.report_period)
        and regexp_matches(text, '[[:alpha:]]')
"""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the raw tables that are missing, and fill them for reports read before there were such tables.

    Raises:
        SitrepError: the file holds something else, or is of a newer version; nothing was written.
    """
    raw_fit.check(connection)
    with transaction(connection):
        for statement in raw_schema.ddl():
            connection.execute(statement)
    older = connection.execute(OLDER_REPORTS).fetchall()
    if older:
        # Imported here: it brings the readers, which a warehouse of this version does without.
        from sitrep.raw_backfill import add_attributes

        for report in older:
            add_attributes(connection, *report)
    checksums.add_missing(connection)
