"""The command ``sitrep doctor``. Glue only."""

from dataclasses import asdict
from pathlib import Path

import click

import sitrep
from sitrep import output, warehouse
from sitrep.doctor import examine, text
from sitrep.errors import ExitCode, SitrepError, UsageError
from sitrep.options import ANSWER, given, on_warehouse


@click.command("doctor")
@given(on_warehouse("The warehouse to look at, opened to read only."), *ANSWER)
def doctor_command(file: Path, as_json: bool, quiet: bool) -> int:
    """Say what is wrong with a warehouse and its published files, and how to mend it.

    It ends with 0 where all is sound, 1 where something was found, 3 where the file cannot be opened.
    """
    if not file.exists():
        raise warehouse.missing(file)
    warehouse.refuse_published(file)
    try:
        warehouse.check(file)
    except UsageError as error:
        raise SitrepError(*error.parts) from error
    found = examine.examine(file)
    if as_json:
        output.machine({"sitrep": sitrep.__version__, **asdict(found)})
    elif not quiet:
        output.results(text.lines(found))
    else:
        output.errors(finding.line() for finding in found.findings)
    return ExitCode.SOME_REJECTED if found.findings else ExitCode.OK
