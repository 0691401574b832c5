"""Where real reports are, for the tests of every folder."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real reports, which are no part of the project; tests that need it are skipped without it."""
    folder = Path(os.environ.get("SITREP_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no real reports: {folder} is missing (set SITREP_SHARED)")
    return folder
