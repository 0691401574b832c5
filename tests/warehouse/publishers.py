"""What other processes do in tests of publishing: publish until killed, read until all is seen."""

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from sitrep.publishing import lock
from tests.warehouse.small_warehouse import publish_state, state_of

KEEP = 3
# What changes names and files, as Python's audit events call it; each is told before it is done.
FILE_EVENTS = {"open", "os.rename", "os.link", "os.chmod", "os.remove", "os.mkdir", "shutil.rmtree"}


def publish_until_killed(file: Path, state: int, ready: Connection) -> None:
    """Publish one state after another."""
    ready.send(True)
    while True:
        with lock.held(file):
            publish_state(file, state, KEEP)
        state += 1


def publish_and_die_at(file: Path, state: int, step: int) -> None:
    """Publish a state, killed as the kernel kills right before the file operation with that number, from 1."""
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in FILE_EVENTS:
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with lock.held(file):
        sys.addaudithook(count)
        publish_state(file, state, KEEP)
    os._exit(0)


def read_until(published: Path, last: int, seen: Connection) -> None:
    """Read the published file over and over, each time opened anew; send each new state, the last one `last`."""
    state = -1
    while state < last:
        found = state_of(published)
        if found != state:
            state = found
            seen.send(state)
