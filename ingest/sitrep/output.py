"""The one place that writes to the terminal: results on stdout, errors and progress on stderr."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from sitrep.terminal_text import inert


@dataclass(frozen=True)
class Count:
    """How far a batch is: files done with, of how many; pages read, of about how many."""

    files: int
    files_in_all: int
    pages: int
    pages_in_all: int


class Show(Protocol):
    """Shows what goes on, and how far it is where that is known."""

    def __call__(self, text: str, count: Count | None = None) -> None:
        """Show it instead of what was shown before."""


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
    """What goes on, on one line of stderr; None where stderr is no terminal, in CI, or unwanted."""
    if not wanted or "CI" in os.environ or not sys.stderr.isatty():
        yield None
        return
    from sitrep.progress_bar import bar

    with bar() as show:
        yield show


def errors(lines: Iterable[str]) -> None:
    """Several lines about what went wrong, on stderr."""
    for line in lines:
        error(line)
