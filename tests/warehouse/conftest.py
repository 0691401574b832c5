"""One warehouse of the samples for the whole session, ingested and built once, however many processes test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from sitrep import cli, project, terminal_text
from sitrep.build import build
from sitrep.publishing import publish, snapshot

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "reports" / "sample"


@pytest.fixture(scope="session", autouse=True)
def target_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds of the tests compile and log outside the project, in subprocesses too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(project.ENV_TARGET, str(tmp_path_factory.mktemp("target")))
        yield


@pytest.fixture(scope="session")
def warehouse_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the samples, built with every unit test; tests that write take a copy."""
    mine = tmp_path_factory.mktemp("warehouse") / "samples.duckdb"
    return Path(shutil.copy(_built_once(_common_folder(tmp_path_factory)), mine))


def _common_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this session that all its processes see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def _built_once(folder: Path) -> Path:
    """The built samples, made by the process that comes first; where that fails, the next tries and says why."""
    file = folder / "samples.duckdb"
    with FileLock(folder / "samples.lock"):
        if not file.exists():
            making = folder / "making" / file.name
            making.parent.mkdir(exist_ok=True)
            assert cli.main(["ingest", str(SAMPLES), "--warehouse", str(making), "--quiet"]) == 0
            built = build(making, unit_tests=True)
            assert built.is_success, "\n".join(terminal_text.build(built))
            making.rename(file)
    return file


@pytest.fixture(scope="session")
def published_warehouse(warehouse_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples' warehouse that is published: readers open what `places.current` names."""
    file = Path(shutil.copy(warehouse_file, tmp_path_factory.mktemp("published") / "samples.duckdb"))
    publish.publish(file, relations=snapshot.relations(ROOT))
    return file


@pytest.fixture
def warehouse(warehouse_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the built warehouse that can only read."""
    connection = duckdb.connect(str(warehouse_file), read_only=True)
    yield connection
    connection.close()
