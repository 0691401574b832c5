"""Where published files lie and what they are called. Pure functions over paths, and the listing of one folder.

``warehouse/sitrep.duckdb`` is published as ``warehouse/published/sitrep.duckdb``; each published file is also kept as
``sitrep.0007-3fa9c1d2e4b5.duckdb`` beside it: its number, and the first digits of its SHA-256. Up to the first dot both
names are the warehouse's, so that DuckDB gives the database the same name whichever is opened.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = "published"
HASH_DIGITS = 12
UNFINISHED = ".unfinished"
ID = rf"(\d{{4,}})-([0-9a-f]{{{HASH_DIGITS}}})"


@dataclass(frozen=True, order=True)
class Kept:
    """A published file that is kept: its number, the first digits of its hash, its path."""

    number: int
    hash_digits: str
    path: Path

    @property
    def id(self) -> str:
        """What names it on the command line, such as ``0007-3fa9c1d2e4b5``."""
        return id_of(self.number, self.hash_digits)


def id_of(number: int, sha256: str) -> str:
    """The id of the published file with that number and hash."""
    return f"{number:04d}-{sha256[:HASH_DIGITS]}"


def current(warehouse: Path) -> Path:
    """The file that readers of the warehouse open."""
    return warehouse.parent / FOLDER / warehouse.name


def unfinished(warehouse: Path, what: str) -> Path:
    """A name in the folder of published files for something in the making; nobody reads it."""
    return current(warehouse).with_name(f".{warehouse.name}.{what}{UNFINISHED}")


def kept_path(warehouse: Path, published_id: str) -> Path:
    """Where the published file with that id is kept."""
    return current(warehouse).with_name(f"{warehouse.stem}.{published_id}{warehouse.suffix}")


def kept(warehouse: Path) -> list[Kept]:
    """The published files that are kept, oldest first."""
    name = re.compile(rf"{re.escape(warehouse.stem)}\.{ID}{re.escape(warehouse.suffix)}")
    found = ((name.fullmatch(path.name), path) for path in _inside(warehouse))
    return sorted(Kept(int(match[1]), match[2], path) for match, path in found if match)


def warehouse_of(file: Path) -> Path | None:
    """The warehouse that a file of this place and name would be published of; None where it is not of such a place."""
    place = file if file.parent.name == FOLDER else file.resolve()
    if place.parent.name != FOLDER:
        return None
    kept_name = re.fullmatch(rf"(.+)\.{ID}(\.[^.]*)?", place.name)
    name = f"{kept_name[1]}{kept_name[4] or ''}" if kept_name else place.name
    return place.parent.parent / name


def published(warehouse: Path) -> list[Path]:
    """What readers can be given: the place of the current file, and all that are kept."""
    return [current(warehouse), *(file.path for file in kept(warehouse))]


def leftovers(warehouse: Path) -> list[Path]:
    """What publishing that was cut off left behind: unfinished files, their logs, folders of spilled rows."""
    start = f".{warehouse.name}."
    return [path for path in _inside(warehouse) if path.name.startswith(start) and UNFINISHED in path.name]


def _inside(warehouse: Path) -> list[Path]:
    folder = current(warehouse).parent
    return list(folder.iterdir()) if folder.is_dir() else []
