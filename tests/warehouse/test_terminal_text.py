"""What is shown of a report cannot act on the terminal; sector tables mark what is not plainly printed."""

from datetime import date

from sitrep import terminal_text
from sitrep.summary import Attention, SectorCell, SectorTable


def cell(sector: str, scope: str, persons: int | None, evidence: str = "printed") -> SectorCell:
    """A cell as the mart gives it."""
    return SectorCell(sector, scope, persons, None if persons is not None else "dash", evidence, "stated")


def table(*cells: SectorCell, file: str = "report.txt") -> SectorTable:
    """A sector table of January 2021."""
    return SectorTable("0" * 64, file, "gtrm_peru", date(2021, 1, 1), cells)


def test_control_characters_are_shown_not_sent() -> None:
    assert terminal_text.inert("a\x1b[2Jb\r\n\x07\u202ec\u2028d\ud800") == (
        "a\\x1b[2Jb\\r\\n\\x07\\u202ec\\u2028d\\ud800"
    )


def test_letters_of_any_language_stay() -> None:
    assert terminal_text.inert("Educación – «salud» 教育") == "Educación – «salud» 教育"


def test_sector_table_marks_labels_and_missing_cells() -> None:
    lines = terminal_text.sector_tables(
        [
            table(
                cell("Education", "rmrp", 224, "inferred"),
                cell("Education", "non_rmrp", None, "inferred"),
                cell("Food Security", "rmrp", 19291, "partial"),
                cell("Food Security", "non_rmrp", 881, "partial"),
                cell("Health", "rmrp", 20873),
                cell("Health", "non_rmrp", 63),
            )
        ]
    )
    assert lines == [
        "",
        "Persons reached by sector: January 2021, gtrm_peru, report.txt",
        "  sector             RMRP  Non-RMRP",
        "  Education **        224         -",
        "  Food Security *  19,291       881",
        "  Health           20,873        63",
        "",
        "  -   a dash is printed, or another mark for not given",
        "  *   column label printed in part",
        "  **  column label lost, inferred from the known column order",
    ]


def test_a_dash_an_empty_cell_and_one_that_is_no_number_are_three_things() -> None:
    cells = [SectorCell("Health", scope, None, scope, "printed", "stated") for scope in ("dash", "empty", "unreadable")]
    lines = terminal_text.sector_tables([table(*cells)])
    assert lines[3].split() == ["Health", "-", ".", "?"]
    assert lines[-3:] == [
        "  -   a dash is printed, or another mark for not given",
        "  .   nothing is printed",
        "  ?   what is printed is no number",
    ]
    assert not any("dash" in line for line in terminal_text.sector_tables([table(cells[1])]))


def test_sector_table_needs_no_legend_without_marks() -> None:
    assert terminal_text.sector_tables([table(cell("Health", "rmrp", 5))])[-1] == "  Health     5"


def test_file_names_are_inert() -> None:
    lines = terminal_text.sector_tables([table(cell("Health", "rmrp", 5), file="a\x1b]0;x\x07.txt")])
    assert not any("\x1b" in line for line in lines)


def test_attention_counts_reasons_and_shows_the_first_places() -> None:
    found = [Attention("warn", "unlabelled", "no header", f"report.txt, line {at}", "add a label") for at in range(12)]
    lines = terminal_text.attention(found)
    assert lines[1] == "For a person to look at (12 findings):"
    assert lines[2] == "     12  warn: unlabelled"
    assert lines[3] == "  report.txt, line 0: no header; add a label"
    assert len(lines) == 3 + terminal_text.ATTENTION_SHOWN + 1


def test_nothing_to_attend_to_is_said() -> None:
    assert terminal_text.attention([]) == ["", "Nothing needs a person's attention."]
