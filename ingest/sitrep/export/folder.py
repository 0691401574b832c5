"""Files of an export reach their names whole or not at all: made in a folder beside, moved one by one, package last."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sitrep.errors import UsageError
from sitrep.export.package import MADE_BY, NAME
from sitrep.publishing import durable

UNFINISHED = ".unfinished-"


@contextmanager
def made(folder: Path) -> Iterator[Path]:
    """An empty folder to write to; where that ends well its files replace those of the same names in `folder`.

    Files that an earlier export left there, and this one has not, go; what is not of an export stays.

    Raises:
        UsageError: the folder cannot be written, or has a package of something else.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        former = _files_of_export(folder)
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
