"""Which published files there are, what each says of itself, and which of them readers open."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sitrep import warehouse as warehouses
from sitrep.discover import sha256_of
from sitrep.errors import SitrepError, UsageError
from sitrep.publishing import places, record
from sitrep.publishing.places import Kept
from sitrep.publishing.record import Publication


@dataclass(frozen=True)
class Entry:
    """A published file: `publication` is None, and `is_whole` false, where it is not what was published."""

    id: str
    path: Path
    is_current: bool
    is_whole: bool
    byte_count: int
    sha256: str
    publication: Publication | None


def read(warehouse: Path) -> list[Entry]:
    """All published files that are kept, newest first; writes nothing."""
    kept = places.kept(warehouse)
    current = current_of(warehouse, kept)
    return [_entry(each, is_current=each == current) for each in reversed(kept)]


def current_of(warehouse: Path, kept: Sequence[Kept]) -> Kept | None:
    """Which of the kept files readers open; None where there is none, or it is not kept yet."""
    current = places.current(warehouse)
    if not current.exists():
        return None
    same = [each for each in kept if each.path.samefile(current)]
    if same:
        return same[0]
    # A copy, where the file system has no hard links.
    sha256 = sha256_of(current)
    return next((each for each in kept if sha256.startswith(each.hash_digits)), None)


def is_changed(warehouse: Path) -> bool:
    """Whether the file that readers open has other bytes than when it was published.

    A new one that is not kept yet, as publishing was cut off, has a number that no kept file has.
    """
    current = places.current(warehouse)
    kept = places.kept(warehouse)
    if not current.exists() or not kept:
        return False
    sha256 = sha256_of(current)
    if any(sha256.startswith(each.hash_digits) for each in kept):
        return False
    told = publication_of(current)
    return told is None or told.publication_no <= kept[-1].number


def require_unchanged(warehouse: Path) -> None:
    """Make sure that what readers open is what was published.

    Raises:
        SitrepError: its bytes are others.
    """
    if is_changed(warehouse):
        place = str(places.current(warehouse))
        remedy = "publish a whole one with sitrep build, or go back with sitrep rollback ID"
        raise SitrepError(place, "published", "is not what was published: its bytes changed", remedy)


def holds_last_build(warehouse: Path) -> bool:
    """Whether a file published of the warehouse's last build that succeeded is still kept, and whole."""
    with warehouses.opened(warehouse) as connection:
        build = record.last_build(connection)
    return any(_is_of(each, build) and _is_whole(each) for each in reversed(places.kept(warehouse)))


def _is_of(kept: Kept, build: tuple[int | None, str | None]) -> bool:
    told = publication_of(kept.path)
    return told is not None and (told.build_id, told.fingerprint) == build


def _is_whole(kept: Kept) -> bool:
    return sha256_of(kept.path).startswith(kept.hash_digits)


def choose(warehouse: Path, kept: Sequence[Kept], published_id: str | None) -> Kept:
    """The kept file whose id is, or starts with, what was given; the one before the current where nothing was.

    Raises:
        UsageError: there is none, or several.
    """
    if published_id is None:
        current = current_of(warehouse, kept)
        older = [each for each in kept if current and each < current]
        if not older:
            raise UsageError(str(warehouse), "rollback", "nothing older is kept", "see sitrep history")
        return older[-1]
    found = [each for each in kept if each.id.startswith(published_id) or str(each.number) == published_id]
    if len(found) != 1:
        fault = "names several published files" if found else "names no published file"
        raise UsageError(str(warehouse), published_id, fault, "give an id of sitrep history")
    return found[0]


def _entry(kept: Kept, *, is_current: bool) -> Entry:
    sha256 = sha256_of(kept.path)
    is_whole = sha256.startswith(kept.hash_digits)
    publication = publication_of(kept.path) if is_whole else None
    return Entry(kept.id, kept.path, is_current, is_whole, kept.path.stat().st_size, sha256, publication)


def publication_of(path: Path) -> Publication | None:
    """What a file says of itself; None where it is missing, damaged or was not published."""
    if not path.exists():
        return None
    try:
        return record.read(path)
    except (duckdb.Error, SitrepError):
        return None
