"""``sitrep review``: shows the figures that wait for a person and takes the decision, or only lists them."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

import click

from sitrep import output, project, warehouse
from sitrep.command_line import typed
from sitrep.errors import ExitCode, UsageError
from sitrep.options import on_warehouse
from sitrep.review import asking, seed_file, waiting
from sitrep.review.decisions import Signature
from sitrep.terminal_text import count


class _Terminal:
    """The person at the terminal."""

    def key(self) -> str:
        return click.getchar()

    def line(self, question: str, default: str) -> str:
        return str(click.prompt(question, default=default))

    def tell(self, lines: Iterable[str]) -> None:
        output.results(lines)


@click.command("review")
@on_warehouse("The warehouse: a DuckDB file that was built.")
@click.option("--by", "name", metavar="NAME", help="Who decides; without it the name of the account.")
@click.option("--list", "is_list", is_flag=True, help="Only list what waits, and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="List what waits as one JSON object on stdout, and ask nothing.")
def command(file: Path, name: str | None, is_list: bool, as_json: bool) -> int:
    """Decide on figures that wait for a person: accept, correct or reject, one key each.

    Each decision goes to seeds/figure_corrections.csv at once, so a review can be stopped and taken up again.
    """
    warehouse.require(file)
    seed = project.find() / seed_file.PLACE
    found = waiting.read(file, seed_file.decided(seed))
    if as_json:
        output.machine({"warehouse": str(file.absolute()), "seed": str(seed), "waiting": [vars(one) for one in found]})
    elif is_list:
        output.results(line for figure in found for line in asking.lines(figure))
        output.results([_total(len(found))])
    else:
        _ask(file, seed, found, name)
    return ExitCode.OK


def _ask(file: Path, seed: Path, found: list[waiting.Waiting], name: str | None) -> None:
    if found and not sys.stdin.isatty():
        raise UsageError("sitrep review", "stdin", "is no terminal, so no one can press a key", "give --list or --json")
    signature = Signature(name or getpass.getuser(), date.today())
    review = asking.Review(_Terminal(), signature, waiting.codes(file), partial(seed_file.add, seed))
    decided = review.run(found)
    output.results([f"{count(decided, 'figure')} decided. {_total(len(found) - decided)}"])
    if decided:
        output.results([f"Written to {seed}; `{typed('build', file)}` brings the decisions into the marts."])


def _total(number: int) -> str:
    return f"{count(number, 'figure')} waiting." if number else "No figure is waiting."
