"""Draws the sample PDFs again: ``python -m reports.sample.draw_samples`` from the top of the repository.

The words come from the text beside each PDF (``.txt``, or ``.layout`` where no text report is wanted), line
for line, so that text and PDF cannot drift apart; only the header of the table, which the text has lost in
part, and the table of March stand here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from reports.sample.drawing import draw
from reports.sample.spec import (
    Block,
    Columns,
    Heading,
    NumberFormat,
    PageBreak,
    ReportSpec,
    Rules,
    Space,
    TableRow,
    TableSpec,
    Text,
)

FOLDER = Path(__file__).parent
DRAWN_WITH = "5.1.0"
"""Version of reportlab that drew the committed files; another one may give other bytes for the same page."""

PARTNER_SIZE = 7.5
HEADINGS = {"situation", "response", "coordination", "situación", "respuesta", "coordinación"}
VALUE_ROW = re.compile(r"(?P<label>(?:NO )?RMRP) (?P<cells>[-\d].*)")

JANUARY_LABELS = (
    "Education",
    "Food Security",
    "Health",
    "Humanitarian Transp.",
    "Integration",
    "Nutrition",
    "Protection",
    "Shelter",
    "WASH",
    "CBI",
)
MARCH_TABLE = TableSpec(
    labels=(
        "Educación",
        "Seguridad alimentaria",
        "Salud",
        "Transporte humanitario",
        "Integración",
        "Nutrición",
        "Protección",
        "Alojamiento",
        "Agua, saneamiento e higiene",
        "CBI multipropósito",
    ),
    rows=(
        TableRow("Dentro del RMRP", (402, 20315, 18760, 57, 3940, 131, 4488, 1203, 5871, 15244)),
        TableRow("Fuera del RMRP", ("-", 967, 118, None, 1705, 520, 2112, "-", 33, 5030)),
    ),
    total_row="Total",
    rules=Rules.GRID,
    number_format=NumberFormat.DOT,
)


@dataclass(frozen=True)
class Sample:
    """The parts of a sample's text: title, notice lines, and each section's heading with its lines."""

    title: str
    notice: tuple[str, ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def read_sample(text: str) -> Sample:
    """Takes a sample's text apart; trailing blanks go, blank lines stay."""
    lines = [line.rstrip() for line in text.split("\n")]
    starts = [i for i, line in enumerate(lines) if re.sub(r"\s", "", line).casefold() in HEADINGS]
    ends = [*starts[1:], len(lines)]
    sections = tuple((lines[a].strip(), _trimmed(lines[a + 1 : b])) for a, b in zip(starts, ends, strict=True))
    return Sample(lines[0], tuple(takewhile(bool, lines[1:])), sections)


def columns_of(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Cuts lines at the column feet: blank lines in mid sentence."""
    columns: list[list[str]] = [[]]
    for i, line in enumerate(lines):
        if not line and columns[-1] and not lines[i - 1].endswith((".", ":")):
            columns.append([])
        else:
            columns[-1].append(line)
    return [tuple(column) for column in columns]


def coordination_of(lines: Sequence[str]) -> tuple[Text, Text]:
    """The lines of the last section, table left out: its prose, and the partner list."""
    first = next(i for i, line in enumerate(lines) if "|" in line)
    last = next(i for i in range(first, len(lines)) if lines[i].endswith("."))
    return Text(_trimmed(lines[:first])), Text(tuple(lines[first : last + 1]), PARTNER_SIZE)


def rows_of(lines: Sequence[str]) -> tuple[TableRow, ...]:
    """The rows of the sector table, cells as printed."""
    found = [match for line in lines if (match := VALUE_ROW.fullmatch(line.strip()))]
    return tuple(TableRow(match["label"], tuple(match["cells"].split())) for match in found)


def january() -> ReportSpec:
    """January 2021 retold: two columns a page, sentences cut at column feet, an unruled table."""
    sample = read_sample((FOLDER / "gtrm_peru_2021_01_retold.txt").read_text(encoding="utf-8"))
    situation, response, coordination = sample.sections
    first, second, third, fourth = columns_of(response[1])
    prose, partners = coordination_of(coordination[1])
    blocks: tuple[Block, ...] = (
        Heading(situation[0]),
        Text(situation[1]),
        Heading(response[0]),
        Columns((first, second)),
        PageBreak(),
        Columns((third, fourth)),
        Heading(coordination[0]),
        prose,
        Space(40),
        partners,
        Space(30),
        TableSpec(labels=JANUARY_LABELS, rows=rows_of(coordination[1])),
    )
    return ReportSpec(sample.title, sample.notice, "GTRM Peru | January 2021 | retold sample", "en", blocks)


def march() -> ReportSpec:
    """An invented March in Spanish: two columns, a ruled table with an empty cell and totals."""
    sample = read_sample((FOLDER / "gtrm_peru_2021_03_invented_es.layout").read_text(encoding="utf-8"))
    situation, response, coordination = sample.sections
    prose, partners = coordination_of(coordination[1])
    blocks: tuple[Block, ...] = (
        Heading(situation[0]),
        Text(situation[1]),
        Heading(response[0]),
        Columns(tuple(columns_of(response[1]))),
        Heading(coordination[0]),
        prose,
        Space(14),
        partners,
        Space(20),
        Text(("Personas asistidas por sector, marzo de 2021",)),
        MARCH_TABLE,
    )
    return ReportSpec(sample.title, sample.notice, "GTRM Perú | marzo de 2021 | cifras inventadas", "es", blocks)


SAMPLES: dict[str, Callable[[], ReportSpec]] = {
    "gtrm_peru_2021_01_retold.pdf": january,
    "gtrm_peru_2021_03_invented_es.pdf": march,
}


def _trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    kept = [i for i, line in enumerate(lines) if line.strip()]
    return tuple(lines[kept[0] : kept[-1] + 1]) if kept else ()


def main() -> None:
    """Writes every sample PDF beside this script."""
    for name, spec in SAMPLES.items():
        (FOLDER / name).write_bytes(draw(spec()))


if __name__ == "__main__":
    main()
