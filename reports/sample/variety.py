"""Reports with a sector table in many layouts, made from a seed number: the same number, the same report.

All numbers are invented. What each table holds is given beside it, so that what is read can be compared.
"""

import random
from dataclasses import dataclass, replace

from reports.sample.spec import (
    Block,
    Cell,
    Columns,
    HeaderStyle,
    NumberFormat,
    ReportSpec,
    Rules,
    Space,
    TableRow,
    TableSpec,
    Text,
)

ENGLISH = {
    "education": ("Education",),
    "food_security": ("Food Security",),
    "health": ("Health",),
    "humanitarian_transport": ("Humanitarian Transportation", "Humanitarian Transp.", "Humanitarian Transport"),
    "integration": ("Integration", "Socio-economic Integration"),
    "nutrition": ("Nutrition",),
    "protection": ("Protection",),
    "shelter": ("Shelter",),
    "wash": ("WASH", "Water, Sanitation and Hygiene"),
    "cbi_multipurpose": ("CBI", "Multipurpose CBI", "Multipurpose Cash Assistance"),
    "nfi": ("NFI", "Non-Food Items"),
}
SPANISH = {
    "education": ("Educación",),
    "food_security": ("Seguridad alimentaria",),
    "health": ("Salud",),
    "humanitarian_transport": ("Transporte humanitario",),
    "integration": ("Integración", "Integración socioeconómica"),
    "nutrition": ("Nutrición",),
    "protection": ("Protección",),
    "shelter": ("Alojamiento", "Alojamiento temporal"),
    "wash": ("Agua, saneamiento e higiene", "WASH"),
    "cbi_multipurpose": ("CBI multipropósito", "Transferencias monetarias multipropósito"),
    "nfi": ("Artículos no alimentarios",),
}
SCOPES = {
    "en": (("RMRP", "NO RMRP"), ("Inside RMRP", "Outside RMRP"), ("Within the RMRP", "Outside the RMRP")),
    "es": (("RMRP", "NO RMRP"), ("Dentro del RMRP", "Fuera del RMRP")),
}
ORDERS = (
    tuple(ENGLISH)[:10],
    tuple(ENGLISH)[:9],
    tuple(code for code in ENGLISH if code != "education"),
    (*tuple(ENGLISH)[:5], "cbi_multipurpose", *tuple(ENGLISH)[5:9]),
    (*tuple(ENGLISH)[:5], "nfi", *tuple(ENGLISH)[5:10]),
    ("protection", "cbi_multipurpose", "wash", "shelter", "health", "education", "integration", "nutrition",
     "food_security", "nfi", "humanitarian_transport"),
)  # fmt: skip
MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio"),
}


@dataclass(frozen=True)
class Drawn:
    """A report to be drawn, and what its sector table says.

    Attributes:
        spec: the report.
        cells: sector and plan scope of every cell, with its number; None where a dash or nothing is printed.
        month: month of the reference period, all of 2021.
        is_readable: False where the names of the columns cannot be read (their header is a picture).
        kind: the layout in words.
    """

    spec: ReportSpec
    cells: dict[tuple[str, str], int | None]
    month: int
    is_readable: bool
    kind: str


def make(number: int) -> Drawn:
    """The report of this number."""
    chance = random.Random(number)
    language = chance.choice(("en", "en", "es"))
    names = ENGLISH if language == "en" else SPANISH
    order = chance.choice(ORDERS)
    values = {
        (code, scope): chance.choice((None, *[chance.randint(1, 40_000) for _ in range(4)], chance.randint(1, 99)))
        for code in order
        for scope in ("rmrp", "non_rmrp")
    }
    table = _table(chance, language, [chance.choice(names[code]) for code in order], order, values)
    month = chance.randint(1, 6)
    spec = _report(chance, language, month, table)
    is_readable = table.header_style is not HeaderStyle.IMAGE
    return Drawn(spec, values, month, is_readable, _kind(table, language, len(order)))


def _table(
    chance: random.Random,
    language: str,
    labels: list[str],
    order: tuple[str, ...],
    values: dict[tuple[str, str], int | None],
) -> TableSpec:
    inside, outside = chance.choice(SCOPES[language])
    no_number = chance.choice(("-", "-", "–", None))
    cells: dict[tuple[str, str], Cell] = {
        place: no_number if value is None else value for place, value in values.items()
    }
    is_turned_over = chance.random() < 0.25
    style = chance.choice((HeaderStyle.LEVEL,) * 4 + (HeaderStyle.UPWARD, HeaderStyle.UPWARD, HeaderStyle.DOWNWARD))
    if chance.random() < 0.06 and not is_turned_over:
        style = HeaderStyle.IMAGE
    return TableSpec(
        labels=tuple(labels),
        rows=tuple(
            TableRow(name, tuple(cells[code, scope] for code in order))
            for name, scope in ((inside, "rmrp"), (outside, "non_rmrp"))
        ),
        corner=chance.choice(("", "Sector", "RMRP")) if is_turned_over else "",
        total_column=chance.choice((None, None, "Total")),
        total_row=chance.choice((None, None, "Total")),
        transposed=is_turned_over,
        rules=chance.choice(tuple(Rules)),
        shaded=chance.random() < 0.3,
        number_format=chance.choice((NumberFormat.COMMA, NumberFormat.COMMA, NumberFormat.DOT, NumberFormat.BLANK)),
        header_style=HeaderStyle.LEVEL if is_turned_over else style,
        hyphenated=chance.choice((0, 0, 7)) if style is HeaderStyle.LEVEL else 0,
        label_wrapped=chance.random() < 0.3,
        is_flush_right=chance.random() < 0.3,
        width=chance.choice((0.55, 0.8, 1.0)) if is_turned_over else 1.0,
        row_height=chance.choice((12.0, 18.0, 26.0)),
    )


def _report(chance: random.Random, language: str, month: int, table: TableSpec) -> ReportSpec:
    name = MONTHS[language][month - 1]
    dated = f"{name} 2021" if language == "en" else f"{name} de 2021"
    title = f"GTRM Peru - Situation Report {dated}" if language == "en" else f"GTRM Perú - Reporte situacional {dated}"
    caption = chance.choice(
        (None, f"Persons reached by sector, {dated}") if language == "en" else (None, f"Personas asistidas, {dated}")
    )
    prose = _prose(chance, language)
    tables: list[Block] = [Space(chance.choice((6, 20)))]
    if caption:
        tables.append(Text((caption,)))
    tables.append(table)
    blocks = [*tables, Space(16), *prose] if chance.random() < 0.3 else [*prose, *tables]
    if chance.random() < 0.35:
        blocks = [*blocks, Space(20), *_other_table(chance, language)]
    notice = ("Invented sample: every number is invented.",)
    return ReportSpec(title, notice, f"{title} | invented", language, tuple(blocks))


PROSE = {
    "en": (
        "Partners worked in the north and in the capital, where most people arrive.",
        "Some 320 persons received legal advice, and 45 children found a place in school.",
        "Kits were handed out at the bus station, where families wait for days.",
        "Shelters closed for some weeks, and rent was paid for those who had none.",
        "The working group met twice and agreed on a plan for the coming months.",
        "Teams went to the border with water, soap and masks for those on the move.",
    ),
    "es": (
        "Los socios trabajaron en el norte y en la capital, donde llega la mayoría.",
        "Unas 320 personas recibieron asesoría legal y 45 niños hallaron cupo escolar.",
        "Se repartieron kits en la terminal, donde las familias esperan durante días.",
        "Los albergues cerraron por semanas y se pagó alquiler a quienes no tenían.",
        "El grupo de trabajo se reunió dos veces y acordó un plan para los meses que vienen.",
        "Los equipos fueron a la frontera con agua, jabón y mascarillas.",
    ),
}


def _prose(chance: random.Random, language: str) -> list[Block]:
    lines = [chance.choice(PROSE[language]) for _ in range(chance.choice((4, 8, 16)))]
    if chance.random() < 0.4:
        return [Text(tuple(lines))]
    cut = [" ".join(line.split()[i : i + 6]) for line in lines for i in range(0, len(line.split()), 6)]
    half = len(cut) // 2
    return [Columns((tuple(cut[:half]), tuple(cut[half:])))]


def _other_table(chance: random.Random, language: str) -> list[Block]:
    """A table that is not of persons by plan: funding, partners by sector, targets, population groups."""
    names = ENGLISH if language == "en" else SPANISH
    labels = tuple(names[code][0] for code in list(names)[: chance.choice((4, 5, 6))])

    def row(label: str) -> TableRow:
        return TableRow(label, tuple(chance.randint(1_000, 900_000) for _ in labels))

    kinds: dict[str, tuple[str, tuple[str, ...]]] = {
        "funding": ("Funding by sector (USD)", ("Required", "Received")),
        "funding_plan": ("RMRP funding by sector, in USD", ("RMRP", "NO RMRP")),
        "partners": ("Partners by sector", ("UNHCR", "IOM", "UNICEF")),
        "targets": ("Targets of the plan by sector", ("RMRP", "NO RMRP")),
        "groups": ("Persons by group", ("Refugees and migrants", "Host community")),
    }
    if language == "es":
        kinds = {
            "funding": ("Financiamiento por sector (USD)", ("Requerido", "Recibido")),
            "funding_plan": ("Financiamiento del RMRP por sector, en dólares", ("RMRP", "NO RMRP")),
            "partners": ("Socios por sector", ("ACNUR", "OIM", "UNICEF")),
            "targets": ("Metas del plan por sector", ("RMRP", "NO RMRP")),
            "groups": ("Personas por grupo", ("Refugiados y migrantes", "Comunidad de acogida")),
        }
    caption, rows = kinds[chance.choice(tuple(kinds))]
    other = TableSpec(labels, tuple(row(label) for label in rows), rules=chance.choice(tuple(Rules)))
    return [Text((caption,)), replace(other, transposed=chance.random() < 0.3)]


def _kind(table: TableSpec, language: str, width: int) -> str:
    parts = [language, f"{width} sectors", table.header_style.value, f"rules {table.rules.value}"]
    parts += ["transposed"] if table.transposed else []
    parts += ["wrapped labels"] if table.label_wrapped else []
    parts += ["total column"] if table.total_column else []
    parts += ["total row"] if table.total_row else []
    parts += [f"thousands {table.number_format.name.lower()}"]
    return ", ".join(parts)
