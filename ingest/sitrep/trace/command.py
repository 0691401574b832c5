"""The command ``sitrep trace``: reads traces, draws pictures, prints both."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from sitrep import output
from sitrep.errors import ExitCode, SitrepError
from sitrep.options import FILE, JSON, on_warehouse
from sitrep.trace import answer, read, text
from sitrep.trace.rows import Picture, Trace

PDF = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("trace")
@click.argument("figure_ids", metavar="FIGURE_ID...", nargs=-1, required=True)
@on_warehouse("The warehouse, opened to read only.")
@click.option(
    "--image",
    type=FILE,
    metavar="FILE.png|DIR",
    help="Write the page with the place boxed, to a file or, named by the id, into a folder.",
)
@click.option("--pdf", "pdfs", type=PDF, multiple=True, metavar="PATH", help="The PDF, where it was moved; repeatable.")
@JSON
def trace_command(
    figure_ids: tuple[str, ...], file: Path, image: Path | None, pdfs: tuple[Path, ...], as_json: bool
) -> int:
    """Show where each FIGURE_ID of a mart comes from: file, page, line, sentence or cell, and why it is read so.

    The beginning of an id is enough where no other id begins so.
    """
    traces, faults = read.read(file, figure_ids)
    pictures, failed = _pictures(traces, image, pdfs) if image else ({}, [])
    if as_json:
        output.machine(answer.of(file, traces, pictures))
    else:
        output.results(text.lines(traces, pictures, _look()))
    errors: Sequence[SitrepError] = [*faults, *failed]
    output.errors(str(error) for error in errors)
    return max((error.exit_code for error in errors), default=ExitCode.OK)


def _look() -> text.Look:
    """Bold letters and lines as wide as the terminal; nothing of that in a pipe."""
    if not sys.stdout.isatty():
        return text.PLAIN
    is_bold = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return text.Look(is_bold=is_bold, width=shutil.get_terminal_size().columns)


def _pictures(
    traces: Sequence[Trace], image: Path, pdfs: Sequence[Path]
) -> tuple[dict[str, Picture], list[SitrepError]]:
    # Imported here: it brings the PDF reader, which the rest does without.
    from sitrep.trace import draw

    return draw.pictures(traces, image, pdfs)
