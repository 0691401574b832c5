"""The rows that readers hand to the store: plain records named as the raw columns they fill.

What every row of a report shares (``report_id``) and what follows from an offset (``page_no``, ``line_no`` of a
figure) is added by the store, so readers stay pure functions over text.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class SentenceText:
    """A sentence, list item or heading as the figure reader needs it; offsets count from ``report.text``."""

    sentence_no: int
    block_kind: str
    char_start: int
    text: str


@dataclass(frozen=True)
class TokenRow:
    """One row of ``raw.token`` without its report."""

    sentence_no: int
    token_no: int
    clause_no: int
    token_kind: str
    char_start: int
    char_end: int
    text: str
    folded: str
    figure_no: int | None


@dataclass(frozen=True)
class FigureRow:
    """One row of ``raw.figure`` without its report, page and line."""

    figure_no: int
    sentence_no: int
    char_start: int
    char_end: int
    figure_text: str
    number_start: int
    number_end: int
    number_text: str
    figure_kind: str
    kind_evidence: str
    value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    value_evidence: str
    qualifier_text: str | None
    scale_text: str | None
    currency_text: str | None
    percent_text: str | None
    unit_start: int | None
    unit_end: int | None
    unit_words: str | None
    clause_no: int
    clause_start: int
    clause_end: int
    clause_text: str
