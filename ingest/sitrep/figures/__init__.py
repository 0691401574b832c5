"""Stand-in until the figure reader lands: finds no figure and no token."""

from collections.abc import Sequence

from sitrep.rows import FigureRow, SentenceText, TokenRow


def read_figures(
    sentences: Sequence[SentenceText], language_code: str | None, report_text: str
) -> tuple[list[TokenRow], list[FigureRow]]:
    """No tokens and no figures, whatever the sentences."""
    return [], []
