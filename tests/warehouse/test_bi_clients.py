"""The published file in the clients that people open it with: read-only, whole, described, and no build waits for it.

Clients that are not Python packages of this project are installed by ``make bi`` into ``target/bi``; without them their
tests are skipped, and say so.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlalchemy
import yaml

from sitrep.publishing import places, publish, snapshot
from tests.warehouse.conftest import ROOT

HERE = Path(__file__).parent / "bi"
CLIENTS = Path(os.environ.get("SITREP_BI", ROOT / "target" / "bi"))
RECIPES = ROOT / "docs" / "recipes"
COUNTS = "select sector_code, count(*) from marts.fct_figure group by all order by all"
ONE_ROW = "case when count(*) = 1 then max(persons_reached) when count(*) > 1 then error('not additive') end"


@pytest.fixture(scope="module")
def published(published_warehouse: Path) -> Path:
    """What readers open."""
    return places.current(published_warehouse)


@pytest.fixture(scope="module")
def expected(published: Path) -> dict[str, Any]:
    """What every client must find."""
    with duckdb.connect(str(published), read_only=True) as connection:
        counts = [list(row) for row in connection.execute(COUNTS).fetchall()]
    mart = yaml.safe_load((ROOT / "models" / "marts" / "fct_figure.yml").read_text("utf-8"))["models"][0]
    (comment,) = [column["description"] for column in mart["columns"] if column["name"] == "value"]
    return {"counts": counts, "comment": comment, "written": False}


def client(*path: str) -> Path:
    """A client's place, or a skipped test where it is not."""
    place = CLIENTS.joinpath(*path)
    if not place.exists():
        pytest.skip(f"not installed: {place.relative_to(CLIENTS.parent)} (make bi)")
    return place


def output(*command: object, published: Path | None = None) -> Any:
    """What a program prints as JSON."""
    settings = os.environ | ({"SITREP_PUBLISHED": str(published)} if published else {})
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, env=settings, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_python(published: Path, expected: dict[str, Any]) -> None:
    found = output(sys.executable, HERE / "python_client.py", published)
    assert found.pop("version") == duckdb.__version__
    assert found == expected


def test_older_python_client(published: Path, expected: dict[str, Any]) -> None:
    found = output(client("older", "bin", "python"), HERE / "python_client.py", published)
    assert found.pop("version").startswith("1.1.")
    assert found == expected


def test_command_line(published: Path, expected: dict[str, Any]) -> None:
    program = Path(sys.executable).with_name("duckdb")
    if not program.exists():
        pytest.skip("no DuckDB command line beside this Python: pip install duckdb-cli")

    def ask(sql: str) -> subprocess.CompletedProcess[str]:
        command = [str(program), "-readonly", "-json", str(published), sql]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert [list(row.values()) for row in json.loads(ask(COUNTS).stdout)] == expected["counts"]
    comment = "select comment from duckdb_columns() where table_name = 'fct_figure' and column_name = 'value'"
    assert json.loads(ask(comment).stdout) == [{"comment": expected["comment"]}]
    assert ask("create table marts.written as select 1").returncode != 0


@pytest.mark.filterwarnings("ignore:Did not recognize type 'list'")
def test_sqlalchemy_shows_schemas_tables_columns_and_comments(published: Path, expected: dict[str, Any]) -> None:
    engine = sqlalchemy.create_engine(f"duckdb:///{published}", connect_args={"read_only": True})
    catalogue = sqlalchemy.inspect(engine)
    assert {"samples.marts", "samples.reference"} <= set(catalogue.get_schema_names())
    marts = {path.stem for path in (ROOT / "models" / "marts").glob("*.sql")}
    assert set(catalogue.get_table_names("marts")) == marts
    for mart in sorted(marts):
        comment = catalogue.get_table_comment(mart, schema="marts")["text"]
        assert comment and "**Primary key**" in comment
        assert all(column["comment"] for column in catalogue.get_columns(mart, schema="marts")), mart
    with engine.connect() as connection:
        assert [list(row) for row in connection.execute(sqlalchemy.text(COUNTS))] == expected["counts"]
        with pytest.raises(sqlalchemy.exc.DBAPIError):
            connection.execute(sqlalchemy.text("create table marts.written as select 1"))
    engine.dispose()


def test_a_metric_in_sql_gives_one_row_and_refuses_several(published: Path) -> None:
    engine = sqlalchemy.create_engine(f"duckdb:///{published}", connect_args={"read_only": True})
    grouped = f"select {{}}, {ONE_ROW} from marts.fct_persons_by_sector group by all"
    with engine.connect() as connection:
        key = "report_id, sector_code, plan_scope"
        assert connection.execute(sqlalchemy.text(grouped.format(key))).all()
        with pytest.raises(sqlalchemy.exc.DBAPIError, match="not additive"):
            connection.execute(sqlalchemy.text(grouped.format("sector_code, plan_scope"))).all()
    engine.dispose()


def test_node(published: Path, expected: dict[str, Any]) -> None:
    node = shutil.which("node") or pytest.skip("no node on this machine")
    modules = client("node_modules", "@duckdb", "node-api").parents[1]
    found = output(node, HERE / "node_client.mjs", modules, published)
    assert found.pop("version").startswith("v1.5.")
    assert found == expected


def test_wasm(published: Path, expected: dict[str, Any]) -> None:
    node = shutil.which("node") or pytest.skip("no node on this machine")
    modules = client("node_modules", "@duckdb", "duckdb-wasm").parents[1]
    found = output(node, HERE / "wasm_client.cjs", modules, published)
    assert found.pop("version").startswith("v1.")
    assert found == expected


def test_recipe_for_streamlit(published: Path) -> None:
    python = client("apps", "bin", "python")
    found = output(python, HERE / "run_streamlit.py", RECIPES / "streamlit_app.py", published=published)
    assert found["exceptions"] == []
    with duckdb.connect(str(published), read_only=True) as connection:
        query = """
            select name_en, persons_reached
            from marts.fct_persons_by_sector inner join marts.dim_sector using (sector_code)
            where plan_scope = 'rmrp' and report_id = (
                select arg_max(report_id, reference_period_end) from marts.dim_report where is_current
            )
        """
        assert found["persons"] == dict(connection.execute(query).fetchall())
    assert set(found["metrics"]) == {"People reached, at least", "People reached, at most"}


def test_recipe_for_notebooks(published: Path) -> None:
    python = client("apps", "bin", "python")
    by_month, bounds = output(python, HERE / "run_notebook.py", RECIPES / "notebook.ipynb", published=published)
    assert "cbi_multipurpose" in by_month
    assert "persons_reached_at_least" in bounds


def test_an_open_reader_neither_blocks_a_publication_nor_changes_under_it(
    published_warehouse: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(published_warehouse, tmp_path / "samples.duckdb"))
    relations = [each for each in snapshot.relations(ROOT) if each.name in {"dim_report", "dim_sector", "fct_figure"}]
    publish.publish(file, relations=relations)
    command = [sys.executable, str(HERE / "patient_reader.py"), str(places.current(file))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin and reader.stdout
        assert reader.stdout.readline() == "1\n"
        publish.publish(file, relations=relations)
        reader.stdin.write("published\n")
        reader.stdin.flush()
        # The connection that was open, then a new one.
        assert reader.stdout.readline() == "1\n"
        assert reader.stdout.readline() == "2\n"
