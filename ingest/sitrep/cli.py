"""The command line, one command a module: glue only.

Exit codes: 0 all files read (or known already), 1 some files or lines of sidecars rejected, 2 wrong usage, 3 the
warehouse could not be opened or built or nothing could be read with, 130 stopped by Ctrl-C or SIGTERM.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import sitrep
from sitrep import (
    answer,
    build_log,
    command_line,
    ending,
    examples,
    output,
    project,
    steps,
    summary,
    terminal_text,
    warehouse,
)
from sitrep.build import BuildResult
from sitrep.completion import completion_command
from sitrep.doctor.command import doctor_command
from sitrep.errors import ExitCode
from sitrep.export.command import export_command
from sitrep.options import ANSWER, FILE, given, on_warehouse
from sitrep.page import command as page
from sitrep.publishing import after_build
from sitrep.publishing import commands as publishing_commands
from sitrep.publishing import text as publishing_text
from sitrep.publishing.options import KEEP, exclusive, existing
from sitrep.reading_options import READING
from sitrep.review.command import command as review_command
from sitrep.status.command import status_command
from sitrep.trace.command import trace_command

if TYPE_CHECKING:
    from sitrep.ingest import IngestResult

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
WAREHOUSE = on_warehouse("The warehouse: a DuckDB file, made where it is missing.")
READ_WAREHOUSE = on_warehouse("The warehouse: a DuckDB file that reports were read into.")
# What `sitrep evaluate` reads and writes beside the labels.
LABELLED = click.argument("folder", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
EVALUATION = (
    click.option(
        "--warehouse",
        "file",
        type=FILE,
        metavar="FILE",
        help="Score this warehouse, which must hold the texts. Without it they are read into one made for the purpose.",
    ),
    click.option(
        "--only", type=FILE, metavar="NAMES_FILE", help="Score only the texts that this file names, an id a line."
    ),
    click.option("--errors", "errors_file", type=FILE, metavar="FILE", help="Write every error to this CSV file."),
    *ANSWER,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    return ending.exit_code(partial(commands.main, args=arguments, prog_name="sitrep", standalone_mode=False))


class Commands(click.Group):
    """Commands on a warehouse: what goes wrong with it is told in one line that names it."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command; its parameter `file` is the warehouse."""
        callback = cmd.callback

        def explained(**given: Any) -> Any:
            with command_line.completing(given.get("file")), warehouse.explained(given.get("file")):
                return callback(**given) if callback else None

        cmd.callback = explained
        super().add_command(cmd, name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(sitrep.__version__, prog_name="sitrep")
def commands() -> None:
    """Situation reports in, a warehouse of assistance figures out."""


commands.add_command(review_command)
commands.add_command(page.dashboard_command)


@commands.command("run")
@PATHS
@given(WAREHOUSE, KEEP, page.PAGE, *READING, *ANSWER)
@exclusive
def run_command(
    paths: tuple[Path, ...], file: Path, keep: int, with_page: bool, as_json: bool, quiet: bool, **reading: Any
) -> int:
    """Read the reports at PATHS (files or folders), build and test the warehouse, publish it and write its page.

    With nothing new since the last build it says so and changes nothing.
    """
    with output.progress(wanted=not quiet) as show:
        read = steps.ingest(paths, file, show, steps.Reading(**reading))
        is_current = build_log.is_current(file, project.find())
        built = None if is_current else steps.build(file, show)
        published = after_build.publish_built(file, built, keep)
        written = page.after_run(file, show) if with_page and published.id else None
    found = None if built and not built.is_success else summary.read(file)
    if as_json:
        output.machine(answer.of(file, read=read, built=built, found=found, published=published, page=written))
    elif not quiet:
        output.results([*terminal_text.run(file, read, built, found), *publishing_text.outcome(file, published)])
        output.results(page.after_run_lines(file, written) if written else [])
    return _exit_code(read, built, is_told=not quiet and not as_json)


@commands.command("ingest")
@PATHS
@given(WAREHOUSE, *READING, *ANSWER)
@exclusive
def ingest_command(paths: tuple[Path, ...], file: Path, as_json: bool, quiet: bool, **reading: Any) -> int:
    """Read the reports at PATHS (files or folders) into the warehouse's raw tables, and build nothing."""
    with output.progress(wanted=not quiet) as show:
        read = steps.ingest(paths, file, show, steps.Reading(**reading))
    if as_json:
        output.machine(answer.of(file, read=read))
    elif not quiet:
        output.results([*terminal_text.ingest(read), terminal_text.place(file)])
    return _exit_code(read, None)


@commands.command("build")
@given(READ_WAREHOUSE, KEEP, page.PAGE, *ANSWER)
@existing
@exclusive
def build_command(file: Path, keep: int, with_page: bool, as_json: bool, quiet: bool) -> int:
    """Build and test the warehouse from what was read, also when nothing changed, publish it and write its page."""
    with output.progress(wanted=not quiet) as show:
        built = steps.build(file, show)
        published = after_build.publish_built(file, built, keep)
        written = page.after_run(file, show) if with_page and published.is_new else None
    if as_json:
        output.machine(answer.of(file, built=built, published=published, page=written))
    elif not quiet:
        lines = [*terminal_text.build(built), terminal_text.place(file), *publishing_text.outcome(file, published)]
        output.results([*lines, *(page.after_run_lines(file, written) if written else [])])
    return _exit_code(None, built, is_told=not quiet and not as_json)


@commands.command("evaluate")
@LABELLED
@given(*EVALUATION)
def evaluate_command(
    folder: Path, file: Path | None, only: Path | None, errors_file: Path | None, as_json: bool, quiet: bool
) -> int:
    """Score a warehouse's figures against hand-labelled texts: GOLD_DIR holds labels.csv and texts/."""
    # Imported here: the other commands do without it.
    from sitrep.evaluation import command, report

    with output.progress(wanted=not quiet) as show:
        found = command.run(folder, file, only, errors_file, show)
    if as_json:
        output.machine(report.answer(folder, file, found))
    elif not quiet:
        output.results(report.lines(folder, file, found))
    return ExitCode.OK


commands.add_command(doctor_command)
commands.add_command(trace_command)
commands.add_command(status_command)
commands.add_command(export_command)
publishing_commands.add_to(commands, on_warehouse("The warehouse whose published files are meant."), *ANSWER)
commands.add_command(completion_command)
examples.add_to(commands)


def _exit_code(read: IngestResult | None, built: BuildResult | None, *, is_told: bool = True) -> int:
    """The command's answer; a failed build is told on stderr where nothing else told it."""
    if built and not built.is_success:
        if not is_told:
            output.errors(terminal_text.build(built))
        return ExitCode.WAREHOUSE
    return ExitCode.SOME_REJECTED if read and (read.rejected or read.sidecar_faults) else ExitCode.OK
