"""Title pages, all invented, in the styles of the field, with what a person reads on them (title_pages.csv)."""

import csv
from dataclasses import dataclass
from pathlib import Path

BODY = {
    "en": "Partners went on with their work in the month under review and met twice with local authorities. "
    "The teams gave out kits to families who had lost their homes, and health workers saw patients in four clinics. "
    "Further needs remain, above all for shelter and for the schooling of children who arrived in recent weeks.",
    "es": "Los socios siguieron con su trabajo y se reunieron dos veces con las autoridades locales. "
    "Los equipos entregaron artículos a las familias que perdieron sus viviendas y el personal de salud atendió a los "
    "pacientes en cuatro centros. Quedan otras necesidades, sobre todo de alojamiento y de educación de los niños.",
    "fr": "Les partenaires ont poursuivi leur travail et ont rencontré deux fois les autorités locales. "
    "Les équipes ont remis des articles aux familles qui avaient perdu leur logement et le personnel de santé a reçu "
    "les patients dans quatre centres. D'autres besoins demeurent, surtout en abris et pour l'école des enfants.",
}


@dataclass(frozen=True)
class TitlePage:
    """What a title page prints and says; ISO days and codes, None where it says nothing.

    ``lines`` are the lines before the text, a tilde between them; ``title`` is a piece of the title, None where
    the table leaves it open.
    """

    language: str
    lines: str
    title: str | None
    platform: str | None
    country: str | None
    start: str | None
    end: str | None
    kind: str | None

    @property
    def text(self) -> str:
        """The page: a line each, a blank line, some prose that says nothing of it."""
        return "\n".join(self.lines.split("~")) + "\n\n" + BODY[self.language] + "\n"


def title_pages() -> list[TitlePage]:
    """The rows of title_pages.csv."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as handle:
        rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(handle)]
    return [TitlePage(**row) for row in rows]  # type: ignore[arg-type]
