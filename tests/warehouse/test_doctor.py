"""sitrep doctor: each thing that is tampered with is found, named with its remedy, and nothing else is."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from sitrep import checksums, cli, raw_upgrade
from sitrep.doctor import examine, hashes
from sitrep.doctor.finding import Finding
from sitrep.ingest import ingest
from sitrep.publishing import places
from tests.warehouse import small_warehouse
from tests.warehouse.small_warehouse import publish_state
from tests.warehouse.test_cli import HOLD

REPORT = """\
GTRM Peru - Situation report - {} 2021

Response
Partners helped some 1,{}00 persons with food kits. Some 300 families
had kits.

A | B | C | D | E | F | G | World Vision.

Health
Shelter
RMRP 224 19,291 -
NO RMRP - 881 63
"""
FIRST = "(select min(report_id) from raw.report)"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports that were read."""
    folder = tmp_path_factory.mktemp("reports")
    for number, month in enumerate(("January", "February"), start=1):
        (folder / f"r{number}.txt").write_text(REPORT.format(month, number))
    return folder


@pytest.fixture(scope="module")
def read_once(reports: Path) -> Path:
    """A warehouse with the reports, not built."""
    ingest([reports], reports / "read" / "w.duckdb")
    return reports / "read" / "w.duckdb"


@pytest.fixture
def file(read_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(read_once, tmp_path / "w.duckdb"))


def change(file: Path, *statements: str) -> None:
    """What a hand did to it."""
    with duckdb.connect(str(file)) as connection:
        for statement in statements:
            connection.execute(statement)


def found(file: Path) -> set[tuple[str, str]]:
    """Each finding as check and the start of its place; all are told in full."""
    findings = examine.examine(file).findings
    assert all(finding.fault and finding.remedy for finding in findings)
    return {(finding.check, finding.place.split(": ")[0]) for finding in findings}


def test_sound_warehouse_is_said_to_be(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert cli.main(["doctor", "--warehouse", str(file)]) == 0
    told = capsys.readouterr().out
    assert "of 2 reports, 0 published files; 2 of the reports' files are where they were read." in told
    assert told.endswith("Sound.\n")
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_built_warehouse_of_the_samples_is_sound(warehouse_file: Path) -> None:
    assert examine.examine(warehouse_file).findings == ()


HASHED = ("changed_rows", "raw.report")
# What is done to the warehouse, and what exactly must be found.
TAMPERED = {
    "the text, where no row has it": (
        ["update raw.report set text = replace(text, chr(10) || chr(10), ' ' || chr(10))"],
        {HASHED, ("changed_text", "raw.report")},
    ),
    "the text, its length": (
        [f"update raw.report set text = text || ' more' where report_id = {FIRST}"],
        {HASHED, ("changed_text", "raw.report"), ("text_length", "raw.report")},
    ),
    "the title": (["update raw.report set title_text = 'Another'"], {HASHED}),
    "a number's value": (["update raw.figure set value = 9 where figure_no = 2"], {("changed_rows", "raw.figure")}),
    "a number as printed": (
        ["update raw.figure set figure_text = '9' where figure_no = 2"],
        {("changed_rows", "raw.figure"), ("text_elsewhere", "raw.figure")},
    ),
    "where a number stands": (
        ["update raw.figure set number_start = number_start + 1 where figure_no = 2"],
        {("changed_rows", "raw.figure"), ("broken_lineage", "raw.figure")},
    ),
    "the line of a number": (
        ["update raw.figure set line_no = 99 where figure_no = 2"],
        {("changed_rows", "raw.figure"), ("broken_lineage", "raw.figure")},
    ),
    "a cell's value": (
        ["update raw.table_cell set value = 9 where text = '881'"],
        {("changed_rows", "raw.table_cell")},
    ),
    "a cell as printed": (
        ["update raw.table_cell set text = '9' where text = '881'"],
        {("changed_rows", "raw.table_cell"), ("text_elsewhere", "raw.table_cell")},
    ),
    "a cell is gone": (["delete from raw.table_cell where text = '881'"], {("changed_rows", "raw.table_cell")}),
    "a line": (
        ["update raw.line set text = 'x' where line_no = 1"],
        {("changed_rows", "raw.line"), ("text_elsewhere", "raw.line")},
    ),
    "lines are gone": (
        [f"delete from raw.line where report_id = {FIRST}"],
        {
            ("changed_rows", "raw.line"),
            ("no_rows", "raw.line"),
            *{("broken_lineage", f"raw.{name}") for name in ("sentence", "figure", "table_cell", "partner")},
        },
    ),
    "a page is gone": (
        [f"delete from raw.page where report_id = {FIRST}"],
        {("changed_rows", "raw.page"), ("broken_lineage", "raw.line")},
    ),
    "sentences are gone": (
        ["delete from raw.sentence where sentence_no = 3"],
        {("changed_rows", "raw.sentence"), ("broken_lineage", "raw.token"), ("broken_lineage", "raw.figure")},
    ),
    "a token": (["update raw.token set folded = 'x' where token_no = 2"], {("changed_rows", "raw.token")}),
    "a token as printed": (
        ["update raw.token set text = 'x' where token_no = 2"],
        {("changed_rows", "raw.token"), ("text_elsewhere", "raw.token")},
    ),
    "a partner": (["update raw.partner set partner_text = 'x'"], {("changed_rows", "raw.partner")}),
    "a report is gone": (
        [f"delete from raw.report where report_id = {FIRST}"],
        {("orphan_rows", f"raw.{table.name}") for table in checksums.tables() if table.name != "report"}
        | {("orphan_rows", "raw.report_checksum")},
    ),
    "a run is gone": (["delete from raw.ingest_run"], {("no_run", "raw.report")}),
    "rows twice": (
        [
            "create table raw.other as from raw.partner union all (from raw.partner where partner_no = 1)",
            "drop table raw.partner",
            "create table raw.partner as select * from raw.other",
            "drop table raw.other",
        ],
        {("same_key", "raw.partner"), ("changed_rows", "raw.partner")},
    ),
    "hashes are gone": (["delete from raw.report_checksum"], {("no_hash", "raw.report_checksum")}),
    "a table is gone": (["drop table raw.report_checksum"], {("raw_schema", "raw.report_checksum")}),
    "a column is gone": (
        ["alter table raw.line drop column is_ocr"],
        {("raw_schema", "raw.line.is_ocr"), ("changed_rows", "raw.line")},
    ),
    "lines are gone with their table": (
        ["drop table raw.line"],
        {("raw_schema", "raw.line"), ("changed_rows", "raw.line"), ("unanswered", "rows.bare")},
    ),
    "runs are gone with their table": (
        ["drop table raw.ingest_run"],
        {("raw_schema", "raw.ingest_run"), ("unanswered", "rows.without_run")},
    ),
    "how many rows there were": (
        ["update raw.report_checksum set row_count = 99 where table_name = 'page'"],
        {("changed_rows", "raw.page")},
    ),
    "the table of a hash": (
        ["update raw.report_checksum set table_name = 'mood' where table_name = 'page'"],
        {("changed_rows", "raw.mood"), ("no_hash", "raw.report_checksum")},
    ),
    "the columns of a hash": (
        ["update raw.report_checksum set column_names = ['mood'] where table_name = 'page'"],
        {("changed_rows", "raw.page")},
    ),
    "marts of another version": (
        ["create schema marts", "create table marts.fct_figure as select 1 as figure"],
        {("unanswered", "lineage.marts"), ("unanswered", "numbers.marts")},
    ),
    "a column too many": (["alter table raw.line add column mood varchar"], {("raw_schema", "raw.line.mood")}),
    "a table too many": (["create table raw.mood (word varchar)"], {("raw_schema", "raw.mood")}),
    "another type": (
        ["alter table raw.page alter column picture_count type varchar"],
        {("raw_schema", "raw.page.picture_count")},
    ),
    "the last build was stopped or cut off": (
        ["insert into raw.build_run by name select 1 as build_id, 'f' as fingerprint, now()::timestamp as started_at,"
         " '0' as tool_version"],
        {("last_build", "raw.build_run")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERED)
def test_what_is_tampered_with_is_found_and_nothing_else(name: str, file: Path) -> None:
    statements, expected = TAMPERED[name]
    change(file, *statements)
    assert found(file) == expected


def test_readers_keep_the_file_of_before_only_where_there_is_one(file: Path) -> None:
    statements, _ = TAMPERED["the last build was stopped or cut off"]
    change(file, *statements)
    (finding,) = examine.examine(file).findings
    assert finding.fault == "the last build was stopped or cut off"
    places.current(file).parent.mkdir()
    shutil.copy(file, places.current(file))
    faults = [finding.fault for finding in examine.examine(file).findings if finding.check == "last_build"]
    assert faults == ["the last build was stopped or cut off; readers keep the file of before"]


def test_findings_end_with_1_and_say_how_to_mend(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(file, "update raw.figure set value = 9 where figure_no = 2")
    assert cli.main(["doctor", "--warehouse", str(file)]) == 1
    line = (
        "  error: changed_rows: raw.figure: r1.txt, r2.txt: the rows are no longer those that were stored;"
        " read the reports again into a new file: sitrep run PATHS --warehouse NEW\n1 finding.\n"
    )
    assert sorted(capsys.readouterr().out.split()[-len(line.split()) :]) == sorted(line.split())
    assert cli.main(["doctor", "--warehouse", str(file), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [finding["check"] for finding in answer["findings"]] == ["changed_rows"]
    assert (answer["reports"], answer["storage_version"][:2]) == (2, "v1")
    assert cli.main(["doctor", "--warehouse", str(file), "--quiet"]) == 1
    assert capsys.readouterr().err.startswith("error: changed_rows: ")


def test_file_with_other_bytes_is_told_and_one_that_is_gone_is_not(file: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"r{number}.txt").write_text("other words")
    change(file, f"update raw.report set report_path = '{tmp_path}/' || report_file")
    assert found(file) == {("changed_file", str(tmp_path / "r1.txt, ") + str(tmp_path / "r2.txt"))}
    for number in (1, 2):
        (tmp_path / f"r{number}.txt").unlink()
    assert examine.examine(file).findings == ()
    assert examine.examine(file).files_there == 0


def test_file_that_cannot_be_opened_is_not_said_to_be_another(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(hashes, "sha256_of", closed)
    assert {check for check, _ in found(file)} == {"closed_file"}


def test_marts_that_raw_does_not_bear_out_are_found(warehouse_file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(warehouse_file, tmp_path / "w.duckdb"))
    change(
        file,
        "update marts.fct_figure set char_start = char_start + 1 where source_kind = 'prose'",
        "update marts.fct_assistance_by_sector set value_raw = '1' where value_raw <> '-'",
        "update marts.qa_table_cell set cell_no = cell_no + 1000",
    )
    assert found(file) == {
        ("mart_without_raw", "marts.fct_figure"),
        ("mart_text_elsewhere", "marts.fct_figure"),
        ("mart_text_elsewhere", "marts.fct_assistance_by_sector"),
        ("mart_without_raw", "marts.qa_table_cell"),
    }


def test_hashes_made_later_are_those_of_the_reading(file: Path) -> None:
    query = "select * exclude (made_at) from raw.report_checksum order by all"
    with duckdb.connect(str(file)) as connection:
        before = connection.execute(query).fetchall()
        connection.execute("drop table raw.report_checksum")
        raw_upgrade.prepare(connection)
        assert connection.execute(query).fetchall() == before
        connection.execute("delete from raw.report_checksum where table_name = 'page'")
        raw_upgrade.prepare(connection)
        assert connection.execute(query).fetchall() == before
    assert len(before) == 2 * len(checksums.tables())


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A small warehouse, published twice."""
    made = small_warehouse.make(tmp_path / "small.duckdb")
    for state in (1, 2):
        publish_state(made, state)
    return made


def spoil(path: Path) -> None:
    """Change its last byte."""
    path.chmod(0o644)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def of_files(file: Path) -> list[Finding]:
    """What is found."""
    return list(examine.examine(file).findings)


def test_published_files_that_are_whole_are_sound(published: Path) -> None:
    assert of_files(published) == []


def test_kept_file_with_other_bytes_is_found(published: Path) -> None:
    old = places.kept(published)[0].path
    spoil(old)
    (finding,) = of_files(published)
    assert (finding.check, finding.place) == ("damaged_publication", str(old))
    assert finding.remedy == "remove it; the others are not touched"


def test_current_file_that_is_gone_or_is_another_is_found(published: Path) -> None:
    current = places.current(published)
    current.unlink()
    assert [finding.check for finding in of_files(published)] == ["no_current"]
    current.write_bytes(b"something else")
    assert [finding.check for finding in of_files(published)] == ["current_not_kept"]


def test_record_that_does_not_fit_is_found(published: Path) -> None:
    old = places.kept(published)[0]
    old.path.rename(places.kept_path(published, f"0009-{old.hash_digits}"))
    assert [finding.check for finding in of_files(published)] == ["wrong_record"]


def test_publication_of_another_warehouse_is_found(published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute(
            "insert into raw.build_run values (1, 'print', now()::timestamp, now()::timestamp, '0', true)"
        )
    publish_state(published, 3)
    change(published, "update raw.build_run set fingerprint = 'another'")
    assert [finding.check for finding in of_files(published)] == ["wrong_record"]


def test_what_is_left_behind_is_told(published: Path) -> None:
    places.unfinished(published, "new").write_text("half")
    Path(f"{published}.lock.json").write_text('{"pid": 1, "host": 1}')
    left = {(finding.check, finding.severity) for finding in of_files(published)}
    assert left == {("left_behind", "info")}
    assert len(of_files(published)) == 2


def test_log_that_is_not_folded_in_is_told_and_left_alone(published: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute("update marts.first set state = 5")
        for suffix in ("", ".wal"):
            shutil.copy(f"{published}{suffix}", tmp_path / f"copy.duckdb{suffix}")
    copy = tmp_path / "copy.duckdb"
    before = [Path(f"{copy}{suffix}").read_bytes() for suffix in ("", ".wal")]
    assert [(finding.check, finding.place) for finding in of_files(copy)] == [("left_behind", f"{copy}.wal")]
    assert [Path(f"{copy}{suffix}").read_bytes() for suffix in ("", ".wal")] == before


BLOCKS = "select max(block_id) from pragma_storage_info('raw.token') where column_name = 'text'"
HEADERS, BLOCK = 12_288, 262_144


def test_blocks_that_cannot_be_read_are_found(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        ((block,),) = connection.execute(BLOCKS).fetchall()
    data = bytearray(file.read_bytes())
    data[HEADERS + block * BLOCK + 1000] ^= 255
    file.write_bytes(data)
    found = of_files(file)
    assert {finding.check for finding in found} == {"unreadable"}
    assert "raw.token" in {finding.place for finding in found}


@pytest.mark.parametrize("size", [0, 100, 5_000, 300_000])
def test_file_that_cannot_be_opened_ends_with_3(size: int, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = file.read_bytes()[:size]
    file.write_bytes(data)
    assert cli.main(["doctor", "--warehouse", str(file)]) == 3
    told = capsys.readouterr().err
    assert told.startswith(f"{file}: ")
    assert told.count("\n") == 1
    assert file.read_bytes() == data


def test_file_that_is_open_elsewhere_ends_with_3(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert cli.main(["doctor", "--warehouse", str(file)]) == 3
        holder.communicate("")
    told = capsys.readouterr().err
    assert told.startswith(f"{file}: lock: is open in another program")
    assert f"PID {holder.pid})" in told
    assert [path.name for path in file.parent.iterdir()] == [file.name]
