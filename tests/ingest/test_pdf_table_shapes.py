"""Tables of unusual shape on drawn pages: what stands where, and that running text is never taken for a header."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from sitrep.reading.pdf_chars import unswapped
from sitrep.rows import CellRow
from tests.ingest.drawn_pages import Ink, draw, read, width_of

HEADS = ("Education", "Food Sec.", "Health", "Transp.", "Integration", "Nutrition", "Protection", "Shelter")
INSIDE = ("204", "2,277", "2,515", "61", "824", "437", "1,414", "250")
OUTSIDE = ("85", "1,109", "780", "-", "5", "11", "10", "160")
Found = dict[int, list[str]]


def flush(texts: Sequence[str], ends: Sequence[float], top: float, size: float) -> list[Ink]:
    """Texts that each end at its place."""
    return [Ink(end - width_of(text, size=size), top, text, size=size) for text, end in zip(texts, ends, strict=True)]


def even(first: float, step: float) -> list[float]:
    return [first + step * number for number in range(len(HEADS))]


def heads(cells: Sequence[CellRow]) -> list[str]:
    found: dict[int, str] = {}
    for cell in cells:
        if cell.cell_kind == "header" and cell.col_no:
            found[cell.col_no] = f"{found.get(cell.col_no, '')} {cell.text}".strip()
    return [found[number] for number in sorted(found)]


def body(cells: Sequence[CellRow]) -> list[tuple[int, str, list[str]]]:
    """Table, label and values of each row."""
    rows: dict[tuple[int, int], list[CellRow]] = {}
    for cell in cells:
        rows.setdefault((cell.table_no, cell.row_no), []).append(cell)
    return [
        (
            table_no,
            " ".join(cell.text for cell in row if cell.cell_kind == "row_label"),
            [cell.text for cell in row if cell.cell_kind == "value"],
        )
        for (table_no, _), row in rows.items()
        if any(cell.cell_kind == "value" for cell in row)
    ]


def test_a_header_in_small_type_has_no_more_than_blanks_between_its_heads(tmp_path: Path) -> None:
    size, at, ends = 5.0, 90.0, []
    for head in HEADS:
        at += width_of(head, size=size) + 1.8
        ends.append(at)
    page = flush(HEADS, ends, 300, size) + flush(INSIDE, ends, 312, size) + flush(OUTSIDE, ends, 321, size)
    page += [Ink(46, 312, "RMRP", size=size), Ink(46, 321, "NO RMRP", size=size)]
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert heads(rows.cells) == list(HEADS)
    assert [values for _, _, values in body(rows.cells)] == [list(INSIDE), list(OUTSIDE)]


def test_a_line_of_text_above_numbers_is_no_header(tmp_path: Path) -> None:
    ends = even(150, 55)
    text = "Partners of the plan went on with their work in the north and in the capital of the country"
    page = [Ink(100, 300, text, size=9), *flush(INSIDE, ends, 318, 9), *flush(OUTSIDE, ends, 334, 9)]
    page += [Ink(40, 318, "RMRP", size=9), Ink(40, 334, "NO RMRP", size=9)]
    assert heads(read(draw(tmp_path / "a.pdf", [page])).cells) == []


def test_a_header_stands_as_far_above_high_rows_as_they_are_apart(tmp_path: Path) -> None:
    ends = even(130, 55)
    page = flush(HEADS, ends, 300, 6) + flush(INSIDE, ends, 327, 8) + flush(OUTSIDE, ends, 354, 8)
    page += [Ink(40, 327, "RMRP", size=8), Ink(40, 354, "NO RMRP", size=8)]
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert heads(rows.cells) == list(HEADS)
    assert [label for _, label, _ in body(rows.cells)] == ["RMRP", "NO RMRP"]


@pytest.mark.parametrize("is_wrapped", [False, True])
def test_labels_stand_to_the_right_of_the_numbers(tmp_path: Path, is_wrapped: bool) -> None:
    ends = even(90, 55)
    page = flush(HEADS, ends, 300, 8) + flush(INSIDE, ends, 318, 8) + flush(OUTSIDE, ends, 338, 8)
    page += [Ink(485, 318, "RMRP", size=8)]
    page += (
        [Ink(485, 333, "NO", size=8), Ink(485, 343, "RMRP", size=8)]
        if is_wrapped
        else [Ink(485, 338, "NO RMRP", size=8)]
    )
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert heads(rows.cells) == list(HEADS)
    assert body(rows.cells) == [(1, "RMRP", list(INSIDE)), (1, "NO RMRP", list(OUTSIDE))]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Nutri琀椀on", "Nutrition"),
        ("O昀케cina", "O昀케cina"),
        ("a琀琀ended", "attended"),
        ("“Educa琀椀on”", "“Education”"),
        ("琀椀", "琀椀"),
        ("中琀椀a", "中琀椀a"),
        ("x琀y", "x琀y"),
    ],
)
def test_letters_with_their_bytes_changed_over_are_put_right_in_latin_words_alone(printed: str, meant: str) -> None:
    assert unswapped(printed) == meant


SECTORS = ("Education", "Food Security", "Health", "Transport", "Integration", "Nutrition", "Protection", "Shelter")
CONTINUED = (("WASH", "19,981", "10,440"), ("Multipurpose Cash", "63,852", "206"))


def half(rows: Sequence[tuple[str, str, str]], top: float) -> list[Ink]:
    inks: list[Ink] = []
    for number, (label, *cells) in enumerate(rows):
        inks += [Ink(62, top + 20 * number, label), *flush(cells, (390, 490), top + 20 * number, 9)]
    return inks


def first_page(top: float) -> list[Ink]:
    above = [Ink(62, 60, "Partners went on with their work."), Ink(62, top - 20, "Sector")]
    rows = list(zip(SECTORS, INSIDE, OUTSIDE, strict=True))
    return [*above, *flush(("RMRP", "NO RMRP"), (390, 490), top - 20, 9), *half(rows, top)]


NEXT = [Ink(62, 150, "Nutrition", size=11), Ink(62, 170, "Weight and height were measured for 3,200 children.")]


@pytest.mark.parametrize("footer", [[], [Ink(300, 825, "Page 1 of 2", size=7)]])
def test_rows_at_the_top_of_a_page_go_on_with_the_table_at_the_foot_of_the_page_before(
    tmp_path: Path, footer: list[Ink]
) -> None:
    rows = read(draw(tmp_path / "a.pdf", [first_page(620) + footer, half(CONTINUED, 70) + NEXT]))
    found = body(rows.cells)
    assert found[-2:] == [(1, label, cells) for label, *cells in CONTINUED]
    assert {table_no for table_no, _, _ in found} == {1}
    assert [cell.page_no for cell in rows.cells if cell.text == "WASH"] == [2]
    assert [cell.cell_no for cell in rows.cells] == list(range(1, len(rows.cells) + 1))


@pytest.mark.parametrize(
    ("top", "second"),
    [
        (300, half(CONTINUED, 70)),  # the table before does not reach the foot of its page
        (620, [Ink(62, 80, "New figures of the month:"), *half(CONTINUED, 100)]),  # text stands above
        (620, [Ink(ink.x + 25, ink.top, ink.text) for ink in half(CONTINUED, 70)]),  # other columns
    ],
)
def test_other_rows_at_the_top_of_a_page_are_no_part_of_the_table_before(
    tmp_path: Path, top: float, second: list[Ink]
) -> None:
    first = first_page(top) + ([Ink(62, 500, "Text below the table.")] if top < 600 else [])
    rows = read(draw(tmp_path / "a.pdf", [first, second + NEXT]))
    assert not any(label in ("WASH", "Multipurpose Cash") for table_no, label, _ in body(rows.cells) if table_no == 1)
