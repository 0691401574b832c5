"""The command ``sitrep dashboard``, and the page that publishing and rolling back write. Glue only."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

import sitrep
from sitrep import output, warehouse
from sitrep.command_line import completed, typed
from sitrep.errors import ExitCode, SitrepError
from sitrep.options import ANSWER, FILE, given, on_warehouse
from sitrep.page import state
from sitrep.page.rows import Written
from sitrep.page.state import DEFAULT_REPORTS, default_folder
from sitrep.publishing import places
from sitrep.terminal_text import count, inert

OUT = click.option("--out", type=FILE, metavar="DIR", help="The folder; NAME-page beside the warehouse if not given.")
REPORTS = click.option(
    "--reports",
    "limit",
    type=click.IntRange(min=1),
    default=DEFAULT_REPORTS,
    show_default=True,
    metavar="N",
    help="How many of the newest reports stand on the page with all their figures.",
)
PLATFORMS = click.option(
    "--platform", "platforms", multiple=True, metavar="CODE", help="Show reports of this platform only; repeatable."
)
IMAGES = click.option("--images/--no-images", default=True, help="Draw pictures of the pages that figures stand on.")
PAGE = click.option("--page/--no-page", "with_page", default=True, help="Write the page beside the warehouse.")


@click.command("dashboard")
@given(on_warehouse("The warehouse whose published figures are shown."), OUT, REPORTS, PLATFORMS, IMAGES, *ANSWER)
def dashboard_command(
    file: Path,
    out: Path | None,
    limit: int,
    platforms: tuple[str, ...],
    images: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Write the page to look at: one HTML file from the published marts, with pictures of pages beside it.

    It opens in any browser without a server and asks nothing of the network.
    """
    warehouse.require(file, places.published(file))
    # Imported here: it brings the PDF reader.
    from sitrep.page import write

    written = write.write(file, out or default_folder(file), limit=limit, images=images, platforms=platforms)
    if as_json:
        output.machine({"sitrep": sitrep.__version__, "warehouse": str(file.absolute()), "page": asdict(written)})
    elif not quiet:
        output.results(lines(written))
    output.errors(written.faults)
    return ExitCode.SOME_REJECTED if written.faults else ExitCode.OK


def after_run(warehouse_file: Path, show: output.Show | None) -> Written | None:
    """Write the page after publishing unless it is there and right; what goes wrong is told, and stops nothing."""
    from sitrep.page import write

    if show:
        show("writing the page")
    try:
        return write.write_new(warehouse_file, default_folder(warehouse_file))
    except SitrepError as error:
        output.error(completed(str(error), warehouse_file))
        return None


def after_rollback(warehouse_file: Path) -> Written | None:
    """Write the page again where there is one: it must not go on showing what was taken back."""
    is_there = default_folder(warehouse_file).joinpath(state.PAGE).exists()
    return after_run(warehouse_file, None) if is_there else None


def lines(written: Written) -> Iterator[str]:
    """Where the page is and what is on it."""
    shown = count(written.reports_shown, "report")
    of = "" if written.reports_shown == written.reports_in_all else f", the newest of {written.reports_in_all:,}"
    yield inert(f"Page: {written.path} ({shown}{of}, {written.byte_count / 1e6:.1f} MB)")


def after_run_lines(warehouse_file: Path, written: Written) -> Iterator[str]:
    """The same after a run, with what the page had to do without in one line: PDFs may have been taken away since."""
    yield from lines(written)
    if written.faults:
        yield inert(
            f"  without pictures of {count(len(written.faults), 'report')}: see {typed('dashboard', warehouse_file)}"
        )
