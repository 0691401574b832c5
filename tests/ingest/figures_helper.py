"""Shorthand for tests of the figure reader: one sentence in, figures out."""

from sitrep.figures import read_figures
from sitrep.rows import FigureRow, SentenceText, TokenRow


def read(text: str, language: str | None = "en", report: str | None = None) -> tuple[list[TokenRow], list[FigureRow]]:
    """Tokens and figures of one sentence; ``report`` is text after it that says what separators mean."""
    return read_figures([SentenceText(1, "prose", 0, text)], language, text + ("\n" + report if report else ""))


def figures(text: str, language: str | None = "en", report: str | None = None) -> list[FigureRow]:
    """All numbers of a sentence."""
    return read(text, language, report)[1]


def quantities(text: str, language: str | None = "en", report: str | None = None) -> list[FigureRow]:
    """The numbers of a sentence that count something."""
    return [row for row in figures(text, language, report) if row.figure_kind == "quantity"]


def kinds(text: str, language: str | None = "en") -> dict[str, str]:
    """Kind of each number of a sentence, by the bare number as printed."""
    return {row.number_text: row.figure_kind for row in figures(text, language)}


def printed(text: str, language: str | None = "en") -> list[str]:
    """The mentions of a sentence that count something, as printed."""
    return [row.figure_text for row in quantities(text, language)]
