"""Rows as Arrow tables with the columns that the raw schema declares."""

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from sitrep import raw_schema
from sitrep.storable import storable

_ARROW_TYPES: dict[str, pa.DataType] = {
    "BOOLEAN": pa.bool_(),
    "VARCHAR": pa.string(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR[]": pa.list_(pa.string()),
    "DECIMAL(28, 6)": pa.decimal128(28, 6),
}


def arrow_table(declared: raw_schema.Table, rows: Sequence[dict[str, Any]]) -> pa.Table:
    """The rows as an Arrow table with the declared columns in the declared order; missing columns are NULL."""
    arrays = {
        column.name: pa.array([row.get(column.name) for row in rows], type=_ARROW_TYPES[column.type])
        for column in declared.columns
    }
    return pa.table(arrays)


def load(connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, given as column -> value, into a raw table in one statement; missing columns are NULL."""
    insert(connection, name, storable_batch(name, rows))


def storable_batch(name: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    """Rows of a raw table as an Arrow table; missing columns are NULL.

    Text is made storable: paths and what a person wrote beside a report may hold anything.
    """
    kept = [{column: _storable(value) for column, value in row.items()} for row in rows]
    return arrow_table(raw_schema.table(name), kept)


def _storable(value: Any) -> Any:
    if isinstance(value, list):
        return [_storable(part) for part in value]
    return storable(value) if isinstance(value, str) else value


def insert(connection: duckdb.DuckDBPyConnection, name: str, batch: pa.Table) -> None:
    """Insert rows, as an Arrow table, into a raw table in one statement."""
    if not batch.num_rows:
        return
    connection.register("batch", batch)
    try:
        connection.execute(f"insert into {raw_schema.SCHEMA}.{name} by name select * from batch")
    finally:
        connection.unregister("batch")
