"""Finds the files to read and tells them by their bytes."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PDF_SUFFIX, TEXT_SUFFIX = ".pdf", ".txt"
SIDECAR_SUFFIX = ".yml"
SUFFIXES = frozenset((PDF_SUFFIX, TEXT_SUFFIX))


@dataclass(frozen=True)
class NotOpened:
    """A link that is not followed, or a folder that cannot be opened: what it is, and what a person can do."""

    path: Path
    reason: str
    remedy: str

    def line(self) -> str:
        """Path, reason and remedy on one line."""
        return f"{self.path}: passed over: {self.reason}; {self.remedy}"


@dataclass(frozen=True)
class Found:
    """What is below the paths given, sorted within each.

    ``files`` are to be read; ``skipped`` are files of other types in folders; ``not_opened`` is what was not looked
    into.
    """

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]
    not_opened: tuple[NotOpened, ...] = ()


def discover(paths: Sequence[Path], *, follow_links: bool = False) -> Found:
    """Files given, and files below the folders given; hidden files and folders are left alone.

    A path given twice counts once. A given file is found whatever its type (reading rejects it); in a folder
    only ``.pdf`` and ``.txt`` are. A link in a folder may lead anywhere, so it is followed only where that is asked
    for; a link that is itself given is.

    Raises:
        FileNotFoundError: a path that does not exist.
    """
    files: dict[Path, None] = {}
    skipped: dict[Path, None] = {}
    not_opened: dict[Path, NotOpened] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"no such file or folder: {path}")
        if not path.is_dir():
            files[path] = None
            continue
        for inside in sorted(_below(path, not_opened, follow_links=follow_links)):
            if not _is_sidecar(inside):
                (files if inside.suffix.lower() in SUFFIXES else skipped)[inside] = None
    return Found(tuple(files), tuple(skipped), tuple(not_opened[path] for path in sorted(not_opened)))


def _below(folder: Path, not_opened: dict[Path, NotOpened], *, follow_links: bool) -> Iterator[Path]:
    """Files at any depth; what is not looked into is added to ``not_opened``."""

    def cannot(error: OSError) -> None:
        place = Path(error.filename)
        reason = f"a folder that cannot be opened ({error.strerror})"
        not_opened[place] = NotOpened(place, reason, "check its permissions")

    # Links may lead in circles: a folder is gone through once.
    seen: set[Path] = set()
    for name, folders, files in os.walk(folder, onerror=cannot, followlinks=follow_links):
        here = Path(name)
        if here.resolve() in seen:
            folders.clear()
            continue
        seen.add(here.resolve())
        folders[:] = [each for each in folders if not each.startswith(".")]
        for path in (here / each for each in [*folders, *files] if not each.startswith(".")):
            if path.is_symlink() and not (follow_links and path.exists()):
                # What is wrong with a sidecar is told with its report.
                if not _is_sidecar(path):
                    not_opened[path] = _link(path)
            elif path.is_file():
                yield path


def _link(path: Path) -> NotOpened:
    target = path.readlink()
    if path.exists():
        return NotOpened(path, f"a link to {target}", "give --follow-links to read what it leads to")
    return NotOpened(path, f"a link to {target}, which is not there", "mend or remove the link")


def _is_sidecar(path: Path) -> bool:
    """Whether the file says what a report beside it is (``sitrep.sidecar``); without that report it is no sidecar."""
    return path.suffix == SIDECAR_SUFFIX and any(path.with_suffix(suffix).is_file() for suffix in SUFFIXES)


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes in hexadecimal, read in pieces.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
