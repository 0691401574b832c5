"""Pages are drawn in a process of its own: a PDF that is read in no time and drawn in hours stops nothing."""

import time
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

from sitrep.limits import Limits
from sitrep.page.painter import Painter
from sitrep.page.pictures import Drawn, Order, Undrawn
from sitrep.trace.rows import Box

BOX = Box("line", page_no=1, x0=10, top=10, x1=60, bottom=20, text="1,234 persons", first=0, past=5)
ID = "0123456789ab"
DEPTH, EACH = 8, 12


def order(content: bytes, out: Path) -> Order:
    """To draw the first page."""
    return Order(content, ID, {f"{ID}-1": [BOX]}, out)


def sheet(path: Path, width: float, height: float) -> bytes:
    """A PDF of one page with a word on it."""
    drawn = canvas.Canvas(str(path), pagesize=(width, height))
    drawn.drawString(10, height - 20, "1,234 persons")
    drawn.save()
    return path.read_bytes()


def endless() -> bytes:
    """A page with a pattern whose tile draws forms that draw forms: its words are read at once."""

    def stream(head: str, body: str) -> str:
        return f"<<{head}/Length {len(body)}>>stream\n{body}\nendstream"

    def form(head: str, child: int | None) -> str:
        uses = f"<</XObject<</X {child} 0 R>>>>" if child else "<<>>"
        body = "/X Do " * EACH if child else "0 0 1 rg 0 0 300 300 re f"
        return stream(f"{head}/BBox[0 0 600 600]/Resources {uses}", body)

    resources = "<</Font<</F 5 0 R>>/Pattern<</T 6 0 R>>>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources{resources}>>",
        stream("", "BT /F 12 Tf 50 700 Td (1,234 persons) Tj ET /Pattern cs /T scn 0 0 595 600 re f"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        form("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/XStep 600/YStep 600", 7),
        *(form("/Type/XObject/Subtype/Form", 8 + at if at < DEPTH - 1 else None) for at in range(DEPTH)),
    ]
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n%%EOF".encode()


def test_page_that_takes_hours_to_draw_is_given_up_and_the_next_is_drawn(tmp_path: Path) -> None:
    began = time.monotonic()
    with Painter(Limits(page_seconds=2)) as painter:
        given_up = painter.draw(order(endless(), tmp_path))
        drawn = painter.draw(order(sheet(tmp_path / "a.pdf", 595, 842), tmp_path))
    assert given_up == Undrawn("no page was drawn for 2 seconds, the limit")
    assert isinstance(drawn, Drawn)
    assert (tmp_path / drawn.pictures[1]).is_file()
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("size", [(100, 14_000), (14_000, 100), (14_400, 14_400)])
def test_page_of_any_shape_fits_the_format(size: tuple[float, float], tmp_path: Path) -> None:
    with Painter() as painter:
        drawn = painter.draw(order(sheet(tmp_path / "long.pdf", *size), tmp_path))
    assert isinstance(drawn, Drawn)
    assert (tmp_path / drawn.pictures[1]).is_file()


def test_file_that_is_no_pdf_is_told(tmp_path: Path) -> None:
    with Painter() as painter:
        assert isinstance(painter.draw(order(b"no PDF", tmp_path)), Undrawn)
