"""Disks that are small or cannot be written, made in memory where the system lets us."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Mounted = Callable[[str], Path]


def _mount(*words: str) -> bool:
    try:
        return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@contextmanager
def disk(place: Path, size: str) -> Iterator[Path]:
    """A disk of that size at `place`; the test is skipped where none can be mounted."""
    place.mkdir()
    if not _mount("-t", "tmpfs", "-o", f"size={size}", "sitrep-test", str(place)):
        pytest.skip("no disk can be mounted here: needs the rights of root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def resize(place: Path, size: str) -> None:
    """Give the disk at `place` another size."""
    assert _mount("-o", f"remount,size={size}", str(place))


def make_read_only(place: Path) -> None:
    """Let nobody write the disk at `place`, root included."""
    assert _mount("-o", "remount,ro", str(place))


def fill(place: Path, left: int) -> Path:
    """A file that leaves that many bytes of the disk free."""
    import shutil

    filler = place / "filler"
    filler.write_bytes(b"x" * max(0, shutil.disk_usage(place).free - left))
    return filler
