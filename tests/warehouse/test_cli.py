"""The command line: exit codes, one line per error, answers for machines, builds that fail."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sitrep
from sitrep import cli, output, warehouse
from sitrep.errors import SitrepError
from sitrep.publishing import history, places
from tests.warehouse import small_warehouse
from tests.warehouse.conftest import ROOT, SAMPLES

HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report without a table, as a text file."""
    file = tmp_path / "report.txt"
    file.write_text("Situation report, May 2021\n\nSome 20 persons received kits.\n", "utf-8")
    return file


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert sitrep.__version__ in capsys.readouterr().out


def test_files_that_can_be_read_end_with_0(report: Path, tmp_path: Path) -> None:
    assert cli.main(["ingest", str(report), "--warehouse", str(tmp_path / "w.duckdb")]) == 0


def test_one_broken_file_among_good_ones_ends_with_1(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"not a PDF")
    assert cli.main(["ingest", str(tmp_path), "--warehouse", str(tmp_path / "w.duckdb"), "--json"]) == 1
    told = capsys.readouterr()
    answer = json.loads(told.out)
    assert [Path(read["path"]).name for read in answer["ingest"]["read"]] == [report.name]
    assert told.err.count("\n") == 1
    assert "broken.pdf: " in told.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "Usage"),
        (["fly"], "No such command"),
        (["run"], "Missing argument"),
        (["run", "nowhere.pdf"], "does not exist"),
        (["run", "{report}", "--colour"], "No such option"),
        (["run", "{report}", "--warehouse", "{folder}"], "is a folder"),
        (["build", "--warehouse", "{report}"], "is not a DuckDB file"),
        (["build", "--warehouse", "{report}/w.duckdb"], "is not a folder"),
        (["build", "--warehouse", "{folder}/raw.duckdb"], "is named as a schema"),
        (["ingest", "{folder}/none", "--warehouse", "{folder}/w.duckdb"], "holds no .pdf or .txt file"),
    ],
)
def test_wrong_usage_ends_with_2(
    arguments: list[str], reason: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (report.parent / "none").mkdir()
    places = {"report": str(report), "folder": str(report.parent)}
    assert cli.main([argument.format(**places) for argument in arguments]) == 2
    told = capsys.readouterr()
    assert reason in told.err
    assert told.out == ""


def test_locked_file_names_who_holds_it(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "w.duckdb"
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        codes = [cli.main([name, *path, "--warehouse", str(file)]) for name, path in _commands(report)]
        holder.communicate("")
    told = capsys.readouterr().err.splitlines()
    assert codes == [3, 3, 3]
    assert all(line.startswith(f"{file}: lock: ") and f"PID {holder.pid})" in line for line in told)
    assert len(told) == 3


def _commands(report: Path) -> list[tuple[str, list[str]]]:
    return [("run", [str(report)]), ("ingest", [str(report)]), ("build", [])]


ON_EXISTING = "build, dashboard, doctor, export --format csv, history, review --list, rollback, status, trace 1"


@pytest.mark.parametrize("words", ON_EXISTING.split(", "))
def test_a_name_mistyped_makes_and_shows_no_empty_warehouse(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mistyped" / "w.duckdb"
    assert cli.main([*words.split(), "--warehouse", str(file)]) == 2
    told = f"{file}: --warehouse: does not exist; name another file, or make it with sitrep run\n"
    assert capsys.readouterr() == ("", told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [*ON_EXISTING.split(", "), f"run {SAMPLES}", f"evaluate {ROOT / 'tests/labelled'}"])
def test_a_published_file_is_no_warehouse(words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warehouse_file = small_warehouse.make(tmp_path / "my.duckdb")
    published = small_warehouse.publish_state(warehouse_file, 1)
    before = sorted(tmp_path.rglob("*"))
    for file in (published.path, places.kept_path(warehouse_file, published.id)):
        assert cli.main([*words.split(), "--warehouse", str(file)]) == 2
        reason = f"is a published file; name the warehouse it was published of: {warehouse_file}"
        assert capsys.readouterr() == ("", f"{file}: --warehouse: {reason}\n")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_warehouse_in_a_folder_named_as_that_of_published_files_works(report: Path, tmp_path: Path) -> None:
    file = tmp_path / places.FOLDER / "w.duckdb"
    for _ in range(2):
        assert cli.main(["ingest", str(report), "--warehouse", str(file)]) == 0
    published = small_warehouse.publish_state(small_warehouse.make(file.with_name("x.duckdb")), 1)
    assert published.path == tmp_path / places.FOLDER / places.FOLDER / "x.duckdb"
    assert cli.main(["history", "--warehouse", str(file.with_name("x.duckdb"))]) == 0


@pytest.mark.parametrize("words", ["history", "status", "export --format csv"])
def test_what_is_published_is_shown_where_the_working_file_is_gone(
    words: str, published_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(places.current(published_warehouse).parent, tmp_path / places.FOLDER)
    out = ["--out", str(tmp_path / "out")] if "export" in words else []
    assert cli.main([*words.split(), *out, "--warehouse", str(tmp_path / published_warehouse.name)]) == 0
    assert capsys.readouterr().err == ""


def test_run_answers_machines_with_one_object(warehouse_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run", str(SAMPLES), "--warehouse", str(warehouse_file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["build"] is None
    assert answer["ingest"]["read"] == []
    tables = {table["period_start"]: table["cells"] for table in answer["sector_tables"]}
    assert len(tables["2021-01-01"]) == 20
    assert Path(answer["page"]["path"]).name == "index.html"


def test_quiet_run_prints_nothing(warehouse_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run", str(SAMPLES), "--warehouse", str(warehouse_file), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def failing_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the dbt project without its models, made the current folder: a test fails and one warns."""
    folder = tmp_path / "project"
    for part in ("macros", "profiles"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "dbt_project.yml", folder)
    for part in ("models/marts", "seeds", "tests/dbt/singular"):
        (folder / part).mkdir(parents=True)
    singular = folder / "tests" / "dbt" / "singular"
    (singular / "fails_always.sql").write_text("select 7 as sector_count, chr(27) || '[31m' as remark\n")
    (singular / "warns_always.sql").write_text("{{ config(severity='warn') }}\nselect 8 as sector_count\n")
    monkeypatch.chdir(folder)
    return folder


def test_failed_build_ends_with_3_and_names_tests_and_rows(
    failing_project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = small_warehouse.make(tmp_path / "w.duckdb")
    published = small_warehouse.publish_state(file, 1)
    assert cli.main(["build", "--warehouse", str(file)]) == 3
    told = capsys.readouterr().out
    assert "Build failed" in told
    assert "nothing was published: readers keep the last file whose build passed" in told
    assert f"Published: {published.path} ({published.id})" in told
    assert "fail fails_always (1 row)\n      sector_count=7, remark=\\x1b[31m" in told
    assert "warn warns_always (1 row)\n      sector_count=8" in told
    assert cli.main(["build", "--warehouse", str(file), "--quiet"]) == 3
    assert "fails_always" in capsys.readouterr().err
    assert [entry.id for entry in history.read(file)] == [published.id]
    assert small_warehouse.state_of(published.path) == 1


def test_project_that_dbt_cannot_read_ends_with_3(
    failing_project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (failing_project / "models" / "marts" / "broken.sql").write_text("select * from {{ ref('nowhere') }}\n")
    assert cli.main(["build", "--warehouse", str(small_warehouse.make(tmp_path / "w.duckdb"))]) == 3
    told = capsys.readouterr().err
    assert "nowhere" in told
    assert told.count("\n") == 1


def test_duckdb_errors_other_than_locks_are_one_line(tmp_path: Path) -> None:
    error = warehouse.explain(tmp_path / "w.duckdb", "IO Error: no space left\non device")
    assert isinstance(error, SitrepError)
    assert "\n" not in str(error)


def test_progress_is_silent_without_a_terminal() -> None:
    with output.progress(wanted=True) as show:
        assert show is None


def test_a_command_starts_without_what_only_some_need() -> None:
    heavy = {"altair", "dbt", "jinja2", "numpy", "pdfplumber", "pyarrow", "pypdfium2", "vl_convert", "xlsxwriter"}
    program = f"import sys, sitrep.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
