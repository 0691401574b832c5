"""``sitrep`` in a process of its own that tells when it comes to a place and is busy there until a signal comes.

``python -m tests.warehouse.stopped_run FD PLACE ARGUMENTS...`` writes a line to the file descriptor FD when it comes to
the place. Places, as named in `PLACES`, are busy with a query that ends by a signal only: the moment is always the
same. In the others the signal comes while the next thing goes on.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import duckdb

from sitrep import build, cli, warehouse
from sitrep.page import write
from sitrep.publishing import publish, snapshot
from tests.warehouse import untested

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds that a test waits for the end of a process
ENDLESS = "select count(*) from range(1000000000) as a, range(1000000000) as b where a.range + b.range < 0"
# What is taken from where when the place is come to.
PLACES: dict[str, tuple[Any, str]] = {
    "opened": (warehouse, "opened"),
    "dbt begins": (build, "_run_dbt"),
    "writing what is published": (snapshot, "write"),
    "published": (publish, "prune"),
    "page": (write, "write_new"),
}
MODEL = "model"


@dataclass(frozen=True)
class Ended:
    """How it ended: exit code, and the lines on stderr that are not empty."""

    code: int
    lines: tuple[str, ...]


def stopped(place: str, number: signal.Signals, *arguments: str) -> Ended:
    """Run the command line, and send it a signal when it is at the place."""
    receiver, sender = os.pipe()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "ingest"), str(ROOT)))}
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(sender), place, *arguments],
        cwd=ROOT,
        env=environment,
        pass_fds=[sender],
        text=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    os.close(sender)
    try:
        with os.fdopen(receiver) as told:
            if told.readline():
                process.send_signal(number)
            errors = process.communicate(timeout=PATIENCE)[1]
    finally:
        process.kill()
        process.wait()
    return Ended(process.returncode, tuple(filter(None, errors.splitlines())))


def main() -> int:
    """Run the command line, busy at its place."""
    descriptor, place, *arguments = sys.argv[1:]
    os.set_inheritable(int(descriptor), False)
    sender = os.fdopen(int(descriptor), "w", buffering=1)
    build._arguments = untested.arguments
    if place == MODEL:
        build._run_dbt = partial(_telling_of_models, sender, build._run_dbt)
    else:
        module, name = PLACES[place]
        setattr(module, name, partial(_busy, sender))
    return cli.main(arguments)


def _busy(sender: TextIO, *arguments: Any, **named: Any) -> None:
    print("here", file=sender, flush=True)
    with closing(duckdb.connect()) as connection:
        connection.execute(ENDLESS)


def _telling_of_models(
    sender: TextIO, run: Callable[..., Any], arguments: list[str], file: Path, progress: build.Progress | None
) -> Any:
    def tell(name: str) -> None:
        if name.startswith("stg_"):
            print(name, file=sender, flush=True)

    return run(arguments, file, tell)


if __name__ == "__main__":
    sys.exit(main())
