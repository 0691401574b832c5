"""Labels and figures for the tests, right unless a test says otherwise."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from sitrep.evaluation.pairing import PairedText, pair
from sitrep.evaluation.reading import Figure, LabelledText, Reading

Kind = TypeVar("Kind", bound=Reading)

# Some 20 persons at the start of a text, in the health sector.
USUAL: dict[str, Any] = {
    "mention": "some 20",
    "char_start": 0,
    "char_end": 7,
    "value": Decimal(20),
    "qualifier": "about",
    "unit_type": "persons",
    "sector": "health",
    "groups": ("refugees",),
    "is_assistance": True,
}


def label(**changes: Any) -> Reading:
    """A label with some fields changed."""
    return Reading(**{**USUAL, **changes})


def figure(**changes: Any) -> Figure:
    """A figure of the warehouse with some fields changed."""
    return Figure(**{**USUAL, **changes})


def span(start: int, end: int) -> dict[str, Any]:
    """The place of a label or figure."""
    return {"char_start": start, "char_end": end, "mention": f"{start}-{end}"}


def labelled(*labels: Reading, text_id: str = "a", language: str | None = "en") -> LabelledText:
    """A text with these labels."""
    return LabelledText(text_id, "0" * 64, "", language, labels)


def paired(*pairs: tuple[Reading | None, Figure | None], language: str | None = "en") -> PairedText:
    """A text whose n-th label and figure stand at the n-th place; None where there is none."""
    labels = [_at(one, at) for at, (one, _) in enumerate(pairs) if one]
    figures = [_at(other, at) for at, (_, other) in enumerate(pairs) if other]
    return pair(labelled(*labels, language=language), figures)


def _at(reading: Kind, at: int) -> Kind:
    return replace(reading, char_start=at * 10, char_end=at * 10 + 7)
