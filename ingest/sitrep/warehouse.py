"""The warehouse file: whether it can be one, opening it, and DuckDB's errors in plain words."""

import errno
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from sitrep.errors import SitrepError, UsageError
from sitrep.publishing import places

DEFAULT = Path("warehouse/sitrep.duckdb")
SCHEMAS = {"raw", "staging", "intermediate", "marts", "seeds", "reference"}
# A DuckDB file starts with a checksum of 8 bytes and these four.
MAGIC = b"DUCK"
MAGIC_OFFSET = 8
# Errors of the system that say something of the place where the warehouse is written.
OF_THE_PLACE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG, errno.EIO}
PUT_BACK = (
    "put back a copy of it, or read the reports into a new file with --warehouse FILE; readers keep what is published"
)
# Words in what was said, the place to name, what they mean, what to do; the first that fits counts.
TOLD = (
    (
        ("No space left", "not enough space", "out of disk space", "Disk quota", "File too large"),
        "disk",
        "there is no room to write it",
        "make room and run the command again: what was stored stays, and readers keep the file they have",
    ),
    (
        ("Read-only file system", "Permission denied", "Operation not permitted"),
        "folder",
        "it cannot be written or opened",
        "make the file and its folder writable, or name another with --warehouse FILE",
    ),
    (
        ("Could not read enough bytes", "read less bytes"),
        "warehouse",
        "is cut short: its end is missing",
        PUT_BACK,
    ),
    (
        ("file with version number",),
        "warehouse",
        "was written by another version of DuckDB",
        "open it with the sitrep that wrote it, or read the reports into a new file with --warehouse FILE",
    ),
    (("Corrupt database file", "checksum", "Failed to deserialize"), "warehouse", "is damaged", PUT_BACK),
    (
        ("not a valid DuckDB database",),
        "warehouse",
        "is not a DuckDB file",
        "name another file",
    ),
    (
        ("Catalog Error", "Binder Error"),
        "warehouse",
        "lacks what this version of sitrep looks for",
        "sitrep doctor says what; sitrep build mends a warehouse of an older version",
    ),
)
LOCK_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.*?) \(PID (?P<pid>\d+)\)")


def check(path: Path) -> None:
    """Make sure that `path` is free for a new warehouse or holds one.

    Raises:
        UsageError: it is a folder, a file of another kind, lies under something that is not a folder, has a name
            that dbt takes apart, is named as one of the schemas (DuckDB takes the name for the catalog's and finds
            ``raw.report`` ambiguous), or is a published file.
    """
    if path.is_dir():
        raise UsageError(str(path), "--warehouse", "is a folder", "name a file in it")
    if path.name.lstrip(".").split(".")[0].lower() in SCHEMAS:
        raise UsageError(str(path), "--warehouse", "is named as a schema in it, which DuckDB confuses", "rename it")
    if {"'", '"', ";"} & set(path.name) or {"?", "#"} & set(str(path.absolute())):
        fault = "has a quote, or one of ; ? #, in its name, which dbt takes for something else"
        raise UsageError(str(path), "--warehouse", fault, "rename it")
    if path.exists() and not _has_magic(path):
        raise UsageError(str(path), "--warehouse", "is not a DuckDB file", "name another file")
    refuse_published(path)
    for parent in path.absolute().parents:
        if parent.is_dir():
            return
        if parent.exists():
            raise UsageError(str(path), "--warehouse", f"{parent} is not a folder", "name another file")


def require(path: Path, published: Iterable[Path] = ()) -> None:
    """Make sure that `path` holds a warehouse, or one of the files `published` of it is there for who reads only those.

    Raises:
        UsageError: as `check`, or there is no such file: a name mistyped must not make or show an empty warehouse.
    """
    check(path)
    if not any(file.exists() for file in (path, *published)):
        raise missing(path)


def missing(path: Path) -> UsageError:
    """The error for a warehouse that is not there."""
    return UsageError(str(path), "--warehouse", "does not exist", "name another file, or make it with sitrep run")


def refuse_published(path: Path) -> None:
    """Make sure that `path` is not a file published of a warehouse: there is nothing in it to read, build or examine.

    Raises:
        UsageError: it is one.
    """
    warehouse = places.warehouse_of(path)
    if warehouse and path.is_file() and _has_record(path):
        remedy = f"name the warehouse it was published of: {warehouse}"
        raise UsageError(str(path), "--warehouse", "is a published file", remedy)


def _has_record(path: Path) -> bool:
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            return has_table(connection, "reference", "publication")
    except duckdb.Error:
        return False  # A warehouse that is being written, or what others explain.


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
def explained(path: Path | None) -> Iterator[None]:
    """Turn what DuckDB or the system says against the warehouse `path` into one line that names it."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        if path is None or (isinstance(error, OSError) and error.errno not in OF_THE_PLACE):
            raise
        raise explain(path, str(error)) from error


def explain(path: Path, message: str) -> SitrepError:
    """The error to show for what DuckDB or the system said about `path`: what is wrong, and what a person can do."""
    held = LOCK_HOLDER.search(message)
    if held:
        reason = f"is open in another program ({held['program']}, PID {held['pid']})"
        return SitrepError(str(path), "lock", reason, "close that program and run the command again")
    said = " ".join(message.split())[:300] or "cannot be opened"
    for signs, place, reason, remedy in TOLD:
        if any(sign in message for sign in signs):
            return SitrepError(str(path), place, f"{reason} ({said})", remedy)
    return SitrepError(str(path), "warehouse", said, "sitrep doctor says more of the file")


def remedy(message: str) -> str | None:
    """What a person can do where a disk is full or cannot be written; None where something else was said."""
    of_the_disk = [told for told in TOLD if told[1] in {"disk", "folder"}]
    return next((told[-1] for told in of_the_disk if any(sign in message for sign in told[0])), None)


def has_table(connection: duckdb.DuckDBPyConnection, schema: str, name: str) -> bool:
    """Whether the warehouse has that table or view."""
    found = connection.execute(
        "select 1 from information_schema.tables where table_schema = ? and table_name = ?", [schema, name]
    ).fetchall()
    return bool(found)
