"""Reads the state of a warehouse from the file that readers open, and from the working file what is not in it yet."""

import re
from collections import Counter
from collections.abc import Set
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from sitrep import project, warehouse
from sitrep.errors import SitrepError
from sitrep.publishing import history, places, record
from sitrep.review import seed_file
from sitrep.status.rows import Published, Rejected, Report, Status

REPORTS = """
    select
        report_id,
        report_file,
        platform_code,
        country_code,
        coalesce(len(country_codes), 0),
        reference_period_start,
        reference_period_end,
        list_contains(inferred_attributes, 'period'),
        revision_no,
        run_id > ?
    from marts.dim_report
    where is_current
    order by platform_code, country_code, reference_period_end, report_file
"""
READ = "select count(*), max(ingested_at) from marts.dim_report"
ATTENTION = """
    select severity, reason_code, count(*)
    from marts.qa_attention
    where is_current
    group by severity, reason_code
    order by list_position(['error', 'warn', 'info'], severity), reason_code
"""
REJECTED = """
    select report_file, reason, remedy
    from marts.qa_attention
    where reason_code = 'file_rejected'
    order by report_file, reason
"""
UNSURE = """
    select attention_id
    from marts.qa_attention
    where is_current and reason_code in ('figure_unsure', 'figure_without_sector')
"""
STORED = "select report_id, report_file from raw.report order by report_file"
LAST_BUILD = "select coalesce(is_success, false) from raw.build_run order by build_id desc limit 1"
FIGURE_ID = re.compile(r"[0-9a-f]{12}-\w+$")


def read(file: Path) -> Status:
    """The state of the warehouse; opens files to read only, and makes none.

    Raises:
        SitrepError: the published file cannot be opened.
    """
    current = places.current(file)
    unread = Status(file, None, 0, (), (), {}, 0, (), None, False)
    if not current.exists():
        return _with_working_file(unread, set())
    with warehouse.opened(current) as connection:
        found = _published(file, current, connection)
        published_ids = {key for (key,) in connection.execute("select report_id from marts.dim_report").fetchall()}
    return _with_working_file(found, published_ids)


def _published(file: Path, current: Path, connection: duckdb.DuckDBPyConnection) -> Status:
    kept = places.kept(file)
    mine = history.current_of(file, kept)
    row = record.read(current)
    ((report_count, last_read_at),) = connection.execute(READ).fetchall()
    older = [each for each in kept if mine and each < mine]
    before = history.publication_of(older[-1].path) if older else None
    run_before = (before.run_id or 0) if before else 0
    return Status(
        warehouse=file,
        published=Published(
            path=current,
            id=mine.id if mine else None,
            published_at=row.published_at,
            made_by=row.made_by,
            last_read_at=last_read_at,
            kept_count=len(kept),
            newest_id=kept[-1].id if kept else None,
        ),
        report_count=report_count,
        reports=tuple(Report(*values) for values in connection.execute(REPORTS, [run_before]).fetchall()),
        rejected=tuple(Rejected(*values) for values in connection.execute(REJECTED).fetchall()),
        attention={(severity, code): number for severity, code, number in connection.execute(ATTENTION).fetchall()},
        waiting=len(_unsure(connection) - _decided()),
        unpublished=(),
        locked=None,
        has_build_failed=False,
    )


def _unsure(connection: duckdb.DuckDBPyConnection) -> set[str]:
    found = (FIGURE_ID.search(key) for (key,) in connection.execute(UNSURE).fetchall())
    return {match.group() for match in found if match}


def _decided() -> set[str]:
    """Figures that the project's seed decides already; none where there is no project here."""
    try:
        return seed_file.decided(project.find() / seed_file.PLACE)
    except SitrepError:
        return set()


def _with_working_file(status: Status, published_ids: Set[str]) -> Status:
    """The status, with what was read and is not in the published file."""
    if not status.warehouse.exists():
        return status
    try:
        with warehouse.opened(status.warehouse) as connection:
            stored = _rows(connection, "report", STORED)
            last_build = _rows(connection, "build_run", LAST_BUILD)
    except SitrepError as error:
        return replace(status, unpublished=None, locked=str(error))
    return replace(
        status,
        unpublished=tuple(name for key, name in stored if key not in published_ids),
        has_build_failed=last_build == [(False,)],
    )


def _rows(connection: duckdb.DuckDBPyConnection, table: str, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall() if warehouse.has_table(connection, "raw", table) else []


def reasons(status: Status) -> dict[str, Counter[str]]:
    """How often each reason was found, by severity."""
    counted: dict[str, Counter[str]] = {}
    for (severity, code), number in status.attention.items():
        counted.setdefault(severity, Counter())[code] += number
    return counted
