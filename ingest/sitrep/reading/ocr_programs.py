"""The programs that read pictures of text: whether they are installed and work, and which versions."""

import shutil
import subprocess
from functools import cache

from sitrep.errors import UsageError

LANGUAGES = ("eng", "fra", "spa")
PROGRAMS = ("ocrmypdf", "tesseract")


@cache
def missing() -> tuple[str, ...]:
    """What must be installed before pictures can be read: programs, or languages of tesseract.

    Raises:
        UsageError: tesseract does not run.
    """
    programs = tuple(name for name in PROGRAMS if not shutil.which(name))
    if programs:
        return programs
    listed = _said("tesseract", "--list-langs").split()
    return tuple(f"tesseract's language {name}" for name in LANGUAGES if name not in listed)


def checked_version() -> str:
    """The versions of the programs, which are all there and run.

    Raises:
        UsageError: something is missing, or one does not run.
    """
    if missing():
        remedy = "install what is missing, or run without --ocr"
        raise UsageError("sitrep", "--ocr", f"{' and '.join(missing())} not found", remedy)
    return version()


@cache
def version() -> str:
    """The versions of the programs; to be asked only where none is missing.

    Raises:
        UsageError: one of them does not run.
    """
    ocrmypdf, tesseract = (_said(name, "--version").split() for name in PROGRAMS)
    return f"ocrmypdf {' '.join(ocrmypdf[:1])}, tesseract {' '.join(tesseract[1:2])}"


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    except OSError as error:
        raise _broken(command, error.strerror or str(error)) from error
    if done.returncode:
        raise _broken(command, " ".join(done.stderr.split())[:200] or f"exit code {done.returncode}")
    return done.stdout


def _broken(command: tuple[str, ...], reason: str) -> UsageError:
    return UsageError("sitrep", "--ocr", f"{' '.join(command)} failed: {reason}", "mend it, or run without --ocr")
