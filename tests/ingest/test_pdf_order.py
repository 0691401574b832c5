"""Reading order: the same known text drawn in many layouts and in any order of the file comes back in order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sitrep.reading.report import ReportRows
from sitrep.rows import PageRow
from tests.ingest.drawn_pages import (
    BOLD,
    Ink,
    block,
    by_rows,
    draw,
    lowered,
    paragraphs,
    read,
    sentences,
    set_lines,
    shuffled,
    width_of,
)

FLOOR = 0.5  # agreement below which qa_attention says that the order is in doubt

TEXT = [
    "Partners gave legal advice to some 1,120 persons in the north of the country.",
    "Over 300 families were housed by the municipality, which paid for all of it until the end of June.",
    "Then kits went to 440 children who had none, and a fair for all of them closed the month in the park.",
    "Teams of nurses saw 2,310 patients at the border, half of them women and a third of them under five.",
    "Where wells had run dry, water came by truck to 17 settlements along the road to the coast.",
    "In two of the schools, teachers were trained to notice when a pupil stays away for more than a week.",
    "Cash was handed out once to 1,905 households, most of which spent it on rent and on medicine.",
    "A hotline answered 812 calls in the month, nearly all of them about papers that had expired.",
    "The platform met four times, and agreed on how its members share out the districts of the capital.",
    "Shelters in the south stayed full, so that 96 persons slept in a gymnasium lent by the parish.",
]
LEFT, TOP, FOOT = 40.0, 80.0, 780.0
Blocks = list[list[Ink]]


def flow(text: str, columns: Sequence[tuple[float, float, float, int]], size: float = 9) -> Blocks:
    """Text that runs through columns, each given by left edge, top, width and number of lines."""
    blocks: Blocks = []
    for x, top, width, count in columns:
        lines = set_lines(text, width, size=size)
        blocks.append(block(x, top, lines[:count], size=size))
        text = " ".join(lines[count:])
    assert not text, "the columns are too short for the text"
    return blocks


def two_columns() -> Blocks:
    return flow(" ".join(TEXT), [(LEFT, TOP, 245, 11), (310, TOP, 245, 20)])


def three_columns() -> Blocks:
    return flow(" ".join(TEXT), [(36, TOP, 160, 11), (216, TOP, 160, 11), (396, TOP, 160, 20)])


def unequal_columns() -> Blocks:
    return flow(" ".join(TEXT), [(36, TOP, 345, 9), (400, TOP, 155, 30)])


def columns_that_begin_at_different_heights() -> Blocks:
    return flow(" ".join(TEXT), [(LEFT, TOP + 60, 245, 7), (310, TOP, 245, 20)])


def a_text_across_above_columns() -> Blocks:
    across = block(LEFT, TOP, set_lines(" ".join(TEXT[:2]), 515))
    return [across, *flow(" ".join(TEXT[2:]), [(LEFT, TOP + 60, 245, 9), (310, TOP + 60, 245, 20)])]


def columns_above_and_below_a_text_across() -> Blocks:
    above = flow(" ".join(TEXT[:5]), [(LEFT, TOP, 245, 4), (310, TOP, 245, 20)])
    across = block(LEFT, TOP + 100, set_lines(TEXT[5], 515))
    below = flow(" ".join(TEXT[6:]), [(LEFT, TOP + 140, 245, 4), (310, TOP + 140, 245, 20)])
    return [*above, across, *below]


def one_column() -> Blocks:
    inks = paragraphs(LEFT, TOP, 515, [" ".join(TEXT[:4]), " ".join(TEXT[4:7]), " ".join(TEXT[7:])])
    return [[ink] for ink in inks]


def paragraphs_in_two_columns() -> Blocks:
    return [paragraphs(LEFT, TOP, 245, TEXT[:5]), paragraphs(310, TOP, 245, TEXT[5:])]


LAYOUTS = (
    one_column,
    two_columns,
    three_columns,
    unequal_columns,
    columns_that_begin_at_different_heights,
    a_text_across_above_columns,
    columns_above_and_below_a_text_across,
    paragraphs_in_two_columns,
)


def as_drawn(blocks: Blocks) -> list[Ink]:
    return [ink for inks in blocks for ink in inks]


def row_by_row(blocks: Blocks) -> list[Ink]:
    return by_rows(as_drawn(blocks))


def last_block_first(blocks: Blocks) -> list[Ink]:
    return as_drawn(blocks[::-1])


def in_no_order(blocks: Blocks) -> list[Ink]:
    return shuffled(as_drawn(blocks))


FILE_ORDERS = (as_drawn, row_by_row, last_block_first, in_no_order)


def page_of(rows: ReportRows, page_no: int = 1) -> PageRow:
    return rows.document.pages[page_no - 1]


def is_in_doubt(page: PageRow) -> bool:
    return page.order_agreement is not None and page.order_agreement < FLOOR


@pytest.mark.parametrize("order", FILE_ORDERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_comes_back_in_order(
    tmp_path: Path, layout: Callable[[], Blocks], order: Callable[[Blocks], list[Ink]]
) -> None:
    rows = read(draw(tmp_path / "a.pdf", [order(layout())]))
    assert sentences(rows) == TEXT
    assert page_of(rows).reading_order == ("stream" if layout is one_column else "columns")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_file_in_order_agrees_and_one_in_no_order_is_in_doubt(tmp_path: Path, layout: Callable[[], Blocks]) -> None:
    agrees = page_of(read(draw(tmp_path / "a.pdf", [as_drawn(layout())])))
    scrambled = page_of(read(draw(tmp_path / "b.pdf", [in_no_order(layout())])))
    assert agrees.order_agreement == 1
    assert is_in_doubt(scrambled)


def test_a_footer_in_two_pieces_does_not_make_cells_of_columns(tmp_path: Path) -> None:
    footer = [Ink(LEFT, 810, "Situation report of the platform", size=7), Ink(540, 810, "1", size=7)]
    rows = read(draw(tmp_path / "a.pdf", [[*as_drawn(two_columns()), *footer]]))
    assert page_of(rows).reading_order == "columns"
    assert [text for text in sentences(rows) if text in TEXT] == TEXT


def boxes() -> Blocks:
    """Four boxes of a number and its label, beside each other: too short for columns."""
    labels = ["persons got legal advice", "families were housed", "children got a kit", "patients were seen"]
    return [
        [Ink(x, TOP, number, BOLD, 16), *block(x, TOP + 14, [" ".join(label.split()[:2]), " ".join(label.split()[2:])])]
        for x, number, label in zip((40, 170, 300, 430), ("1,120", "300", "440", "2,310"), labels, strict=True)
    ]


def test_boxes_side_by_side_keep_the_order_of_the_file(tmp_path: Path) -> None:
    rows = read(draw(tmp_path / "a.pdf", [[*as_drawn(boxes()), *block(LEFT, 160, set_lines(" ".join(TEXT), 515))]]))
    lines = [line.text for line in rows.lines]
    assert lines[:3] == ["1,120", "persons got", "legal advice"]
    assert lines[9:12] == ["2,310", "patients were", "seen"]
    assert sentences(rows)[-len(TEXT) :] == TEXT
    assert page_of(rows).reading_order == "stream"


@pytest.mark.parametrize("order", [as_drawn, row_by_row, in_no_order])
def test_a_sidebar_of_short_lines_stays_apart(tmp_path: Path, order: Callable[[Blocks], list[Ink]]) -> None:
    main = block(LEFT, TOP, set_lines(" ".join(TEXT), 360))
    sidebar = [ink for number in range(6) for ink in block(440, TOP + 34 * number, [f"Region {number}", "3 teams"])]
    rows = read(draw(tmp_path / "a.pdf", [order([main, sidebar])]))
    assert sentences(rows)[: len(TEXT)] == TEXT


def test_rows_of_a_table_of_words_are_not_cut_into_columns(tmp_path: Path) -> None:
    """Cells one after the other, as most programs write them, with a row of several lines."""
    inks: list[Ink] = []
    top = TOP
    for what, how in zip(TEXT[:4], TEXT[4:8], strict=True):
        left, right = set_lines(what, 160), set_lines(how, 300)
        inks += [*block(LEFT, top, left), *block(230, top, right)]
        top += 12 * max(len(left), len(right)) + 8
    rows = read(draw(tmp_path / "a.pdf", [inks]))
    assert sentences(rows) == [text for pair in zip(TEXT[:4], TEXT[4:8], strict=True) for text in pair]
    assert page_of(rows).reading_order == "stream"


def test_a_row_of_justified_text_is_not_cut_at_a_wide_blank(tmp_path: Path) -> None:
    lines = set_lines(" ".join(TEXT), 250)
    head, tail = lines[4].split(" ", 1)
    inks = [*block(LEFT, TOP, lines[:4]), Ink(LEFT, TOP + 48, head), Ink(LEFT + width_of(head) + 14, TOP + 48, tail)]
    rows = read(draw(tmp_path / "a.pdf", [[*inks, *block(LEFT, TOP + 60, lines[5:])]]))
    assert [line.text.split() for line in rows.lines] == [line.split() for line in lines]


def test_a_title_drawn_last_is_read_first(tmp_path: Path) -> None:
    body = block(LEFT, TOP + 40, set_lines(" ".join(TEXT), 515))
    rows = read(draw(tmp_path / "a.pdf", [[*body, Ink(LEFT, TOP, "What partners did", BOLD, 20)]]))
    assert sentences(rows) == ["What partners did", *TEXT]


def test_a_caption_beside_a_paragraph_does_not_break_it(tmp_path: Path) -> None:
    wide, narrow = set_lines(" ".join(TEXT[:4]), 300), set_lines(" ".join(TEXT[4:]), 515)
    body = [*block(LEFT, TOP, wide), *block(LEFT, TOP + 12 * len(wide) + 10, narrow)]
    caption = Ink(380, TOP + 48, "A school by the river", size=7)
    for page in ([caption, *body], [*body, caption]):
        found = sentences(read(draw(tmp_path / "a.pdf", [page])))
        assert [text for text in found if text != caption.text] == TEXT
        assert caption.text in found


def test_labels_of_a_chart_stay_together_and_out_of_the_text(tmp_path: Path) -> None:
    body = block(280, TOP, set_lines(" ".join(TEXT), 275))
    labels = [Ink(60 + 40 * n, TOP + 20 + 9 * (n % 3), f"{20 + n}%", size=7) for n in range(5)]
    page = [*body[:5], *labels[:3], *body[5:9], *labels[3:], *body[9:]]
    found = sentences(read(draw(tmp_path / "a.pdf", [page])))
    assert [text for text in found if len(text.split()) > 5] == TEXT


def test_turned_labels_are_counted_and_in_no_line(tmp_path: Path) -> None:
    page = [*block(LEFT, TOP, TEXT[:2]), Ink(20, 400, "Persons reached", turned=True)]
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert sentences(rows) == TEXT[:2]
    assert (page_of(rows).word_count, page_of(rows).turned_word_count) == (sum(len(t.split()) for t in TEXT[:2]), 2)


def test_list_marks_drawn_first_stay_with_their_items(tmp_path: Path) -> None:
    marks = [Ink(LEFT, TOP + 14 * number, "-") for number in range(3)]
    items = [Ink(LEFT + 14, TOP + 14 * number, text) for number, text in enumerate(TEXT[:3])]
    rows = read(draw(tmp_path / "a.pdf", [[*marks, *items]]))
    assert sentences(rows) == TEXT[:3]
    assert {row.block_kind for row in rows.sentences} == {"list_item"}


NUMBERS = [["Norte", "224", "19,291", "20,873", "28"], ["Sur", "-", "881", "63", "7"], ["Este", "9", "41", "5", "-"]]


def table(top: float, x: float = LEFT, pitch: float = 90) -> list[Ink]:
    rows = [["Region", "Schools", "Shelter", "Health", "Water"], *NUMBERS]
    return [Ink(x + pitch * n, top + 16 * row, cell) for row, cells in enumerate(rows) for n, cell in enumerate(cells)]


@pytest.mark.parametrize("order", [as_drawn, in_no_order])
def test_a_table_between_two_halves_of_a_sentence_stands_behind_it(
    tmp_path: Path, order: Callable[[Blocks], list[Ink]]
) -> None:
    lines = set_lines(" ".join(TEXT), 515)
    page = order([block(LEFT, TOP, lines[:3]), table(TOP + 60), block(LEFT, TOP + 140, lines[3:])])
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert sentences(rows) == TEXT
    assert len([cell for cell in rows.cells if cell.cell_kind == "value"]) == 12


def test_a_page_that_is_a_table_keeps_its_rows(tmp_path: Path) -> None:
    names = [f"District {chr(65 + n)}" for n in range(26)]
    columns = [
        block(LEFT, TOP + 16, names),
        *(block(x, TOP + 16, [str(7 * n + x) for n in range(26)]) for x in (150, 240, 330, 420)),
    ]
    header = [Ink(x, TOP, text) for x, text in zip((40, 150, 240, 330, 420), NUMBERS[0], strict=True)]
    rows = read(draw(tmp_path / "a.pdf", [[*header, *as_drawn(columns)]]))
    assert rows.lines[1].text.split() == ["District", "A", "150", "240", "330", "420"]
    assert rows.lines[26].text.split() == ["District", "Z", "325", "415", "505", "595"]
    assert page_of(rows).reading_order == "table"


WORDS = st.sampled_from(
    "partners schools water kits north families the of to and with for while month children 12 340".split()
)
SENTENCE = st.lists(WORDS, min_size=5, max_size=25).map(lambda words: f"Then {' '.join(words)} ended.")


# Drawing takes long, and a smaller page that fails says no more.
@settings(
    max_examples=30,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.lists(SENTENCE, min_size=14, max_size=24),
    st.integers(1, 3),
    st.sampled_from(FILE_ORDERS),
    st.sampled_from([0.0, 7.0, 40.0]),
)
def test_random_columns_of_sentences_come_back_whole_or_the_page_is_in_doubt(
    texts: list[str], count: int, order: Callable[[Blocks], list[Ink]], shift: float
) -> None:
    width = {1: 515.0, 2: 245.0, 3: 155.0}[count]
    height = -(-len(set_lines(" ".join(texts), width)) // count)
    columns = [(LEFT + (width + 25) * n, TOP + shift * (n % 2), width, height + 1) for n in range(count)]
    with TemporaryDirectory() as folder:
        rows = read(draw(Path(folder) / "a.pdf", [order(flow(" ".join(texts), columns))]))
    assert sentences(rows) == texts or is_in_doubt(page_of(rows))


def test_pages_say_how_they_were_read(tmp_path: Path) -> None:
    rows = read(draw(tmp_path / "a.pdf", [as_drawn(two_columns()), lowered(as_drawn(one_column()), 20), []]))
    first, second, third = rows.document.pages
    assert (first.page_no, first.width, first.height, bool(first.reader)) == (1, 595, 842, True)
    assert first.word_count == sum(len(text.split()) for text in TEXT)
    assert (first.reading_order, second.reading_order) == ("columns", "stream")
    assert replace(third, page_no=1).word_count == 0
    assert third.order_agreement is None
