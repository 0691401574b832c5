"""Where figures stand: a picture of each page with the places on it, or the lines around a place.

Both come from the working file and the PDFs that it read; without them the page has its figures and sentences still.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

import duckdb
import pypdfium2 as pdfium

from sitrep import warehouse
from sitrep.errors import SitrepError
from sitrep.page.compact import ID_DIGITS
from sitrep.page.read import query
from sitrep.trace import files, picture, queries
from sitrep.trace.files import PictureError
from sitrep.trace.rows import Box, Report

SCALE = 1.6  # pixels a point: small print stays readable
MAX_PIXELS = 4e6
QUALITY = 60  # of 100
FOLDER = "pages"

Row = dict[str, Any]


@dataclass
class Places:
    """Boxes by figure id, as page and sides in ten thousandths of the page; pictures and lines by report; faults."""

    boxes: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    pictures: dict[str, dict[int, str]] = field(default_factory=dict)
    lines: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def find(
    working_file: Path, report_ids: Sequence[str], figure_ids: Sequence[str], out: Path, *, images: bool
) -> Places:
    """Draw the pages that hold figures into ``pages/`` of `out`, and read the lines where there is no picture."""
    found = Places()
    try:
        with warehouse.opened(working_file) as connection:
            _fill(found, connection, report_ids, figure_ids, out, images)
    except (SitrepError, duckdb.Error) as error:
        found.faults.append(" ".join(str(error).split())[:300])
    return found


def _fill(
    found: Places,
    connection: duckdb.DuckDBPyConnection,
    report_ids: Sequence[str],
    figure_ids: Sequence[str],
    out: Path,
    images: bool,
) -> None:
    reports = [Report(**row) for row in query(connection, "pdfs", reports=report_ids).dicts()]
    if images:
        boxes = _boxes(connection, figure_ids)
        for report in reports:
            if report.media_type == files.PDF:
                _draw(found, report, boxes.get(report.report_id[:ID_DIGITS], {}), out)
    without = [report.report_id for report in reports if report.report_id[:ID_DIGITS] not in found.pictures]
    for row in query(connection, "lines", reports=without).dicts():
        found.lines.setdefault(row.pop("report_id")[:ID_DIGITS], []).append(row)


def _boxes(connection: duckdb.DuckDBPyConnection, figure_ids: Sequence[str]) -> dict[str, dict[str, list[Box]]]:
    """Places by report and figure; a figure's id begins with its report's."""
    found: dict[str, dict[str, list[Box]]] = {}
    for figure_id, *place in connection.execute(queries.BOXES, [figure_ids, figure_ids]).fetchall():
        found.setdefault(figure_id[:ID_DIGITS], {}).setdefault(figure_id, []).append(Box(*place))
    return found


def _draw(found: Places, report: Report, boxes: Mapping[str, list[Box]], out: Path) -> None:
    """Pictures and boxes of one report; what goes wrong is told and the other reports go on."""
    if not boxes:
        return
    try:
        content = files.pdf_bytes(report, [])
        placed = dict(_placed(content, boxes))
        pages = sorted({place[0] for places in placed.values() for place in places})
        drawn = dict(_pictures(content, report.report_id[:ID_DIGITS], pages, out))
    except (PictureError, pdfium.PdfiumError, IndexError, OSError) as error:
        found.faults.append(f"{report.report_file}: no pictures of its pages: {error}")
        return
    found.boxes |= placed
    found.pictures[report.report_id[:ID_DIGITS]] = drawn


def _placed(content: bytes, boxes: Mapping[str, list[Box]]) -> Iterator[tuple[str, list[tuple[int, ...]]]]:
    flat = [box for places in boxes.values() for box in places]
    narrow = picture.located(content, flat)
    sides = iter(zip(narrow, picture.shares(content, narrow), strict=True))
    for figure_id, places in boxes.items():
        told = [next(sides) for _ in places]
        yield figure_id, [(box.page_no, *(round(side * picture.GRID) for side in shares)) for box, shares in told]


def _pictures(content: bytes, digits: str, pages: Sequence[int], out: Path) -> Iterator[tuple[int, str]]:
    """Page numbers and their picture files; a picture that is there already is not drawn again."""
    (out / FOLDER).mkdir(parents=True, exist_ok=True)
    for page_no in pages:
        name = f"{FOLDER}/{digits}-{page_no}.webp"
        file = out / name
        if not file.exists():
            unfinished = file.with_suffix(f".{os.getpid()}")
            with pdfium.PdfDocument(content) as pdf:
                page = pdf[page_no - 1]
                scale = min(SCALE, sqrt(MAX_PIXELS / (page.get_width() * page.get_height())))
                page.render(scale=scale).to_pil().save(unfinished, "WEBP", quality=QUALITY, method=4)
            unfinished.replace(file)
        yield page_no, name
