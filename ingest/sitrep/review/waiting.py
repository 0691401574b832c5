"""Which figures wait for a person: those that qa_attention lists as unsure and that no decision names yet."""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sitrep import warehouse
from sitrep.errors import SitrepError

# A figure may be unsure and without a sector at once: it is asked about once.
WAITING = """
    select
        figure.figure_id,
        list(attention.reason order by attention.reason_code),
        any_value(attention.place),
        any_value(figure.figure_text),
        any_value(figure.excerpt),
        any_value(figure.char_start - sentence.char_start),
        any_value(figure.char_end - sentence.char_start),
        any_value(figure.unsure_of),
        any_value(rtrim(rtrim(figure.value_read::varchar, '0'), '.')),
        any_value(figure.qualifier),
        any_value(figure.unit_type),
        coalesce(any_value(figure.sector_code), 'none'),
        coalesce(any_value(figure.activity_code), 'none'),
        any_value(figure.is_assistance::varchar),
        coalesce(nullif(array_to_string(any_value(figure.population_group_codes), '|'), ''), 'none')
    from marts.qa_attention as attention
    inner join marts.fct_figure as figure
        on
            attention.report_id = figure.report_id
            and attention.attention_id
            = left(figure.report_id, 12) || '-' || attention.reason_code || '-' || figure.figure_id
    inner join raw.sentence as sentence
        on figure.report_id = sentence.report_id and figure.sentence_no = sentence.sentence_no
    where attention.is_current and attention.reason_code in ('figure_unsure', 'figure_without_sector')
    group by figure.figure_id, figure.report_file, figure.char_start
    order by figure.report_file, figure.char_start
"""
# What a judgement that is unsure is called in the seed.
FIELD_OF_JUDGEMENT = {"unit": "unit_type", "assistance": "is_assistance", "sector": "sector_code"}
FIELDS = ("value", "qualifier", "unit_type", "sector_code", "activity_code", "is_assistance", "population_group_codes")
CODES = {
    "unit_type": "select unit_type from seeds.unit_types",
    "sector_code": "select sector_code from marts.dim_sector union all select 'none'",
    "activity_code": "select activity_code from seeds.activities union all select 'none'",
    "population_group_codes": "select population_group_code from marts.dim_population_group union all select 'none'",
}


@dataclass(frozen=True)
class Waiting:
    """One figure that waits: why, where it stands, its sentence and its place in that, and what was read of it.

    `read` holds, for each field that can be corrected, what was read as the seed writes it: ``none`` for nothing,
    ``true`` or ``false``, groups joined by bars. `unsure_fields` are the fields that the question is about.
    """

    figure_id: str
    reasons: tuple[str, ...]
    place: str
    figure_text: str
    sentence: str
    first: int
    past: int
    unsure_fields: tuple[str, ...]
    read: dict[str, str]


def read(file: Path, decided: Set[str]) -> list[Waiting]:
    """Figures that wait, in the order of their reports, without those in `decided`.

    Raises:
        SitrepError: the warehouse is missing or was never built, or cannot be opened.
    """
    with _built(file) as connection:
        rows = connection.execute(WAITING).fetchall()
    return [waiting for waiting in map(_waiting, rows) if waiting.figure_id not in decided]


def codes(file: Path) -> dict[str, list[str]]:
    """The codes that a corrected field may have, for each field that has a list."""
    with _built(file) as connection:
        return {field: sorted(code for (code,) in connection.execute(sql).fetchall()) for field, sql in CODES.items()}


@contextmanager
def _built(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    if not file.exists():
        raise _not_built(file)
    with warehouse.opened(file) as connection:
        if not warehouse.has_table(connection, "marts", "qa_attention"):
            raise _not_built(file)
        yield connection


def _not_built(file: Path) -> SitrepError:
    return SitrepError(str(file), "marts.qa_attention", "is not there", "build it: sitrep build")


def _waiting(row: tuple[object, ...]) -> Waiting:
    figure_id, reasons, place, figure_text, sentence, first, past, unsure_of, *values = row
    read_values = {field: _text(value) for field, value in zip(FIELDS, values, strict=True)}
    return Waiting(
        str(figure_id),
        tuple(str(reason) for reason in reasons) if isinstance(reasons, list) else (),
        str(place),
        str(figure_text),
        str(sentence),
        int(str(first)),
        int(str(past)),
        _unsure_fields(unsure_of, read_values),
        read_values,
    )


def _text(value: object) -> str:
    return "none" if value is None else str(value)


def _unsure_fields(unsure_of: object, read_values: dict[str, str]) -> tuple[str, ...]:
    named = [FIELD_OF_JUDGEMENT[word] for word in str(unsure_of or "").split(", ") if word in FIELD_OF_JUDGEMENT]
    if read_values["is_assistance"] == "true" and read_values["sector_code"] == "none" and "sector_code" not in named:
        named.append("sector_code")
    return tuple(named)
