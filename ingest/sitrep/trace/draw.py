"""Writes pictures of traced figures: a process that can be ended draws them."""

import os
from collections.abc import Sequence
from pathlib import Path

from sitrep.errors import SitrepError, UsageError
from sitrep.painting.messages import Undrawn
from sitrep.painting.painter import Painter
from sitrep.trace import files
from sitrep.trace.files import PictureError
from sitrep.trace.picture import DrawBoxes
from sitrep.trace.rows import Box, Picture, Trace


def pictures(
    traces: Sequence[Trace], image: Path, pdfs: Sequence[Path]
) -> tuple[dict[str, Picture], list[SitrepError]]:
    """The pictures written, by figure, and an error for each figure without one.

    Raises:
        UsageError: `image` is no place for the pictures.
    """
    written: dict[str, Picture] = {}
    failed: list[SitrepError] = []
    paths = {trace.figure_id: files.picture_path(image, trace, len(traces)) for trace in traces}
    with Painter() as painter:
        for trace in traces:
            try:
                content = files.pdf_bytes(trace.report, pdfs)
                path = paths[trace.figure_id]
                written[trace.figure_id] = picture(painter, content, trace.report.report_file, trace.boxes, path)
            except SitrepError as error:
                failed.append(error)
    return written, failed


def picture(painter: Painter, content: bytes, name: str, places: Sequence[Box], path: Path) -> Picture:
    """Write a picture of the page of the first place with a box around each place on it.

    `content` is the PDF, `name` is for errors.

    Raises:
        PictureError: no place is known, or the page cannot be drawn within the limits.
        UsageError: the picture cannot be written.
    """
    if not places:
        raise PictureError(name, "--image", "no place on a page is stored", "open it at the line shown")
    page_no = places[0].page_no
    drawn = painter.draw(DrawBoxes(content, [box for box in places if box.page_no == page_no]))
    if isinstance(drawn, Undrawn):
        raise PictureError(name, f"page {page_no}", drawn.reason, "open the page in a PDF viewer")
    try:
        _write(path, drawn.png)
    except OSError as error:
        raise UsageError(str(path), "--image", error.strerror or "cannot be written", "name another place") from error
    return Picture(path, drawn.boxes)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
