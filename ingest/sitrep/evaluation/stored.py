"""Reads what a warehouse says of labelled texts: their figures, languages, lines and sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from sitrep import warehouse
from sitrep.errors import SitrepError, UsageError
from sitrep.evaluation.judgements import JUDGEMENTS
from sitrep.evaluation.reading import NO_SECTOR, Figure, LabelledText

NAMES_SHOWN = 5
REPORTS = """
    select report_id, report_file, language_code
    from marts.dim_report
"""
EVIDENCE = tuple(judgement.evidence_column for judgement in JUDGEMENTS)
FIGURES = f"""
    select
        report_id,
        figure_text,
        char_start,
        char_end,
        value,
        qualifier,
        unit_type,
        coalesce(sector_code, '{NO_SECTOR}') as sector,
        population_group_codes,
        is_assistance,
        {", ".join(EVIDENCE)}
    from marts.fct_figure
    where report_id in (select unnest(?))
    order by report_id, char_start, char_end, figure_id
"""
LINES = """
    select report_id, char_start, char_end
    from raw.line
    where report_id in (select unnest(?))
    order by report_id, line_no
"""
SENTENCES = """
    select report_id, char_start, char_end
    from raw.sentence
    where report_id in (select unnest(?))
    order by report_id, char_start
"""

# First character and character after the last, in code points of the report's text.
Span = tuple[int, int]


@dataclass(frozen=True)
class StoredText:
    """What the warehouse has of one text; lines and sentences are spans in reading order."""

    language: str | None
    figures: tuple[Figure, ...]
    lines: tuple[Span, ...]
    sentences: tuple[Span, ...]


def read(file: Path, texts: Sequence[LabelledText]) -> list[StoredText]:
    """What the warehouse `file` has of each text; opens it to read only.

    Raises:
        UsageError: there is no such file, or it does not hold all the texts.
        SitrepError: it was not built, or cannot be opened.
    """
    if not file.exists():
        raise UsageError(str(file), "--warehouse", "does not exist", "name a warehouse that holds the texts")
    with warehouse.opened(file) as connection:
        if not warehouse.has_table(connection, "marts", "fct_figure"):
            raise SitrepError(str(file), "marts.fct_figure", "is not in it", "build it: sitrep build")
        reports = connection.execute(REPORTS).fetchall()
        _check_holds(file, texts, reports)
        ids = [text.report_id for text in texts]
        rows = [_by_report(connection, query, ids) for query in (FIGURES, LINES, SENTENCES)]
    languages = {report_id: language for report_id, _, language in reports}
    figures, lines, sentences = rows
    return [
        StoredText(
            languages[report_id],
            tuple(_figure(row) for row in figures.get(report_id, [])),
            tuple((start, end) for start, end in lines.get(report_id, [])),
            tuple((start, end) for start, end in sentences.get(report_id, [])),
        )
        for report_id in ids
    ]


def _check_holds(file: Path, texts: Iterable[LabelledText], reports: Iterable[Sequence[Any]]) -> None:
    """Make sure that every text is a report of the warehouse, with the bytes that were labelled."""
    ids = {report_id for report_id, *_ in reports}
    missing = [text.file_name for text in texts if text.report_id not in ids]
    if not missing:
        return
    other = sorted({name for _, name, _ in reports} & set(missing))
    reason = f"has other bytes of {_some(other)} than those labelled" if other else f"does not hold {_some(missing)}"
    raise UsageError(str(file), "marts.dim_report", reason, "read and build it with sitrep run TEXTS --warehouse FILE")


def _some(names: Sequence[str]) -> str:
    """The names, or the first of them and how many more."""
    more = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _by_report(
    connection: duckdb.DuckDBPyConnection, query: str, report_ids: Sequence[str]
) -> Mapping[str, list[tuple[Any, ...]]]:
    """The rows of a query whose first column is the report, by report and without that column."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for report_id, *row in connection.execute(query, [list(report_ids)]).fetchall():
        found.setdefault(report_id, []).append(tuple(row))
    return found


def _figure(row: tuple[Any, ...]) -> Figure:
    """A figure from the columns of FIGURES, in their order."""
    mention, start, end, value, qualifier, unit_type, sector, groups, is_assistance, *evidence = row
    names = (judgement.name for judgement in JUDGEMENTS)
    return Figure(
        mention=mention,
        char_start=start,
        char_end=end,
        value=value,
        qualifier=qualifier,
        unit_type=unit_type,
        sector=sector,
        groups=tuple(groups or ()),
        is_assistance=is_assistance,
        evidence=dict(zip(names, evidence, strict=True)),
    )
