"""The command ``sitrep completion``: what a shell needs to complete commands, options and file names."""

import click
from click.shell_completion import get_completion_class

from sitrep import output
from sitrep.errors import ExitCode

SHELLS = ("bash", "zsh", "fish")
# Where click looks for what a shell asks; it follows from the command's name.
VARIABLE = "_SITREP_COMPLETE"


@click.command("completion")
@click.argument("shell", metavar="{bash|zsh|fish}", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> int:
    """Print the lines that let a shell complete commands, options and file names; needs bash 4.4 or newer."""
    made = get_completion_class(shell)
    assert made, f"click knows no {shell}"
    output.results(made(context.find_root().command, {}, "sitrep", VARIABLE).source().splitlines())
    return ExitCode.OK
