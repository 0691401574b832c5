"""Which marts are exported, and of which reports: what the command line asks for, as SQL over the published file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sitrep.errors import UsageError
from sitrep.export.contract import REPORT_ID, REPORTS, Mart


@dataclass(frozen=True)
class Selection:
    """What is exported: named marts (none: all), reports whose period meets the days given, current ones alone."""

    marts: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    current_only: bool = False

    def __post_init__(self) -> None:
        """Refuse days in the wrong order.

        Raises:
            UsageError: `since` lies after `until`.
        """
        if self.since and self.until and self.since > self.until:
            raise UsageError(str(self.since), "--since", f"lies after --until {self.until}", "swap them")

    @property
    def is_of_all_reports(self) -> bool:
        """Whether no report is left out."""
        return self.since is None and self.until is None and not self.current_only

    @property
    def values(self) -> Mapping[str, Any]:
        """Values of the parameters that `reports_where` names."""
        given = {"since": self.since, "until": self.until}
        return {name: value for name, value in given.items() if value is not None}

    @property
    def reports_where(self) -> str:
        """The condition on rows of dim_report; a report of which only the last day is known counts as of that day."""
        parts = []
        if self.since:
            parts.append("reference_period_end >= $since")
        if self.until:
            parts.append("coalesce(reference_period_start, reference_period_end) <= $until")
        if self.current_only:
            parts.append("is_current")
        return " and ".join(parts) or "true"

    def words(self) -> str:
        """What is left out, for a person; empty where nothing is."""
        parts = [f"since {self.since}" if self.since else "", f"until {self.until}" if self.until else ""]
        period = " ".join(part for part in parts if part)
        said = [f"of reports whose period reaches into the days {period}; reports without a period are left out"]
        said = said if period else []
        return "; ".join([*said, *(["of current reports"] if self.current_only else [])])

    def rows(self, mart: Mart) -> str:
        """The mart's rows that are exported, as SQL behind `from`, in the order of its key."""
        order = ", ".join(f'"{name}"' for name in mart.primary_key) or "all"
        if self.is_of_all_reports or REPORT_ID not in mart.column_names:
            return f'marts."{mart.name}" order by {order}'
        chosen = f"select {REPORT_ID} from marts.{REPORTS} where {self.reports_where}"
        return f'marts."{mart.name}" where {REPORT_ID} in ({chosen}) order by {order}'

    def chosen(self, marts: Sequence[Mart]) -> tuple[Mart, ...]:
        """The marts asked for.

        Raises:
            UsageError: a name is none of a mart.
        """
        known = {mart.name: mart for mart in marts}
        for name in self.marts:
            if name not in known:
                raise UsageError(name, "--mart", "is no mart", f"name one of: {', '.join(known)}")
        return tuple(known[name] for name in known if not self.marts or name in self.marts)
