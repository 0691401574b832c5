"""What stops a command: one line for a person, and the exit code that goes with it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line answers."""

    OK = 0
    SOME_REJECTED = 1
    USAGE = 2
    WAREHOUSE = 3
    STOPPED = 130


class SitrepError(Exception):
    """A command cannot go on; ``str()`` is the line to show: subject: place: reason; remedy."""

    exit_code = ExitCode.WAREHOUSE

    def __init__(self, subject: str, place: str, reason: str, remedy: str) -> None:
        """Name what failed, where in it, why, and what a person can do."""
        self.parts = (subject, place, reason, remedy)
        super().__init__(self._line())

    def replace_remedy(self, remedy: str) -> None:
        """Say what a person can do in other words."""
        self.parts = (*self.parts[:3], remedy)
        self.args = (self._line(),)

    def _line(self) -> str:
        subject, place, reason, remedy = self.parts
        return f"{subject}: {place}: {reason}; {remedy}"


class UsageError(SitrepError):
    """The command line asks for something that cannot be: a wrong path, a wrong file."""

    exit_code = ExitCode.USAGE
