"""The commands ``sitrep history`` and ``sitrep rollback``. Glue only."""

from dataclasses import asdict
from pathlib import Path

import click

from sitrep import output
from sitrep import warehouse as warehouses
from sitrep.errors import ExitCode
from sitrep.options import Command, given
from sitrep.publishing import history, publish, text
from sitrep.publishing.options import exclusive


def add_to(commands: click.Group, *options: Command) -> None:
    """Add both commands, each with the options that say which warehouse and how to answer."""
    for name, command in (("history", history_command), ("rollback", rollback_command)):
        commands.command(name)(given(*options)(command))


def history_command(file: Path, as_json: bool, quiet: bool) -> int:
    """List the published files that are kept, newest first, and mark the one that readers open."""
    warehouses.check(file)
    entries = history.read(file)
    if as_json:
        output.machine(text.machine(file, entries))
    elif not quiet:
        output.results(text.history(file, entries))
    return ExitCode.OK


@click.argument("published_id", metavar="[ID]", required=False)
@exclusive
def rollback_command(published_id: str | None, file: Path, as_json: bool, quiet: bool) -> int:
    """Make an older published file current: ID as in sitrep history (its start is enough), or the one before."""
    done = publish.rollback(file, published_id)
    if as_json:
        output.machine(asdict(done))
    elif not quiet:
        output.results(text.rolled_back(done))
    return ExitCode.OK
