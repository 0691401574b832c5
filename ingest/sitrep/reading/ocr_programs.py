"""The programs that read pictures of text: whether they are installed, and which versions."""

import shutil
import subprocess
from functools import cache

LANGUAGES = ("eng", "fra", "spa")
PROGRAMS = ("ocrmypdf", "tesseract")


@cache
def missing() -> tuple[str, ...]:
    """What must be installed before pictures can be read: programs, or languages of tesseract."""
    programs = tuple(name for name in PROGRAMS if not shutil.which(name))
    if programs:
        return programs
    listed = _said("tesseract", "--list-langs").split()
    return tuple(f"tesseract's language {name}" for name in LANGUAGES if name not in listed)


@cache
def version() -> str:
    """The versions of the programs; to be asked only where none is missing."""
    ocrmypdf, tesseract = (_said(name, "--version").split() for name in PROGRAMS)
    return f"ocrmypdf {ocrmypdf[0]}, tesseract {tesseract[1]}"


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
