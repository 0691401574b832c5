"""Where the reports are that tests read: the project's own, and real ones where they are to be had."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def samples() -> Path:
    """Folder of the project's own reports."""
    return ROOT / "reports" / "sample"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real reports, which are no part of the project; tests that need it are skipped without it."""
    folder = Path(os.environ.get("SITREP_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no real reports: {folder} is missing (set SITREP_SHARED)")
    return folder
