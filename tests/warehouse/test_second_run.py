"""A run with nothing new says so, changes nothing and does without dbt; anything new or unfinished builds again."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from sitrep import build_log, cli, project
from sitrep.build import build
from sitrep.errors import SitrepError
from sitrep.publishing import publish
from tests.warehouse.conftest import ROOT, SAMPLES

RUN_WITHOUT_DBT = """
import sys
from sitrep.cli import main
code = main(sys.argv[1:])
print("dbt imported:", any(name == "dbt" or name.startswith("dbt.") for name in sys.modules))
sys.exit(code)
"""


@pytest.fixture
def copied(warehouse_file: Path, tmp_path: Path) -> Path:
    """A copy of the built warehouse."""
    return Path(shutil.copy(warehouse_file, tmp_path / "copy.duckdb"))


def test_second_run_says_so_and_changes_no_byte(copied: Path) -> None:
    published = publish.publish(copied).path
    before = _states(copied, published)
    command = [sys.executable, "-c", RUN_WITHOUT_DBT, "run", str(SAMPLES), "--warehouse", str(copied)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "Nothing new" in done.stdout
    assert "Persons reached by sector" in done.stdout
    assert "dbt imported: False" in done.stdout
    assert _states(copied, published) == before
    assert {file.name for file in copied.parent.iterdir()} == {
        copied.name,
        published.parent.name,
        f"{copied.name}.lock",
        f"{copied.stem}-page",
    }
    assert len(list(published.parent.iterdir())) == 2


def _states(*files: Path) -> list[tuple[str, int]]:
    return [(hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns) for file in files]


def test_run_is_current_wherever_the_file_lies(copied: Path) -> None:
    assert build_log.is_current(copied, ROOT)


def test_changed_project_is_not_current(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "digest", lambda folder: "another state")
    assert not build_log.is_current(copied, ROOT)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("insert into raw.rejected_file by name select 'a.pdf' as file_path, '' as file_sha256,"
                     " 0 as byte_count, 'empty' as reason_code, 'whole file' as place, '' as detail, '' as remedy,"
                     " 1 as run_id, now()::timestamp as rejected_at", id="a file was rejected since"),
        pytest.param("update raw.build_run set is_success = false", id="the last build failed"),
        pytest.param("insert into raw.build_run by name select 99 as build_id, fingerprint, started_at, tool_version"
                     " from raw.build_run limit 1", id="the last build was cut off"),
        pytest.param("drop table raw.build_run", id="never built"),
    ],
)  # fmt: skip
def test_warehouse_is_not_current_when(copied: Path, statement: str) -> None:
    with duckdb.connect(str(copied)) as connection:
        if "drop" in statement:
            connection.execute("drop view staging.stg_raw__build_run")
        connection.execute(statement)
    assert not build_log.is_current(copied, ROOT)


def test_build_that_dbt_could_not_begin_leaves_no_note(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> SimpleNamespace:
        held = "IO Error: Could not set lock on file: Conflicting lock is held in a reader (PID 7)"
        return SimpleNamespace(result=None, exception=RuntimeError(held))

    monkeypatch.setattr("sitrep.build._run_dbt", refused)
    with pytest.raises(SitrepError, match=r"lock: is open in another program \(a reader, PID 7\)"):
        build(copied)
    assert build_log.is_current(copied, ROOT)


def test_copied_file_answers_under_another_name(copied: Path) -> None:
    with duckdb.connect(str(copied), read_only=True) as connection:
        views = connection.execute("select schema_name, view_name from duckdb_views() where not internal").fetchall()
        assert views
        for schema, view in views:
            connection.execute(f"select * from {schema}.{view} limit 1").fetchall()


def test_missing_file_is_not_current(tmp_path: Path) -> None:
    assert not build_log.is_current(tmp_path / "none.duckdb", ROOT)


def test_digest_depends_on_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    model = tmp_path / "models" / "a.sql"
    model.write_text("select 1")
    first = project.digest(tmp_path)
    model.write_text("select 2")
    second = project.digest(tmp_path)
    model.rename(tmp_path / "models" / "b.sql")
    third = project.digest(tmp_path)
    assert len({first, second, third}) == 3
    (tmp_path / "models" / ".swp").write_text("what an editor keeps")
    assert project.digest(tmp_path) == third


def test_rejected_file_stays_rejected_on_the_second_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    command = ["ingest", str(tmp_path / "empty.txt"), "--warehouse", str(tmp_path / "w.duckdb")]
    assert cli.main(command) == 1
    first = capsys.readouterr().err
    assert cli.main(command) == 1
    assert capsys.readouterr().err == first
    assert first.count("\n") == 1
