"""Pages are drawn in a process of its own: a PDF that is read in no time and drawn in hours stops nothing."""

from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

from sitrep.limits import Limits
from sitrep.page.pictures import Drawn, DrawPages
from sitrep.painting.messages import Undrawn
from sitrep.painting.painter import Painter
from sitrep.trace.rows import Box
from tests.ingest import hostile

BOX = Box("line", page_no=1, x0=10, top=10, x1=60, bottom=20, text="1,234 persons", first=0, past=5)
ID = "0123456789ab"


def order(content: bytes, out: Path) -> DrawPages:
    """To draw the first page."""
    return DrawPages(content, ID, {f"{ID}-1": [BOX]}, out)


def sheet(path: Path, width: float, height: float) -> bytes:
    """A PDF of one page with a word on it."""
    drawn = canvas.Canvas(str(path), pagesize=(width, height))
    drawn.drawString(10, height - 20, "1,234 persons")
    drawn.save()
    return path.read_bytes()


def test_page_that_takes_hours_to_draw_is_given_up_and_the_next_is_drawn(tmp_path: Path) -> None:
    with Painter(Limits(page_seconds=2)) as painter:
        given_up = painter.draw(order(hostile.endless_pattern(), tmp_path))
        drawn = painter.draw(order(sheet(tmp_path / "a.pdf", 595, 842), tmp_path))
    assert given_up == Undrawn("no page was drawn for 2 seconds, the limit")
    assert isinstance(drawn, Drawn)
    assert (tmp_path / drawn.pictures[1]).is_file()


def test_page_that_takes_gigabytes_to_draw_is_given_up(tmp_path: Path) -> None:
    with Painter(Limits(memory_mb=300)) as painter:
        given_up = painter.draw(order(hostile.hungry_pattern(), tmp_path))
    assert given_up == Undrawn("drawing crashed or took more than 300 MB of memory, the limit")


@pytest.mark.parametrize("size", [(100, 14_000), (14_000, 100), (14_400, 14_400)])
def test_page_of_any_shape_fits_the_format(size: tuple[float, float], tmp_path: Path) -> None:
    with Painter() as painter:
        drawn = painter.draw(order(sheet(tmp_path / "long.pdf", *size), tmp_path))
    assert isinstance(drawn, Drawn)
    assert (tmp_path / drawn.pictures[1]).is_file()


def test_file_that_is_no_pdf_is_told(tmp_path: Path) -> None:
    with Painter() as painter:
        assert isinstance(painter.draw(order(b"no PDF", tmp_path)), Undrawn)


def test_process_that_cannot_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitrep.painting.painter.PROGRAM", ("-c", "raise SystemExit"))
    with Painter() as painter:
        told = painter.draw(order(hostile.pages(1), tmp_path))
    assert told == Undrawn("the process that draws did not start: it died")
