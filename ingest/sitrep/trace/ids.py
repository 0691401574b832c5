"""Finds the figures that a person names: a whole id, or a beginning of one that no other id shares."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from sitrep.errors import UsageError
from sitrep.trace.queries import BEGINNING, NEAREST

SHOWN = 5  # ids in an error


@dataclass(frozen=True)
class Named:
    """The ids meant, each once and in the order asked for, and an error for each text that names none or several."""

    figure_ids: tuple[str, ...]
    faults: tuple[UsageError, ...]


def find(connection: duckdb.DuckDBPyConnection, texts: Iterable[str]) -> Named:
    """The ids that texts name in an open warehouse."""
    found: dict[str, None] = {}
    faults = []
    for text in dict.fromkeys(text.strip().lower() for text in texts):
        ids = [row[0] for row in connection.execute(BEGINNING, [text, text, SHOWN + 1]).fetchall()]
        if ids and (len(ids) == 1 or ids[0] == text):
            found[ids[0]] = None
        else:
            faults.append(_ambiguous(text, ids) if ids else _unknown(connection, text))
    return Named(tuple(found), tuple(faults))


def _ambiguous(text: str, ids: list[str]) -> UsageError:
    more = " and others" if len(ids) > SHOWN else ""
    reason = f"begins several ids: {', '.join(ids[:SHOWN])}{more}"
    return UsageError(text or "''", "FIGURE_ID", reason, "write more of the id")


def _unknown(connection: duckdb.DuckDBPyConnection, text: str) -> UsageError:
    nearest = [row[0] for row in connection.execute(NEAREST, [text, SHOWN]).fetchall()]
    reason = "is the id of no figure or cell" + ("" if nearest else ", and none begins alike")
    remedy = f"nearest: {', '.join(nearest)}" if nearest else "ids are in the column figure_id of the marts"
    return UsageError(text, "FIGURE_ID", reason, remedy)
