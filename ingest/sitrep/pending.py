"""What was read and waits to be stored: several reports go into the warehouse in one transaction.

A transaction costs the same for one report as for many, and while it lasts the processes that read may wait for tasks.
"""

import math
import time
from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from sitrep import checksums, raw_schema
from sitrep.arrow import insert
from sitrep.transaction import transaction

MOST = 32  # reports (or sidecars) that wait
MOST_ROWS = 200_000  # some hundred bytes each
MOST_SECONDS = 2.0  # that one waits: what a killed run loses, beside the files it was reading

Rows = Mapping[str, pa.Table]  # by raw table: what is stored whole or not at all


class Pending:
    """Rows that wait to be stored, in order; the warehouse holds none of them until ``flush``."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Nothing waits yet."""
        self._connection = connection
        self._waiting: list[Rows] = []
        self._rows = 0
        self._due = math.inf

    @property
    def seconds_left(self) -> float:
        """Until what waits should be stored; infinite where nothing waits."""
        return self._due - time.monotonic()

    def add(self, rows: Rows) -> None:
        """Let rows wait, unless enough wait already."""
        if not self._waiting:
            self._due, self._rows = time.monotonic() + MOST_SECONDS, 0
        self._waiting.append(rows)
        self._rows += sum(table.num_rows for table in rows.values())
        if len(self._waiting) >= MOST or self._rows >= MOST_ROWS or self.seconds_left <= 0:
            self.flush()

    def flush(self) -> None:
        """Store what waits: all of it in one transaction or, where that fails, each in its own.

        What was not stored when a person interrupts it waits on.

        Raises:
            Exception: the first that storing a single one raised; all others are stored.
        """
        if not self._waiting:
            return
        try:
            self._store(self._waiting)
        except Exception:
            self._store_singly()
        except BaseException:
            # The interrupt may have come when all was stored.
            self._waiting = [rows for rows in self._waiting if not self._is_stored(rows)]
            raise
        self._waiting, self._due = [], math.inf

    def _store_singly(self) -> None:
        errors: list[Exception] = []
        not_stored: set[str] = set()
        while self._waiting:
            rows = self._waiting[0]
            try:
                # A sidecar belongs to its report, which waited before it.
                if not not_stored & _report_ids(rows) and not self._is_stored(rows):
                    self._store([rows])
            except Exception as error:
                errors.append(error)
                not_stored |= _report_ids(rows)
            del self._waiting[0]
        self._due = math.inf
        if errors:
            raise errors[0]

    def _is_stored(self, rows: Rows) -> bool:
        name, table = next(iter(rows.items()))
        key = raw_schema.table(name).key
        values = [table[column][0].as_py() for column in key]
        where = " and ".join(f"{column} = ?" for column in key)
        return bool(self._connection.execute(f"select 1 from raw.{name} where {where}", values).fetchall())

    def _store(self, waiting: Sequence[Rows]) -> None:
        names = dict.fromkeys(name for rows in waiting for name in rows)
        stored = {name: pa.concat_tables([rows[name] for rows in waiting if name in rows]) for name in names}
        with transaction(self._connection):
            for name, table in stored.items():
                insert(self._connection, name, table)
            checksums.add(self._connection, stored)


def _report_ids(rows: Rows) -> set[str]:
    """Of the report, or of the one that a sidecar is of."""
    return set(next(iter(rows.values()))["report_id"].to_pylist())
