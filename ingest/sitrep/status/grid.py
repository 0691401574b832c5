"""Months by platform: what was read for each, and what is missing. Pure functions over rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sitrep.status.rows import Report

NO_PLATFORM = "(not found)"
SEVERAL = "several"


class State(Enum):
    """What is known of a month of a platform, the most telling first."""

    NEW = "new"
    INFERRED = "inferred"
    READ = "read"
    MISSING = "missing"
    AFTER = "-"
    OUTSIDE = ""


MEANINGS = {
    State.NEW: "read since the publication before",
    State.INFERRED: "read; only the name of the file says the month",
    State.READ: "read before",
    State.MISSING: "nothing read, though months before and after were",
    State.AFTER: "nothing read yet after the platform's last report",
}


@dataclass(frozen=True)
class Cell:
    """A month of a platform: its state and the reports that cover it."""

    state: State
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True)
class Row:
    """A platform and country, with a cell for each month of the grid."""

    platform: str
    country: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """Months, oldest first, and the platforms with a report on one of them."""

    months: tuple[date, ...]
    rows: tuple[Row, ...]


def of(reports: Sequence[Report], month_count: int | None = None) -> Grid:
    """The grid of the last `month_count` months that reports cover, of all without it."""
    covering = {report: tuple(_months(report)) for report in reports if report.period_end}
    if not covering:
        return Grid((), ())
    covered = [month for months in covering.values() for month in months]
    months = tuple(_between(min(covered), max(covered)))
    shown = months[-month_count:] if month_count else months
    keys = sorted({_key(report) for report in covering})
    rows = (_row(key, {report: its for report, its in covering.items() if _key(report) == key}, shown) for key in keys)
    return Grid(shown, tuple(row for row in rows if any(cell.reports for cell in row.cells)))


def earlier(reports: Sequence[Report], grid: Grid) -> int:
    """How many reports are on months before those of the grid only."""
    return sum(bool(report.period_end and _first(report.period_end) < grid.months[0]) for report in reports)


def without_period(reports: Sequence[Report]) -> list[Report]:
    """Reports that stand in no month, because their period was not found."""
    return [report for report in reports if report.period_end is None]


def _key(report: Report) -> tuple[str, str]:
    country = report.country_code or (SEVERAL if report.country_count > 1 else "")
    return report.platform_code or NO_PLATFORM, country


def _row(key: tuple[str, str], covering: dict[Report, tuple[date, ...]], shown: Sequence[date]) -> Row:
    read = [month for months in covering.values() for month in months]
    cells = []
    for month in shown:
        reports = tuple(report for report, months in covering.items() if month in months)
        cells.append(Cell(_state(month, reports, min(read), max(read)), reports))
    return Row(*key, tuple(cells))


def _state(month: date, reports: Sequence[Report], first: date, last: date) -> State:
    if not reports:
        return State.OUTSIDE if month < first else State.AFTER if month > last else State.MISSING
    if any(report.is_new for report in reports):
        return State.NEW
    return State.INFERRED if all(report.is_period_inferred for report in reports) else State.READ


def _months(report: Report) -> Iterator[date]:
    """First days of the months that the report's period touches; of a period with only a last day, that month."""
    assert report.period_end
    return _between(_first(report.period_start or report.period_end), _first(report.period_end))


def _between(first: date, last: date) -> Iterator[date]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(number // 12, number % 12 + 1, 1)


def _first(day: date) -> date:
    return day.replace(day=1)
