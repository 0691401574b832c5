"""Options of the commands that write: how long to wait for another writer, how many files to keep."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from sitrep import output, warehouse
from sitrep.options import Command
from sitrep.publishing import lock, publish

KEEP = click.option(
    "--keep",
    type=click.IntRange(min=1),
    default=publish.DEFAULT_KEEP,
    envvar=publish.ENV_KEEP,
    show_default=True,
    metavar="N",
    help="How many published files stay, for sitrep rollback.",
)


def wait_for(written: str) -> Callable[[Command], Command]:
    """The option of how long to wait where another process writes what is named so."""
    return click.option(
        "--wait",
        type=click.FloatRange(min=0),
        default=lock.DEFAULT_WAIT,
        show_default=True,
        metavar="SECONDS",
        help=f"How long to wait where another process writes {written}.",
    )


NO_WAIT = click.option("--no-wait", is_flag=True, help="Do not wait: say who writes, and end.")


def existing(command: Command) -> Command:
    """Let a command run only on a warehouse `file` that is there: locking would make the folder of a mistyped one."""

    @wraps(command)
    def checked(*, file: Path, **others: Any) -> Any:
        warehouse.require(file)
        return command(file=file, **others)

    return checked


def exclusive(command: Command) -> Command:
    """Give a command on a warehouse `file` the options to wait, and run it while no other process writes that file."""

    @wait_for("the warehouse")
    @NO_WAIT
    @wraps(command)
    def alone(*, file: Path, wait: float, no_wait: bool, **others: Any) -> Any:
        warehouse.check(file)
        tell = None if others.get("quiet") else output.error
        with lock.held(file, 0.0 if no_wait else wait, tell):
            return command(file=file, **others)

    return alone
