"""dbt on a copy of the samples' warehouse, as `make docs` and the analyses use it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.conftest import ROOT


def run_dbt(words: list[str], warehouse_file: Path, folder: Path) -> tuple[Path, Any]:
    """Run a dbt command that writes to `folder`; gives the copied warehouse there and dbt's result."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    file = Path(shutil.copy(warehouse_file, folder / warehouse_file.name))
    places = ["--project-dir", ROOT, "--profiles-dir", ROOT / "profiles", "--target-path", folder, "--log-path", folder]
    quiet = ["--log-level", "none", "--no-send-anonymous-usage-stats", "--no-version-check"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITREP_WAREHOUSE", str(file))
        outcome = dbtRunner().invoke([*words, *quiet, *map(str, places)])
        DuckDBConnectionManager.close_all_connections()
    assert outcome.success, outcome.exception
    return file, outcome.result
