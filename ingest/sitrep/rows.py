"""The rows that readers hand to the store: plain records named as the raw columns they fill.

What every row of a report shares (``report_id``) and what follows from an offset (``page_no``, ``line_no`` of
a figure) is added by the store, so readers stay pure functions over text.
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


# Tokens and figures are not frozen: a report has as many as it has words, and a frozen one takes ten times as long
# to make. Nobody changes them.
@dataclass
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


@dataclass
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


@dataclass(frozen=True)
class Line:
    """One row of ``raw.line`` without its report, and what the layout needs to know of it.

    ``role`` is text, blank, table, partner or furniture (running headers, footers, page numbers). ``gap``
    says how the line is parted from the text line before it: ``NONE``, ``SOFT`` (next column or page: the
    text may run on), ``GAP`` (blank line or white space) or ``BARRIER`` (something else stands between).
    ``room`` says that the first word of the next line would have fitted, so the line was ended on purpose;
    NULL where nobody measured. ``is_bold`` says that the whole line is bold, NULL where weights are not known.
    """

    line_no: int
    page_no: int
    char_start: int
    char_end: int
    text: str
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    font_size: float | None = None
    role: str = "text"
    gap: int = 0
    room: bool | None = None
    is_bold: bool | None = None
    is_ocr: bool = False


NONE, SOFT, GAP, BARRIER = 0, 1, 2, 3


@dataclass(frozen=True)
class PageRow:
    """One row of ``raw.page`` without its report; sizes in points, None for a text file."""

    page_no: int
    width: float | None
    height: float | None
    reader: str
    reading_order: str
    order_agreement: float | None
    word_count: int
    turned_word_count: int
    picture_count: int
    char_count: int | None = None
    other_char_count: int | None = None


@dataclass(frozen=True)
class SentenceRow:
    """One row of ``raw.sentence`` without its report."""

    sentence_no: int
    paragraph_no: int
    section_no: int
    block_kind: str
    section_text: str | None
    page_no: int
    line_no: int
    char_start: int
    char_end: int
    text: str


@dataclass(frozen=True)
class CellRow:
    """One row of ``raw.table_cell`` without its report."""

    table_no: int
    cell_no: int
    cell_kind: str
    row_no: int
    col_no: int | None
    page_no: int
    line_no: int
    char_start: int | None
    char_end: int | None
    text: str
    value: Decimal | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None


@dataclass(frozen=True)
class PartnerRow:
    """One row of ``raw.partner`` without its report."""

    partner_no: int
    page_no: int
    line_no: int
    char_start: int
    char_end: int
    text: str
    partner_text: str


@dataclass(frozen=True)
class AttributeRow:
    """One row of ``raw.report_attribute`` without its report."""

    candidate_no: int
    attribute: str
    source: str
    text: str
    share: float | None = None
    page_no: int | None = None
    line_no: int | None = None
    char_start: int | None = None
    char_end: int | None = None


@dataclass(frozen=True)
class PeriodRow:
    """One row of ``raw.report_period`` without its report."""

    period_no: int
    source: str
    text: str
    before_text: str
    after_text: str
    above_text: str | None
    unit_text: str | None
    first_no_text: str | None
    last_no_text: str | None
    first_day_text: str | None
    first_month_text: str | None
    first_year_text: str | None
    last_day_text: str | None
    last_month_text: str | None
    last_year_text: str | None
    page_no: int | None
    line_no: int | None
    char_start: int | None
    char_end: int | None
