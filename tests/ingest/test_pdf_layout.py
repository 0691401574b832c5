"""PDFs: reading order, tables by geometry, running lines; on pages drawn here and on the samples."""

from io import BytesIO
from pathlib import Path

import pytest

from sitrep.reading.report import ReportRows
from sitrep.rows import CellRow
from tests.ingest.drawn_pages import HEIGHT, Ink, read, sentences, width_of
from tests.ingest.drawn_pages import draw as draw_inks

canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the pages of these tests")

LEFT, RIGHT = 36.0, 310.0  # where the columns start
Piece = tuple[float, float, str]  # x, distance from the top, text


def draw(path: Path, pages: list[list[Piece]], size: float = 9) -> Path:
    return draw_inks(path, [[Ink(*piece, size=size) for piece in page] for page in pages])


def column(x: float, top: float, lines: list[str]) -> list[Piece]:
    return [(x, top + 12 * number, line) for number, line in enumerate(lines)]


def values(rows: ReportRows) -> dict[tuple[str, int | None], str]:
    """Cells by row label and column."""
    labels = {cell.row_no: cell.text for cell in rows.cells if cell.cell_kind == "row_label"}
    cells = [cell for cell in rows.cells if cell.cell_kind == "value"]
    return {(labels[cell.row_no], cell.col_no): cell.text for cell in cells}


def headers(rows: ReportRows) -> dict[int | None, str]:
    found: dict[int | None, str] = {}
    for cell in rows.cells:
        if cell.cell_kind == "header":
            found[cell.col_no] = f"{found.get(cell.col_no, '')} {cell.text}".strip()
    return found


FIRST = [
    "Partners gave legal advice to some 1,120",
    "persons in the north, and children had a",
    "place to play. Over 300 families",
    "were housed by the",
]
SECOND = [
    "municipality, which paid for it all. Then",
    "kits went to some 440 persons who had",
    "none, and the month ended with a fair",
    "for all of them in the park.",
]


def test_columns_are_read_one_after_the_other_and_sentences_run_on(tmp_path: Path) -> None:
    page = [
        (
            LEFT,
            60,
            "A line that runs over the full width of the page and says what the month was like.",
        ),
        *column(LEFT, 90, FIRST),
        *column(RIGHT, 90, SECOND),
        (
            LEFT,
            170,
            "Another line over the full width of the page, which closes the report with thanks.",
        ),
    ]
    found = sentences(read(draw(tmp_path / "a.pdf", [page])))
    assert found[1:4] == [
        "Partners gave legal advice to some 1,120 persons in the north, and children had a place to play.",
        "Over 300 families were housed by the municipality, which paid for it all.",
        "Then kits went to some 440 persons who had none, and the month ended with a fair for all of them in the park.",
    ]
    assert found[0].startswith("A line")
    assert found[4].startswith("Another line")


def test_columns_need_not_share_their_baselines(tmp_path: Path) -> None:
    page = [*column(LEFT, 90, FIRST * 2), *column(RIGHT, 95, SECOND * 2)]
    lines = [line.text for line in read(draw(tmp_path / "a.pdf", [page])).lines]
    assert lines == [*FIRST * 2, *SECOND * 2]


def test_a_sentence_survives_the_turn_of_the_page_and_its_footer(tmp_path: Path) -> None:
    pages: list[list[Piece]] = [
        [
            (LEFT, 60, "Partners reached many. Some went to"),
            (LEFT, 800, "Situation report"),
            (LEFT, 815, "Page 1 of 2"),
        ],
        [
            (LEFT, 60, "other regions by bus. The rest stayed."),
            (LEFT, 800, "Situation report"),
            (LEFT, 815, "Page 2 of 2"),
        ],
    ]
    rows = read(draw(tmp_path / "a.pdf", pages))
    assert sentences(rows) == [
        "Partners reached many.",
        "Some went to other regions by bus.",
        "The rest stayed.",
    ]
    assert rows.document.text.count("Page ") == 2
    assert rows.document.page_count == 2


def test_a_running_header_is_read_once(tmp_path: Path) -> None:
    pages: list[list[Piece]] = [
        [(LEFT, 30, "GTRM Peru - Situation report - January 2021"), (LEFT, 90, f"Text number {page}.")]
        for page in "123"
    ]
    rows = read(draw(tmp_path / "a.pdf", pages))
    assert sentences(rows)[0] == "GTRM Peru - Situation report - January 2021"
    assert sentences(rows)[1:] == ["Text number 1.", "Text number 2.", "Text number 3."]
    assert rows.title is not None
    assert rows.period is not None
    assert rows.period.text == "January 2021"


def test_bigger_type_makes_a_heading(tmp_path: Path) -> None:
    buffer = BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=(595, HEIGHT))
    for size, top, text in (
        (14, 60, "What partners did for schools"),
        (9, 80, "Partners helped 20 schools in Lima."),
    ):
        pdf.setFont("Helvetica", size)
        pdf.drawString(LEFT, HEIGHT - top, text)
    pdf.save()
    (tmp_path / "a.pdf").write_bytes(buffer.getvalue())
    rows = read(tmp_path / "a.pdf")
    assert [row.block_kind for row in rows.sentences] == ["heading", "prose"]
    assert rows.sentences[1].section_text == "What partners did for schools"
    assert [line.font_size for line in rows.lines] == [14, 9]


CENTRES = [150, 230, 310, 390, 470]
LABELS = [
    ["Education"],
    ["Food", "Security"],
    ["Health"],
    ["Humanitarian", "Transp."],
    ["Multipurpose", "CBI"],
]


def centred(x: float, top: float, text: str, size: float = 9) -> Piece:
    width = float(canvas.Canvas(BytesIO()).stringWidth(text, "Helvetica", size))
    return (x - width / 2, top, text)


def table(rows: dict[str, list[str]], top: float = 100) -> list[Piece]:
    pieces = [
        centred(x, top - 11 * (len(words) - number), word)
        for x, words in zip(CENTRES, LABELS, strict=True)
        for number, word in enumerate(words)
    ]
    for line, (label, cells) in enumerate(rows.items()):
        pieces.append((LEFT, top + 8 + 16 * line, label))
        pieces += [centred(x, top + 8 + 16 * line, cell) for x, cell in zip(CENTRES, cells, strict=True) if cell]
    return pieces


def test_an_unruled_table_gives_its_cells_with_columns_and_headers(tmp_path: Path) -> None:
    page = [
        (
            LEFT,
            60,
            "A paragraph above the table tells what it is about, over the full width of the page as usual.",
        ),
        *table({"RMRP": ["224", "19,291", "20,873", "28", "14,572"], "NO RMRP": ["-", "881", "63", "-", "4,966"]}),
        (LEFT, 180, "A paragraph below it."),
    ]
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert headers(rows) == {
        1: "Education",
        2: "Food Security",
        3: "Health",
        4: "Humanitarian Transp.",
        5: "Multipurpose CBI",
    }
    found = values(rows)
    assert found["RMRP", 2] == "19,291"
    assert found["NO RMRP", 1] == "-"
    assert found["NO RMRP", 5] == "4,966"
    assert len(found) == 10
    assert len(rows.sentences) == 2


def test_an_empty_cell_is_a_cell_without_text(tmp_path: Path) -> None:
    page = table({"RMRP": ["224", "19,291", "20,873", "28", "14,572"], "NO RMRP": ["", "881", "", "", "4,966"]})
    rows = read(draw(tmp_path / "a.pdf", [page]))
    empty = [cell for cell in rows.cells if cell.cell_kind == "value" and not cell.text]
    assert [(cell.col_no, cell.char_start, cell.value) for cell in empty] == [
        (1, None, None),
        (3, None, None),
        (4, None, None),
    ]
    assert all(cell.x0 is not None and cell.top is not None for cell in empty)


def test_headers_that_lost_words_stay_in_their_columns(tmp_path: Path) -> None:
    lost = {"Education", "Food", "Humanitarian"}
    page = [piece for piece in table({"RMRP": ["224", "19,291", "20,873", "28", "14,572"]}) if piece[2] not in lost]
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert headers(rows) == {2: "Security", 3: "Health", 4: "Transp.", 5: "Multipurpose CBI"}


def test_a_table_within_text_of_two_columns_stays_whole(tmp_path: Path) -> None:
    page = [
        *column(LEFT, 60, FIRST),
        *column(RIGHT, 60, SECOND),
        *table(
            {
                "RMRP": ["224", "19,291", "20,873", "28", "14,572"],
                "NO RMRP": ["-", "881", "63", "-", "4,966"],
            },
            160,
        ),
    ]
    rows = read(draw(tmp_path / "a.pdf", [page]))
    assert len(values(rows)) == 10
    assert [line.text for line in rows.lines[:8]] == [*FIRST, *SECOND]


def cells_of(rows: ReportRows) -> list[CellRow]:
    return [cell for cell in rows.cells if cell.cell_kind == "value"]


def test_the_january_sample_gives_the_same_figures_as_its_text(samples: Path) -> None:
    rows = read(samples / "gtrm_peru_2021_01_retold.pdf")
    assert len(cells_of(rows)) == 20
    assert len(rows.partners) == 77
    assert rows.language_code == "en"
    assert rows.document.pages[0].reading_order == "columns"
    assert [row.section_text for row in rows.sentences if row.block_kind == "heading"][1:] == [
        "Si t u a t i o n",
        "Respon s e",
        "Coo r d i n a t i o n",
    ]


def test_the_march_sample_has_its_empty_cell_and_totals(samples: Path) -> None:
    rows = read(samples / "gtrm_peru_2021_03_invented_es.pdf")
    found = values(rows)
    assert len(found) == 30
    assert found["Fuera del RMRP", 4] == ""
    assert headers(rows)[9] == "Agua, saneamiento e higiene"
    assert rows.language_code == "es"
    assert rows.period is not None
    assert rows.period.text == "Marzo de 2021"


def test_real_reports_are_read_without_a_fault(shared: Path) -> None:
    files = sorted((shared / "pdfs").glob("*.pdf"), key=lambda path: path.stat().st_size)
    assert files
    for path in files[:6]:
        assert read(path).sentences, path.name


def test_small_capitals_are_whole_words_and_a_letter_beside_capitals_stays_alone(tmp_path: Path) -> None:
    def capitals(x: float, top: float, word: str) -> list[Ink]:
        first = width_of(word[0], size=14)
        return [Ink(x, top, word[0], size=14), Ink(x + first + 0.5, top, word[1:], size=11)]

    page = [Ink(40, 60, "R4V", size=14), *capitals(80, 60, "BRAZIL"), *capitals(150, 60, "REPORT")]
    page += [Ink(40, 120, "PLAN", size=9), Ink(68, 120, "B", size=9), Ink(77, 120, "RMRP", size=9)]
    text = read(draw_inks(tmp_path / "a.pdf", [page])).document.text
    assert text.split() == ["R4V", "BRAZIL", "REPORT", "PLAN", "B", "RMRP"]
