"""Where real reports are, and how property tests run, for the tests of every folder."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# An example may take long on a busy machine; how fast a function is, benchmarks say.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real reports, which are no part of the project; tests that need it are skipped without it."""
    folder = Path(os.environ.get("SITREP_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no real reports: {folder} is missing (set SITREP_SHARED)")
    return folder
