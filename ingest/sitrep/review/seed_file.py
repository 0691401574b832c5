"""The seed of corrections as a file: which figures it names, and rows added to it in one step."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path

from sitrep.errors import SitrepError
from sitrep.review.decisions import Correction

PLACE = Path("seeds") / "figure_corrections.csv"
COLUMNS = tuple(field.name for field in fields(Correction))


def decided(seed: Path) -> set[str]:
    """Ids of the figures that the seed names.

    Raises:
        SitrepError: the file is not there or has other columns.
    """
    return {row["figure_id"] for row in csv.DictReader(io.StringIO(_text(seed), newline=""))}


def add(seed: Path, rows: Sequence[Correction]) -> None:
    """Add rows to the end of the seed: all of them or none, whatever happens; what stands there keeps its bytes.

    Raises:
        SitrepError: the file is not there, has other columns, or a row's figure and field stand in it already.
    """
    before = _text(seed)
    _refuse_doubles(seed, before, rows)
    if not before.endswith("\n"):
        before += "\n"
    added = io.StringIO(newline="")
    csv.writer(added, lineterminator="\n").writerows(astuple(row) for row in rows)
    _replace(seed, before + added.getvalue())


def _text(seed: Path) -> str:
    try:
        with seed.open(encoding="utf-8", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise SitrepError(str(seed), "file", f"cannot be read ({error})", "restore it from the project") from error
    header = next(csv.reader(io.StringIO(text, newline="")), [])
    if tuple(header) != COLUMNS:
        raise SitrepError(str(seed), "line 1", "has other columns", f"begin it with {','.join(COLUMNS)}")
    return text


def _refuse_doubles(seed: Path, text: str, rows: Sequence[Correction]) -> None:
    known = {(row["figure_id"], row["field_name"]) for row in csv.DictReader(io.StringIO(text, newline=""))}
    for row in rows:
        if (row.figure_id, row.field_name) in known:
            place = f"{row.figure_id}, {row.field_name}"
            raise SitrepError(str(seed), place, "has a row already", "edit that row by hand")


def _replace(seed: Path, text: str) -> None:
    # In the same folder, so that the last step is a rename within one file system; a leading dot keeps dbt from it.
    handle, name = tempfile.mkstemp(prefix=".figure_corrections-", dir=seed.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(seed.stat().st_mode)
        written.replace(seed)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
