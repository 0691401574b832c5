"""A report full of SQL, HTML, formulas and escapes, and files with odd names: read whole, shown inert, nothing run."""

import csv
import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import duckdb
import pytest

from sitrep import cli
from sitrep.publishing import places
from tests import hostile_text
from tests.warehouse.untested import without_data_tests


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """The built warehouse, under an odd name itself, and the files that were read into it."""
    folder = tmp_path_factory.mktemp("hostile")
    files = hostile_text.write(folder / "it's; \u202ein")
    return folder / "it's; \u202eout" / "w (--) \u202e*.duckdb", files


@pytest.fixture(scope="module")
def told(read: tuple[Path, list[Path]]) -> tuple[int, str]:
    """Exit code and output of ``sitrep run``."""
    file, files = read
    out = io.StringIO()
    # Tests of the data say the same of any report.
    with without_data_tests(), redirect_stdout(out), redirect_stderr(out):
        code = cli.main(["run", str(files[0].parent), "--warehouse", str(file)])
    return code, out.getvalue()


def test_every_file_is_read_and_nothing_is_run(read: tuple[Path, list[Path]], told: tuple[int, str]) -> None:
    file, files = read
    assert told[0] == 0, told[1]
    assert len(files) == len(hostile_text.NAMES) + 2 == 15
    assert f"{len(files)} read" in told[1]
    hostile_text.assert_terminal_inert(told[1])
    hostile_text.assert_sql_intact(file, len(files))
    assert not Path("pwned").exists()


def test_names_of_warehouses_that_dbt_takes_apart_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("w'.duckdb", 'w".duckdb', "w; drop schema raw; --.duckdb", "a#b/w.duckdb", "w?x=1.duckdb"):
        assert cli.main(["build", "--warehouse", str(tmp_path / name)]) == 2
        assert "has a quote, or one of ; ? #, in its name" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_names_are_stored_as_they_are(read: tuple[Path, list[Path]], told: tuple[int, str]) -> None:
    file, _ = read
    with duckdb.connect(str(file), read_only=True) as connection:
        names = {name for (name,) in connection.execute("select report_file from raw.report").fetchall()}
        marts = {name for (name,) in connection.execute("select report_file from marts.dim_report").fetchall()}
    assert names == marts
    assert names == {"hostile.txt", *hostile_text.NAMES, r"bytes \xff\xfe.txt"}


def commands(file: Path) -> list[list[str]]:
    """Every command that shows what a report says."""
    with duckdb.connect(str(file), read_only=True) as connection:
        ids = connection.execute(
            "select figure_id from marts.fct_figure order by report_file <> 'hostile.txt', figure_id limit 8"
        ).fetchall()
    figures = [figure_id for (figure_id,) in ids]
    return [["review", "--list"], ["review", "--json"], ["trace", *figures], ["trace", *figures, "--json"], ["history"],
            ["history", "--json"], ["doctor"], ["doctor", "--json"]]  # fmt: skip


def test_every_command_shows_it_inert(
    read: tuple[Path, list[Path]], told: tuple[int, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file, _ = read
    shown = {}
    for words in commands(file):
        assert cli.main([*words, "--warehouse", str(file)]) == 0
        out = capsys.readouterr()
        shown[" ".join(words[:1] + words[-1:])] = out.out
        hostile_text.assert_terminal_inert(out.out + out.err)
        if "--json" in words:
            json.loads(out.out)
    # They were shown something.
    assert any("drop table" in text for text in shown.values())


def test_published_file_holds_the_words_as_values(read: tuple[Path, list[Path]], told: tuple[int, str]) -> None:
    file, _ = read
    query = "select excerpt from marts.fct_figure where report_file = 'hostile.txt'"
    with duckdb.connect(str(places.current(file)), read_only=True) as connection:
        excerpts = " ".join(text for (text,) in connection.execute(query).fetchall())
    assert hostile_text.SQL in excerpts
    assert "<script>alert(1)</script>" in excerpts


def test_checks_of_inertness_find_what_is_not() -> None:
    rows = io.StringIO()
    csv.writer(rows).writerows([["a"], [hostile_text.FORMULAS[0]]])
    with pytest.raises(AssertionError):
        hostile_text.assert_csv_inert(rows.getvalue())
    with pytest.raises(AssertionError):
        hostile_text.assert_terminal_inert(hostile_text.ANSI)
    for page in (hostile_text.HTML, "<p onclick=x>", "<a href='https://192.0.2.1'>"):
        with pytest.raises(AssertionError):
            hostile_text.assert_html_inert(page)
    hostile_text.assert_html_inert("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><script>let a = 1;</script>")
    hostile_text.assert_csv_inert("a,b\n'=1+1,-3\n")
