"""Builds without data tests, a third of a build's time, for tests that look at the rows themselves."""

from pathlib import Path

import pytest

from sitrep import build

_wanted = build._arguments


def arguments(folder: Path, target: Path) -> list[str]:
    """What dbt is told, data tests left out."""
    return [*_wanted(folder, target), "--exclude-resource-type", "test"]


def build_untested(file: Path) -> build.BuildResult:
    """Build the warehouse `file`; nothing of it may be published."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "_arguments", arguments)
        return build.build(file)
