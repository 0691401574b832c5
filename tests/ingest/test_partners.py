"""Lists of partners."""

from sitrep.reading.report import ReportRows, read_report
from sitrep.reading.text_reader import read_text

LIST = """Partners coordinated with local authorities.

Acción contra el Hambre | ACNUR |AECID| Cruz Roja Peruana | Consejo Interreligioso -
Religiones por la Paz| Humanity & Inclusion
| OPS/OMS | Save
the Children | USAID/DART | World Vision.

Contact: the secretariat.
"""


def read(text: str) -> ReportRows:
    return read_report(read_text(text.encode()))


def names(text: str) -> list[str]:
    return [row.partner_text for row in read(text).partners]


def test_names_are_parted_by_strokes_and_may_run_over_lines() -> None:
    assert names(LIST) == [
        "Acción contra el Hambre",
        "ACNUR",
        "AECID",
        "Cruz Roja Peruana",
        "Consejo Interreligioso - Religiones por la Paz",
        "Humanity & Inclusion",
        "OPS/OMS",
        "Save the Children",
        "USAID/DART",
        "World Vision",
    ]


def test_names_keep_their_place_and_line_breaks() -> None:
    rows = read(LIST)
    broken = next(row for row in rows.partners if row.partner_text == "Save the Children")
    assert broken.text == "Save\nthe Children"
    assert broken.line_no == 5
    assert LIST[broken.char_start : broken.char_end] == broken.text


def test_lines_of_a_list_are_no_sentences() -> None:
    assert [row.text for row in read(LIST).sentences] == [
        "Partners coordinated with local authorities.",
        "Contact: the secretariat.",
    ]


def test_a_last_name_may_stand_on_a_line_without_strokes() -> None:
    assert names("A | B | C | D | E | F | G | World\nVision.\n")[-1] == "World Vision"


def test_a_label_before_the_first_name_is_left_out() -> None:
    assert names("Partners: A | B | C | D | E | F | G | H\n")[0] == "A"


def test_seven_names_are_no_list() -> None:
    rows = read("A | B | C | D | E | F | G.\n")
    assert rows.partners == ()
    assert len(rows.sentences) == 1


def test_a_table_drawn_with_strokes_is_no_list() -> None:
    assert names("RMRP | 224 | 19,291 | 20,873 | 28 | 3,216 | 80 | 3,516 | 1,071\n") == []


ROWS = """| Shelter | 3,260 households given tool kits |
| Health | 16,914 persons told about cholera; 8 points opened |
| WASH | 10,220 jerrycans handed over |
| Protection | 210 volunteers briefed |
Appeal budget: CHF 7.5m.
"""


def test_rows_that_tell_what_was_done_are_no_list_but_items() -> None:
    rows = read(ROWS)
    assert rows.partners == ()
    assert [row.block_kind for row in rows.sentences][:4] == ["list_item"] * 4
    assert [row.figure_text for row in rows.figures] == ["3,260", "16,914", "8", "10,220", "210", "CHF 7.5m"]


def test_a_name_may_hold_a_number() -> None:
    assert len(names("A | B | C | D | E | F | G | 24 Horas Viviendo | Fundación 3 de Febrero\n")) == 9
