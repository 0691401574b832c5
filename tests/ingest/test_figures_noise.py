"""Numbers in noisy texts: names, ages, helplines, quakes and shorthand beside counts of the same shape that stay."""

from decimal import Decimal

import pytest

from tests.ingest.figures_helper import kinds, printed, quantities

ENGLISH = [
    # Laws and other papers.
    ("Law 21.325 turned back 205 people.", ["205"]),
    ("Under Executive Order 168 and House Bill 305, 40 families left.", ["40"]),
    ("Under the law 300 families get 2 kits; the law 20,000 people wanted.", ["300", "2", "20,000"]),
    ("Flood response update 3", []),
    ("Situation report 61", []),
    ("Bulletin 4 is older than Update 3; authorities report 300 cases.", ["300"]),
    ("They update 20 registers.", ["20"]),
    ("Cholera update, EW 12 Suspected cases 37,964", ["37,964"]),
    ("Cases: IPC 3+ holds 907,000, Phase 4 another 20.", ["907,000", "20"]),
    ("Type 2 virus was found in two types of water.", ["two"]),
    ("The 5W and the 3-4-5W list 67 partners and 5 workshops.", ["67", "5"]),
    # Helplines.
    ("The toll-free line (840) dealt with 1,266 calls.", ["1,266"]),
    ("Helpline 6999 logged 2,460 calls; hotline 16123 stays open.", ["2,460"]),
    ("Linha Verde 1458, free of charge, took 12 calls.", ["12"]),
    ("Leaflets carry the number 112 and went to 300 people.", ["300"]),
    ("The hotline took 840 calls; calls to the hotline (300) rose.", ["840", "300"]),
    ("Call 601 745 8020 or (601) 745-8020: 45 people did.", ["45"]),
    # Ages.
    ("Of 203,774 people 45% under 18 and 9% over 65.", ["203,774", "45%", "9%"]),
    ("Patients came, 631 of whom were under five.", ["631"]),
    ("Over 134,700 under five were weighed.", ["Over 134,700"]),
    ("Foreigners over 65 without papers: 11,900.", ["11,900"]),
    ("They reached 983,400 children under 10, 92.6 per cent of all.", ["983,400", "92.6 per cent"]),
    ("There are over 65 in the camp; over 60 were helped, under 20 treated.", ["over 65", "over 60", "under 20"]),
    ("The number of deaths was under 10.", ["under 10"]),
    ("Rosa, 34, walked nine days; so did Peter Akol, 47, the clerk.", []),
    ("It will last, said Karim, 52, a former soldier.", []),
    ("Many came in Lima, 52, and in Tacna, 30, and Lima, 52, Puno, 34.", ["52", "30", "52", "34"]),
    ("Women, 45, mostly old, and Kits, 30, blankets, 20", ["45", "30", "20"]),
    # Places.
    ("Region 3 hosts 300 families.", ["300"]),
    ("Report 12 cases.", ["12"]),
    ("A fire in District 8 destroyed two units.", ["two"]),
    ("Region 1 is home to 30 families, Regions 2, 5 and 6 have 40.", ["30", "40"]),
    ("Landslides in Camps 8E, 14 and 17 damaged 1,260 shelters.", ["1,260"]),
    ("District 5 families got kits, and 12 districts more.", ["5", "12"]),
    # Quakes, heat, lengths, shares, times.
    ("The M 6.4 tremor and the 6.4 quake after an earthquake (6.5) hit 6 towns.", ["6"]),
    ("Three shocks of magnitude 6.3 and two earthquakes", ["Three", "two"]),
    ("Nights below zero; zero cases.", ["zero"]),
    ("They drifted 60 nautical miles.", []),
    ("They built 4.2 km of drains within 9 km of the road.", ["4.2"]),
    ("The pupil-teacher ratio is 92 to 1.", ["92"]),
    ("The share fell from 5 to 1.", ["5", "1"]),
    ("Spots ran 340 times, three times a day, 20 times more than before.", ["340"]),
    ("The bridge opens at five; at five sites 20 people wait.", ["five", "20"]),
    ("A family of four gets $ 215, a family of five members more.", ["$ 215", "five"]),
    ("The Plan 2025-2026 appeals for 2000-2500 families.", ["2000-2500"]),
    ("Both closed 2022 with 27 staff and closed 2022 shelters.", ["27", "2022"]),
    # One and the two.
    ("All were helped in at least one sector, at least one child twice.", ["at least one"]),
    ("They put the two in touch; the two clinics treated 40.", ["two", "40"]),
    # Dashes.
    ("Survey 2022 – main findings: 20 – mostly women.", ["20"]),
]
SPANISH = [
    ("La Ley 21.325, el D.S. 010 y el D.L. 1350 rigen; la ley 20.000 personas la piden.", ["20.000"]),
    ("Informe n.º 6", []),
    ("INFORME DE SITUACIÓN N.º 4 – 30 familias", ["30"]),
    ("SE 12: hubo 37 casos; se 12 veces atendió", ["37"]),
    ("La línea 316 555 0192, la línea 100 y el 601 745 8020 recibieron 40 llamadas.", ["40"]),
    ("Escriba al WhatsApp 997-555-120: 12 personas lo hicieron.", ["12"]),
    ("El 40 % son menores de 18; otros 3, niños menores de 5.", ["40 %", "3"]),
    ("María, 34, llegó con 3 hijos de Puno, 34, y de Tacna, 20, en bus.", ["3", "34", "20"]),
    ("El barrio 20 de Noviembre y el Distrito 8 suman 12 barrios.", ["12"]),
    ("El temblor de 6,4, el sismo (6,5) y dos sismos más", ["dos"]),
    ("Hay 17 grados bajo cero y cero casos.", ["cero"]),
    ("Fase 3+, CIF 3+ y fase 4: 20 distritos en 3 fases", ["20", "3"]),
    ("Encuesta conjunta de necesidades 2022 – principales hallazgos", []),
    ("El plan 2025-2026 pide 40 salas.", ["40"]),
    ("Una familia de cuatro recibe 20 kits; un hogar de 5 integrantes, 30.", ["20", "5", "30"]),
    ("Recibieron al menos una acción en más de un sector, hasta un tope de USD 125.", ["USD 125"]),
    ("Murió al menos una persona.", ["al menos una"]),
    ("Habrá 14 ventanillas y una ludoteca; dos mujeres y un niño viajan.", ["14", "dos", "un"]),
    ("Los dos fueron; los tres espacios atendieron a 40.", ["tres", "40"]),
    ("La cuña salió 340 veces, tres veces al día.", ["340"]),
    ("Son 12 km de carretera a 239 km de la costa.", ["12"]),
    ("Hay 92 a 1; pasó de 5 a 1.", ["92", "5", "1"]),
    ("La red ha atendido 720.000 veces a migrantes.", ["720.000"]),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_what_names_or_measures_is_no_quantity_in_english(text: str, wanted: list[str]) -> None:
    assert printed(text, "en") == wanted


@pytest.mark.parametrize(("text", "wanted"), SPANISH)
def test_what_names_or_measures_is_no_quantity_in_spanish(text: str, wanted: list[str]) -> None:
    assert printed(text, "es") == wanted


@pytest.mark.parametrize(
    ("text", "language", "mention", "qualifier"),
    [
        ("alrededor del 26,6% de ellos", "es", "alrededor del 26,6%", "alrededor de"),
        ("Cerca del 70 % viaja", "es", "Cerca del 70 %", "cerca de"),
        ("poco más del 20 % pasa", "es", "poco más del 20 %", "poco mas de"),
        ("llegó a menos del 3 % de ellos", "es", "menos del 3 %", "menos de"),
        ("no más del 30 % de ellos", "es", "no más del 30 %", "no mas de"),
        ("casi el 48 % de ellos", "es", "casi el 48 %", "casi"),
        ("casi un 45 % ya está", "es", "casi un 45 %", "casi"),
        ("superior al 20 %", "es", "superior al 20 %", "superior a"),
        ("el 30 % y al 20 % no", "es", "30 %", None),
        ("almost a 40 per cent rise", "en", "almost a 40 per cent", "almost"),
        ("a 40 per cent rise", "en", "40 per cent", None),
        ("Over UYU 2.1 million was paid", "en", "Over UYU 2.1 million", "over"),
        ("alrededor de CHF 97.000", "es", "alrededor de CHF 97.000", "alrededor de"),
        ("subió a USD 764,71 y más del 60%", "es", "USD 764,71", None),
        ("5 or more than 10", "en", "5", None),
        ("5 or more families", "en", "5 or more", "or more"),
    ],
)
def test_a_qualifier_reaches_over_currency_and_article(
    text: str, language: str, mention: str, qualifier: str | None
) -> None:
    row = quantities(text, language)[0]
    assert (row.figure_text, row.qualifier_text) == (mention, qualifier)


@pytest.mark.parametrize(
    ("text", "mention", "currency"),
    [
        ("They paid GTQ 1,500.", "GTQ 1,500", "gtq"),
        ("They paid ETB2,000.", "ETB2,000", "etb"),
        ("They paid NGN1.5bn.", "NGN1.5bn", "ngn"),
        ("They paid 35,000 HTG.", "35,000 HTG", "htg"),
        ("They paid Q1,500.", "Q1,500", "q"),
        ("They paid Q 500.", "Q 500", "q"),
        ("They paid L 2,300.", "L 2,300", "l"),
        ("They paid Bs 350.", "Bs 350", "bs"),
        ("They paid C$ 500.", "C$ 500", "c$"),
        ("They paid R$ 500.", "R$ 500", "r$"),
        ("They paid SAR 20,000.", "SAR 20,000", "sar"),
        ("They paid a $500 grant.", "$500", "$"),
        ("They sent 20 SAR teams.", "20", None),
        ("They paid COP2.1M at COP26 and COP 27.", "COP2.1M", "cop"),
        ("They sent 300 HTG-like kits.", "300 HTG", "htg"),
        ("They try 300 kits.", "300", None),
        ("They got all 300 kits.", "300", None),
        ("They carried 51,000L.", "51,000", None),
    ],
)
def test_any_code_of_a_currency_is_money(text: str, mention: str, currency: str | None) -> None:
    (row,) = quantities(text)
    assert (row.figure_text, row.currency_text) == (mention, currency)


@pytest.mark.parametrize("text", ["SDG 5", "In Q1 2022", "D.L. 1350"])
def test_letters_that_are_no_money(text: str) -> None:
    assert quantities(text, "es" if "L." in text else "en") == []


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("GTQ 1,500 to 4,275 households", "en", ["GTQ 1,500", "4,275"]),
        ("transferencias de Bs 700 a 830 familias", "es", ["Bs 700", "830"]),
        ("USD 50 to 100 per family", "en", ["USD 50 to 100"]),
        ("USD 5 to 10 million", "en", ["USD 5 to 10 million"]),
        ("lifting the total for 2022 to 14,730.", "en", ["14,730"]),
        ("2000 to 2500 people", "en", ["2000 to 2500"]),
    ],
)
def test_two_numbers_are_a_range_only_of_one_thing(text: str, language: str, wanted: list[str]) -> None:
    assert printed(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("US$ 3.9 millones, 1.2 de ellos de aporte estatal", "es", [3_900_000, 1_200_000]),
        ("USD 3.9 million, 1.2 of it local, and 1.2 kits each", "en", [3_900_000, 1_200_000, Decimal("1.2")]),
        ("from 1.2 to 3.4 million", "en", [1_200_000, 3_400_000]),
        ("1.1, 2.3 and 3.4 million", "en", [1_100_000, 2_300_000, 3_400_000]),
        ("20 people and 3.4 million litres", "en", [20, 3_400_000]),
        ("1.12 m people and 1.5m refugees", "en", [1_120_000, 1_500_000]),
        ("1,2 m de personas", "es", [1_200_000]),
        ("walls of 1.5 m and 20 m", "en", []),
    ],
)
def test_a_scale_is_handed_on(text: str, language: str, wanted: list[Decimal | int]) -> None:
    assert [row.value for row in quantities(text, language)] == wanted


def test_a_helpline_and_a_year_keep_their_evidence() -> None:
    assert kinds("Helpline 6999 in 2022") == {"6999": "identifier", "2022": "year"}
