"""All or nothing: statements that are stored together, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Store what is done inside in one step; on any error, and on Ctrl-C, nothing of it stays.

    A Ctrl-C while it is being stored is raised when all of it is.
    """
    try:
        connection.begin()
        yield
        connection.commit()
    except BaseException:
        # A disk that is full ends the transaction by itself; what is told is the first error.
        with suppress(duckdb.Error):
            connection.rollback()
        raise
