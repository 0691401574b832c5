"""Whether a DuckDB file has the raw schema that this version declares, an older one that is added to, or another."""

from dataclasses import dataclass

import duckdb

from sitrep import raw_schema
from sitrep.errors import SitrepError

COLUMNS = """
    select table_name, column_name, data_type
    from information_schema.columns
    where table_catalog = current_database() and table_schema = 'raw'
"""
OTHERS = """
    select schema_name || '.' || table_name
    from duckdb_tables()
    where database_name = current_database() and not internal
    order by all
    limit 1
"""
FILE = "select path from duckdb_databases() where database_name = current_database()"
NEWER = "use the sitrep that wrote it, or read the reports into a new file with --warehouse FILE"
ANOTHER = "read the reports into a new file with --warehouse FILE"


@dataclass(frozen=True)
class Misfit:
    """One difference: where, what, what to do; the next command that writes mends what is only missing."""

    place: str
    fault: str
    remedy: str
    is_mended_by_opening: bool = False


def misfits(connection: duckdb.DuckDBPyConnection) -> list[Misfit]:
    """What differs from the declared raw schema; nothing for an empty file."""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(COLUMNS).fetchall():
        found.setdefault(table, {})[column] = kind
    if "report" not in found:
        others = connection.execute(OTHERS).fetchall()
        fault = "holds other tables and no reports: it is no warehouse of sitrep"
        return [Misfit(others[0][0], fault, "name another file with --warehouse FILE")] if others else []
    return [misfit for table in raw_schema.TABLES for misfit in _of_table(table, found.get(table.name))] + [
        Misfit(f"raw.{name}", "a table of a newer version", NEWER)
        for name in sorted(set(found) - {table.name for table in raw_schema.TABLES})
    ]


def _of_table(table: raw_schema.Table, found: dict[str, str] | None) -> list[Misfit]:
    if found is None:
        return [Misfit(f"raw.{table.name}", "is missing", "", is_mended_by_opening=True)]
    misfits = []
    for column in table.columns:
        place = f"raw.{table.name}.{column.name}"
        if column.name not in found:
            is_mended = (table.name, column.name) in raw_schema.ADDED
            misfits.append(Misfit(place, "is missing", ANOTHER, is_mended_by_opening=is_mended))
        elif found[column.name].replace(" ", "") != column.type.replace(" ", ""):
            misfits.append(Misfit(place, f"is {found[column.name]} instead of {column.type}", ANOTHER))
    more = sorted(set(found) - {column.name for column in table.columns})
    return misfits + [Misfit(f"raw.{table.name}.{name}", "a column of a newer version", NEWER) for name in more]


def check(connection: duckdb.DuckDBPyConnection) -> None:
    """Make sure that the connection's file can be read into: it is empty, or has this raw schema or an older one.

    Raises:
        SitrepError: it is something else, or of another version; nothing was written.
    """
    for misfit in misfits(connection):
        if not misfit.is_mended_by_opening:
            ((file,),) = connection.execute(FILE).fetchall()
            raise SitrepError(file or "warehouse", misfit.place, misfit.fault, misfit.remedy)
