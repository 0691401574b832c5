"""Running lines close to a table on drawn pages are none of its rows; a last row with one number is."""

from pathlib import Path

import pytest

from tests.ingest.drawn_pages import HEIGHT, Ink, Stroke, draw, grid, read, width_of
from tests.ingest.test_pdf_general_tables import heads, values

EDGES = (40.0, 240.0, 340.0, 440.0)
PITCH = 20.0
BODY = [("Alpha", ["120", "7"]), ("Bravo", ["31", "1,040"]), ("Charlie", ["8", "66"]), ("Delta", ["9", "310"])]
LAST = 800.0  # base line of the last row


def at_right(end: float, top: float, text: str, size: float = 8) -> Ink:
    return Ink(end - width_of(text, size=size), top, text, size=size)


def rows(top: float) -> list[Ink]:
    """The rows of the table, their numbers flush right."""
    inks = [Ink(44, top + PITCH * n, label, size=8) for n, (label, _) in enumerate(BODY)]
    ends = [end - 3 for end in EDGES[2:]]
    return inks + [
        at_right(end, top + PITCH * n, text)
        for n, (_, texts) in enumerate(BODY)
        for end, text in zip(ends, texts, strict=True)
    ]


def header(top: float) -> list[Ink]:
    return [Ink(44, top, "Place", size=8), at_right(337, top, "Cases"), at_right(437, top, "Deaths")]


def line(top: float, end: float, size: float = 8) -> list[Ink]:
    return [Ink(44, top, "Peru", size=size), at_right(end, top, "3", size)]


def frame(top: float, count: int) -> list[Stroke]:
    return grid(EDGES, [top - 13 + PITCH * n for n in range(count + 1)])


FIRST = LAST - PITCH * (len(BODY) - 1)
GRID = frame(FIRST - PITCH, len(BODY) + 1)


@pytest.mark.parametrize(
    ("foot", "strokes"),
    [
        pytest.param(line(LAST + PITCH, 437), GRID, id="below the frame"),
        pytest.param(line(LAST + 1.15 * PITCH, 437), (), id="farther off than the rows are from each other"),
        pytest.param(line(LAST + PITCH, 437, size=7), (), id="in smaller type"),
        pytest.param(line(LAST + PITCH, 440), (), id="not below the ends of the numbers"),
    ],
)
def test_the_number_of_a_page_below_a_table_is_in_no_row(
    foot: list[Ink], strokes: list[Stroke], tmp_path: Path
) -> None:
    page = [*header(FIRST - PITCH), *rows(FIRST), *foot]
    assert values(read(draw(tmp_path / "a.pdf", [page], [strokes])).cells) == BODY


def test_a_last_row_with_one_number_at_the_foot_of_a_page_is_a_row(tmp_path: Path) -> None:
    page = [*header(FIRST - PITCH), *rows(FIRST), *line(LAST + PITCH, 437)]
    strokes = frame(FIRST - PITCH, len(BODY) + 2)
    assert values(read(draw(tmp_path / "a.pdf", [page], [strokes])).cells) == [*BODY, ("Peru", ["", "3"])]


@pytest.mark.parametrize("top", [30.0, 44.0])
def test_a_running_line_over_a_table_that_goes_on_is_no_row_of_it(top: float, tmp_path: Path) -> None:
    first = [*header(FIRST - PITCH), *rows(FIRST)]
    second = [*line(top, 437), *rows(70)]
    found = read(draw(tmp_path / "a.pdf", [first, second], [GRID, frame(70, len(BODY))])).cells
    assert {cell.table_no for cell in found} == {1}
    assert values(found) == [*BODY, *BODY]
    assert len(heads(found)) == 1


def test_a_running_line_below_the_rest_of_a_table_is_no_row_of_it(tmp_path: Path) -> None:
    first = [*header(FIRST - PITCH), *rows(FIRST)]
    second = [ink for n in range(9) for ink in rows(HEIGHT - 42 - PITCH * (4 * n + 3))]
    second += line(HEIGHT - 42 + PITCH, 440)
    found = read(draw(tmp_path / "a.pdf", [first, second])).cells
    assert values(found) == BODY * 10
