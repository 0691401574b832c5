"""A plain ``dbt build`` publishes what passed as a whole, and nothing else; shown on a project of one mart."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from sitrep.build import ENV_WAREHOUSE
from sitrep.publishing import dbt_hook, history, places, record
from tests.warehouse import small_warehouse
from tests.warehouse.conftest import ROOT
from tests.warehouse.small_warehouse import publish_state, state_of

PROJECT = """\
name: sitrep
profile: sitrep
model-paths: [models]
macro-paths: [macros]
flags: {send_anonymous_usage_stats: false}
on-run-end: "{{ publish_when_all_passed(results) }}"
models:
  sitrep:
    +schema: marts
    +materialized: table
"""
TWIN = """\
models:
  - name: one
    columns:
      - name: number
        data_tests:
          - accepted_values: {arguments: {values: [1], quote: false}}
          - not_null: {config: {severity: warn}}
"""

Dbt = Callable[..., bool]


@pytest.fixture
def dbt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dbt]:
    """Runs dbt in a project of one mart, whose SQL is given, on warehouse w.duckdb; whether it succeeded."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    (tmp_path / "models" / "marts").mkdir(parents=True)
    (tmp_path / "dbt_project.yml").write_text(PROJECT)
    (tmp_path / "models" / "marts" / "one.yml").write_text(TWIN)
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    for macro in ("publish_when_all_passed", "generate_schema_name"):
        (tmp_path / "macros").mkdir(exist_ok=True)
        shutil.copy(ROOT / "macros" / f"{macro}.sql", tmp_path / "macros")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(ENV_WAREHOUSE, str(tmp_path / "w.duckdb"))

    def run(sql: str, *words: str) -> bool:
        (tmp_path / "models" / "marts" / "one.sql").write_text(sql)
        try:
            return bool(dbtRunner().invoke([*words, "--profiles-dir", "profiles", "--quiet"]).success)
        finally:
            DuckDBConnectionManager.close_all_connections()

    yield run


def numbers(file: Path) -> list[tuple[int]]:
    """What readers find in the mart."""
    with duckdb.connect(str(places.current(file)), read_only=True) as connection:
        return connection.execute("select number from marts.one").fetchall()


def test_whole_build_that_passed_is_published_and_others_are_not(dbt: Dbt, tmp_path: Path) -> None:
    file = tmp_path / "w.duckdb"
    assert dbt("select 1 as number", "build")
    (first,) = history.read(file)
    assert first.publication
    assert first.publication.made_by == "dbt"
    # A test of severity error fails; one of severity warn does not count.
    assert not dbt("select 2 as number", "build")
    assert not dbt("select nonsense as number", "build")
    assert dbt("select 1 as number union all select 1", "run")
    assert dbt("select 1 as number union all select 1", "build", "--select", "one", "--exclude-resource-type", "test")
    assert numbers(file) == [(1,)]
    assert len(history.read(file)) == 1
    assert dbt("select null::integer as number union all select 1 order by all", "build")
    assert numbers(file) == [(1,), (None,)]
    assert [entry.is_current for entry in history.read(file)] == [True, False]


@pytest.mark.parametrize(
    ("statuses", "expected", "setting", "line"),
    [
        (
            {"a": "success", "b": "fail", "c": "skipped"},
            ["a", "b", "c"],
            None,
            "not published: 2 did not pass, b first",
        ),
        ({"a": "success", "b": "error"}, ["a", "b"], None, "not published: 1 did not pass, b first"),
        ({"a": "success"}, ["a", "b"], None, "not published: 1 not run, b first"),
        ({"a": "success", "b": "warn"}, ["a", "b"], "off", "not published: SITREP_PUBLISH is off"),
    ],
)
def test_what_is_not_published(
    statuses: dict[str, str],
    expected: list[str],
    setting: str | None,
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(dbt_hook.ENV_PUBLISH, setting or "")
    file = small_warehouse.make(tmp_path / "small.duckdb")
    before = publish_state(file, 1)
    with duckdb.connect(str(file)) as connection:
        told = dbt_hook.publish_if_all_passed(connection, file, statuses, expected)
    assert told.startswith(line)
    assert [entry.id for entry in history.read(file)] == [before.id]
    assert state_of(before.path) == 1
    assert record.read(before.path).made_by == "sitrep"
