"""The dbt project that belongs to the package: where it lies and what state it is in."""

import hashlib
import os
import re
from pathlib import Path

import sitrep
from sitrep.errors import SitrepError

# A folder for what dbt compiles and logs, where the project's own target/ will not do.
ENV_TARGET = "SITREP_TARGET"
PROJECT_FILE = "dbt_project.yml"
PROJECT_NAME = re.compile(r"^name:\s*['\"]?sitrep['\"]?\s*$", re.MULTILINE)
# All that decides what a build makes of the same raw rows.
PARTS = ("models", "seeds", "macros", "tests/dbt", "profiles", PROJECT_FILE)


def find(start: Path | None = None) -> Path:
    """The project's folder: the one that `start` (default: the current folder) is in, else the package's.

    Raises:
        SitrepError: there is none.
    """
    start = (start or Path.cwd()).absolute()
    package = Path(sitrep.__file__).resolve().parent
    for folder in (start, *start.parents, *package.parents):
        project_file = folder / PROJECT_FILE
        if project_file.is_file() and PROJECT_NAME.search(project_file.read_text("utf-8")):
            return folder
    raise SitrepError(
        str(start),
        PROJECT_FILE,
        "no dbt project named sitrep here or above",
        "run it in a clone of the project",
    )


def digest(project: Path) -> str:
    """SHA-256 over the names and bytes of the project's files and sitrep's version."""
    total = hashlib.sha256(sitrep.__version__.encode())
    for file in sorted(_files(project)):
        total.update(f"\0{file.relative_to(project).as_posix()}\0".encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _files(project: Path) -> list[Path]:
    files = []
    for part in PARTS:
        place = project / part
        files += [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]
    # dbt and editors leave other files behind; they build nothing.
    return [file for file in files if not file.name.startswith(".") and file.suffix != ".pyc"]


def target_folder(project: Path, warehouse: Path) -> Path:
    """Where dbt keeps what it compiles and logs for this warehouse: builds of two files never meet."""
    place = hashlib.sha256(str(warehouse.absolute()).encode()).hexdigest()[:8]
    return target_base(project) / f"{warehouse.stem}-{place}"


def target_base(project: Path) -> Path:
    """The folder of all that is made on the way and may be deleted."""
    return Path(os.environ.get(ENV_TARGET) or project / "target").absolute()
