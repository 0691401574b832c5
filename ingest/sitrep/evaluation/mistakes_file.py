"""The file of errors: a CSV that is safe to open in a spreadsheet and to show in a terminal."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path

from sitrep.errors import UsageError
from sitrep.evaluation.mistakes import Mistake
from sitrep.terminal_text import inert

HEADER = tuple(field.name for field in fields(Mistake))
OPTION = "--errors"
# A cell that starts so is a formula to some spreadsheet; the full-width forms are to those of East Asia.
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")


def check(path: Path, inputs: Iterable[Path]) -> None:
    """Make sure, before the work is done, that a file can be at `path` and is none of the inputs.

    Raises:
        UsageError: it is a folder, lies in none, or would replace an input.
    """
    if path.is_dir():
        raise UsageError(str(path), OPTION, "is a folder", "name a file in it")
    if not path.absolute().parent.is_dir():
        raise UsageError(str(path), OPTION, "its folder does not exist", "make the folder or name another file")
    if path.resolve() in {given.resolve() for given in inputs}:
        raise UsageError(str(path), OPTION, "is read by the same command", "name another file")


def write(path: Path, mistakes: Iterable[Mistake]) -> None:
    """Write a row per error, replacing the file.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            rows = ([cell(value) for value in astuple(mistake)] for mistake in mistakes)
            csv.writer(file, lineterminator="\n").writerows([HEADER, *rows])
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        raise UsageError(str(path), OPTION, reason, "name another file") from error


def cell(value: object) -> str:
    """The value as text that no spreadsheet takes for a formula and no terminal for a command."""
    text = str(value)
    return ("'" if text[:1] in FORMULA_STARTS else "") + inert(text)
