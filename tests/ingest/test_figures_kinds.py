"""Numbers that count nothing keep a row that says what they are and why."""

import pytest

from sitrep.figures import kinds as deciding
from sitrep.figures.rules import RULES
from tests.ingest.figures_helper import figures, kinds

CASES = [
    ("on 13 Oct 2020", "en", {"13": "date", "2020": "year"}),
    ("on April 14, 2021", "en", {"14": "date", "2021": "year"}),
    ("on 19 and 20 September", "en", {"19": "date", "20": "date"}),
    ("from 1 January to 12 February", "en", {"1": "date", "12": "date"}),
    ("on 15/06/2021", "en", {"15": "date", "06": "date", "2021": "date"}),
    ("on 2021-06-15", "en", {"2021": "date", "06": "date", "15": "date"}),
    ("they may 14 times", "en", {"14": "frequency"}),
    ("entre el 5 y el 9 de mayo del 2020", "es", {"5": "date", "9": "date", "2020": "year"}),
    ("el 1° de mayo", "es", {"1": "date"}),
    ("in week 35", "en", {"35": "date"}),
    ("In 2021", "en", {"2021": "year"}),
    ("the RMRP 2021 plan", "en", {"2021": "year"}),
    ("2020 year-end", "en", {"2020": "year"}),
    ("2021 planning", "en", {"2021": "year"}),
    ("2019 in figures", "en", {"2019": "year"}),
    ("By February 2019", "en", {"2019": "year"}),
    ("the period 2020/21", "en", {"2020": "year", "21": "year"}),
    ("for 2019-2021", "en", {"2019-2021": "year"}),
    ("in the 1990s", "en", {"1990": "year"}),
    ("since mid-2022", "en", {"2022": "year"}),
    ("more than 2000 persons", "en", {"2000": "quantity"}),
    ("from 121 to 2006 cases", "en", {"121": "quantity", "2006": "quantity"}),
    ("2016 families", "en", {"2016": "quantity"}),
    ("hasta 2023", "es", {"2023": "year"}),
    ("hasta 2000 personas", "es", {"2000": "quantity"}),
    ("at 10:30 or 5.30 pm, 24/7", "en", {"10": "time", "30": "time", "5.30": "time", "24": "time", "7": "time"}),
    ("over the 21 days", "en", {"21": "duration"}),
    ("for 3-4 weeks", "en", {"3-4": "duration"}),
    ("a six-month gap of two calendar months", "en", {"six": "duration", "two": "duration"}),
    ("after 7, 14 and 30 days", "en", {"7": "duration", "14": "duration", "30": "duration"}),
    ("3 night shelters", "en", {"3": "quantity"}),
    ("entre tres a 12 horas al día", "es", {"tres a 12": "duration"}),
    ("children aged 6-59 months", "en", {"6-59": "age"}),
    ("those aged under 14 or over 65", "en", {"14": "age", "65": "age"}),
    ("children under five and over 60 tents", "en", {"five": "age", "60": "quantity"}),
    ("a 14-year-old and women 18-59", "en", {"14": "age", "18-59": "age"}),
    ("menores de 5 años y mayores de 60", "es", {"5": "age", "60": "age"}),
    ("a mujer de 34 años durante 5 años", "es", {"34": "age", "5": "duration"}),
    ("239 km, 200m and 12 metres", "en", {"239": "distance", "200": "distance", "12": "distance"}),
    ("14 square metres and 30 m2 on 9 hectares", "en", {"14": "quantity", "30": "quantity", "9": "quantity"}),
    ("-20°C or 14 degrees Celsius, and 14 degrees", "en", {"20": "temperature", "14": "quantity"}),
    ("a 5.9 magnitude quake", "en", {"5.9": "magnitude"}),
    ("magnitud de 7,8", "es", {"7,8": "magnitude"}),
    ("2 deaths per 100,000 people", "en", {"2": "quantity", "100,000": "rate_denominator"}),
    (
        "45 casos por cada 1.000 o por 100.000 habitantes",
        "es",
        {"45": "quantity", "1.000": "rate_denominator", "100.000": "rate_denominator"},
    ),
    ("8 out of 10, one in three", "en", {"8": "ratio", "10": "ratio", "one": "ratio", "three": "ratio"}),
    ("three times, two thirds", "en", {"three": "frequency", "two": "fraction"}),
    ("the 1st, 22nd and 3rd", "en", {"1": "ordinal", "22": "ordinal", "3": "ordinal"}),
    ("el 3.er taller y la 2ª fase", "es", {"3": "ordinal", "2": "ordinal"}),
    ("Resolution 009-2021", "en", {"009": "identifier", "2021": "identifier"}),
    ("Decree 010-2020-IN", "en", {"010": "identifier", "2020": "identifier"}),
    ("Decreto Supremo N° 5", "es", {"5": "identifier"}),
    ("COVID-19 and COVID 19", "en", {"19": "identifier"}),
    ("A/H1N1 and CO2 and R4V", "en", {}),
    ("Articles 3, 4 and 5", "en", {"3": "identifier", "4": "identifier", "5": "identifier"}),
    ("Tel.: 01 234 5678", "en", {"01 234": "identifier", "5678": "identifier"}),
    ("+51 1 705 4321", "en", {"51": "identifier", "1": "identifier", "705": "identifier", "4321": "identifier"}),
    ("https://x.org/a/12?b=3", "en", {"12": "identifier", "3": "identifier"}),
    ("1. Food", "en", {"1": "list_label"}),
    ("2) Food", "en", {"2": "list_label"}),
    ("2.1 Food", "en", {"2.1": "list_label"}),
    ("(1) food and (2) water", "en", {"1": "list_label", "2": "list_label"}),
    ("as noted [3]", "en", {"3": "list_label"}),
    ("a 19-bed ward", "en", {"19": "attribute"}),
    ("one of the camps", "en", {"one": "article"}),
    ("one each in Cuzco and Arequipa", "en", {"one": "quantity"}),
    ("at least one camp", "en", {"one": "quantity"}),
    ("two clinics and one school", "en", {"two": "quantity", "one": "quantity"}),
    ("un equipo y una escuela", "es", {}),
    ("dos al norte y uno al sur", "es", {"dos": "quantity", "uno": "quantity"}),
    ("once families", "en", {}),
    ("once familias", "es", {"once": "quantity"}),
]


@pytest.mark.parametrize(("text", "language", "wanted"), CASES)
def test_kind_of_number(text: str, language: str, wanted: dict[str, str]) -> None:
    assert kinds(text, language) == wanted


def test_each_kind_names_its_evidence() -> None:
    for text, language, _ in CASES:
        for row in figures(text, language):
            assert row.kind_evidence, text


def test_only_quantities_have_unit_words() -> None:
    for text, language, _ in CASES:
        assert all(row.unit_words is None for row in figures(text, language) if row.figure_kind != "quantity")


def test_a_rule_that_is_not_tried_would_have_said_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [figures(text, language) for text, language, _ in CASES]
    monkeypatch.setattr(deciding, "tried_rules", lambda *_: RULES)
    assert [figures(text, language) for text, language, _ in CASES] == found
