"""File operations that a crash leaves either done or not done: bytes and names reach the disk before the next step."""

import os
import shutil
from pathlib import Path

READ_ONLY = 0o444


def seal(path: Path) -> None:
    """Make a finished file read-only and wait until its bytes are on the disk."""
    path.chmod(READ_ONLY)
    _sync(path)


def make_folder(path: Path) -> None:
    """Make a folder where it is missing."""
    if not path.is_dir():
        path.mkdir(parents=True)
        _sync(path.parent)


def move(source: Path, target: Path) -> None:
    """Give a file the name `target`, in one step, in place of what has it; both in one folder."""
    source.replace(target)
    # Two names of one file: the system leaves both alone.
    source.unlink(missing_ok=True)
    _sync(target.parent)


def second_name(source: Path, target: Path, unfinished: Path) -> None:
    """Give a sealed file the further name `target`, by way of `unfinished`; a copy where names cannot be shared."""
    try:
        unfinished.hardlink_to(source)
    except OSError:
        # Some file systems have no hard links.
        shutil.copyfile(source, unfinished)
        seal(unfinished)
    move(unfinished, target)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all in it."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
