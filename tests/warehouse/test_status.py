"""``sitrep status``: months by platform, what is new, what waits, how fresh; plain in a pipe, signs on a terminal."""

import contextlib
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sitrep import cli
from sitrep.publishing import places, publish
from sitrep.publishing.snapshot import Relation
from sitrep.status import grid, pretty, read, text
from sitrep.status.grid import State
from sitrep.status.rows import Rejected, Report

RELATIONS = [Relation("marts", "dim_report"), Relation("marts", "qa_attention")]
SITREP = Path(sys.executable).with_name("sitrep")
NOW = datetime(2021, 4, 1, 12)
MONTH = Report("a", "a.pdf", "gtrm_peru", "PER", 1, date(2021, 1, 1), date(2021, 1, 31), False, 1, False)
ESCAPE = re.compile(r"\x1b\[")


def report(report_id: str, start: str | None, end: str | None, **others: Any) -> Report:
    """A report on those days."""
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return replace(
        MONTH, report_id=report_id, report_file=f"{report_id}.pdf", period_start=first, period_end=last, **others
    )


def states(found: grid.Grid) -> dict[str, str]:
    """The cells of each platform in words, months from the left."""
    return {f"{row.platform} {row.country}": " ".join(map(text.cell_text, row.cells)) for row in found.rows}


@pytest.fixture(scope="module")
def file(warehouse_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the samples, published."""
    file = Path(shutil.copy(warehouse_file, tmp_path_factory.mktemp("status") / "samples.duckdb"))
    publish.publish(file, publish.DEFAULT_KEEP, relations=RELATIONS)
    return file


def test_month_is_missing_between_reports_of_its_platform_only() -> None:
    colombia: dict[str, Any] = {"platform_code": "gifmm_colombia", "country_code": "COL"}
    found = grid.of(
        [
            MONTH,
            report("b", "2021-04-01", "2021-04-30", is_period_inferred=True),
            report("c", "2021-02-01", "2021-02-28", **colombia),
            report("d", "2021-02-15", "2021-02-28", **colombia, is_new=True),
        ]
    )
    assert [f"{month:%Y-%m}" for month in found.months] == ["2021-01", "2021-02", "2021-03", "2021-04"]
    assert states(found) == {
        "gifmm_colombia COL": " 2 new - -",
        "gtrm_peru PER": "read missing missing inferred",
    }


def test_months_without_any_row_have_no_block(file: Path) -> None:
    late = report("late", "2023-02-01", "2023-02-28", platform_code="gifmm_colombia", country_code="COL")
    # Peru ended before the months shown, Colombia began in the last of them.
    found = replace(read.read(file), reports=(MONTH, late))
    months = grid.of(found.reports, 14)
    plain = text.lines(found, months, NOW)
    assert [line for line in plain if line.startswith("platform")] == ["platform        country  2023-01  2023-02"]
    coloured = pretty.lines(found, months, NOW, 100, has_colour=False)
    assert [line for line in coloured if " Jan" in line] == [line for line in coloured if line.startswith(" 2023")]


def test_period_of_several_months_stands_in_each_and_a_last_day_in_its_own() -> None:
    found = grid.of(
        [
            report("quarter", "2020-11-01", "2021-01-31"),
            report("as_of", None, "2021-02-03"),
            report("region", "2021-02-01", "2021-02-28", platform_code=None, country_code=None, country_count=3),
        ]
    )
    assert states(found) == {"(not found) several": "   read", "gtrm_peru PER": "read read read read"}


def test_only_the_last_months_are_shown_and_the_others_counted() -> None:
    reports = [MONTH, report("old", "2019-05-01", "2019-05-31"), report("lost", None, None)]
    found = grid.of(reports, 12)
    assert (len(found.months), found.months[-1]) == (12, date(2021, 1, 1))
    assert grid.earlier(reports, found) == 1
    assert [one.report_id for one in grid.without_period(reports)] == ["lost"]
    assert grid.earlier(reports, grid.of(reports)) == 0


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=47), "1 day ago"),
        (timedelta(hours=-1), "just now"),
    ],
)
def test_age_is_told_in_the_largest_unit_that_fills(passed: timedelta, told: str) -> None:
    assert text.age(passed) == told


def test_samples_in_plain_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", "--warehouse", str(file)]) == 0
    printed = capsys.readouterr().out
    lines = printed.splitlines()
    assert printed.isascii()
    assert not ESCAPE.search(printed)
    assert "platform   country  2021-01  2021-02  2021-03" in lines
    assert "gtrm_peru  PER      new      new      new" in lines
    assert "Newest:    March 2021, gtrm_peru, gtrm_peru_2021_03_invented_es.pdf" in lines
    assert "Reports:   3 current, and 2 copies or replaced editions" in lines
    assert f"  7 figures for a person: sitrep review --warehouse {file}" in lines
    assert "  warn      2  conflict 1, partner_count_differs 1" in lines


def test_samples_for_machines(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", "--json", "--warehouse", str(file)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(cell["platform"], cell["month"], cell["state"]) for cell in found["months"]] == [
        ("gtrm_peru", f"2021-0{month}", "new") for month in (1, 2, 3)
    ]
    assert (found["waiting"], found["unpublished"], found["rejected"]) == (7, [], [])
    assert found["attention"]["warn"] == {"conflict": 1, "partner_count_differs": 1}


def test_signs_and_colours_for_a_terminal(file: Path) -> None:
    found = read.read(file)
    months = grid.of([*found.reports, report("later", "2021-05-01", "2021-05-31")])
    coloured = pretty.lines(found, months, NOW, 100, has_colour=True)
    plain = pretty.lines(found, months, NOW, 100, has_colour=False)
    assert any(ESCAPE.search(line) for line in coloured)
    assert not any(ESCAPE.search(line) for line in plain)
    assert [line.split() for line in plain if "gtrm_peru  PER" in line] == [["gtrm_peru", "PER", *"◆◆◆✗●"]]
    assert max(map(len, plain)) <= 100


@pytest.mark.parametrize(
    ("environment", "has_signs", "has_colours"),
    [({}, True, True), ({"NO_COLOR": "1"}, True, False), ({"TERM": "dumb"}, False, False)],
)
def test_terminal_gets_what_it_can_show(
    file: Path, environment: dict[str, str], has_signs: bool, has_colours: bool
) -> None:
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    shown = plain | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"} | environment
    with subprocess.Popen([SITREP, "status", "--warehouse", file], stdout=theirs, env=shown) as asked:
        os.close(theirs)
        printed = _all_of(ours)
    assert asked.returncode == 0
    assert ("◆" in printed) == has_signs
    assert bool(ESCAPE.search(printed)) == has_colours


def _all_of(terminal: int) -> str:
    """All that was written to a terminal whose other side is closed."""
    parts = []
    with os.fdopen(terminal, "rb", buffering=0) as written, contextlib.suppress(OSError):
        while part := written.read(4096):
            parts.append(part)
    return b"".join(parts).decode()


def test_hostile_names_act_on_no_terminal(file: Path) -> None:
    name = "\x1b[31m[bold]a.pdf"
    found = replace(read.read(file), reports=(replace(MONTH, report_file=name),), rejected=(Rejected(name, "x", "y"),))
    months = grid.of(found.reports)
    for lines in (text.lines(found, months, NOW), pretty.lines(found, months, NOW, 100, has_colour=False)):
        assert not any(ESCAPE.search(line) for line in lines)
        assert any(r"\x1b[31m[bold]a.pdf" in line for line in lines)


def test_second_publication_tells_what_came_since_the_first(file: Path, tmp_path: Path) -> None:
    for path in (file, *file.parent.joinpath("published").iterdir()):
        place = tmp_path / path.relative_to(file.parent)
        place.parent.mkdir(exist_ok=True)
        shutil.copy(path, place)
    copy = tmp_path / file.name
    with duckdb.connect(str(copy)) as connection:
        connection.execute(
            "update marts.dim_report set run_id = 2 where report_file = 'gtrm_peru_2021_03_invented_es.pdf'"
        )
        connection.execute("update raw.ingest_run set run_id = 2")
        connection.execute(
            "insert into raw.report by name select * replace ('x' as report_id, 'later.pdf' as report_file)"
            " from raw.report limit 1"
        )
        connection.execute("insert into raw.build_run values (9, 'x', now()::timestamp, null, '0', false)")
        connection.execute("update marts.qa_attention set severity = 'error', reason_code = 'file_rejected'")
    publish.publish(copy, publish.DEFAULT_KEEP, relations=RELATIONS)
    # What is read after the publication.
    with duckdb.connect(str(copy)) as connection:
        connection.execute("update raw.report set report_id = 'y', report_file = 'last.pdf' where report_id = 'x'")
    found = read.read(copy)
    assert found.published
    assert found.published.kept_count == 2
    assert [one.report_file for one in found.reports if one.is_new] == ["gtrm_peru_2021_03_invented_es.pdf"]
    assert found.unpublished == ("last.pdf",)
    assert found.has_build_failed
    lines = text.lines(found, grid.of(found.reports), NOW)
    assert "gtrm_peru  PER      read     read     new" in lines
    assert f"  1 report read and not published: sitrep build --warehouse {copy}" in lines
    assert f"  the last build, which failed or was stopped: sitrep build --warehouse {copy}" in lines
    assert any(line.startswith("    gtrm_peru_2021_01_retold.pdf: ") for line in lines)


def test_a_way_back_is_told_with_the_way_forward(file: Path, tmp_path: Path) -> None:
    shutil.copytree(file.parent / places.FOLDER, tmp_path / places.FOLDER)
    copy = Path(shutil.copy(file, tmp_path / file.name))
    first = read.read(copy).published
    with duckdb.connect(str(copy)) as connection:
        connection.execute(
            "insert into marts.dim_report by name select * replace ('x' as report_id, 'later.pdf' as report_file)"
            " from marts.dim_report limit 1"
        )
        connection.execute(
            "insert into raw.report by name select * replace ('x' as report_id, 'later.pdf' as report_file)"
            " from raw.report limit 1"
        )
    newest = publish.publish(copy, relations=RELATIONS)
    assert first
    assert not any("Rolled back" in line for line in text.head(read.read(copy), NOW))
    publish.rollback(copy, None)
    found = read.read(copy)
    lines = text.lines(found, grid.of(found.reports), NOW)
    (told,) = (line for line in lines if line.startswith("Rolled back: "))
    assert f"readers were taken from {newest.id} back to {first.id}" in told
    assert f"Forward again: sitrep rollback {newest.id} --warehouse {copy};" in told
    assert "  1 report read and not in the file that readers were taken back to" in lines
    assert not any("not published" in line for line in lines)


def test_warehouse_that_is_written_now_shows_what_is_published(file: Path) -> None:
    # As another program sees it: DuckDB lets one process write.
    code = f"import duckdb, sys; c = duckdb.connect({str(file)!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdin
        assert writer.stdout.readline() == b"open\n"
        found = read.read(file)
        writer.stdin.close()
    assert found.unpublished is None
    assert found.locked
    assert str(writer.pid) in found.locked
    assert len(found.reports) == 3


@pytest.mark.parametrize("arguments", [["status"], ["status", "--json"], ["history"], ["trace", "x-1"], ["rollback"]])
def test_commands_that_make_nothing_make_no_folder(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    cli.main([*arguments, "--warehouse", "no/such/folder/x.duckdb"])
    printed = capsys.readouterr()
    assert "no/such/folder/x.duckdb" in printed.out + printed.err
    assert list(tmp_path.iterdir()) == []


def test_every_state_has_a_meaning_a_sign_and_a_style() -> None:
    assert set(pretty.SIGNS) == set(pretty.STYLES) == set(State)
    assert set(grid.MEANINGS) == set(State) - {State.OUTSIDE}
