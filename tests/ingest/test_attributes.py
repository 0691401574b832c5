"""What may say what a report is: title, names, periods and languages, and where each is printed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from sitrep.reading.attributes import Origin
from sitrep.reading.language import language_shares
from sitrep.reading.pdf_info import read_info
from sitrep.reading.pdf_reader import read_pdf
from sitrep.reading.report import ReportRows, read_report
from sitrep.reading.text_reader import read_text
from tests.warehouse.title_pages import BODY

LONG = {code: "\n".join([text] * 8) for code, text in BODY.items()}


def read(text: str, stem: str = "") -> ReportRows:
    """The rows of a text, every place of which is checked."""
    rows = read_report(read_text(text.encode()), Origin(stem))
    places = [(row.text, row.char_start, row.char_end) for row in rows.attributes]
    places += [(row.text, row.char_start, row.char_end) for row in rows.periods]
    assert all(start is None or text[start:end] == piece for piece, start, end in places)
    return rows


def periods(rows: ReportRows) -> list[tuple[str, str]]:
    return [(row.source, row.text) for row in rows.periods]


def names(rows: ReportRows, source: str) -> list[str]:
    return [row.text for row in rows.attributes if row.attribute == "name" and row.source == source]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("GTRM Peru\n\nSituation report\nJanuary 2021", "Situation report\nJanuary 2021"),
        ("Ministry of Health\nWeekly bulletin on cholera", "Weekly bulletin on cholera"),
        ("R4V\n\nInforme anual 2021", "Informe anual 2021"),
        ("Situation report\nReporting period: January 2021", "Situation report"),
        ("January 2021", None),
        ("S i t u a t i o n  R e p o r t\nGTRM Peru", None),
    ],
)
def test_the_title_is_what_names_a_kind_of_report(lines: str, title: str | None) -> None:
    rows = read(f"{lines}\n\n{BODY['en']}\n")
    assert (rows.title.text if rows.title else None) == title


def test_a_period_says_where_it_stands_and_what_stands_beside_it() -> None:
    rows = read(f"GTRM Peru\n\nReporting period: 1-31 January 2021 | Published: 5 February 2021\n\n{BODY['en']}\n")
    found = [(row.source, row.before_text, row.text, row.after_text, row.line_no) for row in rows.periods]
    assert found == [
        ("cover", "Reporting period:", "1-31 January 2021", "", 3),
        ("cover", "Published:", "5 February 2021", "", 3),
    ]


def test_a_period_may_run_over_a_line_break_and_have_its_label_above() -> None:
    rows = read(f"GTRM Peru\nPeriod covered\n10 February\n2021 to 23 March 2021\n\n{BODY['en']}\n")
    (found,) = rows.periods
    assert (found.text, found.above_text, found.page_no, found.line_no) == (
        "10 February\n2021 to 23 March 2021",
        "Period covered",
        1,
        3,
    )


def test_letters_set_apart_are_read_together() -> None:
    (found,) = read(f"GTRM Peru\nJ U L I O  2 0 2 1\n\n{BODY['es']}\n").periods
    assert (found.text, found.last_month_text, found.last_year_text) == ("J U L I O  2 0 2 1", "JULIO", "2021")


def test_running_text_gives_no_period_and_no_name() -> None:
    rows = read("In January 2021 the partners of GTRM Peru met twice with the authorities of Tumbes and Lima.\n" * 3)
    assert (periods(rows), names(rows, "cover")) == ([], [])


def test_a_line_of_its_own_below_the_text_is_found() -> None:
    rows = read(f"GTRM Peru\n\n{BODY['en']}\n\nMay 2021\n\nCountry: Peru\n\n{BODY['en']}\n")
    assert periods(rows) == [("page", "May 2021")]
    assert names(rows, "page") == ["Country: Peru"]


def test_the_file_name_comes_last() -> None:
    rows = read(f"GTRM Peru\nJune 2021\n\n{BODY['en']}\n", "gtrm_peru_2021_01")
    assert periods(rows) == [("cover", "June 2021"), ("file_name", "2021_01")]


@pytest.mark.parametrize("code", ["en", "es", "fr"])
def test_the_language_of_a_text_has_nearly_all_of_its_letters(code: str) -> None:
    shares = language_shares(LONG[code])
    assert next(iter(shares)) == code
    assert shares[code] > 0.95


def test_two_languages_share_a_mixed_text() -> None:
    shares = language_shares(f"{LONG['en']}\n{LONG['es']}")
    assert shares["en"] == pytest.approx(0.5, abs=0.1)
    assert shares["es"] == pytest.approx(0.5, abs=0.1)


def test_figures_and_no_text_have_no_language() -> None:
    assert language_shares("") == {}
    assert language_shares("12 34\n1,043 -\n") == {}


def test_a_pdf_gives_its_running_lines_and_what_its_maker_wrote(tmp_path: Path) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the pages of this test")
    buffer = BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=(595, 842))
    pdf.setTitle("GTRM Peru, Situation report")
    pdf.setSubject("January 2021")
    for page in "123":
        pdf.setFont("Helvetica", 9)
        pdf.drawString(36, 812, "GTRM Peru | January 2021")
        pdf.setFont("Helvetica", 22)
        pdf.drawString(36, 742, "Sea, sand and sun")
        pdf.setFont("Helvetica", 9)
        pdf.drawString(36, 642, f"Partners helped people in the north of the country on page {page}.")
        pdf.showPage()
    pdf.save()
    path = tmp_path / "a.pdf"
    path.write_bytes(buffer.getvalue())
    info = read_info(path)
    rows = read_report(read_pdf(path), Origin("a", info))
    assert rows.title
    assert rows.title.text == "Sea, sand and sun"
    assert ("running", "January 2021") in periods(rows)
    assert ("pdf_metadata", "January 2021") in periods(rows)
    made = [row.text for row in rows.attributes if row.attribute == "created"]
    assert made == [info["CreationDate"]]
    titles = [(row.source, row.text) for row in rows.attributes if row.attribute == "title"]
    assert titles == [("title", "Sea, sand and sun"), ("pdf_metadata", "GTRM Peru, Situation report")]


def test_what_is_no_pdf_has_no_information(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no PDF")
    assert read_info(tmp_path / "a.pdf") == {}


def test_the_same_document_gives_the_same_rows() -> None:
    document = read_text(f"GTRM Peru\nJune 2021\n\n{BODY['en']}\n".encode())
    assert read_report(document) == read_report(replace(document))
