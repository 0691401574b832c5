"""Where the reports are that tests read: the project's own."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def samples() -> Path:
    """Folder of the project's own reports."""
    return ROOT / "reports" / "sample"
