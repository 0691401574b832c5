"""Writes the file that is published: marts and reference as tables with their comments, and nothing else."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

import duckdb

from sitrep.publishing import record
from sitrep.publishing.record import Publication
from sitrep.transaction import transaction

# The oldest that DuckDB writes: every client from 1.0 on reads it, Node and WebAssembly included.
STORAGE_VERSION = "v1.0.0"
# What the schemas of the warehouse are called in the published file.
SCHEMAS = {"marts": "marts", "seeds": "reference"}
MARTS, SEEDS = Path("models/marts"), Path("seeds")
ALIAS = "being_published"
COUNT = "select count(*) from {}"
COMMENTS = """
    select 'table ' || {target}, comment
    from (
        select database_name, schema_name, table_name as name, comment from duckdb_tables()
        union all
        select database_name, schema_name, view_name, comment from duckdb_views()
    )
    where database_name = current_database() and schema_name = $schema and name = $name and comment is not null
    union all
    select 'column ' || {target} || '."' || column_name || '"', comment
    from duckdb_columns()
    where database_name = current_database() and schema_name = $schema and table_name = $name and comment is not null
"""
NEVER_NULL = """
    select column_name from duckdb_columns()
    where database_name = current_database() and schema_name = $schema and table_name = $name and not is_nullable
"""


@dataclass(frozen=True)
class Relation:
    """A table or view of the warehouse that is published, and the schema it is published in."""

    schema: str
    name: str

    @property
    def source(self) -> str:
        """Its name in the warehouse."""
        return f'"{self.schema}"."{self.name}"'

    @property
    def target(self) -> str:
        """Its name in the file being published."""
        return f'{ALIAS}."{SCHEMAS[self.schema]}"."{self.name}"'


def relations(project: Path) -> list[Relation]:
    """What a project publishes: its marts and seeds, and not what older ones left in the warehouse."""
    marts = [Relation("marts", path.stem) for path in sorted((project / MARTS).rglob("*.sql"))]
    return marts + [Relation("seeds", path.stem) for path in sorted((project / SEEDS).rglob("*.csv"))]


def write(
    connection: duckdb.DuckDBPyConnection, file: Path, published: Iterable[Relation], row: Publication
) -> dict[str, int]:
    """Write `file` from the warehouse that is the connection's database; rows of each table by its name.

    The file is complete when this returns: one transaction, folded in, without a log.

    Raises:
        duckdb.Error: a relation is missing, or the file cannot be written.
    """
    connection.execute(f"attach '{quoted(str(file))}' as {ALIAS} (storage_version '{STORAGE_VERSION}')")
    try:
        with transaction(connection):
            for schema in SCHEMAS.values():
                connection.execute(f"create schema {ALIAS}.{schema}")
            counts = {_short(relation.target): _copy(connection, relation) for relation in published}
            _write_record(connection, row)
        connection.execute(f"checkpoint {ALIAS}")
    except BaseException:
        # A disk that is full may end it all; what is told is the first error.
        with suppress(duckdb.Error):
            connection.execute(f"detach {ALIAS}")
        raise
    connection.execute(f"detach {ALIAS}")
    return counts | {_short(f"{ALIAS}.{record.TABLE}"): 1}


def _copy(connection: duckdb.DuckDBPyConnection, relation: Relation) -> int:
    connection.execute(f"create table {relation.target} as select * from {relation.source}")
    named = {"schema": relation.schema, "name": relation.name}
    for (column,) in connection.execute(NEVER_NULL, named).fetchall():
        connection.execute(f'alter table {relation.target} alter column "{column}" set not null')
    comments = connection.execute(COMMENTS.format(target=f"'{relation.target}'"), named).fetchall()
    for thing, text in comments:
        connection.execute(f"comment on {thing} is '{quoted(text)}'")
    return _count(connection, relation.target)


def _write_record(connection: duckdb.DuckDBPyConnection, row: Publication) -> None:
    table = f"{ALIAS}.{record.TABLE}"
    connection.execute(f"create table {table} ({', '.join(f'{name} {kind}' for name, kind, _ in record.COLUMNS)})")
    connection.execute(f"insert into {table} values ({', '.join('?' * len(record.COLUMNS))})", list(astuple(row)))
    connection.execute(f"comment on table {table} is '{quoted(record.DESCRIPTION)}'")
    for name, _, text in record.COLUMNS:
        connection.execute(f"comment on column {table}.{name} is '{quoted(text)}'")


def counted(file: Path) -> dict[str, int]:
    """Rows of every table of a published file by its name, read as a reader does: from the file, read-only."""
    with duckdb.connect(str(file), read_only=True) as connection:
        names = connection.execute(
            """select '"' || schema_name || '"."' || table_name || '"' from duckdb_tables()"""
        ).fetchall()
        return {_short(name): _count(connection, name) for (name,) in names}


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    ((rows,),) = connection.execute(COUNT.format(table)).fetchall()
    return int(rows)


def _short(table: str) -> str:
    return table.replace('"', "").removeprefix(f"{ALIAS}.")


def quoted(text: str) -> str:
    """A text as it stands between the quotes of an SQL literal."""
    return text.replace("'", "''")
