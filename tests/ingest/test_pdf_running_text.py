"""Running lines, footnotes, captions and headings of drawn PDFs: none of them breaks a sentence."""

from pathlib import Path

import pytest

from tests.ingest.drawn_pages import BOLD, Ink, block, draw, headings, read, sentences, set_lines

LEFT, TOP = 40.0, 100.0
FIRST = "Partners reached many persons in the north in the course of the month."
CUT = "Some of them went to other regions by bus, and the"
REST = "rest of them stayed with relatives in the capital."
LAST = "All were given a kit and a card with the number of the hotline."
WHOLE = [FIRST, f"{CUT} {REST}", LAST]


def halves() -> tuple[list[Ink], list[Ink]]:
    return block(LEFT, TOP, [FIRST, CUT]), block(LEFT, TOP, [REST, LAST])


def furniture(path: Path) -> list[str]:
    return [line.text for line in read(path).lines if line.role == "furniture"]


def test_headers_and_footers_that_alternate_are_set_apart(tmp_path: Path) -> None:
    pages = []
    for number in range(6):
        left = number % 2 == 0
        name = "Situation report" if left else "Platform for refugees"
        x = LEFT if left else 430.0
        body = block(LEFT, TOP, [f"Text of {'abcdef'[number]} goes on here.", "It ends on this page."])
        pages.append([Ink(x, 30, name), *body, Ink(x, 815, f"Page {number + 1}")])
    path = draw(tmp_path / "a.pdf", pages)
    found = sentences(read(path))
    # What runs on the first page may be the title.
    assert found[0] == "Situation report"
    assert len(found) == 1 + 2 * len(pages)
    assert len(furniture(path)) == 2 * len(pages) - 1


def test_the_date_beside_a_running_line_runs_with_it(tmp_path: Path) -> None:
    months = ["January", "February", "March"]
    pages = [
        [Ink(LEFT, 812, "Situation report"), Ink(430, 812, f"{month} 2021"), *block(LEFT, TOP, ["Text.", LAST])]
        for month in months
    ]
    assert furniture(draw(tmp_path / "a.pdf", pages)) == [f"Situation report  {month} 2021" for month in months]


def test_running_lines_below_a_wide_margin_need_many_pages(tmp_path: Path) -> None:
    pages = [[Ink(LEFT, 110, "Weekly bulletin, week 5"), *block(LEFT, 160, [LAST])] for _ in range(4)]
    assert len(furniture(draw(tmp_path / "a.pdf", pages))) == 3
    assert furniture(draw(tmp_path / "b.pdf", pages[:2])) == []


def test_numbers_beside_each_other_at_the_top_are_no_page_numbers(tmp_path: Path) -> None:
    page = [Ink(LEFT, 60, "300", BOLD, 14), Ink(200, 60, "440", BOLD, 14), *block(LEFT, TOP, [FIRST, LAST])]
    assert furniture(draw(tmp_path / "a.pdf", [page])) == []


@pytest.mark.parametrize("mark", ["1", "*", "[2]"])
def test_a_footnote_does_not_break_the_sentence_over_the_page(tmp_path: Path, mark: str) -> None:
    above, below = halves()
    notes = [Ink(LEFT, 770, f"{mark} Counted by the teams themselves; persons may", size=7)]
    notes += [Ink(LEFT, 779, "be counted more than once.", size=7), Ink(LEFT, 815, "Page 1 of 2")]
    rows = read(draw(tmp_path / "a.pdf", [[*above, *notes], below]))
    found = sentences(rows)
    assert [text for text in found if text in WHOLE] == WHOLE
    note = "Counted by the teams themselves; persons may be counted more than once."
    assert any(text.endswith(note) for text in found)
    assert {line.page_no for line in rows.lines if "counted" in line.text.lower()} == {1}


def test_a_caption_and_a_table_at_the_turn_of_the_page_do_not_break_a_sentence(tmp_path: Path) -> None:
    above, below = halves()
    cells = [["Region", "Schools", "Shelter", "Health"], ["Norte", "224", "19", "28"], ["Sur", "7", "881", "63"]]
    table = [Ink(LEFT + 90 * n, 600 + 16 * row, cell) for row, line in enumerate(cells) for n, cell in enumerate(line)]
    caption = Ink(LEFT, 300, "Figure 1. Where persons were reached", size=8)
    rows = read(
        draw(tmp_path / "a.pdf", [[*above, *table], [caption, *[Ink(i.x, i.top + 300, i.text) for i in below]]])
    )
    assert [text for text in sentences(rows) if text in WHOLE] == WHOLE
    assert len([cell for cell in rows.cells if cell.cell_kind == "value"]) == 6
    assert [line.page_no for line in rows.lines] == sorted(line.page_no for line in rows.lines)


def page_with_heading(heading: list[Ink]) -> list[Ink]:
    return [*block(LEFT, TOP, [FIRST]), *heading, *block(LEFT, TOP + 60, set_lines(f"{LAST} {FIRST}", 300))]


@pytest.mark.parametrize(
    "heading",
    [
        [Ink(LEFT, TOP + 40, "What partners did for schools", BOLD, 9)],
        [Ink(LEFT, TOP + 40, "What partners did for schools", size=13)],
        [Ink(LEFT, TOP + 40, "Lo que hicieron los socios", BOLD, 9)],
        [Ink(LEFT, TOP + 40, "Ce que les partenaires ont fait", BOLD, 9)],
        [Ink(LEFT, TOP + 40, "2.1 Protection", BOLD, 9)],
        [Ink(LEFT, TOP + 40, "IV. Défis", BOLD, 11)],
        [Ink(LEFT, TOP + 40, "Si t u a t i o n")],
        [Ink(LEFT, TOP + 40, "Contexte")],
        [Ink(LEFT, TOP + 40, "Main aims of the plan:", BOLD, 9)],
        [
            Ink(LEFT, TOP + 32, "What partners did for schools,", BOLD, 13),
            Ink(LEFT, TOP + 46, "water and shelter", BOLD, 13),
        ],
    ],
)
def test_headings_by_size_weight_and_words(tmp_path: Path, heading: list[Ink]) -> None:
    rows = read(draw(tmp_path / "a.pdf", [page_with_heading(heading)]))
    words = " ".join(ink.text for ink in heading)
    assert headings(rows) == [words]
    assert [row.section_no for row in rows.sentences] == [0, 1, 1, 1]


@pytest.mark.parametrize(
    "line",
    [
        [Ink(LEFT, TOP + 48, "Protection:", BOLD, 9), Ink(LEFT + 60, TOP + 48, "partners gave advice and")],
        [Ink(LEFT, TOP + 48, "Some 300 families were housed.", BOLD, 9)],
        [Ink(LEFT, TOP + 48, "Flooded street in the north, photo of the platform", size=7)],
        [Ink(LEFT, TOP + 48, "HOMBRES =", BOLD, 9)],
        [Ink(LEFT, TOP + 48, "More at www.platform.example", BOLD, 9)],
    ],
)
def test_run_in_heads_sentences_and_notes_are_no_headings(tmp_path: Path, line: list[Ink]) -> None:
    assert headings(read(draw(tmp_path / "a.pdf", [page_with_heading(line)]))) == []


def test_where_all_is_bold_bold_tells_nothing(tmp_path: Path) -> None:
    page = block(LEFT, TOP, [FIRST, "Partners went on", LAST], font=BOLD)
    assert headings(read(draw(tmp_path / "a.pdf", [page]))) == []


def test_a_heading_that_looks_unfinished_holds_no_section_up(tmp_path: Path) -> None:
    """The last piece of a letter-spaced heading may read as a word after which a sentence goes on."""
    page = [Ink(LEFT, 80, "Re s p u e s t a", BOLD, 14), *block(LEFT, TOP, [FIRST, LAST])]
    page += [Ink(LEFT, 150, "Co o r d i n a c i ó n", BOLD, 14), *block(LEFT, 170, [LAST])]
    found = sentences(read(draw(tmp_path / "a.pdf", [page])))
    assert found == ["Re s p u e s t a", FIRST, LAST, "Co o r d i n a c i ó n", LAST]


def test_what_a_caption_ends_a_page_with_does_not_run_on(tmp_path: Path) -> None:
    """Nor does a credit of a picture or a number: only a sentence goes on over the turn of the page."""
    next_page = [Ink(LEFT, TOP, "Subject of the week, seen by partners", BOLD), *block(LEFT, 130, [FIRST, LAST])]
    for number, end in enumerate(
        ("Figure 1. Places with cases reported by the partners", "Homes in the north © Partners", "64")
    ):
        first = [*block(LEFT, TOP, [FIRST, LAST]), Ink(LEFT, 300, end, BOLD)]
        found = sentences(read(draw(tmp_path / f"{number}.pdf", [first, next_page])))
        assert found == [FIRST, LAST, end, "Subject of the week, seen by partners", FIRST, LAST]


def test_a_caption_at_the_top_of_a_page_goes_on_with_nothing(tmp_path: Path) -> None:
    caption = "Table 3 Cases by place and week"
    pages = [block(LEFT, TOP, [FIRST, "Síndrome de"]), [Ink(LEFT, TOP, caption)]]
    assert sentences(read(draw(tmp_path / "a.pdf", pages))) == [FIRST, "Síndrome de", caption]


def test_no_sentence_holds_running_lines(tmp_path: Path) -> None:
    """Where nothing but a full line says that the text goes on, they part it."""
    label = "¿Cómo se sintió durante la atención en el local?"
    second = [*block(LEFT, TOP, [label]), Ink(400, 300, "Totalmente en"), Ink(402, 312, "desacuerdo")]
    bodies = (block(LEFT, TOP, [FIRST, LAST]), second, block(LEFT, TOP, [label]))
    pages = [[Ink(LEFT, 30, "Survey of the month"), *body] for body in bodies]
    found = sentences(read(draw(tmp_path / "a.pdf", pages)))
    assert found == ["Survey of the month", FIRST, LAST, label, "Totalmente en desacuerdo", label]


def test_a_mark_printed_apart_belongs_to_what_it_marks(tmp_path: Path) -> None:
    page = [
        *block(LEFT, TOP, ["A1. Name of the person asked"]),
        Ink(500, 125, "*"),
        *block(LEFT, 150, ["A2. Date", LAST]),
    ]
    assert sentences(read(draw(tmp_path / "a.pdf", [page])))[0] == "A1. Name of the person asked *"


def test_running_lines_stand_at_the_edge_at_which_they_are_printed(tmp_path: Path) -> None:
    names = ("first", "second", "third")
    pages = [
        [Ink(LEFT, 30, "Situation report"), *block(LEFT, TOP, [f"The {name} page.", LAST]), Ink(LEFT, 815, "Page 1")]
        for name in names
    ]
    lines = read(draw(tmp_path / "a.pdf", pages)).lines
    assert [line.text for line in lines if line.page_no == 2] == [
        "Situation report",
        "The second page.",
        LAST,
        "Page 1",
    ]


@pytest.mark.parametrize(
    ("letter", "rest", "whole"),
    [("L", "a ayuda llegó tarde", "La ayuda llegó tarde"), ("A", "partner went on", "A partner went on")],
)
def test_a_large_initial_begins_its_word(tmp_path: Path, letter: str, rest: str, whole: str) -> None:
    lines = [rest, "over the river and into", "the hills of the north."]
    left = [Ink(LEFT, 134, letter, BOLD, 40), *block(72, 110, lines)]
    right = block(300, 110, ["Others came by bus and", "stayed with relatives in", "the capital of the state."])
    found = sentences(read(draw(tmp_path / "a.pdf", [[*left, *right]])))
    assert found == [f"{whole} over the river and into the hills of the north.", " ".join(i.text for i in right)]
