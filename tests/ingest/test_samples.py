"""The project's own sample reports: what they must hold, and that their PDFs are drawn from their texts."""

import csv
import re
import unicodedata
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from reports.sample.spec import (
    Columns,
    Grid,
    NumberFormat,
    PageBreak,
    ReportSpec,
    Space,
    TableRow,
    TableSpec,
    Text,
    grid,
)

FOLDER = Path(__file__).parents[2] / "reports" / "sample"
REPORTS = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".pdf"})
JANUARY = FOLDER / "gtrm_peru_2021_01_retold.txt"
NO_REPORTLAB = "reportlab, which draws the samples, is not installed (it is needed for development only)"
SMALL = TableSpec(
    labels=("Food Security", "Health", "Humanitarian Transp."),
    rows=(TableRow("RMRP", (19291, 20873, "-")), TableRow("NO RMRP", (881, None, 28))),
)


def text_of(path: Path) -> str:
    """The text of a report in stream order, line by line."""
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    return pdf_text(path.read_bytes())


def pdf_text(content: bytes) -> str:
    """The text of a PDF in stream order."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        return "\n".join(page.extract_text(use_text_flow=True) for page in pdf.pages)


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one of the CSV files of expectations."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def squeezed(text: str) -> str:
    """Without blanks and line ends, so that spacing does not matter."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_each_report_says_whether_its_figures_are_real(path: Path) -> None:
    """An invented file names itself so in its name and its first lines; a retold one says what is real."""
    head = "\n".join(text_of(path).split("\n")[:3]).casefold()
    if "invented" in path.name:
        assert "invented sample" in head or "muestra inventada" in head
    else:
        assert "retold" in path.name
        assert "retold sample" in head


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_first_line_holds_platform_month_and_year(path: Path) -> None:
    """Title and period can be read from the first line."""
    first = text_of(path).split("\n")[0]
    assert re.search(r"GTRM Per[uú] - .*(January|February|Marzo de) 2021", first)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_each_report_has_twenty_expected_cells_that_it_prints(path: Path) -> None:
    """Ten sectors in two plan scopes, each value where the row of its scope is printed."""
    rows = [row for row in rows_of("expected.csv") if row["report_file"] == path.name]
    assert len({(row["sector_code"], row["plan_scope"]) for row in rows}) == len(rows) == 20
    text = text_of(path)
    for scope, label in (("rmrp", r"(?:RMRP|Dentro del RMRP)"), ("non_rmrp", r"(?:NO RMRP|Fuera del RMRP)")):
        printed = [row["value_raw"] for row in rows if row["plan_scope"] == scope and row["value_raw"]]
        assert re.search(rf"(?m)^ ?{label} {re.escape(' '.join(printed))}( [\d,.]+)? ?$", text)


def test_expected_values_agree_with_what_is_printed() -> None:
    """A number is its text without separators; a dash and an empty cell have no number but a reason."""
    for row in rows_of("expected.csv"):
        digits = re.sub(r"[.,]", "", row["value_raw"])
        reason = {"-": "dash", "": "empty"}.get(row["value_raw"], "")
        assert (row["persons_reached"], row["missing_reason"]) == ("" if reason else digits, reason)


def test_expected_figures_stand_in_the_january_text_where_they_say() -> None:
    """Each mention at its offsets, in order, with the digits of its value."""
    text = JANUARY.read_text(encoding="utf-8")
    rows = rows_of("expected_figures.csv")
    assert len(rows) == 34
    for row in rows:
        assert text[int(row["char_start"]) : int(row["char_end"])] == row["mention"]
        assert row["mention"] in {"five", "six"} or re.sub(r"\D", "", row["mention"]) == row["value"]
    assert all(int(a["char_end"]) <= int(b["char_start"]) for a, b in pairwise(rows))


@pytest.mark.parametrize(
    "trap",
    [
        "\n Si t u a t i o n  \n",
        "\nRespon s e\n",
        "\nCoo r d i n a t i o n  \n",
        "some \n15,340",
        "USD \n19,000",
        "soup- \nkitchens",
        "Kitchens all over Peru turned out \n\nmore than",
        "students, a \n\nrelief",
        "among them. Assistance \n\nin sexual",
        "|AECID|",
        "|  Encuentros",
        "Save \nthe Children",
        "World Vision. \n Security \n\nHealth \n Transp. \nIntegration",
        "\n NO RMRP - 881 63 - ",
    ],
)
def test_january_text_keeps_its_traps(trap: str) -> None:
    """An editor that strips or joins lines would take the point out of the sample."""
    assert trap in JANUARY.read_text(encoding="utf-8")


def test_january_lists_77_partners_and_states_79() -> None:
    """The two numbers of the published report, which differ."""
    text = JANUARY.read_text(encoding="utf-8")
    names = text[text.index("Acción contra el Hambre") : text.index("World Vision.")].split("|")
    assert len(names) == 77
    assert "its 79 partners" in text


def test_printed_totals_are_the_sums_of_their_rows() -> None:
    """February's column of totals, in both editions."""
    for path in FOLDER.glob("gtrm_peru_2021_02_*.txt"):
        rows = re.findall(r"(?m)^(?:NO )?RMRP (.*\S)", path.read_text(encoding="utf-8"))
        assert len(rows) == 2
        for row in rows:
            *cells, total = [int(cell.replace(",", "")) for cell in row.split() if cell != "-"]
            assert sum(cells) == total


def test_drawing_again_gives_the_committed_pdfs() -> None:
    """The same bytes with the reportlab that drew them, the same text with any."""
    reportlab = pytest.importorskip("reportlab", reason=NO_REPORTLAB)
    from reports.sample.draw_samples import DRAWN_WITH, SAMPLES
    from reports.sample.drawing import draw

    assert {path.name for path in REPORTS if path.suffix == ".pdf"} == set(SAMPLES)
    for name, spec in SAMPLES.items():
        committed, drawn = (FOLDER / name).read_bytes(), draw(spec())
        assert pdf_text(drawn) == pdf_text(committed), f"{name}: run python -m reports.sample.draw_samples"
        assert drawn == committed or reportlab.__version__ != DRAWN_WITH


def test_january_pdf_holds_the_words_of_the_january_text() -> None:
    """Everything above the partner list, blanks and footers aside."""
    text = JANUARY.read_text(encoding="utf-8")
    drawn = squeezed(text_of(JANUARY.with_suffix(".pdf")))
    for paragraph in re.split(r"\n\s*\n", text[: text.index("Acción contra")]):
        assert squeezed(paragraph) in drawn


def test_january_pdf_keeps_its_traps() -> None:
    """Spaced headings, a sentence over the page end with the footer between, no ruled table."""
    text = text_of(JANUARY.with_suffix(".pdf"))
    for trap in (
        "Si t u a t i o n\n",
        "some\n15,340",
        "USD\n19,000",
        "retold sample 1\nrelief for",
        "Food\nSecurity",
    ):
        assert trap in text
    with pdfplumber.open(JANUARY.with_suffix(".pdf")) as pdf:
        assert [page.find_tables() for page in pdf.pages] == [[], []]
        words = {word["text"]: word for word in pdf.pages[0].extract_words()}
    assert words["13,520"]["x0"] > 300, "the second column starts where the sentence was cut"


def test_march_pdf_has_a_ruled_table_with_an_empty_cell_and_right_totals() -> None:
    """Both rows add up to the printed one; the empty cell is empty and no dash."""
    with pdfplumber.open(FOLDER / "gtrm_peru_2021_03_invented_es.pdf") as pdf:
        (table,) = pdf.pages[0].extract_tables()
    header, inside, outside, total = table
    assert header[2] == "Seguridad\nalimentaria"
    assert outside[4] == ""
    assert outside[1] == "-"
    numbers = [[int(re.sub(r"\D", "", cell or "") or 0) for cell in row[1:]] for row in (inside, outside, total)]
    assert [a + b for a, b in zip(numbers[0], numbers[1], strict=True)] == numbers[2]


def printed(made: Grid) -> list[tuple[str, ...]]:
    """The body's cells, their lines joined."""
    return [tuple(" ".join(lines) for lines in row) for row in made.body]


def test_grid_wraps_the_header_and_prints_numbers() -> None:
    """One word a line; a text as it is, None as nothing."""
    made = grid(SMALL)
    assert made.header == ((), ("Food", "Security"), ("Health",), ("Humanitarian", "Transp."))
    assert printed(made) == [("RMRP", "19,291", "20,873", "-"), ("NO RMRP", "881", "", "28")]


def test_grid_loses_words_and_changes_order_and_number_format() -> None:
    """A lost word leaves its column; an order may leave columns out."""
    table = TableSpec(
        SMALL.labels, SMALL.rows, column_order=(2, 0), lost_words=("Food",), number_format=NumberFormat.DOT
    )
    made = grid(table)
    assert made.header == ((), ("Humanitarian", "Transp."), ("Security",))
    assert printed(made) == [("RMRP", "-", "19.291"), ("NO RMRP", "28", "881")]


def test_grid_adds_totals_right_or_wrong() -> None:
    """Texts and empty cells add nothing; an error goes into every total."""
    made = grid(TableSpec(SMALL.labels, SMALL.rows, total_column="Total", total_row="All", total_error=1))
    assert [row[-1] for row in printed(made)] == ["40,165", "910", "41,077"]
    assert printed(made)[-1][:4] == ("All", "20,173", "20,874", "29")


def test_grid_turns_the_table() -> None:
    """Sectors run down, plans across."""
    made = grid(TableSpec(SMALL.labels, SMALL.rows, corner="Sector", transposed=True, wrapped=False))
    assert made.header == (("Sector",), ("RMRP",), ("NO RMRP",))
    assert printed(made)[0] == ("Food Security", "19,291", "881")


def test_grid_refuses_a_row_of_another_length() -> None:
    """A fixture with a cell too few is a mistake."""
    with pytest.raises(ValueError, match="2 cells for 3 labels"):
        grid(TableSpec(SMALL.labels, (TableRow("RMRP", (1, 2)),)))


def test_drawing_makes_other_layouts() -> None:
    """Columns held line by line in the file, a shaded table, and an error for a line too long."""
    pytest.importorskip("reportlab", reason=NO_REPORTLAB)
    from reports.sample.drawing import draw

    blocks = (
        Columns((("a", "b"), ("c", "d")), by_line=True),
        Space(10),
        PageBreak(),
        replace(SMALL, shaded=True),
    )
    drawn = draw(ReportSpec("Title", (), "footer", "en", blocks))
    assert pdf_text(drawn).startswith("Title\na c\nb d\nfooter 1\n")
    with pytest.raises(ValueError, match="wider than its column"):
        draw(ReportSpec("Title", (), "footer", "en", (Text(("word " * 60,)),)))
