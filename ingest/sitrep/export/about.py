"""What every export says of itself: where its figures come from, under what licence, and how they may be used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

import sitrep
from sitrep.export import VERSION
from sitrep.export.selection import Selection
from sitrep.publishing import record

# No report states one that is read, so it is for the person who exports to say.
NO_LICENCE = "not stated: ask the platforms that published the reports before you pass the figures on"
CAVEATS = (
    "Not additive: persons must not be added over sectors, months, population groups or figures of prose; one person "
    "may be counted in each. Only rmrp and non_rmrp of one report and sector may be added. For 'how many people' there "
    "are bounds (fct_persons_reached_bounds), which do not add up either.",
    "Monthly or cumulative: measure_basis says which. A monthly total counts everyone served in the month, also those "
    "served before; cumulative counts hold the months before. basis_evidence says whether the report states it.",
    "Inferred labels: label_evidence says whether a column's sector is printed, printed in part or inferred from the "
    "known order of columns; judgements on prose are sure, likely or unsure (certainty).",
    "No value is not zero: a dash or an empty cell has no number, and missing_reason says why.",
    "Stated and corrected: value_status says which; columns that end in _read keep the number that the report has.",
    "Editions: is_current marks the report to read; rows of copies and of replaced editions have it false.",
)
SOURCES = """
    select report_id, report_file, coalesce(title_text, report_file), platform_code, country_code,
        reference_period_start, reference_period_end, is_current
    from marts.dim_report
    where {where}
    order by reference_period_end, report_file, report_id
"""


@dataclass(frozen=True)
class Source:
    """A report that rows come from: SHA-256 of its bytes, its file and title, who wrote it and on what days."""

    report_id: str
    report_file: str
    title: str
    platform_code: str | None
    country_code: str | None
    reference_period_start: Any
    reference_period_end: Any
    is_current: bool


@dataclass(frozen=True)
class About:
    """What is said of an export: which publication it was made of and when that was, what it holds, its sources."""

    publication_no: int
    published_at: datetime
    licence: str | None
    selection: str
    sources: tuple[Source, ...]
    version: str = VERSION
    tool: str = f"sitrep {sitrep.__version__}"

    @property
    def licence_words(self) -> str:
        """The licence, or that none is stated."""
        return self.licence or NO_LICENCE

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know, a sentence or a few each; last what was left out."""
        return (*CAVEATS, *([f"A part: {self.selection}."] if self.selection else []))


def read(connection: duckdb.DuckDBPyConnection, selection: Selection, licence: str | None) -> About:
    """What is to say of an export of a published file."""
    publication = f"select publication_no, published_at from {record.TABLE}"
    ((number, at),) = connection.execute(publication).fetchall()
    query = SOURCES.format(where=selection.reports_where)
    sources: Sequence[Any] = connection.execute(query, selection.values).fetchall()
    return About(number, at, licence, selection.words(), tuple(Source(*row) for row in sources))
