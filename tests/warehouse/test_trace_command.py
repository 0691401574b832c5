"""What ``sitrep trace`` prints, answers and refuses, on the samples' warehouse and on changed copies of it."""

import hashlib
import json
import re
import shutil
import unicodedata
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest
from PIL import Image

from sitrep import cli
from sitrep.limits import Limits
from sitrep.painting import painter
from sitrep.terminal_text import ACTIVE_CATEGORIES
from sitrep.trace import picture
from sitrep.trace.read import read
from sitrep.trace.text import Look, lines
from tests.ingest import hostile
from tests.warehouse.conftest import ROOT, SAMPLES

Capture = pytest.CaptureFixture[str]

PROSE = "select min(figure_id) from marts.fct_figure where source_kind = 'prose' and report_file like '%retold.pdf'"
IN_TEXT = "select min(figure_id) from marts.fct_figure where report_file like '%invented.txt'"
REPLACED = """
    select min(figure_id)
    from marts.fct_assistance_by_sector
    where report_file like '%02_invented.txt' and persons_reached is not null
"""
EMPTY = "select figure_id from marts.qa_table_cell where char_start is null"
DASH = "select min(figure_id) from marts.fct_assistance_by_sector where missing_reason = 'dash'"
EXAMPLE = re.compile(r"\$ sitrep trace (?P<id>\S+)\n(?P<output>.*?)```", re.DOTALL)
HOSTILE = "\x1b[2J\x1b]0;x\x07\x9b31m\u202e\u2028\x00"


def one(file: Path, sql: str) -> str:
    """The one value that a query gives."""
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(sql).fetchall()
    assert len(found) == 1
    return str(found[0][0])


def trace(file: Path, *arguments: object) -> int:
    """Run the command on a warehouse."""
    return cli.main(["trace", *map(str, arguments), "--warehouse", str(file)])


@pytest.fixture
def copy(warehouse_file: Path, tmp_path: Path) -> Path:
    """A copy of the warehouse that a test may change."""
    return Path(shutil.copy(warehouse_file, tmp_path / "copy.duckdb"))


def change(file: Path, sql: str, *values: object) -> None:
    """Change a copy of the warehouse."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(sql, list(values))


def test_documented_example_is_what_is_printed(warehouse_file: Path, capsys: Capture) -> None:
    shown = EXAMPLE.search((ROOT / "docs" / "commands.md").read_text("utf-8"))
    assert shown
    assert trace(warehouse_file, shown["id"]) == 0
    assert capsys.readouterr().out.replace(f"{ROOT}/", "") == shown["output"]


def test_warehouse_is_left_as_it_is(warehouse_file: Path, capsys: Capture) -> None:
    before = hashlib.sha256(warehouse_file.read_bytes()).hexdigest()
    assert trace(warehouse_file, one(warehouse_file, PROSE)) == 0
    assert capsys.readouterr().err == ""
    assert hashlib.sha256(warehouse_file.read_bytes()).hexdigest() == before


def test_beginning_of_an_id_is_enough(warehouse_file: Path, capsys: Capture) -> None:
    figure_id = one(warehouse_file, EMPTY)
    beginning = figure_id[: figure_id.index("-t") + 2]
    assert trace(warehouse_file, beginning.upper()) == 0
    assert capsys.readouterr().out.startswith(f"{figure_id}: an empty cell\n")


def test_beginning_of_several_ids_is_an_error_that_names_some(warehouse_file: Path, capsys: Capture) -> None:
    figure_id = one(warehouse_file, PROSE)
    assert trace(warehouse_file, figure_id[:13]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{figure_id[:13]}: FIGURE_ID: begins several ids: {figure_id[:13]}")
    assert told.err.endswith("and others; write more of the id\n")


def test_unknown_id_is_named_with_the_nearest_and_the_others_are_traced(warehouse_file: Path, capsys: Capture) -> None:
    figure_id = one(warehouse_file, PROSE)
    assert trace(warehouse_file, f"{figure_id}0", figure_id, figure_id) == 2
    told = capsys.readouterr()
    assert told.out.count(f"{figure_id}: ") == 1
    assert told.err.startswith(f"{figure_id}0: FIGURE_ID: is the id of no figure or cell; nearest: {figure_id},")


def test_id_like_no_other_says_where_ids_are(warehouse_file: Path, capsys: Capture) -> None:
    assert trace(warehouse_file, "x\x1b[2J") == 2
    assert capsys.readouterr().err == (
        "x\\x1b[2j: FIGURE_ID: is the id of no figure or cell, and none begins alike; "
        "ids are in the column figure_id of the marts\n"
    )


def test_warehouse_that_is_missing_or_not_built_is_said(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "none.duckdb"
    assert trace(file, "a") == 2
    assert capsys.readouterr().err.startswith(f"{file}: --warehouse: does not exist; name another file")
    assert not file.exists()
    assert cli.main(["ingest", str(SAMPLES / "gtrm_peru_2021_02_invented.txt"), "--warehouse", str(file)]) == 0
    capsys.readouterr()
    assert trace(file, "a") == 3
    assert capsys.readouterr().err == (
        f"{file}: marts: is not built, or by another version; build it: sitrep build --warehouse {file}\n"
    )


def test_replaced_edition_names_what_replaced_it_and_what_stands_there(warehouse_file: Path, capsys: Capture) -> None:
    assert trace(warehouse_file, one(warehouse_file, REPLACED)) == 0
    told = capsys.readouterr().out
    assert "  this          edition 1, not current\n" in told
    assert "  replaced by   gtrm_peru_2021_02_invented_revised.txt, edition 2, current, known by: printed\n" in told
    assert re.search(r"  there         \d+ for the same sector and plan \(\w+-\d+\)\n", told)


def test_cell_shows_its_labels_and_a_dash_what_it_means(warehouse_file: Path, capsys: Capture) -> None:
    assert trace(warehouse_file, one(warehouse_file, DASH)) == 0
    told = capsys.readouterr().out
    assert "  row label     NO RMRP\n" in told
    assert ">>-<<" in told
    assert "  value         nothing: dash\n" in told


def test_correction_is_shown_with_who_why_and_when(copy: Path, capsys: Capture) -> None:
    figure_id = one(copy, PROSE)
    row = (figure_id, "unit_type", "persons", "households", "asked the author", "A. Analyst", "2024-02-01")
    change(copy, "insert into seeds.figure_corrections values (?, ?, ?, ?, ?, ?, ?)", *row)
    change(
        copy,
        "update marts.fct_figure set unit_type = 'households', value_status = 'corrected', "
        "corrected_fields = ['unit_type'], certainty = 'checked' where figure_id = ?",
        figure_id,
    )
    assert trace(copy, figure_id) == 0
    told = capsys.readouterr().out
    assert "Judgements (checked)\n" in told
    assert "  unit          households (checked)\n" in told
    assert "  unit_type     households, read as persons\n" in told
    assert "A. Analyst, 2024-02-01: asked the author\n" in told


def test_text_of_a_report_cannot_act_on_a_terminal(copy: Path, capsys: Capture) -> None:
    figure_id = one(copy, PROSE)
    # DuckDB keeps every character of a text but the zero byte is one that few programs show.
    change(copy, "update raw.sentence set text = text || ?", HOSTILE)
    change(
        copy, "update marts.dim_report set title_text = ?, period_text = ?, platform_source = 'title'", HOSTILE, HOSTILE
    )
    change(copy, "update marts.fct_figure set unit_evidence = ?, value_evidence = ?", HOSTILE, HOSTILE)
    assert trace(copy, figure_id) == 0
    assert trace(copy, figure_id, "--json") == 0
    told = capsys.readouterr().out
    assert {char for char in told if unicodedata.category(char) in ACTIVE_CATEGORIES} == {"\n"}
    assert "  title         \\x1b[2J\\x1b]0;x\\x07\\x9b31m\\u202e\\u2028\\x00\n" in told
    answer = json.loads(told[told.index("\n{\n") :])
    assert answer["figures"][0]["report"]["title_text"] == HOSTILE
    assert answer["figures"][0]["place"]["context"].endswith(HOSTILE)


def test_terminal_gets_bold_letters_and_short_lines_a_pipe_neither(warehouse_file: Path) -> None:
    traces, _ = read(warehouse_file, [one(warehouse_file, PROSE)])
    printed = traces[0].place.printed.replace("\n", " ")
    plain, bold = lines(traces, {}), lines(traces, {}, Look(is_bold=True, width=80))
    assert not any(unicodedata.category(char) in ACTIVE_CATEGORIES for line in plain for char in line)
    assert f"\x1b[1m>>{printed}<<\x1b[0m" in "\n".join(bold)
    shown = [re.sub(r"\x1b\[\dm", "", line) for line in bold]
    assert max(map(len, shown)) <= 80 < max(map(len, plain))
    assert "".join("".join(shown).split()) == "".join("".join(plain).split())


def test_json_says_all(warehouse_file: Path, capsys: Capture) -> None:
    figure_id = one(warehouse_file, REPLACED)
    assert trace(warehouse_file, figure_id, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    (figure,) = answer["figures"]
    assert figure["figure_id"] == figure_id
    assert figure["is_current"] is False
    assert figure["picture"] is None
    assert figure["marts"] == ["fct_figure", "fct_assistance_by_sector", "qa_table_cell"]
    assert {judgement["name"] for judgement in figure["judgements"]} == {
        "value", "qualifier", "unit", "sector", "plan", "group", "assistance", "basis", "period",
    }  # fmt: skip


def test_picture_is_a_png_of_the_page_with_a_red_box(warehouse_file: Path, tmp_path: Path, capsys: Capture) -> None:
    figure_id = one(warehouse_file, PROSE)
    path = tmp_path / "place.png"
    assert trace(warehouse_file, figure_id, "--image", path, "--json") == 0
    figure: dict[str, Any] = json.loads(capsys.readouterr().out)["figures"][0]
    assert figure["picture"] == str(path)
    box = figure["boxes"][0]
    assert box["kind"] == "characters"
    width, height = (
        one(warehouse_file, "select max(width) from raw.page"),
        one(warehouse_file, "select max(height) from raw.page"),
    )
    with Image.open(path) as image:
        assert image.format == "PNG"
        assert image.size == pytest.approx((float(width) * picture.SCALE, float(height) * picture.SCALE), abs=1)
        left = (box["x0"] - picture.MARGIN) * picture.SCALE
        middle = (box["top"] + box["bottom"]) / 2 * picture.SCALE
        assert image.convert("RGB").getpixel((round(left), round(middle))) == picture.COLOUR


def test_pictures_of_several_figures_go_into_a_folder(warehouse_file: Path, tmp_path: Path, capsys: Capture) -> None:
    figure_ids = [one(warehouse_file, PROSE), one(warehouse_file, EMPTY)]
    assert trace(warehouse_file, *figure_ids, "--image", tmp_path / "pictures") == 0
    assert {path.name for path in (tmp_path / "pictures").iterdir()} == {f"{name}.png" for name in figure_ids}
    assert capsys.readouterr().out.count("  picture       ") == 2


def test_text_file_has_no_picture_and_nothing_is_written(warehouse_file: Path, tmp_path: Path, capsys: Capture) -> None:
    figure_id = one(warehouse_file, IN_TEXT)
    assert trace(warehouse_file, figure_id, "--image", tmp_path / "pictures") == 1
    told = capsys.readouterr()
    assert told.out.startswith(f"{figure_id}: ")
    assert re.fullmatch(
        r"\S+\.txt: --image: a text file has no page to draw: .+; open it at the line shown\n", told.err
    )
    assert not (tmp_path / "pictures").exists()


@pytest.mark.parametrize(
    ("image", "reason"),
    [
        ("one.png", "is one file for 2 figures; name a folder"),
        ("report.pdf", "is neither a folder nor a .png file"),
    ],
)
def test_no_place_for_pictures_is_an_error(
    image: str, reason: str, warehouse_file: Path, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "report.pdf").write_bytes(b"kept")
    figure_ids = [one(warehouse_file, PROSE), one(warehouse_file, EMPTY)]
    assert trace(warehouse_file, *figure_ids, "--image", tmp_path / image) == 2
    assert reason in capsys.readouterr().err
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"kept"]


def test_pdf_that_moved_or_changed_is_asked_for_and_can_be_named(copy: Path, tmp_path: Path, capsys: Capture) -> None:
    figure_id = one(copy, PROSE)
    stored = Path(one(copy, f"select report_path from raw.report where starts_with(report_id, '{figure_id[:12]}')"))
    report_id = hashlib.sha256(stored.read_bytes()).hexdigest()
    gone, path = tmp_path / "gone.pdf", tmp_path / "place.png"
    change(copy, "update raw.report set report_path = ?", str(gone))

    assert trace(copy, figure_id, "--image", path) == 1
    told = capsys.readouterr()
    assert told.out.startswith(f"{figure_id}: ")
    remedy = f"name the file that was read (SHA-256 {report_id}) with --pdf PATH"
    assert told.err == f"{stored.name}: {gone}: the file is not there any more; {remedy}\n"

    gone.write_bytes(stored.read_bytes() + b"\n")
    assert trace(copy, figure_id, "--image", path, "--pdf", gone) == 1
    reason = f"is no longer the file that was read: its SHA-256 differs, nor is it {gone}"
    assert capsys.readouterr().err == f"{stored.name}: {gone}: {reason}; {remedy}\n"
    assert not path.exists()

    assert trace(copy, figure_id, "--image", path, "--pdf", stored) == 0
    assert path.exists()


def take_for(file: Path, figure_id: str, pdf: Path) -> None:
    """Let a copy of the warehouse say that the report of a figure was read from another PDF."""
    stored = one(file, f"select report_id from marts.fct_figure where figure_id = '{figure_id}'")
    other = hashlib.sha256(pdf.read_bytes()).hexdigest()
    for table in ("raw.report", "raw.line", "raw.sentence", "marts.dim_report", "marts.fct_figure"):
        change(file, f"update {table} set report_id = ? where report_id = ?", other, stored)
    change(file, "update raw.report set report_path = ? where report_id = ?", str(pdf), other)


def test_page_that_takes_hours_to_draw_is_given_up_and_the_next_is_drawn(
    copy: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless, pictures = tmp_path / "endless.pdf", tmp_path / "pictures"
    endless.write_bytes(hostile.endless_pattern())
    given_up, drawn = one(copy, PROSE), one(copy, EMPTY)
    name = one(copy, f"select report_file from marts.fct_figure where figure_id = '{given_up}'")
    take_for(copy, given_up, endless)
    monkeypatch.setattr(painter, "Limits", partial(Limits, page_seconds=3))

    assert trace(copy, given_up, drawn, "--image", pictures) == 1
    told = capsys.readouterr()
    assert told.err == (f"{name}: page 1: no page was drawn for 3 seconds, the limit; open the page in a PDF viewer\n")
    assert f"{given_up}: " in told.out
    assert f"\n{drawn}: " in told.out
    assert [path.name for path in pictures.iterdir()] == [f"{drawn}.png"]
