"""What is wrong with a command line, in one line that says what to write instead. Functions over click's errors."""

import re
from pathlib import Path

import click

GIVEN = re.compile(r"^'?(?P<value>.*?)'? is not (?:a valid|in the range)", re.DOTALL)
NUMBERS = {click.IntRange: "whole number", click.FloatRange: "number"}


def explain(error: click.ClickException) -> str:
    """``command: what is wrong; what to do``."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "sitrep"
    fault, remedy = _told(error, command)
    return f"{command}: {fault}; {remedy}"


def _told(error: click.ClickException, command: str) -> tuple[str, str]:
    if isinstance(error, click.MissingParameter) and error.ctx:
        return _said(error), f"write {error.ctx.get_usage().removeprefix('Usage: ')}"
    if isinstance(error, click.BadOptionUsage):
        return _said(error), f"write its value behind it; see {command} --help"
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Parameter):
        if type(error.param.type) in NUMBERS:
            return _number(error, error.param)
        if isinstance(error.param.type, click.Path) and "does not exist" in error.message:
            return _said(error), f"check its name; paths start at {Path.cwd()}"
    return _said(error), f"see {command} --help"


def _number(error: click.BadParameter, param: click.Parameter) -> tuple[str, str]:
    """The fault of a number, and which numbers can be."""
    kind = param.type
    assert isinstance(kind, click.IntRange | click.FloatRange)
    noun = NUMBERS[type(kind)]
    given = GIVEN.match(error.message)
    value = given["value"] if given else error.message
    limits = f" {'above' if kind.min_open else 'of at least'} {kind.min:g}" if kind.min is not None else ""
    return f"{param.opts[0]} cannot be {value}", f"give a {noun}{limits}: {param.opts[0]} {param.metavar}"


def _said(error: click.ClickException) -> str:
    return " ".join(error.format_message().split()).rstrip(".")
