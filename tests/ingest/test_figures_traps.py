"""News-like sentences full of numbers that are no figures: only the listed mentions count something."""

import pytest

from tests.ingest.figures_helper import printed

ENGLISH = [
    ("On 3 June 2021 Emergency Decree 055-2021 freed funds for 1,204 families.", ["1,204"]),
    ("Law No. 31145 and Supreme Decree 017 of 2019 cover 14 municipalities.", ["14"]),
    ("Call +51 1 705 4321 or write to help2@example.org; the line took 318 calls.", ["318"]),
    ("The 24/7 hotline (0800-14-000) answered some 900 callers.", ["some 900"]),
    ("See https://example.org/2021/05/report-3.pdf, page 12, for the 45 sites.", ["45"]),
    ("The camp lies 35 km from the border and 2,400 m above the sea; it shelters 810 people.", ["810"]),
    ("A 7.1-magnitude quake at 10:42 a.m. left 63 dead.", ["63"]),
    ("Temperatures fell to -12°C, and 40 blankets were given out.", ["40"]),
    ("Mortality stood at 2.1 deaths per 10,000 people per day.", ["2.1"]),
    ("Children aged 6 to 59 months and women over 60 were screened: 2,115 in all.", ["2,115"]),
    ("A 34-year-old man and two girls, 5 and 7 years old, crossed with 12 others.", ["two", "12"]),
    ("Three times a week, two trucks bring water for 3-4 days.", ["two"]),
    ("The 1st of four convoys left on the 22nd.", ["four"]),
    ("In 2020 and 2021 COVID-19 cut incomes by half for 70 percent of households.", ["70 percent"]),
    ("By mid-2022, more than 2000 persons had gone home.", ["more than 2000"]),
    ("The toll rose from 98 to 2015 cases.", ["98", "2015"]),
    ("One of the shelters closed; one in three tents leaks.", []),
    ("The plan (RMRP 2021-2022) asks for $1.79 billion.", ["$1.79 billion"]),
    ("Security Council resolutions 2585 and 2642 kept 1 crossing open.", ["1"]),
    ("He took over 30 clinics and handed over 45 kits.", ["30", "45"]),
    ("Between 1 and 15 March, between 120 and 150 people a day arrived.", ["between 120 and 150"]),
    ("From 8 a.m. to 5 p.m. 16 volunteers served 1,050 hot meals.", ["16", "1,050"]),
    ("The population of 6.5-8 million is spread over 9 regions.", ["6.5-8 million", "9"]),
    ("IPC Phase 3 or above: 1.2M people, up 8% on May 2020.", ["1.2M", "8%"]),
    ("Annex 4 lists 19 partners; figure 2 and table 3 map them.", ["19"]),
    ("Since week 35 the A/H1N1 strain and CO2 sensors got 3 mentions.", ["3"]),
    ("At least one person died and one was hurt.", ["At least one", "one"]),
    ("Sphere asks for 15 litres per person per day; 60 families get half of it.", ["15", "60"]),
    ("Sessions (1) on hygiene and (2) on nutrition drew 77 mothers.", ["77"]),
    ("Fees of US$ 1,250.50 were waived for a dozen women.", ["US$ 1,250.50", "a dozen"]),
    ("The 10-day course for two-person teams trained 26 nurses.", ["26"]),
    ("In April 14 families were moved, and on April 16 another 9.", ["14", "9"]),
    ("Around 1,500 of them, or two thirds, came by road over 30 hours.", ["Around 1,500"]),
    ("3. Nutrition. Over 8,200 children were measured.", ["Over 8,200"]),
    ("The year 2000 budget fed 2000 families.", ["2000"]),
    ("Of 2021 people, 1999 were women and 4 had IPC 4 or UNSCR 2254 in mind.", ["2021", "1999", "4"]),
    ("On day 10 the tents (4x5m, 30 cm apart) held 96 people aged 2, 4, 17 and 60.", ["96"]),
    (
        "A woman, 23, and 3 sons got $23-million; a rise of 15 percentage points to 60 per cent.",
        ["3", "$23-million", "15 percentage points", "60 per cent"],
    ),
    ("Several hundred families, tens of thousands of people and 3 others fled in May 2018-19.", ["3"]),
    ("Under-5s and over-60s got 412 jabs.", ["412"]),
]
SPANISH = [
    ("El 3 de junio de 2021 el Decreto de Urgencia N° 055-2021 benefició a 1.204 familias.", ["1.204"]),
    ("La Ley 31145 y el Decreto Supremo N.º 017-2019-IN rigen en 14 distritos.", ["14"]),
    ("Llame al +57 601 234 5678: la línea atendió unas 318 llamadas.", ["unas 318"]),
    ("Del 1 al 15 de marzo llegaron entre 120 y 150 personas por día.", ["entre 120 y 150"]),
    ("A las 10:30 horas, a 35 km de la frontera, nacieron tres niñas.", ["tres"]),
    ("Niñas y niños de 6 a 59 meses, menores de 5 años y mayores de 60: 2.115 en total.", ["2.115"]),
    ("Una mujer de 34 años y dos niños de 5 y 7 años cruzaron con otras 12 personas.", ["dos", "12"]),
    ("La tasa es de 2,1 muertes por cada 10.000 habitantes.", ["2,1"]),
    ("Hay 45 casos por 100.000 habitantes y 3 de cada 10 hogares no comen tres veces al día.", ["45"]),
    ("En 2020 y 2021 la COVID-19 redujo el ingreso del 70 % de los hogares.", ["70 %"]),
    ("A mediados de 2022, más de 2000 personas habían vuelto.", ["más de 2000"]),
    ("La cifra pasó de 41 a 83 toneladas.", ["41", "83"]),
    ("Grupos de 15 a 20 personas reciben un kit.", ["15 a 20"]),
    ("Un equipo visitó una de las zonas durante 15 días.", []),
    ("Se entregaron S/ 760 a cada una de las 1 200 familias, casi S/1 millón.", ["S/ 760", "1 200", "casi S/1 millón"]),
    ("Hasta el 30 de abril se vacunó a hasta 500 personas.", ["hasta 500"]),
    ("El sismo de magnitud 7,5 dejó 12 heridos y al menos un muerto.", ["12", "al menos un"]),
    ("Con temperaturas de hasta 4 °C, 30 familias pidieron abrigo.", ["30"]),
    ("1. Agua. Casi 8.200 niñas y niños tienen agua segura.", ["Casi 8.200"]),
    ("El plan 2021-2022 pide 1.790 millones de dólares.", ["1.790 millones de dólares"]),
    ("Fueron 2 millones 300 mil personas, medio millón más que en 2019.", ["2 millones 300 mil", "medio millón"]),
    ("Por segunda vez, dos albergues y un comedor abrieron.", ["dos"]),
    ("La resolución 2585 y el artículo 31 protegen a treinta y dos pueblos.", ["treinta y dos"]),
    ("Viajaron 239 km en 12 horas y llegaron 17 de ellos.", ["17"]),
    ("Véase la página 12 y el cuadro 3: 45 sitios, 5.000 de 6.000 cupos.", ["45", "5.000", "6.000"]),
    (
        "Unas 33 mil personas, el 8 por ciento, viven con menos de 5 dólares.",
        ["Unas 33 mil", "8 por ciento", "menos de 5 dólares"],
    ),
    ("El 1.er taller y el 2.º reunieron a un centenar de líderes.", ["un centenar"]),
    ("Dos tercios de los 90 hogares, es decir 60, tienen 3,5 personas en promedio.", ["90", "60", "3,5"]),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_only_what_counts_is_a_quantity_in_english(text: str, wanted: list[str]) -> None:
    assert printed(text, "en") == wanted


@pytest.mark.parametrize(("text", "wanted"), SPANISH)
def test_only_what_counts_is_a_quantity_in_spanish(text: str, wanted: list[str]) -> None:
    assert printed(text, "es") == wanted
