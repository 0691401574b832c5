"""Quicker builds, for tests that look at the rows themselves: without data tests, a third of a build's time.

dbt keeps what it parsed of the project by the place of the warehouse. So warehouses are built at one place and moved
back: all that have one name, `NAME`, cost each process that tests one parse.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sitrep import build, project
from tests.warehouse.conftest import ROOT

NAME = "reports.duckdb"

_wanted = build._arguments


def arguments(folder: Path, target: Path) -> list[str]:
    """What dbt is told, data tests left out."""
    return [*_wanted(folder, target), "--exclude-resource-type", "test"]


@contextmanager
def without_data_tests() -> Iterator[None]:
    """Builds of this process leave data tests out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "_arguments", arguments)
        yield


@contextmanager
def at_one_place(file: Path) -> Iterator[Path]:
    """Where the warehouse `file` is while it is built; it goes back afterwards, under the name that its views know."""
    place = project.target_base(ROOT) / "built" / file.name
    place.parent.mkdir(parents=True, exist_ok=True)
    file.rename(place)
    try:
        yield place
    finally:
        place.rename(file)


def build_untested(file: Path) -> build.BuildResult:
    """Build the warehouse `file`; nothing of it may be published."""
    with without_data_tests(), at_one_place(file) as place:
        return build.build(place)
