"""Periods as printed: which writings are found, how they are taken apart, and what is left alone."""

import csv
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.reading.period_patterns import HALVES_OF_MONTH, LETTERS, MONTHS, ORDINALS, UNITS, YEARS
from sitrep.reading.periods import PARTS, find_periods, find_periods_of_file_name

SEEDS = Path(__file__).parents[2] / "seeds"
# unit, first and last number, first day, month and year, last day, month and year; a dot where nothing is printed.
WRITINGS = [
    ("January 2021", ". . . . . . . January 2021"),
    ("Enero de 2021", ". . . . . . . Enero 2021"),
    ("janvier 2021", ". . . . . . . janvier 2021"),
    ("Jan. 2021", ". . . . . . . Jan. 2021"),
    ("MARZO/2021", ". . . . . . . MARZO 2021"),
    ("Jan '21", ". . . . . . . Jan '21"),
    ("01/2021", ". . . . . . . 01 2021"),
    ("2021-01", ". . . . . . . 01 2021"),
    ("2021 | ENERO", ". . . . . . . ENERO 2021"),
    ("January\n2021", ". . . . . . . January 2021"),
    ("31 January 2021", ". . . . . . 31 January 2021"),
    ("January 31st, 2021", ". . . . . . 31 January 2021"),
    ("1er mars 2021", ". . . . . . 1 mars 2021"),
    ("31/01/2021", ". . . . . . 31 01 2021"),
    ("2021-01-31", ". . . . . . 31 01 2021"),
    ("1-31 January 2021", ". . . 1 . . 31 January 2021"),
    ("March 1-15, 2021", ". . . 1 . . 15 March 2021"),
    ("1 al 15 de marzo de 2021", ". . . 1 . . 15 marzo 2021"),
    ("3 au 9 mars 2021", ". . . 3 . . 9 mars 2021"),
    ("1er janvier – 31 mars 2021", ". . . 1 janvier . 31 mars 2021"),
    ("10 February\n2016 to 23 March 2016", ". . . 10 February 2016 23 March 2016"),
    ("01/01/2021 - 31/01/2021", ". . . 01 01 2021 31 01 2021"),
    ("2021-01-01 to 2021-01-31", ". . . 01 01 2021 31 01 2021"),
    ("lunes 1 de marzo al domingo 7 de marzo de 2021", None),
    ("enero - marzo de 2021", ". . . . enero . . marzo 2021"),
    ("January, February and March 2021", ". . . . January . . March 2021"),
    ("December 2020 - January 2021", ". . . . December 2020 . January 2021"),
    ("2021: Jan - Mar", ". . . . Jan . . Mar 2021"),
    ("2024  1-Jan to 7-Oct", ". . . 1 Jan . 7 Oct 2024"),
    ("Q1 2021", "Q 1 . . . . . . 2021"),
    ("2021-Q1", "Q 1 . . . . . . 2021"),
    ("Q1 - Q2 2021", "Q 1 2 . . . . . 2021"),
    ("4T 2021", "T 4 . . . . . . 2021"),
    ("1er trimestre 2021", "trimestre 1er . . . . . . 2021"),
    ("first quarter of 2021", "quarter first . . . . . . 2021"),
    ("primer y segundo trimestre de 2021", "trimestre primer segundo . . . . . 2021"),
    ("first half of 2021", "half first . . . . . . 2021"),
    ("first half of January 2021", "half first . . . . . January 2021"),
    ("primera quincena de enero de 2021", "quincena primera . . . . . enero 2021"),
    ("2ème quinzaine d'avril 2021", "quinzaine 2ème . . . . . avril 2021"),
    ("week 12, 2021", "week 12 . . . . . . 2021"),
    ("2021-W12", "W 12 . . . . . . 2021"),
    ("weeks 12-13, 2021", "weeks 12 13 . . . . . 2021"),
    ("Informe anual 2021", "Informe_anual . . . . . . . 2021"),
    ("2021 annual report", "annual_report . . . . . . . 2021"),
]
ALONE = [
    "Resolution 009-2021",
    "Decree 010-2020-IN",
    "RMRP 2021",
    "January - March",
    "Situation report 12",
    "COVID-19",
    "2020/21",
    "12 March",
    "In 2021 partners",
    "Tel. 2021-4455",
]
BESIDE_NUMBERS = [
    ("Situation Report 12 - January 2021", "January 2021"),
    ("Situation Report #12 (1 - 15 March 2021)", "1 - 15 March 2021"),
    ("Sitrep #12 March 2021", "March 2021"),
    ("Boletín No. 3 Julio 2021", "Julio 2021"),
    ("N° 12 | febrero 2021", "febrero 2021"),
    ("Situation report 01 - 31 January 2021", "01 - 31 January 2021"),
    ("COVID-19 January 2021", "January 2021"),
    ("RMRP 2021 January 2021", "January 2021"),
    ("Semana epidemiológica número 08 de 2016 (21 feb. al 27 feb.)", None),
]


@pytest.mark.parametrize(("text", "parts"), WRITINGS)
def test_a_writing_is_found_whole_and_taken_apart(text: str, parts: str | None) -> None:
    (found,) = find_periods(f"Peru: {text}")
    if parts is None:
        text = text.removeprefix("lunes ")
    assert found.text == text
    if parts is not None:
        printed = [getattr(found, f"{part}_text") for part in PARTS]
        assert printed == [None if part == "." else part.replace("_", " ") for part in parts.split(" ")]


@pytest.mark.parametrize("text", ALONE)
def test_what_prints_no_month_with_a_year_is_no_period(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(("text", "period"), BESIDE_NUMBERS)
def test_the_number_of_an_issue_is_no_day(text: str, period: str | None) -> None:
    assert [found.text for found in find_periods(text)] == [period or text]


def test_two_periods_are_told_apart() -> None:
    text = "January 2021, published on 12 February 2021"
    assert [found.text for found in find_periods(text)] == ["January 2021", "12 February 2021"]


@pytest.mark.parametrize(
    ("stem", "period"),
    [
        ("gtrm_peru_2021_01", "2021_01"),
        ("202101_peru", "202101"),
        ("GTRM_Peru_Ene2021", "Ene2021"),
        ("acnur_peru_pdm_2023q1", "2023q1"),
        ("gtrm-peru-jan-mar-2021_v2", "jan-mar-2021"),
        ("sitrep_2021_02_15", None),
        ("who_20200317_sitrep_57_covid_19", None),
        ("report_12", None),
    ],
)
def test_a_file_name_may_write_month_and_year_in_figures_but_no_day_counts(stem: str, period: str | None) -> None:
    assert [found.text for found in find_periods_of_file_name(stem)] == ([period] if period else [])


@given(st.text(alphabet="1239 -/.,|()'enroQWde\njanfb2021", max_size=60))
def test_every_period_and_part_stands_in_the_text(text: str) -> None:
    for found in find_periods(text):
        assert text[found.char_start : found.char_end] == found.text
        for value in (getattr(found, f"{part}_text") for part in PARTS):
            assert value is None or value in found.text


def test_parts_are_the_columns_of_the_raw_table() -> None:
    names = {name for name in asdict(find_periods("May 2021")[0]) if name.endswith("_text")}
    assert names == {f"{part}_text" for part in PARTS}


def seed(name: str, column: str) -> set[str]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as handle:
        return {row[column] for row in csv.DictReader(handle)}


def test_every_word_that_is_found_has_a_meaning_in_the_seeds() -> None:
    fold = str.maketrans("éúû", "euu")
    months = {month.translate(fold) for month in seed("months.csv", "month_name")}
    assert {month.translate(fold) for month in MONTHS} == months
    assert {*UNITS, *LETTERS, *HALVES_OF_MONTH, *YEARS} == seed("period_units.csv", "unit")
    assert set(ORDINALS) == seed("ordinals.csv", "ordinal")
