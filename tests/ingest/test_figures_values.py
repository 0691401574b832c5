"""What a printed number is worth, what loosens it, and which words belong to it."""

from decimal import Decimal

import pytest

from tests.ingest.figures_helper import figures, quantities


@pytest.mark.parametrize(
    ("number", "language", "value"),
    [
        ("1,120", "en", 1120),
        ("1.120", "es", 1120),
        ("1.120", "en", 1120),
        ("1,120", "es", 1120),
        ("1 500 000", "en", 1_500_000),
        ("31 110", "es", 31_110),
        ("830 ,000", "en", 830_000),
        ("830, 000", "en", 830_000),
        ("1'718,331", "es", 1_718_331),
        ("1’718,331", "en", 1_718_331),
        ("1.120.000", "en", 1_120_000),
        ("12,34,567", "en", 1_234_567),
        ("12.345,6", "en", Decimal("12345.6")),
        ("12,345.6", "es", Decimal("12345.6")),
        ("16.5 K", "en", 16_500),
        ("578K", "en", 578_000),
        ("1.8 M", "en", 1_800_000),
        ("20 mil", "es", 20_000),
        ("10 mil millones", "es", 10_000_000_000),
        ("2 millones 300 mil", "es", 2_300_000),
        ("5 millones y medio", "es", 5_500_000),
        ("1,05 millones", "es", 1_050_000),
        ("1,05 million", "en", 1_050_000),
        ("1.125 million", "en", 1_125_000),
        ("1,125 million", "en", 1_125_000_000),
        ("2.3 lakh", "en", 230_000),
        ("917 THOUSAND", "en", 917_000),
        ("Three-thousand eight-hundred and three", "en", 3803),
        ("ninety-one", "en", 91),
        ("a hundred", "en", 100),
        ("half a million", "en", 500_000),
        ("one and a half million", "en", 1_500_000),
        ("two dozen", "en", 24),
        ("veintiún", "es", 21),
        ("treinta y dos", "es", 32),
        ("doscientas mil", "es", 200_000),
        ("medio millón", "es", 500_000),
        ("un centenar", "es", 100),
    ],
)
def test_a_number_is_read_with_its_scale(number: str, language: str, value: Decimal | int) -> None:
    (row,) = quantities(f"Reached: {number} people." if language == "en" else f"Total: {number} personas.", language)
    assert row.figure_text == number
    assert row.value == value


@pytest.mark.parametrize(
    ("text", "report", "value", "evidence"),
    [
        # Only the other numbers of the text tell whether 3.719 tons are three or three thousand.
        ("It sent 3.719 tons.", "12.5 per cent of 1,400 and 2,300", Decimal("3.719"), "text"),
        ("It sent 3.719 tons.", "12,5 per cent of 1.400 and 2.300", Decimal(3719), "text"),
        ("It sent 3.719 tons.", "", Decimal("3.719"), "language"),
        ("It sent 3.710 tons.", "", Decimal(3710), "text"),
        ("It helped 3.719 people.", "12.5 per cent of 1,400", Decimal(3719), "counted in whole numbers"),
        ("It helped 0.719 people.", "", Decimal("0.719"), "form"),
        ("It needs 1.250 million.", "60,5 % of 1.000.000", Decimal(1_250_000_000), "text"),
    ],
)
def test_a_lone_group_of_three_is_read_by_the_text(text: str, report: str, value: Decimal, evidence: str) -> None:
    (row,) = quantities(text, "en", report)
    assert row.value == value
    assert row.value_evidence.startswith(evidence)


@pytest.mark.parametrize("number", ["3,0000", "1,2345", "1.234.56", "12,345,6", "1,23,45", "9" * 30])
def test_an_ill_formed_number_is_kept_without_a_value(number: str) -> None:
    (row,) = figures(f"Aid reached {number} people.")
    assert row.value is None
    assert row.figure_kind == "ill_formed"


@pytest.mark.parametrize(
    ("mention", "language", "qualifier"),
    [
        ("some 40", "en", "some"),
        ("Close to 40", "en", "close to"),
        ("an estimated 40", "en", "an estimated"),
        ("more than 40", "en", "more than"),
        ("no fewer than 40", "en", "no fewer than"),
        ("as many as 40", "en", "as many as"),
        ("up to 40", "en", "up to"),
        ("< 1 000", "en", "<"),
        (">= 40", "en", ">="),
        ("~40", "en", "~"),
        ("2.5M+", "en", "+"),
        ("40 or more", "en", "or more"),
        ("some\n40", "en", "some"),
        ("almost USD \n19,000", "en", "almost"),
        ("más de 40", "es", "mas de"),
        ("cerca de las 40", "es", "cerca de las"),
        ("hasta 40", "es", "hasta"),
        ("40 o más", "es", "o mas"),
        ("por lo menos S/ 40", "es", "por lo menos"),
    ],
)
def test_a_touching_qualifier_belongs_to_the_mention(mention: str, language: str, qualifier: str) -> None:
    (row,) = quantities(f"{mention} familias" if language == "es" else f"{mention} families", language)
    assert row.figure_text == mention
    assert row.qualifier_text == qualifier


@pytest.mark.parametrize(
    "text",
    [
        "A total of 40 kits",
        "only 40 kits",
        "They handed over 40 kits",
        "cases rose (+51 %)",
        "some of the 40 kits",
        "deaths were up by 84 %",
    ],
)
def test_words_that_loosen_nothing_are_no_qualifier(text: str) -> None:
    (row,) = quantities(text)
    assert row.qualifier_text is None


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("between 400 and 500 people", "en", [("between 400 and 500", 400, 500, "between and")]),
        ("2,500 to 3,000 people", "en", [("2,500 to 3,000", 2500, 3000, "to")]),
        ("400-500 people", "en", [("400-500", 400, 500, "-")]),
        ("2 to 3 million people", "en", [("2 to 3 million", 2_000_000, 3_000_000, "to")]),
        ("two to three million people", "en", [("two to three million", 2_000_000, 3_000_000, "to")]),
        ("entre 400 y 500 personas", "es", [("entre 400 y 500", 400, 500, "entre y")]),
        ("grupos de 15 a 20 personas", "es", [("15 a 20", 15, 20, "a")]),
        ("10 to 15 per cent", "en", [("10 to 15 per cent", 10, 15, "to")]),
        ("groups ranging from 15 to 20 people", "en", [("15 to 20", 15, 20, "to")]),
        ("from 31,309 to 45,839 people", "en", [("31,309", None, None, None), ("45,839", None, None, None)]),
        ("from 121 to 2006 cases", "en", [("121", None, None, None), ("2006", None, None, None)]),
        ("pasó de 41 a 83 toneladas", "es", [("41", None, None, None), ("83", None, None, None)]),
        ("5,000 of 6,000 expulsions", "en", [("5,000", None, None, None), ("6,000", None, None, None)]),
    ],
)
def test_a_range_is_one_figure_and_a_change_is_two(
    text: str, language: str, wanted: list[tuple[str, int | None, int | None, str | None]]
) -> None:
    rows = quantities(text, language)
    assert [(row.figure_text, row.value_low, row.value_high, row.qualifier_text) for row in rows] == wanted
    assert all(row.value == row.value_low for row in rows if row.value_low is not None)


@pytest.mark.parametrize(
    ("text", "mention", "currency", "scale", "value"),
    [
        ("It cost USD28.2M.", "USD28.2M", "usd", "m", 28_200_000),
        ("It cost S/97.8M.", "S/97.8M", "s/", "m", 97_800_000),
        ("It cost $762,5M.", "$762,5M", "$", "m", 762_500_000),
        ("It cost US$ 72.1m.", "US$ 72.1m", "us$", "m", 72_100_000),
        ("It cost USD $665 millones.", "USD $665 millones", "usd $", "millones", 665_000_000),
        ("It cost 3,570,436 USD.", "3,570,436 USD", "usd", None, 3_570_436),
        ("It cost 422,799 million pesos.", "422,799 million pesos", "pesos", "million", 422_799_000_000),
        ("It cost $ 40.7 MILLION.", "$ 40.7 MILLION", "$", "million", 40_700_000),
        ("It cost two million US dollars.", "two million US dollars", "us dollars", None, 2_000_000),
    ],
)
def test_money_keeps_its_currency(text: str, mention: str, currency: str, scale: str | None, value: int) -> None:
    (row,) = quantities(text, "es" if "millones" in text else "en")
    assert (row.figure_text, row.currency_text, row.scale_text) == (mention, currency, scale)
    assert row.value == value


def test_units_glued_to_a_number_stay_outside() -> None:
    rows = quantities("42MT of rice, 51,000L of water, 10 mt of oil and 5 m of rope.")
    assert [(row.figure_text, row.unit_words) for row in rows] == [
        ("42", "MT of rice"),
        ("51,000", "L of water"),
        ("10", "mt of oil"),
    ]


def test_a_list_shares_the_per_cent_of_its_last_member() -> None:
    rows = quantities("In June 15, 19, 33 and 62 per cent were met, against 45,000 and 3 per cent.")
    assert [row.percent_text for row in rows] == ["per cent"] * 4 + [None, "per cent"]
    assert [row.value for row in rows] == [15, 19, 33, 62, 45_000, 3]
    rows = quantities("El 60,5 y el 39,5 por ciento", "es")
    assert [row.percent_text for row in rows] == ["por ciento", "por ciento"]


def test_number_words_with_per_cent() -> None:
    (row,) = quantities("an estimated eight percent of them")
    assert (row.value, row.percent_text, row.qualifier_text) == (Decimal(8), "percent", "an estimated")


def test_a_day_before_a_number_is_not_joined_to_it() -> None:
    rows = figures("sumaba el día 31 110 casos", "es")
    assert [(row.figure_text, row.figure_kind) for row in rows] == [("31", "date"), ("110", "quantity")]


def test_cells_in_a_row_are_not_one_number() -> None:
    assert [row.value for row in figures("Lima 120 345 678 Tumbes")] == [120, 345, 678]
