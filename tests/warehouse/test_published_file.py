"""What readers open: marts and reference, whole, described, read-only, and nothing else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from sitrep.publishing import places, publish, snapshot
from tests.warehouse.conftest import ROOT

LEFT_BEHIND = "create table marts.fct_of_an_older_project as select 1 as a"


@pytest.fixture(scope="module")
def published(warehouse_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' warehouse, published from a copy that an older project left a mart in."""
    file = Path(shutil.copy(warehouse_file, tmp_path_factory.mktemp("publish") / "samples.duckdb"))
    with duckdb.connect(str(file)) as connection:
        connection.execute(LEFT_BEHIND)
    return publish.publish(file, relations=snapshot.relations(ROOT)).path


@pytest.fixture
def reader(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the published file that can only read."""
    with duckdb.connect(str(published), read_only=True) as connection:
        yield connection


def test_published_file_holds_the_projects_marts_and_seeds_as_tables(reader: duckdb.DuckDBPyConnection) -> None:
    marts = {("marts", path.stem) for path in (ROOT / "models" / "marts").glob("*.sql")}
    seeds = {("reference", path.stem) for path in (ROOT / "seeds").glob("*.csv")}
    tables = reader.execute("select schema_name, table_name from duckdb_tables()").fetchall()
    assert set(tables) == marts | seeds | {("reference", "publication")}
    assert reader.execute("select 1 from duckdb_views() where not internal").fetchall() == []
    schemas = reader.execute("select schema_name from duckdb_schemas() where not internal").fetchall()
    assert sorted(schemas) == [("marts",), ("reference",)]


def test_every_table_and_column_is_commented_as_in_the_warehouse(
    reader: duckdb.DuckDBPyConnection, warehouse: duckdb.DuckDBPyConnection
) -> None:
    tables = "select table_name, comment from duckdb_tables() where schema_name = 'marts' order by all"
    columns = "select table_name, column_name, comment from duckdb_columns() where schema_name {} order by all"
    assert reader.execute(tables).fetchall() == warehouse.execute(tables).fetchall()
    marts = columns.format("= 'marts'")
    assert reader.execute(marts).fetchall() == warehouse.execute(marts).fetchall()
    bare = reader.execute(columns.format("in ('marts', 'reference') and comment is null")).fetchall()
    assert bare == []
    assert reader.execute("select table_name from duckdb_tables() where comment is null").fetchall() == []


def test_columns_that_are_never_null_say_so_as_in_the_warehouse(
    reader: duckdb.DuckDBPyConnection, warehouse: duckdb.DuckDBPyConnection
) -> None:
    marked = "select table_name, column_name from duckdb_columns() where schema_name = 'marts' and not is_nullable"
    found = reader.execute(f"{marked} order by all").fetchall()
    assert ("fct_figure", "figure_id") in found
    assert found == warehouse.execute(f"{marked} and table_name not like '%older_project' order by all").fetchall()


def test_rows_are_those_of_the_warehouse(published: Path, warehouse_file: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{published}' as published (read_only)")
        connection.execute(f"attach '{warehouse_file}' as warehouse (read_only)")
        for relation in snapshot.relations(ROOT):
            here = f"published.{snapshot.SCHEMAS[relation.schema]}.{relation.name}"
            there = f"warehouse.{relation.source}"
            for one, other in ((here, there), (there, here)):
                found = connection.execute(f"select count(*) from (from {one} except all from {other})").fetchall()
                assert found == [(0,)], relation.name


def test_file_is_read_only_and_stands_alone(published: Path) -> None:
    assert published.stat().st_mode & 0o777 == 0o444
    (kept,) = places.kept(published.parent.parent / published.name)
    assert {path.name for path in published.parent.iterdir()} == {published.name, kept.path.name}


def test_file_is_of_the_oldest_storage_version_and_named_as_the_warehouse(
    reader: duckdb.DuckDBPyConnection, published: Path
) -> None:
    ((name,),) = reader.execute("select current_database()").fetchall()
    assert name == "samples"
    ((version,),) = reader.execute(
        "select tags['storage_version'] from duckdb_databases() where not internal"
    ).fetchall()
    assert version.startswith(snapshot.STORAGE_VERSION)
    (kept,) = places.kept(published.parent.parent / published.name)
    with duckdb.connect(str(kept.path), read_only=True) as connection:
        assert connection.execute("select current_database()").fetchall() == [(name,)]


def test_record_says_what_the_file_was_built_from(
    reader: duckdb.DuckDBPyConnection, warehouse: duckdb.DuckDBPyConnection
) -> None:
    built = warehouse.execute(
        "select build_id, fingerprint, (select max(run_id) from raw.ingest_run), (select count(*) from raw.report)"
        " from raw.build_run order by build_id desc limit 1"
    ).fetchall()
    record = "select build_id, fingerprint, run_id, report_count from reference.publication"
    assert reader.execute(record).fetchall() == built
