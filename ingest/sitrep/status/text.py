"""The state of a warehouse in plain lines, and as plain data for machines. Pure functions."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sitrep
from sitrep.command_line import typed
from sitrep.status import grid as grids
from sitrep.status.grid import MEANINGS, Cell, Grid, State
from sitrep.status.read import reasons
from sitrep.status.rows import Published, Report, Status
from sitrep.terminal_text import count, inert

INDENT = "  "
MONTHS_PER_BLOCK = 6
NAMED = 5  # files or reasons named in a line; more are counted
DAY = timedelta(days=1)


def lines(status: Status, grid: Grid, now: datetime) -> list[str]:
    """All of it, months across, without colours or boxes; `now` is UTC without a zone."""
    return [inert(line) for line in [*head(status, now), *_grid(grid), *legend(grid), *tail(status, grid)]]


def head(status: Status, now: datetime) -> Iterator[str]:
    """Where the warehouse is, and how fresh."""
    yield f"Warehouse: {status.warehouse}"
    if status.published is None:
        yield f"Published: nothing yet. To build and publish what was read: {typed('build', status.warehouse)}"
        return
    made = status.published
    yield (
        f"Published: {made.published_at:%Y-%m-%d %H:%M} UTC, {age(now - made.published_at)}"
        f" ({made.id or 'not among those kept'}, by {made.made_by}, {made.kept_count:,} kept)"
    )
    yield from _taken_back(status.warehouse, made)
    if made.last_read_at:
        yield f"Last read: {made.last_read_at:%Y-%m-%d %H:%M} UTC, {age(now - made.last_read_at)}"
    others = status.report_count - len(status.reports)
    yield f"Reports:   {len(status.reports):,} current" + (
        f", and {others:,} copies or replaced editions" if others else ""
    )
    newest = max((report for report in status.reports if report.period_end), key=_order, default=None)
    if newest:
        yield f"Newest:    {period(newest)}, {newest.platform_code or grids.NO_PLATFORM}, {newest.report_file}"
    new = [report.report_file for report in status.reports if report.is_new]
    yield f"New:       {named(new) if new else 'nothing since the publication before'}"


def tail(status: Status, grid: Grid) -> Iterator[str]:
    """What is in no month, what waits, and what needs attention."""
    lost = grids.without_period(status.reports)
    if lost:
        yield f"In no month, as the period was not found: {named([report.report_file for report in lost])}"
    before = grids.earlier(status.reports, grid) if grid.months else 0
    if before:
        yield f"Before these months: {count(before, 'report')}; --months 0 shows all"
    yield from _waits(status)
    if status.published:
        yield from _attention(status)


def _taken_back(warehouse: Path, made: Published) -> Iterator[str]:
    if made.is_taken_back:
        yield (
            f"Rolled back: readers were taken from {made.newest_id} back to {made.id}."
            f" Forward again: {typed(f'rollback {made.newest_id}', warehouse)};"
            f" or build and publish anew: {typed('build', warehouse)}"
        )


def _waits(status: Status) -> Iterator[str]:
    waits = []
    build = typed("build", status.warehouse)
    if status.unpublished is None:
        waits.append(f"what is being written now: {status.locked}")
    elif status.unpublished:
        waits.append(f"{count(len(status.unpublished), 'report')} read and {_not_published(status, build)}")
    if status.has_build_failed:
        waits.append(f"the last build, which failed or was stopped: {build}")
    if status.waiting:
        waits.append(f"{count(status.waiting, 'figure')} for a person: {typed('review', status.warehouse)}")
    if status.rejected:
        waits.append(f"{count(len(status.rejected), 'file')} rejected, in no month of the grid:")
    if not waits and status.published:
        waits.append("nothing")
    if waits:
        yield ""
        yield "Waits:"
    for line in waits:
        yield INDENT + line
    for file in status.rejected:
        yield f"{INDENT * 2}{file.path}: {file.reason}; {file.remedy}"


def _not_published(status: Status, build: str) -> str:
    if status.published and status.published.is_taken_back:
        return "not in the file that readers were taken back to"
    return f"not published: {build}"


def _attention(status: Status) -> Iterator[str]:
    yield ""
    yield "Needs attention:" if status.attention else "Needs attention: nothing"
    for severity, found in reasons(status).items():
        told = ", ".join(f"{code} {number:,}" for code, number in found.items())
        yield f"{INDENT}{severity:<5} {found.total():>5,}  {told}"


def _grid(grid: Grid) -> Iterator[str]:
    for at in range(0, len(grid.months), MONTHS_PER_BLOCK):
        months = grid.months[at : at + MONTHS_PER_BLOCK]
        rows = [["platform", "country", *(f"{month:%Y-%m}" for month in months)]]
        for row in grid.rows:
            cells = row.cells[at : at + MONTHS_PER_BLOCK]
            if any(cell.state is not State.OUTSIDE for cell in cells):
                rows.append([row.platform, row.country, *map(cell_text, cells)])
        if len(rows) == 1:
            continue
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        yield ""
        for row_texts in rows:
            yield "  ".join(text.ljust(width) for text, width in zip(row_texts, widths, strict=True)).rstrip()


def cell_text(cell: Cell) -> str:
    """The state in a word, with the number of reports where there are several."""
    several = f"{len(cell.reports)} " if len(cell.reports) > 1 else ""
    return several + cell.state.value


def legend(grid: Grid) -> Iterator[str]:
    """What the words of the grid mean, of those that stand in it."""
    used = {cell.state for row in grid.rows for cell in row.cells}
    if used:
        yield ""
    for state, meaning in MEANINGS.items():
        if state in used:
            yield f"{INDENT}{state.value:<8}  {meaning}"


def period(report: Report) -> str:
    """The report's period: a month by its name, another by its days."""
    start, end = report.period_start, report.period_end
    assert end
    if start and start.day == 1 and (end + DAY).day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B %Y}"
    return f"{start} to {end}" if start else f"up to {end}"


def age(passed: timedelta) -> str:
    """How long ago, in the largest unit that fills."""
    minutes = int(passed.total_seconds()) // 60
    for unit, length in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        if minutes >= length:
            return f"{count(minutes // length, unit)} ago"
    return "just now"


def named(names: list[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _order(report: Report) -> tuple[Any, ...]:
    return report.period_end, report.report_file


def machine(status: Status, grid: Grid) -> dict[str, Any]:
    """The same as plain dicts and lists, ready for JSON."""
    made = status.published
    return {
        "sitrep": sitrep.__version__,
        "warehouse": str(status.warehouse.absolute()),
        "published": {**vars(made), "path": str(made.path.absolute())} if made else None,
        "report_count": status.report_count,
        "months": [
            {
                "platform": row.platform if row.platform != grids.NO_PLATFORM else None,
                "country": row.country or None,
                "month": f"{month:%Y-%m}",
                "state": cell.state.name.lower(),
                "reports": [report.report_file for report in cell.reports],
            }
            for row in grid.rows
            for month, cell in zip(grid.months, row.cells, strict=True)
            if cell.state is not State.OUTSIDE
        ],
        "reports": [vars(report) for report in status.reports],
        "waiting": status.waiting,
        "unpublished": status.unpublished,
        "locked": status.locked,
        "has_build_failed": status.has_build_failed,
        "rejected": [vars(file) for file in status.rejected],
        "attention": {severity: dict(found) for severity, found in reasons(status).items()},
    }
