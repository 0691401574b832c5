"""What README says is so: its run prints its lines, its examples do what they say. Its answers: test_questions.py."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest

from sitrep import cli
from tests.warehouse import readme_page
from tests.warehouse.conftest import ROOT, SAMPLES
from tests.warehouse.untested import without_data_tests

README = ROOT / "README.md"
# Lines whose numbers are those of one machine or one build.
CHANGING = re.compile(r"^(?:Built:|\d+ files?:|Warehouse:|Published:|Page:|For a person to look at)")
PARTS = ("models", "seeds", "macros", "tests/dbt", "profiles", "analyses")


def test_run_in_readme_prints_what_a_run_prints(warehouse_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run", str(SAMPLES), "--warehouse", str(warehouse_file)]) == 0
    printed = capsys.readouterr().out.splitlines()
    shown = readme_page.run_output(README.read_text("utf-8"))
    assert [line for line in shown if line not in printed and not CHANGING.match(line)] == []


def test_sentence_in_readme_gives_the_rows_below_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    readme = README.read_text("utf-8")
    sentence = re.search(r"^> (.+)$", readme, re.MULTILINE)
    table = re.findall(r"^\| (.+) \|$", readme, re.MULTILINE)[:4]
    assert sentence
    names, _, *rows = [line.replace("`", "").split(" | ") for line in table]
    query = (
        f"select {', '.join(names)} from marts.fct_figure where replace(excerpt, chr(10), ' ') = ? order by char_start"
    )
    found = warehouse.execute(query, [sentence[1]]).fetchall()
    shown = [
        [str(int(value)) if name == "value" else str(value) for name, value in zip(names, row, strict=True)]
        for row in found
    ]
    assert rows in (shown, shown[: len(rows)])


@pytest.fixture
def own_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project to add seed rows to, as the current folder, with the samples' first February in my/."""
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "dbt_project.yml", tmp_path)
    (tmp_path / "my").mkdir()
    shutil.copy(SAMPLES / "gtrm_peru_2021_02_invented.txt", tmp_path / "my")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_report_label_phrase_and_correction_do_what_readme_says(own_project: Path) -> None:
    readme = README.read_text("utf-8")
    name, text = readme_page.report(readme)
    (own_project / "my" / name).write_text(text, "utf-8")
    # Its data tests would say what those of the samples say.
    with without_data_tests():
        assert cli.main(["run", "my", "--warehouse", "my.duckdb", "--quiet"]) == 0
    with duckdb.connect("my.duckdb", read_only=True) as before:
        reasons = before.execute("select reason_code from marts.qa_attention where report_file = ?", [name]).fetchall()
        cells = before.execute("select 1 from marts.fct_assistance_by_sector where report_file = ?", [name]).fetchall()
    assert {("unknown_word",), ("figure_without_sector",)} <= set(reasons)
    assert cells == []

    rows = readme_page.seed_rows(readme)
    assert set(rows) == {"sector_labels", "sector_phrases", "figure_corrections"}
    for seed, row in rows.items():
        with (own_project / "seeds" / f"{seed}.csv").open("a", encoding="utf-8") as file:
            file.write(row)
    assert cli.main(["run", "my", "--warehouse", "my.duckdb", "--quiet"]) == 0
    with duckdb.connect("my.duckdb", read_only=True) as after:
        shelter = after.execute(
            "select persons_reached, label_evidence, header_text from marts.fct_assistance_by_sector"
            " where report_file = ? and sector_code = 'shelter' and plan_scope = 'rmrp'",
            [name],
        ).fetchall()
        whistles = after.execute(
            "select sector_code, modality from marts.fct_figure where report_file = ? and figure_text = '410'", [name]
        ).fetchall()
        corrected = after.execute(
            "select persons_reached, persons_reached_read, value_status from marts.fct_assistance_by_sector"
            " where figure_id = ?",
            [rows["figure_corrections"].split(",")[0]],
        ).fetchall()
    assert shelter == [(1020, "printed", "Housing")]
    assert whistles == [("nfi", "in_kind")]
    assert corrected == [(19320, 19230, "corrected")]
