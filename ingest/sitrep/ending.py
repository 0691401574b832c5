"""How a command ends: what stopped it in one line, and its exit code."""

from collections.abc import Callable
from typing import Any

import click

from sitrep import output, stopping, usage_errors
from sitrep.errors import ExitCode, SitrepError
from sitrep.stopping import Stopped


def exit_code(command: Callable[[], Any]) -> int:
    """Run a command; returns its exit code, or that of what stopped it."""
    with stopping.command() as going_on:
        try:
            code = _told(command)
        except (click.Abort, KeyboardInterrupt) as error:
            return _stopped(error.__cause__)
        except Exception:
            # What a Ctrl-C became on its way through a library.
            if not going_on.is_stopped:
                raise
            return _stopped()
        return _stopped() if going_on.is_stopped else code


def _told(command: Callable[[], Any]) -> int:
    try:
        code = command()
    except click.exceptions.NoArgsIsHelpError as error:
        output.errors(error.format_message().splitlines())
        return ExitCode.USAGE
    except click.ClickException as error:
        output.errors(usage_errors.explain(error).splitlines())
        return ExitCode.USAGE
    except SitrepError as error:
        if stopping.is_asked():
            raise
        output.error(str(error))
        return error.exit_code
    return int(code or ExitCode.OK)


def _stopped(cause: BaseException | None = None) -> int:
    done = f" with {cause}" if isinstance(cause, Stopped) else ""
    output.error(f"sitrep: stopped{done}; run the command again to go on")
    return ExitCode.STOPPED
