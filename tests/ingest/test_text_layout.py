"""Text files: lines, pages, headings, paragraphs, lists and boxes of figures."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.reading.report import ReportRows, read_report
from sitrep.reading.text_reader import BOM, read_text
from sitrep.rows import CellRow, PartnerRow, SentenceRow


def read(text: str) -> ReportRows:
    return read_report(read_text(text.encode()))


def texts(rows: ReportRows, kind: str | None = None) -> list[str]:
    return [" ".join(row.text.split()) for row in rows.sentences if kind in (None, row.block_kind)]


def headings(text: str) -> list[str]:
    return texts(read(text), "heading")


def test_the_text_is_the_decoded_file_untouched() -> None:
    data = "\ufeffUno.\r\n\r\nDos.\rTres.\n\x0cCuatro.\n".encode()
    document = read_text(data)
    assert document.text.encode() == data
    assert document.text.startswith(BOM)


def test_line_breaks_belong_to_no_line_and_the_byte_order_mark_neither() -> None:
    document = read_text("\ufeffUno.\r\n\r\nDos.\rTres.\n".encode())
    assert [line.text for line in document.lines] == ["Uno.", "", "Dos.", "Tres."]
    assert [line.char_start for line in document.lines] == [1, 7, 9, 14]


def test_a_form_feed_starts_a_page() -> None:
    document = read_text(b"One.\n\x0cTwo.\x0cThree.\n")
    assert [(line.page_no, line.text) for line in document.lines] == [(1, "One."), (2, "Two."), (3, "Three.")]
    assert document.page_count == 3


@pytest.mark.parametrize(
    "line",
    [
        " Si t u a t i o n  ",
        "Respon s e",
        "C O O R D I N A T I O N",
        "Co o r d i n a c i ó n",
        "R e s p u e s t a",
    ],
)
def test_letter_spaced_headings_are_known_by_their_letters(line: str) -> None:
    assert headings(f"Earlier text ends here.\n\n{line}\nPartners helped 20 persons.\n") == [" ".join(line.split())]


@pytest.mark.parametrize(
    "line", ["Contexto Local", "Response by sector", "KEY ACTIVITIES", "In Numbers", "2021 planning"]
)
def test_short_lines_of_the_right_shape_are_headings(line: str) -> None:
    assert headings(f"Earlier text ends here.\n\n{line}\n20 persons were helped.\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Reached 20,873 persons",  # a number that is no year
        "Some partners also",  # a sentence that goes on in small letters
        "This one ends.",
    ],
)
def test_other_short_lines_are_not(line: str) -> None:
    assert headings(f"Earlier text ends here.\n\n{line}\n\nsupported students.\n") == []


def test_sentences_know_their_section() -> None:
    rows = read("Before.\n\nSituation\nOne.\n\nResponse\nTwo.\n")
    found = [(row.section_no, row.section_text, row.text) for row in rows.sentences if row.block_kind == "prose"]
    assert found == [(0, None, "Before."), (1, "Situation", "One."), (2, "Response", "Two.")]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\n\n", "\n\x0c"])
def test_a_sentence_cut_at_a_column_foot_is_rejoined(gap: str) -> None:
    rows = read(f"Schools reopened. Partners also{gap}supported some 200 students with kits.\n")
    assert texts(rows) == ["Schools reopened.", "Partners also supported some 200 students with kits."]


def test_a_cut_before_a_number_is_rejoined_where_the_line_cannot_end() -> None:
    rows = read("Water went to more than\n\n2,000 persons in transit.\n")
    assert texts(rows) == ["Water went to more than 2,000 persons in transit."]


def test_a_finished_paragraph_is_not_joined() -> None:
    rows = read("Partners met twice.\n\nthe rest is small print.\n")
    assert texts(rows) == ["Partners met twice.", "the rest is small print."]


@pytest.mark.parametrize("mark", ["•", "-", "–", "\uf0b7", "*", "▪", "1.", "2)", "(3)", "a)"])
def test_list_items_stand_alone_without_their_mark(mark: str) -> None:
    rows = read(f"Partners gave:\n{mark} 300 kits\n{mark} 20 tents to\n  families\n\nThe end.\n")
    assert texts(rows, "list_item") == ["300 kits", "20 tents to families"]
    assert len({row.paragraph_no for row in rows.sentences if row.block_kind == "list_item"}) == 1


def test_a_dash_within_a_sentence_is_no_list() -> None:
    rows = read("The region, home to many people\n– some 300 of them children –\nwas flooded.\n")
    assert texts(rows, "list_item") == []
    assert len(rows.sentences) == 1


def test_lines_of_a_box_of_figures_stand_alone() -> None:
    rows = read(
        "2019 in figures\n48,000  people were given water\n300 families\n15 centres were set up\nand equipped\n"
    )
    assert texts(rows, "heading") == ["2019 in figures"]
    assert texts(rows, "prose") == [
        "48,000 people were given water",
        "300 families",
        "15 centres were set up and equipped",
    ]


def test_wrapped_prose_is_no_box_though_lines_start_with_numbers() -> None:
    rows = read(
        "Partners helped refugees, migrants and\n640 Venezuelan nationals, among them\n300 children under five.\n"
    )
    assert len(rows.sentences) == 1


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_number_and_its_label_on_lines_of_their_own_go_together(gap: str) -> None:
    rows = read(f"5,2M\nAfectados en nueve países{gap}578K\nEvacuados en Honduras\n")
    assert texts(rows) == ["5,2M Afectados en nueve países", "578K Evacuados en Honduras"]


def test_flattened_boxes_stand_alone() -> None:
    rows = read(
        "KEY FIGURES  3.8 million people abroad  533 thousand in the south\n"
        "The sub-region hosts one in seven of all those who have left their country so far, says the platform.\n"
    )
    assert len(rows.sentences) == 2


def test_rows_are_the_same_each_time() -> None:
    text = "Response\nPartners helped 20 persons.\n"
    assert read(text) == read(text)


_WORDS = (
    *("some 1,120 persons", "approx. 30", "EE.UU.", "Response", "S i t u a t i o n", "ends here.", "“Quoted.”"),
    *("RMRP 224 - 51 10", "NO RMRP - 881 63 7", "A | B | C | D | E | F | G | H.", "Security", "USD 1.1", "5,2M"),
    *("- ", "• ", "1.", "(1)", "|", "…", "?", "¿Qué?", "and", "é", "𝟏", "\u2028", "\ufeff"),
    *(" ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\x0c"),
)
PIECES = st.sampled_from(_WORDS)


@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_every_offset_gives_back_what_was_printed(text: str) -> None:
    text = text.replace("\0", "") + "x"
    rows = read(text)
    for line in rows.lines:
        assert text[line.char_start : line.char_end] == line.text
    spans: list[tuple[int, int]] = []
    found: list[SentenceRow | CellRow | PartnerRow] = [*rows.sentences, *rows.cells, *rows.partners]
    for row in found:
        assert row.char_start is not None
        assert row.char_end is not None
        assert text[row.char_start : row.char_end] == row.text
        assert row.text.strip() == row.text != ""
        spans.append((row.char_start, row.char_end))
    # Nothing is read twice: a figure belongs to one sentence or one cell.
    spans.sort()
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_sentences_are_numbered_in_order(text: str) -> None:
    sentences: tuple[SentenceRow, ...] = read(text + "x").sentences
    assert [row.sentence_no for row in sentences] == list(range(1, len(sentences) + 1))
    assert [row.char_start for row in sentences] == sorted(row.char_start for row in sentences)
    assert [row.section_no for row in sentences] == sorted(row.section_no for row in sentences)


def test_a_greater_sign_or_stroke_before_words_opens_an_item() -> None:
    rows = read("> 1,008 survivors got care\n> 74 children traced\n| Health | 16 persons treated |\n")
    assert texts(rows, "list_item") == [
        "1,008 survivors got care",
        "74 children traced",
        "Health | 16 persons treated |",
    ]
    assert [figure.qualifier_text for figure in rows.figures] == [None, None, None]


def test_a_greater_sign_before_a_number_alone_loosens_it() -> None:
    (figure,) = read("> 1,008\n").figures
    assert figure.qualifier_text == ">"


def test_labels_with_their_numbers_are_lines_of_their_own() -> None:
    rows = read(
        "Travellers moved by bus or boat: 5,074\nAssisted voluntary returns home: 1,393\nNights of lodging: 61\n"
    )
    assert len(rows.sentences) == 3
    assert [(figure.figure_text, figure.figure_kind) for figure in rows.figures] == [
        ("5,074", "quantity"),
        ("1,393", "quantity"),
        ("61", "quantity"),
    ]


def test_a_colon_in_running_text_ends_no_line() -> None:
    rows = read("Partners reached many people in the first weeks of June: 300\nof them were women and the rest men.\n")
    assert len(rows.sentences) == 1
