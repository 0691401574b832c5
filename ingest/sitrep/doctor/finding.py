"""What the doctor finds, and what it looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

ERROR, WARN, INFO = "error", "warn", "info"
# How many places are named of a finding that has more.
PLACES_SHOWN = 3
# Reports can be read again: nothing of raw is lost while the files are there.
READ_AGAIN = "read the reports again into a new file: sitrep run PATHS --warehouse NEW"
BUILD = "sitrep build"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: the check that found it, how grave, where, what, how often, and how to mend it."""

    check: str
    severity: str
    place: str
    fault: str
    remedy: str
    count: int = 1

    def line(self) -> str:
        """Severity, check, place, fault and remedy on one line."""
        return f"{self.severity}: {self.check}: {self.place}: {self.fault}; {self.remedy}"


@dataclass(frozen=True)
class Patient:
    """The warehouse that is looked at: its file, and a connection to it that can only read."""

    file: Path
    connection: duckdb.DuckDBPyConnection

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """The rows of a query."""
        return self.connection.execute(sql).fetchall()

    def has(self, *tables: str) -> bool:
        """Whether it has all these tables or views, given as ``schema.name``."""
        found = {f"{schema}.{name}" for schema, name in self.rows(NAMES)}
        return set(tables) <= found


NAMES = "select table_schema, table_name from information_schema.tables"
Check = Callable[[Patient], list[Finding]]


def from_rows(
    check: str, severity: str, rows: list[tuple[object, ...]], fault: str, remedy: str, where: str = ""
) -> list[Finding]:
    """One finding for rows whose first column is a place; none where there are no rows."""
    if not rows:
        return []
    shown = ", ".join(str(row[0]) for row in rows[:PLACES_SHOWN])
    more = f" and {len(rows) - PLACES_SHOWN:,} more" if len(rows) > PLACES_SHOWN else ""
    place = f"{where}: {shown}{more}" if where else f"{shown}{more}"
    return [Finding(check, severity, place, fault, remedy, len(rows))]
