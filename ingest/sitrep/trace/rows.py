"""What a trace is made of. Spans are code points of the report's text, end excluded; boxes are points from top left."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Report:
    """The report that prints a figure; `report_id` is the SHA-256 of the file's bytes, `report_path` where it was."""

    report_id: str
    report_file: str
    report_path: str
    media_type: str
    title_text: str | None
    title_source: str
    platform_code: str | None
    platform_source: str
    reference_period_start: date | None
    reference_period_end: date | None
    period_text: str | None
    period_source: str


@dataclass(frozen=True)
class Box:
    """A place on a page; `kind` says what it holds: characters of the figure, its whole line, or its cell.

    `text` is what is printed in the line or cell, `first` and `past` are the figure's span in it.
    """

    kind: str
    page_no: int
    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    first: int
    past: int


@dataclass(frozen=True)
class Picture:
    """A picture that was written, and the boxes drawn in it."""

    path: Path
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Place:
    """Where a figure is printed; `context` is its sentence, of a cell its line, and begins at `context_start`.

    `char_start` and `char_end` are None for an empty cell.
    """

    page_no: int
    line_no: int
    sentence_no: int | None
    char_start: int | None
    char_end: int | None
    printed: str
    context: str
    context_start: int


@dataclass(frozen=True)
class Cell:
    """The table cell of a figure with the labels of its row and column as printed, None where there is none."""

    table_no: int
    cell_no: int
    row_no: int
    col_no: int | None
    cell_role: str
    row_label_text: str | None
    header_text: str | None


@dataclass(frozen=True)
class Judgement:
    """One judgement: what was found, the rule and phrases that made it, and how sure it is; None: unrated."""

    name: str
    found: str | None
    how: str
    certainty: str | None


@dataclass(frozen=True)
class Correction:
    """What an analyst corrected: field, value read and right, why, who and when."""

    field_name: str
    value_read: str
    value_corrected: str
    reason: str
    corrected_by: str
    corrected_on: date


@dataclass(frozen=True)
class Edition:
    """A file of the report's chain of editions.

    `relation` to the figure's report: own, copied (it is a copy of this), replaced (it replaced this) or later.
    """

    relation: str
    report_id: str
    report_file: str
    revision_no: int | None
    revision_evidence: str | None
    is_current: bool


@dataclass(frozen=True)
class Now:
    """What a current edition prints for the same sector and plan; `persons_reached` is None where it prints nothing."""

    figure_id: str
    report_file: str
    persons_reached: int | None


@dataclass(frozen=True)
class Trace:
    """All that leads from a figure back to its report."""

    figure_id: str
    source_kind: str
    marts: tuple[str, ...]
    certainty: str | None
    part_of_figure_id: str | None
    repeats_figure_id: str | None
    report: Report
    place: Place
    cell: Cell | None
    boxes: tuple[Box, ...] = field(default=())
    judgements: tuple[Judgement, ...] = field(default=())
    corrections: tuple[Correction, ...] = field(default=())
    editions: tuple[Edition, ...] = field(default=())
    now: tuple[Now, ...] = field(default=())

    @property
    def is_current(self) -> bool:
        """Whether the figure stands in the current edition of its report."""
        return any(edition.is_current for edition in self.editions if edition.relation == "own")
