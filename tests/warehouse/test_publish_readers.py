"""Readers are never blocked by publishing and never block it; what they read is one publication."""

from multiprocessing import get_context
from pathlib import Path

import duckdb
import pytest

from sitrep.publishing import places
from tests.warehouse import small_warehouse
from tests.warehouse.publishers import read_until
from tests.warehouse.small_warehouse import ROWS, publish_state

PUBLISHED = 20
PATIENCE = 60.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small warehouse, published in state 0."""
    made = small_warehouse.make(tmp_path / "small.duckdb")
    publish_state(made, 0)
    return made


def test_reader_in_another_process_sees_every_publication_whole(file: Path) -> None:
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    reader = context.Process(target=read_until, args=(places.current(file), PUBLISHED, sender))
    reader.start()
    seen = [receiver.recv()]
    for state in range(1, PUBLISHED + 1):
        publish_state(file, state)
        # It loops while this goes on, and is waited for, so that every publication is read.
        assert receiver.poll(PATIENCE), f"state {state} was not seen"
        seen.append(receiver.recv())
    reader.join()
    assert reader.exitcode == 0
    assert seen == list(range(PUBLISHED + 1))


def test_open_connection_keeps_what_it_opened(file: Path) -> None:
    with duckdb.connect(str(places.current(file)), read_only=True) as connection:
        for state in (1, 2, 3):
            publish_state(file, state, keep=1)
            for table in small_warehouse.TABLES:
                found = connection.execute(f"select state, count(*) from {table} group by all").fetchall()
                assert found == [(0, ROWS)]
    assert small_warehouse.state_of(places.current(file)) == 3
