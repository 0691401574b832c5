"""The command ``sitrep export``. Glue only."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from sitrep import output, warehouse
from sitrep.errors import ExitCode, UsageError
from sitrep.export import export
from sitrep.export.export import Exported
from sitrep.export.folder import Patience
from sitrep.export.formats import FORMATS
from sitrep.export.selection import Selection
from sitrep.options import ANSWER, FILE, given, on_warehouse
from sitrep.publishing import places
from sitrep.publishing.options import NO_WAIT, wait_for
from sitrep.terminal_text import count, inert

ALL = "all"
DAY = click.DateTime(["%Y-%m-%d"])
OPTIONS = (
    click.option(
        "--format",
        "formats",
        type=click.Choice([*FORMATS, ALL]),
        multiple=True,
        help="What to write, repeatable; at least one.",
    ),
    click.option(
        "--out",
        type=FILE,
        metavar="DIR",
        help="Where a folder per format goes; exports/ beside the warehouse if left out.",
    ),
    on_warehouse("The warehouse whose published file is exported, opened to read only."),
    click.option(
        "--mart", "marts", multiple=True, metavar="NAME", help="Only this mart (csv, parquet, xlsx), repeatable."
    ),
    click.option("--since", type=DAY, metavar="DAY", help="Only reports whose period ends on this day or later."),
    click.option("--until", type=DAY, metavar="DAY", help="Only reports whose period begins on this day or earlier."),
    click.option("--current-only", is_flag=True, help="No copies and no editions that another replaced."),
    click.option("--licence", metavar="TEXT", help="Licence that the figures are passed on under."),
    wait_for("the same folder"),
    NO_WAIT,
)


@click.command("export")
@given(*OPTIONS, *ANSWER)
def export_command(
    formats: Sequence[str],
    out: Path | None,
    file: Path,
    marts: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    current_only: bool,
    licence: str | None,
    wait: float,
    no_wait: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Write what is published for other tools, a folder per format, each with its datapackage.json."""
    if not formats:
        raise UsageError("sitrep export", "--format", "is not given", f"name one of: {', '.join([*FORMATS, ALL])}")
    warehouse.require(file, places.published(file))
    selection = Selection(marts, _day(since), _day(until), current_only)
    names = list(FORMATS) if ALL in formats else list(formats)
    patience = Patience(0.0 if no_wait else wait, None if quiet else output.error)
    done = export.export(file, out, names, selection, licence, patience)
    output.errors(f"{each.format}: {warning}" for each in done for warning in each.warnings)
    if as_json:
        output.machine({"exports": [asdict(each) for each in done]})
    elif not quiet:
        output.results(inert(_line(each)) for each in done)
    return ExitCode.OK


def _day(given_day: datetime | None) -> date | None:
    return given_day.date() if given_day else None


def _line(each: Exported) -> str:
    files = each.files[0] if len(each.files) == 1 else count(len(each.files), "file")
    return f"{each.format + ':':9}{each.folder} ({files})"
