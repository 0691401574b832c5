"""The picture of a traced place: the page as a viewer shows it, with the box where the words stand."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from sitrep.errors import UsageError
from sitrep.limits import Limits
from sitrep.painting.painter import Painter
from sitrep.reading.pdf_chars import Char
from sitrep.trace import draw, picture
from sitrep.trace.boxes import narrowed
from sitrep.trace.files import PictureError
from sitrep.trace.picture import Boxed, DrawBoxes
from sitrep.trace.rows import Box
from tests.ingest import hostile

WORD = "1,120"
SIZE = (600, 600)  # points
CROP = (40, 60, 360, 550)
DARK, STRONG = 100, 150  # of 255: a letter's black, the line's red beside its green and blue


def drawn(turn: int = 0, crop: tuple[int, int, int, int] | None = None) -> bytes:
    """A PDF of one page with one word."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=SIZE)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(100, 400, WORD)
    canvas.setPageRotation(turn)
    if crop:
        canvas.setCropBox(crop)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def place_of(content: bytes) -> Box:
    """Where the word stands, as pdfplumber has it."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        chars = pdf.pages[0].chars
    x0, top = (min(char[side] for char in chars) for side in ("x0", "top"))
    x1, bottom = (max(char[side] for char in chars) for side in ("x1", "bottom"))
    return Box("cell", 1, x0, top, x1, bottom, text=WORD, first=0, past=len(WORD))


def boxed(content: bytes) -> Boxed:
    """The page with a box around the word."""
    (made,) = DrawBoxes(content, [place_of(content)]).answers()
    return made


def spots(image: Image.Image) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Where the picture is red and where it is black."""
    red, black = set(), set()
    width, height = image.size
    pixels = image.convert("RGB").tobytes()
    for at in range(width * height):
        r, g, b = pixels[3 * at : 3 * at + 3]
        if r > STRONG and max(g, b) < DARK:
            red.add((at % width, at // width))
        elif max(r, g, b) < DARK:
            black.add((at % width, at // width))
    return red, black


@pytest.mark.parametrize("crop", [None, CROP])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_box_stands_around_the_word_on_turned_and_cropped_pages(
    turn: int, crop: tuple[int, int, int, int] | None
) -> None:
    content = drawn(turn, crop)
    with Image.open(BytesIO(boxed(content).png)) as image:
        assert image.format == "PNG"
        x0, y0, x1, y1 = crop or (0, 0, *SIZE)
        size = ((x1 - x0) * picture.SCALE, (y1 - y0) * picture.SCALE)
        assert image.size == (size if turn % 180 == 0 else size[::-1])
        red, black = spots(image)
    left, right = min(x for x, _ in red), max(x for x, _ in red)
    upper, lower = min(y for _, y in red), max(y for _, y in red)
    assert black
    assert all(left < x < right and upper < y < lower for x, y in black)
    # A line around, not a field: all red is within the width of the line from an edge.
    thick = 2 * picture.WIDTH * picture.SCALE
    assert all(min(x - left, right - x, y - upper, lower - y) < thick for x, y in red)


@pytest.mark.parametrize("crop", [None, CROP])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_share_of_the_page_holds_the_word_on_turned_and_cropped_pages(
    turn: int, crop: tuple[int, int, int, int] | None
) -> None:
    content = drawn(turn, crop)
    ((left, upper, right, lower),) = picture.shares(content, [place_of(content)])
    with Image.open(BytesIO(boxed(content).png)) as image:
        _, black = spots(image)
        width, height = image.size
    slack = 2 * picture.SCALE
    assert black
    assert all(left * width - slack <= x <= right * width + slack for x, _ in black)
    assert all(upper * height - slack <= y <= lower * height + slack for _, y in black)


def test_edge_of_the_box_has_its_colour() -> None:
    made = boxed(drawn())
    (box,) = made.boxes
    assert box.kind == "characters"
    edge = (round((box.x0 - picture.MARGIN) * picture.SCALE), round((box.top + box.bottom) / 2 * picture.SCALE))
    with Image.open(BytesIO(made.png)) as image:
        assert image.convert("RGB").getpixel(edge) == picture.COLOUR


def test_box_is_the_whole_line_where_its_characters_spell_another_text() -> None:
    content = drawn()
    place = place_of(content)
    other = Box("line", 1, place.x0, place.top, place.x1, place.bottom, text="9,120", first=0, past=5)
    assert picture.located(content, [other]) == (other,)


def test_box_is_as_narrow_as_the_figure_in_its_line() -> None:
    content = drawn()
    place = place_of(content)
    (box,) = picture.located(content, [Box("line", 1, place.x0, place.top, place.x1, place.bottom, WORD, 2, 5)])
    assert place.x0 < box.x0 < box.x1 == pytest.approx(place.x1, abs=0.1)


def chars(text: str, top: float, start: float = 0.0) -> list[Char]:
    """Characters of ten points each, side by side."""
    return [(start + 10.0 * at, start + 10.0 * (at + 1), top, top + 10.0, char, False) for at, char in enumerate(text)]


def line(text: str, figure: str) -> Box:
    """The box of a line at the top left, with its first such figure."""
    return Box("line", 1, 0, 0, 200, 10, text, text.index(figure), text.index(figure) + len(figure))


@pytest.mark.parametrize(
    ("text", "figure", "others", "edges"),
    [
        ("25% 21%", "21%", [], (30, 60)),
        ("25% 21%", "21%", chars("7", 4, start=75), (30, 60)),  # beside it
        ("25% 25%", "25%", chars("7", 4, start=75), None),  # which of the two is not known
        ("25% 21%", "21%", chars("7", 4, start=35), None),  # among its letters
        ("25% 1", "1", [], (30, 40)),
    ],
)
def test_box_is_narrow_where_the_letters_of_a_line_tell(
    text: str, figure: str, others: list[Char], edges: tuple[float, float] | None
) -> None:
    box = narrowed(line(text, figure), [*chars(text.replace(" ", ""), 0), *others])
    assert (box.kind, box.x0, box.x1) == (("characters", *edges) if edges else ("line", 0, 200))


def test_letters_of_two_lines_are_no_figure() -> None:
    mixed = [*chars("2", 0), *chars("1", 6, start=10), *chars("x", 0, start=30)]
    assert narrowed(line("21", "21"), mixed).kind == "line"


@pytest.fixture(scope="module")
def painter() -> Iterator[Painter]:
    """One for all pages that need no small limits."""
    with Painter() as begun:
        yield begun


def test_picture_is_written_into_a_new_folder_and_nothing_beside_it(painter: Painter, tmp_path: Path) -> None:
    content = drawn()
    path = tmp_path / "new folder" / "place.png"
    written = draw.picture(painter, content, "report.pdf", [place_of(content)], path)
    assert (written.path, written.boxes) == (path, boxed(content).boxes)
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == boxed(content).png


def test_page_that_is_not_there_is_named(painter: Painter, tmp_path: Path) -> None:
    content = drawn()
    place = place_of(content)
    other = Box("cell", 7, place.x0, place.top, place.x1, place.bottom, WORD, 0, 5)
    with pytest.raises(PictureError, match=r"^report\.pdf: page 7: cannot be drawn"):
        draw.picture(painter, content, "report.pdf", [other], tmp_path / "place.png")


def test_page_that_takes_gigabytes_to_draw_is_named(tmp_path: Path) -> None:
    content = drawn()
    reason = "drawing crashed or took more than 300 MB of memory, the limit"
    with Painter(Limits(memory_mb=300)) as small:
        with pytest.raises(PictureError, match=f"^report.pdf: page 1: {reason}; open the page in a PDF viewer$"):
            draw.picture(small, hostile.hungry_pattern(), "report.pdf", [place_of(content)], tmp_path / "place.png")
        assert list(tmp_path.iterdir()) == []
        draw.picture(small, content, "report.pdf", [place_of(content)], tmp_path / "place.png")


def test_place_that_is_not_stored_is_said(painter: Painter, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="no place on a page is stored"):
        draw.picture(painter, drawn(), "report.pdf", [], tmp_path / "place.png")


def test_picture_that_cannot_be_written_is_named(painter: Painter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    content = drawn()
    with pytest.raises(UsageError, match=r"place\.png: --image: "):
        draw.picture(painter, content, "report.pdf", [place_of(content)], tmp_path / "file" / "place.png")
