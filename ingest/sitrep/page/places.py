"""Where figures stand: a picture of each page with the places on it, or the lines around a place.

Both come from the working file and the PDFs that it read; without them the page has its figures and sentences still.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from sitrep import warehouse
from sitrep.errors import SitrepError
from sitrep.page.compact import ID_DIGITS
from sitrep.page.pictures import DrawPages, Place
from sitrep.page.read import query
from sitrep.painting.messages import Undrawn
from sitrep.painting.painter import Painter
from sitrep.trace import files, queries
from sitrep.trace.files import PictureError
from sitrep.trace.rows import Box, Report

Row = dict[str, Any]


@dataclass
class Places:
    """Boxes by figure id, as page and sides in ten thousandths of the page; pictures and lines by report; faults."""

    boxes: dict[str, list[Place]] = field(default_factory=dict)
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
        with Painter() as painter:
            for report in reports:
                if report.media_type == files.PDF:
                    _draw(found, painter, report, boxes.get(report.report_id[:ID_DIGITS], {}), out)
    without = [report.report_id for report in reports if report.report_id[:ID_DIGITS] not in found.pictures]
    for row in query(connection, "lines", reports=without).dicts():
        found.lines.setdefault(row.pop("report_id")[:ID_DIGITS], []).append(row)


def _boxes(connection: duckdb.DuckDBPyConnection, figure_ids: Sequence[str]) -> dict[str, dict[str, list[Box]]]:
    """Places by report and figure; a figure's id begins with its report's."""
    found: dict[str, dict[str, list[Box]]] = {}
    for figure_id, *place in connection.execute(queries.BOXES, [figure_ids, figure_ids]).fetchall():
        found.setdefault(figure_id[:ID_DIGITS], {}).setdefault(figure_id, []).append(Box(*place))
    return found


def _draw(found: Places, painter: Painter, report: Report, boxes: Mapping[str, list[Box]], out: Path) -> None:
    """Pictures and boxes of one report; what goes wrong is told and the other reports go on."""
    if not boxes:
        return
    digits = report.report_id[:ID_DIGITS]
    try:
        drawn = painter.draw(DrawPages(files.pdf_bytes(report, []), digits, boxes, out))
    except (PictureError, OSError) as error:
        drawn = Undrawn(str(error))
    if isinstance(drawn, Undrawn):
        found.faults.append(f"{report.report_file}: no pictures of its pages: {drawn.reason}")
        return
    found.boxes |= drawn.places
    found.pictures[digits] = drawn.pictures
