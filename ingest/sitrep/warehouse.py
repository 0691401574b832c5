"""The warehouse file: whether it can be one, opening it, and DuckDB's errors in plain words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from sitrep.errors import SitrepError, UsageError

DEFAULT = Path("warehouse/sitrep.duckdb")
SCHEMAS = {"raw", "staging", "intermediate", "marts", "seeds", "reference"}
# A DuckDB file starts with a checksum of 8 bytes and these four.
MAGIC = b"DUCK"
MAGIC_OFFSET = 8
LOCK_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.*?) \(PID (?P<pid>\d+)\)")


def check(path: Path) -> None:
    """Make sure that `path` is free for a new warehouse or holds one.

    Raises:
        UsageError: it is a folder, a file of another kind, lies under something that is not a folder, or is named
            as one of the schemas: DuckDB takes the name for the catalog's and finds ``raw.report`` ambiguous.
    """
    if path.is_dir():
        raise UsageError(str(path), "--warehouse", "is a folder", "name a file in it")
    if path.name.lstrip(".").split(".")[0].lower() in SCHEMAS:
        raise UsageError(str(path), "--warehouse", "is named as a schema in it, which DuckDB confuses", "rename it")
    if path.exists() and not _has_magic(path):
        raise UsageError(str(path), "--warehouse", "is not a DuckDB file", "name another file")
    for parent in path.absolute().parents:
        if parent.is_dir():
            return
        if parent.exists():
            raise UsageError(str(path), "--warehouse", f"{parent} is not a folder", "name another file")


def _has_magic(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(MAGIC_OFFSET + len(MAGIC))[MAGIC_OFFSET:] == MAGIC


@contextmanager
def opened(path: Path, *, read_only: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the warehouse, closed at the end; opening to read changes no byte of the file.

    Raises:
        SitrepError: another process holds the file, or DuckDB cannot open it.
    """
    with explained(path):
        connection = duckdb.connect(str(path), read_only=read_only)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn DuckDB's input and output errors into one line about `path`."""
    try:
        yield
    except (duckdb.IOException, duckdb.SerializationException) as error:
        raise explain(path, str(error)) from error


def explain(path: Path, message: str) -> SitrepError:
    """The error to show for what DuckDB said about `path`."""
    held = LOCK_HOLDER.search(message)
    if held:
        reason = f"is open in another program ({held['program']}, PID {held['pid']})"
        return SitrepError(str(path), "lock", reason, "close that program and run the command again")
    reason = message.splitlines()[0] if message else "cannot be opened"
    return SitrepError(str(path), "warehouse", reason, "check the file and its folder")


def has_table(connection: duckdb.DuckDBPyConnection, schema: str, name: str) -> bool:
    """Whether the warehouse has that table or view."""
    found = connection.execute(
        "select 1 from information_schema.tables where table_schema = ? and table_name = ?", [schema, name]
    ).fetchall()
    return bool(found)
