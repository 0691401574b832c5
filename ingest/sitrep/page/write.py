"""Writes the page into a folder: pictures first, then the page itself in one step."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import sitrep
from sitrep.errors import UsageError
from sitrep.page import drawing, places, read, render
from sitrep.page.places import FOLDER, Places
from sitrep.page.read import Content

PAGE = "index.html"
DEFAULT_REPORTS = 200
STATE = re.compile(r'<meta name="sitrep-state" content="([^"]*)">')
HEAD_CHARS = 4_000  # the state stands in them
PICTURE = re.compile(r"[0-9a-f]{12}-\d+\.webp")


@dataclass(frozen=True)
class Written:
    """A page: where it is, its bytes, reports on it and in all, whether it is new, and what it had to do without."""

    path: Path
    byte_count: int
    reports_shown: int
    reports_in_all: int
    is_new: bool
    faults: tuple[str, ...] = ()


def default_folder(warehouse: Path) -> Path:
    """Where the page of a warehouse goes: ``sitrep-page`` beside ``sitrep.duckdb``."""
    return warehouse.with_name(f"{warehouse.stem}-page")


def write(warehouse: Path, out: Path, *, limit: int = DEFAULT_REPORTS, images: bool = True) -> Written:
    """Write the page of what a warehouse has published.

    Args:
        warehouse: the working file; figures come from the file published of it, places on pages from itself.
        out: the folder, made where it is missing.
        limit: how many of the newest reports stand on the page with their figures.
        images: whether to draw pictures of pages.

    Raises:
        UsageError: nothing is published, or the folder cannot be written.
        SitrepError: the published file cannot be read.
    """
    content = read.read(warehouse, limit)
    try:
        out.mkdir(parents=True, exist_ok=True)
        found = _places(warehouse, content, out, images)
        text = render.page(content, found, drawing.drawing(), state(content, limit=limit, images=images))
        _replace(out / PAGE, text)
        _tidy(out, found)
    except OSError as error:
        raise UsageError(str(out), "page", error.strerror or "cannot be written", "name another folder") from error
    size = (out / PAGE).stat().st_size
    return Written(out / PAGE, size, content.reports_shown, content.reports_in_all, True, tuple(found.faults))


def state(content: Content, *, limit: int, images: bool) -> str:
    """What a page is of: publication, version and options."""
    return f"{content.publication_no} {content.published_at} {sitrep.__version__} {limit} {images}"


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
