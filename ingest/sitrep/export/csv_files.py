"""CSV files that DuckDB writes: UTF-8, a header, dates and times in ISO 8601, text that acts nowhere."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from sitrep.export.contract import Column
from sitrep.export.inert_text import SUSPECT, escaped, escaped_in_json
from sitrep.publishing.snapshot import quoted

TIMESTAMP_FORMAT = "%Y-%m-%dT%H:%M:%S.%f"
# Names of the functions that `prepare` gives a connection.
ESCAPED, ESCAPED_IN_JSON = "export_escaped", "export_escaped_in_json"


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the connection what the cells are written with."""
    for name, function in ((ESCAPED, escaped), (ESCAPED_IN_JSON, escaped_in_json)):
        connection.create_function(name, function, ["VARCHAR"], "VARCHAR")


def cell(column: Column) -> str:
    """SQL that makes the text of a cell of a column; a list becomes JSON, a decimal number loses its last zeros."""
    name = column.sql
    if column.is_list:
        return f"{_where_suspect(f'to_json({name})::varchar', ESCAPED_IN_JSON)} as {name}"
    if column.is_text:
        return f"{_where_suspect(name, ESCAPED)} as {name}"
    if column.is_decimal:
        return f"regexp_replace({name}::varchar, '[.]?0*$', '') as {name}" if _has_places(column) else name
    return name


def _has_places(column: Column) -> bool:
    return not column.type.endswith(",0)")


def _where_suspect(value: str, function: str) -> str:
    # Few texts have anything to escape; only those leave DuckDB.
    return f"case when regexp_matches({value}, '{SUSPECT}') then {function}({value}) else {value} end"


def write(
    connection: duckdb.DuckDBPyConnection, path: Path, columns: Iterable[Column], rows: str, values: object = None
) -> None:
    """Write the columns of the rows that SQL behind `from` gives to `path`, after `prepare`."""
    cells = ", ".join(cell(column) for column in columns)
    copy(connection, path, f"select {cells} from {rows}", values)


def copy(connection: duckdb.DuckDBPyConnection, path: Path, query: str, values: object = None) -> None:
    """Write what a query gives, its cells as they come."""
    options = f"format csv, header, timestampformat '{TIMESTAMP_FORMAT}'"
    connection.execute(f"copy ({query}) to '{quoted(str(path))}' ({options})", values or {})
