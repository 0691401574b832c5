"""A small warehouse that is made in no time, to publish many times: every table says which state it is of."""

from pathlib import Path

import duckdb

from sitrep import raw_upgrade
from sitrep.publishing import publish
from sitrep.publishing.snapshot import Relation

RELATIONS = [Relation("marts", "first"), Relation("marts", "second"), Relation("seeds", "third")]
TABLES = ("marts.first", "marts.second", "reference.third")
ROWS = 20_000
ROOT = Path(__file__).parents[2]


def make(file: Path) -> Path:
    """A warehouse without reports, in state 0."""
    with duckdb.connect(str(file)) as connection:
        raw_upgrade.prepare(connection)
        for relation in RELATIONS:
            connection.execute(f"create schema if not exists {relation.schema}")
            connection.execute(f"create table {relation.source} as select 0 as state from range({ROWS})")
            connection.execute(f"comment on table {relation.source} is 'It''s {relation.name}.'")
    return file


def change(file: Path, state: int) -> None:
    """Bring all its tables into another state, in one transaction."""
    with duckdb.connect(str(file)) as connection:
        connection.begin()
        for relation in RELATIONS:
            connection.execute(f"update {relation.source} set state = {state}")
        connection.commit()


def publish_state(file: Path, state: int, keep: int = publish.DEFAULT_KEEP) -> publish.Published:
    """Change it and publish it."""
    change(file, state)
    return publish.publish(file, keep, relations=RELATIONS)


def state_of(published: Path) -> int:
    """The state of a published file, which must be whole: all rows there and of one state."""
    with duckdb.connect(str(published), read_only=True) as connection:
        found = {
            row
            for table in TABLES
            for row in connection.execute(f"select state, count(*) from {table} group by all").fetchall()
        }
    assert len(found) == 1, found
    ((state, rows),) = found
    assert rows == ROWS
    return int(state)
