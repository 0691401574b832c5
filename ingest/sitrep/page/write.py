"""Writes the page into a folder: pictures first, then the page itself in one step."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from sitrep.errors import UsageError
from sitrep.page import drawing, places, read, render, state
from sitrep.page.pictures import FOLDER
from sitrep.page.places import Places
from sitrep.page.read import Content
from sitrep.page.rows import Written
from sitrep.page.state import DEFAULT_REPORTS, PAGE

PICTURE = re.compile(r"[0-9a-f]{12}-\d+\.webp")


def write(
    warehouse: Path,
    out: Path,
    *,
    limit: int = DEFAULT_REPORTS,
    images: bool = True,
    platforms: Sequence[str] = (),
) -> Written:
    """Write the page of what a warehouse has published.

    Args:
        warehouse: the working file; figures come from the file published of it, places on pages from itself.
        out: the folder, made where it is missing.
        limit: how many of the newest reports stand on the page with their figures.
        images: whether to draw pictures of pages.
        platforms: codes of the platforms whose reports are shown; none is all.

    Raises:
        UsageError: nothing is published, or of none of the platforms, or the folder cannot be written.
        SitrepError: the published file cannot be read.
    """
    content = read.read(warehouse, limit, platforms)
    return _write(warehouse, out, content, state.of(content, limit=limit, images=images, platforms=platforms), images)


def write_new(warehouse: Path, out: Path) -> Written:
    """The same with the defaults, unless the page that is there says the same already.

    Raises:
        UsageError: as above.
        SitrepError: as above.
    """
    content = read.read(warehouse, DEFAULT_REPORTS)
    page = out / PAGE
    is_of = state.of(content, limit=DEFAULT_REPORTS, images=True)
    if state.written_in(page) == is_of:
        return Written(page, page.stat().st_size, content.reports_shown, content.reports_in_all, False)
    return _write(warehouse, out, content, is_of, images=True)


def _write(warehouse: Path, out: Path, content: Content, is_of: str, images: bool) -> Written:
    try:
        out.mkdir(parents=True, exist_ok=True)
        found = _places(warehouse, content, out, images)
        text = render.page(content, found, drawing.drawing(), is_of)
        _replace(out / PAGE, text)
        _tidy(out, found)
    except OSError as error:
        raise UsageError(str(out), "page", error.strerror or "cannot be written", "name another folder") from error
    size = (out / PAGE).stat().st_size
    return Written(out / PAGE, size, content.reports_shown, content.reports_in_all, True, tuple(found.faults))


def _places(warehouse: Path, content: Content, out: Path, images: bool) -> Places:
    reports = [row["report_id"] for row in content.tables["reports"].dicts() if row["is_current"]]
    shown = [content.tables[name].dicts() for name in ("figures", "cells")]
    return places.find(warehouse, reports, [row["figure_id"] for rows in shown for row in rows], out, images=images)


def _replace(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_text(text, "utf-8", newline="\n")
    unfinished.replace(path)


def _tidy(out: Path, found: Places) -> None:
    """Remove pictures that the page before showed and this one does not."""
    used = {Path(name).name for pages in found.pictures.values() for name in pages.values()}
    for file in (out / FOLDER).glob("*.webp"):
        if PICTURE.fullmatch(file.name) and file.name not in used:
            file.unlink()
