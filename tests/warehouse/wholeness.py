"""What must hold of a warehouse whatever happened to it: whole reports, whole published files, the same facts."""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb

from sitrep import raw_schema
from sitrep.publishing import history, lock, places

# These say when, how often and from where, which kills and folders change; all else is compared.
RUN_TABLES = {"ingest_run", "build_run", "publication"}
RUN_COLUMNS = {
    "made_at": "is the clock's time",
    "run_id": "numbers the runs, the killed ones included",
    "ingested_at": "is the clock's time",
    "report_path": "is the folder of the test",
}
COLUMNS = """
    select table_schema, table_name, list(column_name order by ordinal_position)
    from information_schema.columns
    where table_schema in ({schemas})
    group by all
    order by all
"""


def facts(file: Path, schemas: Iterable[str] = ("raw", "marts")) -> dict[str, str]:
    """SHA-256 of every table of the schemas, exported in a fixed order without what tells one run from another."""
    wanted = ", ".join(f"'{schema}'" for schema in schemas)
    with duckdb.connect(str(file), read_only=True) as connection:
        tables = connection.execute(COLUMNS.format(schemas=wanted)).fetchall()
        return {
            f"{schema}.{table}": _exported(connection, f"{schema}.{table}", columns)
            for schema, table, columns in tables
            if table not in RUN_TABLES
        }


def _exported(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> str:
    kept = [column for column in columns if column not in RUN_COLUMNS]
    rows = connection.execute(f"select {', '.join(kept)} from {table} order by all").fetchall()
    return hashlib.sha256("\n".join(map(repr, [kept, *rows])).encode("utf-8", "surrogatepass")).hexdigest()


def stored_reports(file: Path) -> set[str]:
    """Ids of the reports stored, each of which must be whole: it has lines and tokens, no row is without its report.

    Read from a copy with its log, so that the next run finds what a kill left.
    """
    if not file.exists():
        return set()
    seen = Path(f"{file}.seen")
    for suffix in ("", ".wal"):
        if Path(f"{file}{suffix}").exists():
            shutil.copy(f"{file}{suffix}", f"{seen}{suffix}")
    with duckdb.connect(str(seen)) as connection:
        for statement in raw_schema.ddl():
            connection.execute(statement)
        for table in raw_schema.TABLES:
            if table.name != "report" and "report_id" in {column.name for column in table.columns}:
                orphans = f"select 1 from raw.{table.name} anti join raw.report using (report_id)"
                assert connection.execute(orphans).fetchall() == [], table.name
        for part in ("line", "sentence", "token"):
            bare = f"select report_file from raw.report anti join raw.{part} using (report_id)"
            assert connection.execute(bare).fetchall() == [], part
        found = {report_id for (report_id,) in connection.execute("select report_id from raw.report").fetchall()}
    for suffix in ("", ".wal"):
        Path(f"{seen}{suffix}").unlink(missing_ok=True)
    return found


def published_facts(file: Path) -> dict[str, str]:
    """Facts of the published file, empty where there is none; it and every kept file must be what was published."""
    assert [entry.id for entry in history.read(file) if entry.publication is None] == []
    current = places.current(file)
    return facts(current, ("marts", "reference")) if current.exists() else {}


def assert_lock_is_free(file: Path) -> None:
    """Whoever held the lock holds it no more."""
    with lock.held(file):
        pass


def assert_nothing_is_left(file: Path) -> None:
    """Beside the working file stand only its lock and the published files; none of them is unfinished."""
    extra = {path.name for path in file.parent.iterdir() if path.name.startswith(file.name)}
    assert extra <= {file.name, f"{file.name}.lock"}, extra
    assert places.leftovers(file) == []
