"""Options that several commands of the command line share."""

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any

import click

from sitrep import warehouse

Command = Callable[..., Any]

FILE = click.Path(path_type=Path)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object on stdout.")
ANSWER = (JSON, click.option("--quiet", is_flag=True, help="Print errors only."))


def on_warehouse(help_text: str) -> Callable[[Command], Command]:
    """The option that names the warehouse a command works on, its default one where it is not given."""
    return click.option(
        "--warehouse",
        "file",
        type=FILE,
        default=warehouse.DEFAULT,
        show_default=True,
        metavar="FILE",
        help=help_text,
    )


def given(*options: Command) -> Callable[[Command], Command]:
    """All the options as one decorator, shown by ``--help`` in the order given."""
    return lambda command: reduce(lambda inner, option: option(inner), reversed(options), command)
