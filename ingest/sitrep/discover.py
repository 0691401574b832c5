"""Finds the files to read and tells them by their bytes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PDF_SUFFIX, TEXT_SUFFIX = ".pdf", ".txt"
SIDECAR_SUFFIX = ".yml"
SUFFIXES = frozenset((PDF_SUFFIX, TEXT_SUFFIX))


@dataclass(frozen=True)
class Found:
    """Files to read, sorted within each path given, and files of other types in folders, passed over."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]


def discover(paths: Sequence[Path]) -> Found:
    """Files given, and files below the folders given; hidden files and folders are left alone.

    A path given twice counts once. A given file is found whatever its type (reading rejects it); in a folder
    only ``.pdf`` and ``.txt`` are.

    Raises:
        FileNotFoundError: a path that does not exist.
    """
    files: dict[Path, None] = {}
    skipped: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"no such file or folder: {path}")
        if path.is_dir():
            for inside in _files_below(path):
                if not _is_sidecar(inside):
                    (files if inside.suffix.lower() in SUFFIXES else skipped)[inside] = None
        else:
            files[path] = None
    return Found(tuple(files), tuple(skipped))


def _files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path.relative_to(folder)))


def _is_sidecar(path: Path) -> bool:
    """Whether the file says what a report beside it is (``sitrep.sidecar``); without that report it is no sidecar."""
    return path.suffix == SIDECAR_SUFFIX and any(path.with_suffix(suffix).is_file() for suffix in SUFFIXES)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes in hexadecimal, read in pieces.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
