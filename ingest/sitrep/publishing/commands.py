"""The commands ``sitrep history`` and ``sitrep rollback``. Glue only."""

from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any

import click

from sitrep import output
from sitrep import warehouse as warehouses
from sitrep.errors import ExitCode, UsageError
from sitrep.options import Command, given
from sitrep.page import command as page
from sitrep.publishing import history, places, publish, text
from sitrep.publishing.options import exclusive


def add_to(commands: click.Group, *options: Command) -> None:
    """Add both commands, each with the options that say which warehouse and how to answer."""
    for name, command in (("history", history_command), ("rollback", rollback_command)):
        commands.command(name)(given(*options)(command))


def history_command(file: Path, as_json: bool, quiet: bool) -> int:
    """List the published files that are kept, newest first, and mark the one that readers open."""
    warehouses.require(file, places.published(file))
    entries = history.read(file)
    if as_json:
        output.machine(text.machine(file, entries))
    elif not quiet:
        output.results(text.history(file, entries))
    return ExitCode.OK


def of_published(command: Command) -> Command:
    """Let a command run only where something is published."""

    @wraps(command)
    def checked(*, file: Path, **others: Any) -> Any:
        warehouses.require(file, places.published(file))
        if not places.kept(file):
            raise UsageError(str(file), "rollback", "nothing older is kept", "see sitrep history")
        return command(file=file, **others)

    return checked


@click.argument("published_id", metavar="[ID]", required=False)
@of_published
@exclusive
def rollback_command(published_id: str | None, file: Path, as_json: bool, quiet: bool) -> int:
    """Make an older published file current: ID as in sitrep history (its start is enough), or the one before."""
    done = publish.rollback(file, published_id)
    written = page.after_rollback(file)
    if as_json:
        output.machine({**asdict(done), "page": asdict(written) if written else None})
    elif not quiet:
        output.results([*text.rolled_back(done), *(page.after_run_lines(file, written) if written else [])])
    return ExitCode.OK
