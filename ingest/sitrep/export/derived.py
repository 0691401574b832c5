"""Files whose columns are those of an exchange format: made of marts by a query, described like marts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sitrep.export import csv_files
from sitrep.export.contract import Column, Mart


@dataclass(frozen=True)
class Derived:
    """A file: its name without an ending, what it holds, the mart it rests on, its query, words on its own columns.

    `rows` in the query stands for the rows of the mart that are exported. A column of the mart's name has the mart's
    words. `tags` are the HXL hashtags of its columns, in order, where it has any.
    """

    name: str
    description: str
    mart: str
    query: str
    descriptions: Mapping[str, str]
    tags: Sequence[str] = ()


def write(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    derived: Derived,
    marts: Mapping[str, Mart],
    rows: str,
    values: object,
) -> tuple[Column, ...]:
    """Write it as CSV; the columns that it has."""
    query = f"with rows as (select * from {rows}) {derived.query}"
    found = connection.execute(f"describe {query}", values).fetchall()
    of_mart = {column.name: column.description for mart in marts.values() for column in mart.columns}
    of_mart |= {column.name: column.description for column in marts[derived.mart].columns}
    columns = tuple(
        Column(name, kind, derived.descriptions.get(name) or of_mart[name], is_required=False)
        for name, kind, *_ in found
    )
    cells = ", ".join(csv_files.cell(column) for column in columns)
    csv_files.copy(connection, path, f"select {cells} from ({query})", values)
    if derived.tags:
        _put_tags(path, derived.tags)
    return columns


def _put_tags(path: Path, tags: Sequence[str]) -> None:
    """The row of hashtags, right below the header."""
    data = path.with_suffix(".data")
    path.rename(data)
    with data.open("rb") as source, path.open("wb") as target:
        target.write(source.readline())
        target.write((",".join(tags) + "\n").encode())
        while block := source.read(1 << 20):
            target.write(block)
    data.unlink()
