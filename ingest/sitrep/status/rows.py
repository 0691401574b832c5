"""What is known of a warehouse's state, as read. Times are UTC without a zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True)
class Report:
    """A current report: what it is about, how its period is known, and whether it came with the last publication.

    `period_start` is None where only the last day is known, both days where the period was not found. `edition` is None
    where platform or period is not known.
    """

    report_id: str
    report_file: str
    platform_code: str | None
    country_code: str | None
    country_count: int
    period_start: date | None
    period_end: date | None
    is_period_inferred: bool
    edition: int | None
    is_new: bool


@dataclass(frozen=True)
class Rejected:
    """A file that could not be read: path, reason, and what a person can do."""

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Published:
    """The file that readers open: its id (None where it is not among those kept), when it was made and of what.

    `newest_id` is that of the newest file that is kept: another than `id` where readers were taken back.
    """

    path: Path
    id: str | None
    published_at: datetime
    made_by: str
    last_read_at: datetime | None
    kept_count: int
    newest_id: str | None

    @property
    def is_taken_back(self) -> bool:
        """Whether readers were given an older file than the newest that is kept."""
        return self.id is not None and self.id != self.newest_id


@dataclass(frozen=True)
class Status:
    """All of it. `published` is None where nothing is published yet.

    `report_count` holds copies and replaced editions too. `attention` is how often each reason was found, by severity
    and reason, worst first. `waiting` are figures for ``sitrep review``. `unpublished` are files that were read but are
    not in the published file; None where the working file cannot be opened now, with the reason in `locked`.
    `has_build_failed` says of the last build by sitrep that it failed or was stopped or cut off.
    """

    warehouse: Path
    published: Published | None
    report_count: int
    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]
    attention: Mapping[tuple[str, str], int]
    waiting: int
    unpublished: tuple[str, ...] | None
    locked: str | None
    has_build_failed: bool
