"""Files of an export reach their names whole or not at all: made in a folder beside, moved one by one, package last.

Between the first and the last move a second export would mix its files with them: one at a time has the folder.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sitrep.errors import UsageError
from sitrep.export.package import MADE_BY, NAME
from sitrep.publishing import durable, lock

UNFINISHED = ".unfinished-"


@dataclass(frozen=True)
class Patience:
    """How many seconds to wait for another export into the same folder, and what is told of the wait, if anything."""

    seconds: float = lock.DEFAULT_WAIT
    tell: Callable[[str], None] | None = None


PATIENT = Patience()


@contextmanager
def alone(out: Path, patience: Patience) -> Iterator[None]:
    """Have the folder that the formats' folders go to, made where it is missing, while no other export has it.

    Raises:
        UsageError: the folder cannot be written.
        SitrepError: another process has it still.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=out).close()
    except OSError as error:
        raise _unwritable(out, error) from error
    with lock.held(out, patience.seconds, patience.tell):
        yield


@contextmanager
def made(folder: Path) -> Iterator[Path]:
    """An empty folder to write to; where that ends well its files replace those of the same names in `folder`.

    Files that an earlier export left there, and this one has not, go, and so does what one that was killed left
    unfinished; what is not of an export stays. Only one process at a time may do this: see `alone`.

    Raises:
        UsageError: the folder cannot be written, or has a package of something else.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        former = _files_of_export(folder)
        for left in folder.glob(f"{UNFINISHED}*"):
            durable.remove(left)
        unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield unfinished
        _move(unfinished, folder, former)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _move(unfinished: Path, folder: Path, former: set[str]) -> None:
    # The package names the bytes of each file: one that does not fit them was cut off here.
    files = sorted(unfinished.iterdir(), key=lambda file: file.name == NAME)
    for file in files:
        file.chmod(0o644)
        durable.move(file, folder / file.name)
    for name in former - {file.name for file in files}:
        durable.remove(folder / name)


def _files_of_export(folder: Path) -> set[str]:
    package = folder / NAME
    if not package.exists():
        return set()
    with suppress(ValueError, KeyError, TypeError):
        described = json.loads(package.read_text("utf-8"))
        if described["madeBy"] == MADE_BY:
            # A name with a folder in it is none of ours.
            return {Path(resource["path"]).name for resource in described["resources"]} | {NAME}
    raise UsageError(str(package), "--out", "is not of an export and would be replaced", "name another folder")


def _unwritable(folder: Path, error: OSError) -> UsageError:
    return UsageError(str(folder), "--out", f"cannot be written ({error.strerror or error})", "name another folder")
