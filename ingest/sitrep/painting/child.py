"""A process that draws: takes one order after the other from its connection, until that is closed.

Started as ``python -m sitrep.painting.child MODULE FD MEMORY_MB``; the module is that of the first order.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

from sitrep.limits import MB
from sitrep.painting.messages import GoingOn, Order, Undrawn
from sitrep.workers.bounds import guard, limit_memory


def main() -> None:
    """Draw what is ordered until the connection is closed."""
    module, connection_no, memory_mb = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.set_inheritable(connection_no, False)
    guard()
    limit_memory(memory_mb * MB)
    try:
        with Connection(connection_no) as connection:
            # Imported now: the first page must not be charged with the time.
            importlib.import_module(module)
            connection.send(GoingOn())
            _serve(connection)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the process that ordered is gone


def _serve(connection: "Connection[Any, Order[Any]]") -> None:
    while True:
        for answer in answers(connection.recv()):
            connection.send(answer)


def answers(order: Order[Any]) -> Iterator[Any]:
    """What comes of an order: a sign for each page, at last what was made or why nothing was.

    Raises:
        MemoryError: more was asked for than is allowed.
    """
    try:
        yield from order.answers()
    except MemoryError:
        raise
    except Exception as error:  # a fault in one file must not stop the others
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        yield Undrawn(f"cannot be drawn: {reason}")


if __name__ == "__main__":
    main()
