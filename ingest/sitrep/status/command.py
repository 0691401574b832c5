"""The command ``sitrep status``. Glue only."""

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from sitrep import output, warehouse
from sitrep.errors import ExitCode
from sitrep.options import JSON, on_warehouse
from sitrep.publishing import history, places
from sitrep.status import grid as grids
from sitrep.status import read, text
from sitrep.status.grid import Grid
from sitrep.status.rows import Status

DEFAULT_MONTHS = 12
ALL = 0


@click.command("status")
@on_warehouse("The warehouse; what is published of it is opened to read only.")
@click.option(
    "--months",
    type=click.IntRange(min=ALL),
    default=DEFAULT_MONTHS,
    show_default=True,
    metavar="N",
    help="Show the last N months that reports are on; 0 for all.",
)
@JSON
def status_command(file: Path, months: int, as_json: bool) -> int:
    """Show months by platform, what is new, what waits, and how fresh it is.

    A month is named missing only between others of its platform. Nothing is written.
    """
    warehouse.require(file, places.published(file))
    history.require_unchanged(file)
    status = read.read(file)
    grid = grids.of(status.reports, months or None)
    if as_json:
        output.machine(text.machine(status, grid))
    else:
        output.results(_lines(status, grid, datetime.now(UTC).replace(tzinfo=None)))
    return ExitCode.OK


def _lines(status: Status, grid: Grid, now: datetime) -> list[str]:
    """Signs and colours on a terminal that shows them; words in a pipe, and where the signs cannot be written."""
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" or not is_utf8:
        return text.lines(status, grid, now)
    # Imported here: the plain answer does without it.
    from sitrep.status import pretty

    width = shutil.get_terminal_size().columns
    return pretty.lines(status, grid, now, width, has_colour="NO_COLOR" not in os.environ)
