"""Publishes a warehouse, keeps the last published files, and goes back to an older one.

All of it is for the one who holds the warehouse's lock. A crash at any moment leaves the former published file or the
new one under the name that readers open; what else it leaves is put right by the next publishing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sitrep import project
from sitrep import warehouse as warehouses
from sitrep.discover import sha256_of
from sitrep.errors import SitrepError
from sitrep.publishing import durable, history, places, record, snapshot

# How many published files are kept, the current one included, where SITREP_KEEP or --keep does not say.
DEFAULT_KEEP = 10
ENV_KEEP = "SITREP_KEEP"


@dataclass(frozen=True)
class Published:
    """A file that was made current: its id, and where readers find it."""

    id: str
    path: Path


def publish(
    warehouse: Path,
    keep: int = DEFAULT_KEEP,
    *,
    relations: Sequence[snapshot.Relation] | None = None,
    opened: duckdb.DuckDBPyConnection | None = None,
) -> Published:
    """Make a snapshot of a built warehouse the file that readers open; the caller knows that all tests passed.

    Args:
        warehouse: the working file.
        keep: how many published files stay, at least 1.
        relations: what is published; the project's marts and seeds where it is left out.
        opened: a connection to the warehouse, where dbt holds one; the record then names dbt as the maker.

    Raises:
        SitrepError: it could not be written or read back; readers keep the file they have.
    """
    wanted = snapshot.relations(project.find()) if relations is None else relations
    with _explained(warehouse):
        durable.make_folder(places.current(warehouse).parent)
        tidy(warehouse)
        try:
            durable.move(_written(warehouse, wanted, opened), places.current(warehouse))
        except BaseException:
            # A disk that is full gets its space back at once; a person who stopped it finds nothing unfinished.
            tidy(warehouse)
            raise
        made = Published(_keep_current(warehouse), places.current(warehouse))
        prune(warehouse, keep)
    return made


def _written(warehouse: Path, relations: Sequence[snapshot.Relation], opened: duckdb.DuckDBPyConnection | None) -> Path:
    """A new file that holds all that it should, sealed, under a name that nobody reads."""
    new = places.unfinished(warehouse, "new")
    number = 1 + max((kept.number for kept in places.kept(warehouse)), default=0)
    with _reading(warehouse, opened) as connection:
        row = record.describe(connection, number, "dbt" if opened else "sitrep")
        counts = snapshot.write(connection, new, relations, row)
    if snapshot.counted(new) != counts:
        raise SitrepError(str(warehouse), "publish", "the file written does not read back whole", "try again")
    durable.seal(new)
    return new


def tidy(warehouse: Path) -> None:
    """Put right what publishing that was cut off left: remove what is unfinished, keep the current file."""
    for path in places.leftovers(warehouse):
        durable.remove(path)
    current = places.current(warehouse)
    # A current file that says nothing of itself was not published here, and is not worth keeping; one that was changed
    # must not pass for a publication of its own.
    is_kept = history.current_of(warehouse, places.kept(warehouse))
    if not is_kept and history.publication_of(current) and not history.is_changed(warehouse):
        _keep_current(warehouse)


def prune(warehouse: Path, keep: int) -> None:
    """Remove the oldest published files, so that `keep` stay; the current one stays whatever its age."""
    kept = places.kept(warehouse)
    current = history.current_of(warehouse, kept)
    for old in [each for each in kept if each != current][: max(0, len(kept) - keep)]:
        durable.remove(old.path)


def rollback(warehouse: Path, published_id: str | None) -> Published:
    """Make an older published file the current one, by its id or the start of it; the one before the current if None.

    Raises:
        UsageError: there is no such file, or several.
        SitrepError: the file is not what was published, or cannot be made current.
    """
    with _explained(warehouse):
        tidy(warehouse)
        chosen = history.choose(warehouse, places.kept(warehouse), published_id)
    if not sha256_of(chosen.path).startswith(chosen.hash_digits):
        reason = f"{chosen.path.name} is not what was published: its bytes changed"
        raise SitrepError(str(warehouse), "rollback", reason, "choose another one of sitrep history")
    with _explained(warehouse):
        durable.second_name(chosen.path, places.current(warehouse), places.unfinished(warehouse, "current"))
    return Published(chosen.id, places.current(warehouse))


def _keep_current(warehouse: Path) -> str:
    current = places.current(warehouse)
    published_id = places.id_of(record.read(current).publication_no, sha256_of(current))
    target = places.kept_path(warehouse, published_id)
    durable.second_name(current, target, places.unfinished(warehouse, "kept"))
    return published_id


@contextmanager
def _reading(warehouse: Path, opened: duckdb.DuckDBPyConnection | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose database is the warehouse, and which may write other files."""
    if opened:
        yield opened
        return
    spilled = places.unfinished(warehouse, "spilled")
    try:
        with duckdb.connect(config={"temp_directory": str(spilled)}) as connection:
            connection.execute(f"attach '{snapshot.quoted(str(warehouse))}' as warehouse (read_only)")
            connection.execute("use warehouse")
            yield connection
    finally:
        durable.remove(spilled)


@contextmanager
def _explained(warehouse: Path) -> Iterator[None]:
    try:
        yield
    except (duckdb.Error, OSError) as error:
        reason = " ".join(str(error).split())[:300]
        remedy = warehouses.remedy(str(error)) or "mend it and run the command again: readers keep the file they have"
        raise SitrepError(str(warehouse), "publish", reason, remedy) from error
