"""Commands as a person types them: the warehouse is named in them where it is not the default one."""

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitrep import warehouse
from sitrep.errors import SitrepError

# Commands in a text that are to be typed; words such as "the next sitrep run" are none.
TYPED = re.compile(r"\bsitrep (?:build|dashboard|doctor|history|review|rollback(?: ID)?|run PATH)\b(?! (?:--|or ))")


def typed(words: str, file: Path) -> str:
    """The command to type on the warehouse `file`, such as ``sitrep build --warehouse my.duckdb``."""
    named = "" if file == warehouse.DEFAULT else f" --warehouse {shlex.quote(str(file))}"
    return f"sitrep {words}{named}"


def completed(text: str, file: Path) -> str:
    """A text with the warehouse named in every command in it."""
    return TYPED.sub(lambda found: typed(found[0].removeprefix("sitrep "), file), text)


@contextmanager
def completing(file: Path | None) -> Iterator[None]:
    """Name the warehouse in the remedy of what stops a command on it."""
    try:
        yield
    except SitrepError as error:
        if file is not None:
            error.replace_remedy(completed(error.parts[-1], file))
        raise
