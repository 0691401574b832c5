"""The one place that writes to the terminal: results on stdout, errors and progress on stderr."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sitrep.terminal_text import inert

Show = Callable[[str], None]


def results(lines: Iterable[str]) -> None:
    """Lines for a person, on stdout."""
    for line in lines:
        print(line)


def machine(answer: Mapping[str, Any]) -> None:
    """One JSON object on stdout; dates and paths as text, and what could act on a terminal as JSON's escapes."""
    text = json.dumps(answer, default=str, ensure_ascii=False, indent=2)
    print("\n".join(inert(line, lambda char: json.dumps(char)[1:-1]) for line in text.split("\n")))


def error(line: str) -> None:
    """One line about something that went wrong, on stderr."""
    print(inert(line), file=sys.stderr)


@contextmanager
def progress(*, wanted: bool) -> Iterator[Show | None]:
    """A line on stderr saying what goes on; None where stderr is no terminal, in CI, or unwanted."""
    if not wanted or "CI" in os.environ or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status("starting") as status:
        yield lambda text: status.update(escape(inert(text)))


def errors(lines: Iterable[str]) -> None:
    """Several lines about what went wrong, on stderr."""
    for line in lines:
        error(line)
