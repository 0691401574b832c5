"""Reads the published file: one query a table of the page, rows as they come."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from sitrep import warehouse
from sitrep.errors import SitrepError, UsageError
from sitrep.publishing import history, places

# Facts of the reports that are shown, and names that say what their codes mean.
FACTS = (
    "cells",
    "bounds",
    "groups",
    "figures",
    "reconciliation",
    "partners",
    "partner_counts",
    "attention",
)
NAMES = ("sectors", "population_groups", "activities", "units", "platforms", "partner_names")


@dataclass(frozen=True)
class Table:
    """Rows of a query under their column names."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dicts(self) -> list[dict[str, Any]]:
        """Each row by its column names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Content:
    """All that the page says: which publication it is of, how many reports that holds, the tables by name.

    `published_at` is UTC, to the minute.
    """

    publication_no: int
    published_at: str
    tool_version: str
    reports_in_all: int
    tables: dict[str, Table]

    @property
    def reports_shown(self) -> int:
        """How many reports the tables of facts are about."""
        return len(self.tables["reports"].rows)


def read(warehouse_file: Path, limit: int, platforms: Sequence[str] = ()) -> Content:
    """The published file of a warehouse, with the facts of its newest `limit` reports; of `platforms`, none being all.

    Raises:
        UsageError: nothing is published, or of none of the platforms.
        SitrepError: the file cannot be read, or was published by another version.
    """
    file = places.current(warehouse_file)
    if not file.exists():
        raise UsageError(str(file), "page", "nothing is published yet", "make it: sitrep run PATH")
    history.require_unchanged(warehouse_file)
    try:
        with warehouse.opened(file) as connection:
            content = _content(connection, limit, platforms)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        reason = "was published by another version"
        raise SitrepError(str(file), "marts", reason, "publish it again: sitrep build") from error
    if platforms and not content.reports_shown:
        known = sorted({row["platform_code"] or "" for row in content.tables["coverage"].dicts()} - {""})
        remedy = f"name some of: {', '.join(known)}"
        raise UsageError(str(file), ", ".join(platforms), "no report is of this platform", remedy)
    return content


def _content(connection: duckdb.DuckDBPyConnection, limit: int, platforms: Sequence[str]) -> Content:
    (publication,) = query(connection, "publication").rows
    reports = query(connection, "reports", limit=limit, platforms=list(platforms))
    tables = {"reports": reports, "coverage": query(connection, "coverage")}
    shown = [row[0] for row in tables["reports"].rows]
    tables |= {name: query(connection, name, reports=shown) for name in FACTS}
    tables |= {name: query(connection, name) for name in NAMES}
    ((in_all, _),) = query(connection, "counts").rows
    number, published_at, version = publication
    return Content(int(number), published_at, version, int(in_all), tables)


def query(connection: duckdb.DuckDBPyConnection, name: str, **values: int | Sequence[str]) -> Table:
    """The rows of the query in ``sql/`` with that name."""
    text = resources.files(__package__).joinpath("sql", f"{name}.sql").read_text("utf-8")
    found = connection.execute(text, values or None)
    columns = tuple(column[0] for column in found.description or [])
    return Table(columns, tuple(found.fetchall()))
