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


# Minutes long, most of it one build after the other: begun first, they run beside the others to the end. While one of
# the first builds the samples, for which most others wait, the other needs none.
LONG = ["test_killed.py", "test_command.py", "test_tutorial.py", "test_stopped.py", "test_readme.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first (with --no-loadscope-reorder): at the end no process waits for another."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))
