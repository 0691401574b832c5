"""Tables of all kinds on drawn pages: their numbers come out as values, under their header, in their own table."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from sitrep.reading.numbers import cell_value, is_cell
from sitrep.rows import CellRow
from tests.ingest.drawn_pages import Ink, Stroke, draw, grid, read

Rows = list[tuple[str, list[str]]]


def row(top: float, at: Sequence[float], texts: Sequence[str], size: float = 8) -> list[Ink]:
    return [Ink(x, top, text, size=size) for x, text in zip(at, texts, strict=True) if text]


def values(cells: Sequence[CellRow], table_no: int = 1) -> Rows:
    """Label and values of each row of a table, an empty cell as ""."""
    found: dict[int, tuple[list[str], list[str]]] = {}
    for cell in cells:
        if cell.table_no == table_no and cell.cell_kind != "header":
            label, row = found.setdefault(cell.row_no, ([], []))
            (label if cell.cell_kind == "row_label" else row).append(cell.text)
    return [(" ".join(label), row) for label, row in found.values()]


def heads(cells: Sequence[CellRow], table_no: int = 1) -> list[list[tuple[int | None, str]]]:
    """Column and text of the header cells of a table, row by row."""
    found: dict[int, list[tuple[int | None, str]]] = {}
    for cell in cells:
        if cell.table_no == table_no and cell.cell_kind == "header":
            found.setdefault(cell.row_no, []).append((cell.col_no, cell.text))
    return list(found.values())


PLACES = ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot")
AT = (45.0, 155.0, 205.0, 255.0, 295.0, 385.0)
EDGES = (40.0, 150.0, 200.0, 250.0, 290.0, 380.0, 450.0)


def places(top: float, names: Sequence[str], kind: str = "Local spread") -> list[Ink]:
    lines = [(name, str(210 + n), "-", str(20 + n), kind, str(n)) for n, name in enumerate(names)]
    return [ink for n, line in enumerate(lines) for ink in row(top + 14 * n, AT, line)]


def test_a_column_of_words_leaves_the_numbers_beside_it_values(tmp_path: Path) -> None:
    page = row(110, AT, ("Place", "Cases", "New", "Deaths", "Kind", "Days"))
    page += [*row(124, AT[:1], ("Northern Area",)), *places(138, PLACES[:3])]
    page += [Ink(45, 180, "A long title of a group of places", size=8), *places(194, PLACES[3:])]
    tops = [100 + 14 * n for n in range(10)]
    strokes = [(x, 114.0 if 150 < x < 400 else 100.0, x, 226.0) for x in EDGES]
    strokes += [(EDGES[0], float(top), EDGES[-1], float(top)) for top in tops]
    rows = read(draw(tmp_path / "a.pdf", [page], [[*strokes, *grid(EDGES, (100, 114))]]))
    expected = [
        (name, [str(210 + n % 3), "-", str(20 + n % 3), "Local spread", str(n % 3)]) for n, name in enumerate(PLACES)
    ]
    assert values(rows.cells) == expected
    numbers = [cell.value for cell in rows.cells if cell.cell_kind == "value" and cell.text == "Local spread"]
    assert numbers == [None] * 6
    assert [(0, "A long title of a group of places")] in heads(rows.cells)


def test_rows_with_words_go_on_over_pages(tmp_path: Path) -> None:
    first = [*row(700, AT, ("Place", "Cases", "New", "Deaths", "Kind", "Days")), *places(714, PLACES[:5])]
    many = [f"Place {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm"]
    second = [*places(45, many), Ink(45, 591, "Of the Hills", size=8), Ink(45, 605, "and Lakes", size=8)]
    second += [*row(598, AT[1:], ("7", "2", "1", "Local spread", "3")), *places(619, ["Golf"])]
    third = places(45, ("Hotel", "India"), "Imported")
    tops = [35 + 14 * n for n in range(40)]
    strokes = [grid(EDGES, [690 + 14 * n for n in range(7)]), grid(EDGES, [*tops, 609, 623]), grid(EDGES, (35, 49, 63))]
    rows = read(draw(tmp_path / "a.pdf", [first, second, third], strokes))
    assert {cell.table_no for cell in rows.cells} == {1}
    labels = [*PLACES[:5], *many, "Of the Hills and Lakes", "Golf", "Hotel", "India"]
    assert [label for label, _ in values(rows.cells)] == labels
    assert {len(cells) for _, cells in values(rows.cells)} == {5}


def box(edges: Sequence[float], top: float, bottom: float) -> list[Stroke]:
    return grid((edges[0], edges[-1]), (top, bottom))


def test_a_header_of_several_levels_in_a_printed_box_is_of_the_table_below(tmp_path: Path) -> None:
    at = (50.0, 150.0, 190.0, 230.0, 270.0, 320.0, 360.0, 400.0, 440.0)
    page = [Ink(170, 110, "Disease of the Lung", size=8), Ink(340, 110, "Disease of the Gut", size=8)]
    page += [Ink(45, 124, "PLACE", size=8), Ink(195, 124, "2016", size=8), Ink(268, 124, "2015", size=8)]
    page += [Ink(365, 124, "2016", size=8), Ink(438, 124, "2015", size=8)]
    page += row(138, (148, 205, 268, 318, 375, 438), ("Week", "Sum", "Sum", "Week", "Sum", "Sum"))
    page += row(150, (190, 230, 360, 400), ("M", "F", "M", "F"))
    body = [("Alpha", *"12345678"), ("Bravo", *"-1-2-3-4"), ("Charlie", *"87654321")]
    page += [ink for n, line in enumerate(body) for ink in row(166 + 14 * n, at, line)]
    strokes = [*box((40, 470), 100, 154), *box((40, 470), 154, 205), (140.0, 114.0, 470.0, 114.0)]
    rows = read(draw(tmp_path / "a.pdf", [page], [strokes]))
    assert {cell.table_no for cell in rows.cells} == {1}
    assert values(rows.cells) == [(name, list(numbers)) for name, *numbers in body]
    found = heads(rows.cells)
    assert [text for _, text in found[0]] == ["Disease of the Lung", "Disease of the Gut"]
    assert found[1] == [(0, "PLACE"), (2, "2016"), (4, "2015"), (6, "2016"), (8, "2015")]
    assert found[-1] == [(2, "M"), (3, "F"), (6, "M"), (7, "F")]


def test_years_over_columns_are_their_header(tmp_path: Path) -> None:
    at = (50.0, 150.0, 200.0, 250.0)
    body = [("Alpha", "12", "14", "9"), ("Bravo", "3", "2005", "8"), ("Charlie", "1", "5", "6")]
    page = row(100, at, ("Place", "2019", "2020", "2021"))
    page += [ink for n, line in enumerate(body) for ink in row(114 + 14 * n, at, line)]
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert heads(rows.cells) == [[(0, "Place"), (1, "2019"), (2, "2020"), (3, "2021")]]
    assert values(rows.cells) == [(name, numbers) for name, *numbers in body]


def test_years_that_a_row_says_are_its_values(tmp_path: Path) -> None:
    at = (50.0, 200.0, 250.0, 300.0)
    body = [("Year of survey", "2014", "2016", "2016"), ("Persons", "300", "410", "56"), ("Homes", "31", "52", "7")]
    page = row(100, at, ("Survey", "North", "South", "West"))
    page += [ink for n, line in enumerate(body) for ink in row(114 + 14 * n, at, line)]
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert values(rows.cells) == [(name, numbers) for name, *numbers in body]


def test_tables_in_frames_side_by_side_are_two(tmp_path: Path) -> None:
    left = [
        ("North", "14", "8%", "28.6"),
        ("East", "34", "19%", "5.5"),
        ("West", "55", "31%", "9.1"),
        ("South", "8", "4%", "3"),
    ]
    right = [
        ("405 Kilo", "270", "15%"),
        ("306 Lima", "256", "14%"),
        ("407 Mike", "195", "11%"),
        ("410 Oscar", "142", "8%"),
    ]
    right += [("313 Papa", "90", "5%"), ("411 Romeo", "58", "3%")]
    page = row(110, (45, 115, 165, 215), ("Part", "Cases", "Share", "Rate"))
    page += row(110, (265, 345, 395), ("District", "Cases", "Share"))
    page += [ink for n, line in enumerate(left) for ink in row(124 + 14 * n, (45, 115, 165, 215), line)]
    page += [ink for n, line in enumerate(right) for ink in row(124 + 14 * n, (265, 345, 395), line)]
    page += [Ink(45, 184, "Contact us: any day", size=8)]
    strokes = grid((40, 110, 160, 210, 255), [100 + 14 * n for n in range(6)])
    strokes += grid((258, 340, 390, 440), [100 + 14 * n for n in range(8)])
    rows = read(draw(tmp_path / "a.pdf", [page], [strokes]))
    tables = [values(rows.cells, table_no) for table_no in (1, 2)]
    assert [(name, numbers) for name, *numbers in left] in tables
    assert [(name, numbers) for name, *numbers in right] in tables
    assert [[(0, "District"), (1, "Cases"), (2, "Share")]] in [heads(rows.cells, table_no) for table_no in (1, 2)]
    assert any(sentence.text == "Contact us: any day" for sentence in rows.sentences)


def test_boxes_of_cells_with_white_between_them_are_one_table(tmp_path: Path) -> None:
    at = (45.0, 115.0, 165.0, 185.0, 215.0, 285.0)
    body = [(name, str(10 + n), "-", "4", "Local spread", str(n)) for n, name in enumerate(PLACES)]
    page = row(110, at, ("Place", "Cases", "New", "Deaths", "Kind", "Days"))
    page += [ink for n, line in enumerate(body) for ink in row(124 + 14 * n, at, line)]
    columns = ((40, 108), (111, 158), (161, 180), (183, 208), (211, 278), (281, 330))
    tops = [100 + 14 * n for n in range(8)]
    strokes = [s for x0, x1 in columns for top in tops[:-1] for s in grid((x0, x1), (top, top + 12))]
    rows = read(draw(tmp_path / "a.pdf", [page], [strokes]))
    assert {cell.table_no for cell in rows.cells} == {1}


def test_a_dot_before_a_number_marks_it() -> None:
    assert [is_cell(text) for text in ("•1.84", "•100", "•", "• 100")] == [True, True, False, False]
    assert [cell_value(text) for text in ("•1.84", "•100")] == [Decimal("1.84"), Decimal(100)]


def test_rows_not_given_part_no_table(tmp_path: Path) -> None:
    at = (50.0, 150.0, 200.0, 250.0)
    body = [("Alpha", "10", "8", "6"), *((name, "NA", "NA", "NA") for name in PLACES[1:4]), ("Echo", "1", "100", "63")]
    body += [("Foxtrot", "4", "2", "3")]
    page = row(100, at, ("Place", "Rate", "Cases", "Samples"))
    page += [ink for n, line in enumerate(body) for ink in row(114 + 14 * n, at, line)]
    assert values(read(draw(tmp_path / "a.pdf", [page])).cells) == [(name, numbers) for name, *numbers in body]


def test_names_of_groups_before_the_labels_stand_over_their_rows(tmp_path: Path) -> None:
    at = (120.0, 220.0, 270.0, 320.0)
    groups = {"Coast": PLACES[:3], "High\nlands": PLACES[3:]}
    page = [Ink(45, 100, "Region", size=8), *row(100, at, ("Place", "Cases", "New", "Deaths"))]
    strokes, top = [(40.0, 90.0, 360.0, 90.0), (40.0, 104.0, 360.0, 104.0)], 116.0
    for name, members in groups.items():
        lines = name.split("\n")
        page += [Ink(45, top + 14 - 4 * (len(lines) - 1) + 9 * n, line, size=8) for n, line in enumerate(lines)]
        page += [ink for n, place in enumerate(members) for ink in row(top + 14 * n, at, (place, "7", "12", "4"))]
        top += 14 * len(members)
        strokes.append((40.0, top - 10, 360.0, top - 10))
    rows = read(draw(tmp_path / "a.pdf", [page], [strokes]))
    assert [label for label, _ in values(rows.cells)] == list(PLACES)
    found = [(cell.row_no, cell.text) for cell in rows.cells if cell.cell_kind == "header" and cell.row_no > 1]
    assert found == [(2, "Coast"), (6, "High"), (6, "lands")]
    assert rows.sentences == ()


def test_a_page_number_beside_the_last_row_is_no_column(tmp_path: Path) -> None:
    at = (50.0, 150.0, 200.0, 250.0)
    body = [
        ("Alpha", "12", "14", "9"),
        ("Bravo", "3", "2", "8"),
        ("Charlie", "1", "5", "6"),
        ("TOTAL", "16", "21", "23"),
    ]
    page = row(100, at, ("Place", "Cases", "New", "Deaths"))
    page += [ink for n, line in enumerate(body) for ink in row(114 + 14 * n, at, line)]
    page += [Ink(330, 156, "67", size=8)]
    strokes = [(45.0, top, 290.0, top) for top in (90.0, 104.0, 147.0, 160.0)]
    rows = read(draw(tmp_path / "a.pdf", [page], [strokes]))
    assert values(rows.cells) == [(name, numbers) for name, *numbers in body]
