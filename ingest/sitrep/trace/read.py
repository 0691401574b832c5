"""Reads the traces of figures from a warehouse: rows of the queries, put together by figure."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import duckdb

from sitrep import warehouse
from sitrep.errors import SitrepError, UsageError
from sitrep.trace import ids, queries
from sitrep.trace.edition_queries import EDITIONS, NOW
from sitrep.trace.judgement_query import JUDGEMENTS
from sitrep.trace.rows import Box, Cell, Correction, Edition, Judgement, Now, Place, Report, Trace

Row = Mapping[str, Any]
Ids = Sequence[str]


def read(file: Path, texts: Sequence[str]) -> tuple[list[Trace], tuple[UsageError, ...]]:
    """The traces of the figures that texts name, in that order, and an error for each text that names none or several.

    Opens the warehouse `file` to read only.

    Raises:
        UsageError: there is no such file, or it is no warehouse.
        SitrepError: it was not built, or by another version, or cannot be opened.
    """
    warehouse.require(file)
    with warehouse.opened(file) as connection, _built(file):
        named = ids.find(connection, texts)
        return _traces(connection, named.figure_ids) if named.figure_ids else [], named.faults


@contextmanager
def _built(file: Path) -> Iterator[None]:
    """Say of a warehouse without the tables and columns that a trace reads how to make them."""
    try:
        yield
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        remedy = "build it: sitrep build"
        raise SitrepError(str(file), "marts", "is not built, or by another version", remedy) from error


def _traces(connection: duckdb.DuckDBPyConnection, figure_ids: Ids) -> list[Trace]:
    rows = _rows(connection, queries.FIGURES, [figure_ids, figure_ids])
    boxes = _by_first(connection, queries.BOXES, [figure_ids, figure_ids])
    judgements = _by_first(connection, JUDGEMENTS, [figure_ids])
    corrections = _by_first(connection, queries.CORRECTIONS, [figure_ids])
    editions = _by_first(connection, EDITIONS, [list({row["report_id"] for row in rows})])
    later = {row["report_id"] for found in editions.values() for row in found if row["relation"] != "own"}
    now = _by_first(connection, NOW, [figure_ids, list(later)])
    return [
        Trace(
            figure_id=(figure_id := row["figure_id"]),
            source_kind=row["source_kind"],
            marts=tuple(row["marts"]),
            certainty=row["certainty"],
            part_of_figure_id=row["part_of_figure_id"],
            repeats_figure_id=row["repeats_figure_id"],
            report=_of(Report, row),
            place=_of(Place, row),
            cell=None if row["table_no"] is None else _of(Cell, row),
            boxes=tuple(_of(Box, found) for found in boxes.get(figure_id, [])),
            judgements=tuple(_of(Judgement, found) for found in judgements.get(figure_id, [])),
            corrections=tuple(_of(Correction, found) for found in corrections.get(figure_id, [])),
            editions=tuple(_of(Edition, found) for found in editions.get(row["report_id"], [])),
            now=tuple(_of(Now, {**found, "figure_id": found["now_id"]}) for found in now.get(figure_id, [])),
        )
        for row in rows
    ]


def _of(kind: type[Any], row: Row) -> Any:
    """A dataclass filled from the columns of its names."""
    return kind(**{part.name: row[part.name] for part in fields(kind)})


def _rows(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any]) -> list[Row]:
    found = connection.execute(query, list(values))
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _by_first(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any]) -> dict[str, list[Row]]:
    """The rows of a query by its first column."""
    found: dict[str, list[Row]] = {}
    for row in _rows(connection, query, values):
        found.setdefault(next(iter(row.values())), []).append(row)
    return found
