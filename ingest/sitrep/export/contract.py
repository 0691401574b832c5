"""What the published file says of its marts: columns with type, description, and whether they may be empty; keys."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

COLUMNS = """
    select t.table_name, t.comment, c.column_name, c.data_type, c.comment, not c.is_nullable
    from duckdb_tables() as t
    inner join duckdb_columns() as c using (database_name, schema_name, table_name)
    where t.database_name = current_database() and t.schema_name = 'marts'
    order by t.table_name, c.column_index
"""
# The last words of every mart's description.
PRIMARY_KEY = re.compile(r"\*\*Primary key\*\*:\s*([\w\s,]+?)\.?\s*\Z")
REPORT_ID = "report_id"
REPORTS = "dim_report"


@dataclass(frozen=True)
class Column:
    """A column of a mart: its name, DuckDB's type, what it means, whether it always has a value."""

    name: str
    type: str
    description: str
    is_required: bool

    @property
    def is_list(self) -> bool:
        """Whether it holds a list of values."""
        return self.type.endswith("[]")

    @property
    def is_text(self) -> bool:
        """Whether it holds text."""
        return self.type == "VARCHAR"

    @property
    def is_decimal(self) -> bool:
        """Whether it holds decimal numbers."""
        return self.type.startswith("DECIMAL")

    @property
    def sql(self) -> str:
        """Its name as SQL writes it."""
        return f'"{self.name}"'


@dataclass(frozen=True)
class Mart:
    """A mart of the published file: its columns in order, its description, the columns of its key."""

    name: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def summary(self) -> str:
        """The first sentence of its description, on one line."""
        first = re.split(r"(?<=\.)\s", self.description.strip(), maxsplit=1)[0]
        return " ".join(first.split())


def read(connection: duckdb.DuckDBPyConnection) -> tuple[Mart, ...]:
    """All marts of a published file, by name; empty where it holds none."""
    found: dict[str, list[tuple[str, Column]]] = {}
    for mart, about, name, kind, text, is_required in connection.execute(COLUMNS).fetchall():
        found.setdefault(mart, []).append((about or "", Column(name, kind, text or "", is_required)))
    return tuple(_mart(name, rows[0][0], [column for _, column in rows]) for name, rows in found.items())


def _mart(name: str, description: str, columns: Sequence[Column]) -> Mart:
    names = {column.name for column in columns}
    stated = PRIMARY_KEY.search(description)
    key = tuple(part.strip() for part in stated[1].split(",")) if stated else ()
    return Mart(name, description, tuple(columns), key if set(key) <= names else ())
