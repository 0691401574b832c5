"""What was read and waits to be stored: several reports go into the warehouse in one transaction.

A transaction costs the same for one report as for many, and while it lasts the processes that read may wait for tasks.
"""

import math
import time
from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from sitrep import checksums
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

        Raises:
            Exception: the first that storing a single one raised; all others are stored.
        """
        waiting, due = self._waiting, self._due
        self._waiting, self._due = [], math.inf
        if not waiting:
            return
        try:
            self._store(waiting)
        except Exception:
            self._store_singly(waiting)
        except BaseException:  # a person was impatient; it can be done again
            self._waiting, self._due = waiting, due
            raise

    def _store_singly(self, waiting: Sequence[Rows]) -> None:
        errors: list[Exception] = []
        for rows in waiting:
            try:
                self._store([rows])
            except Exception as error:
                errors.append(error)
        if errors:
            raise errors[0]

    def _store(self, waiting: Sequence[Rows]) -> None:
        names = dict.fromkeys(name for rows in waiting for name in rows)
        stored = {name: pa.concat_tables([rows[name] for rows in waiting if name in rows]) for name in names}
        with transaction(self._connection):
            for name, table in stored.items():
                insert(self._connection, name, table)
            checksums.add(self._connection, stored)
