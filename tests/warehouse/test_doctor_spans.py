"""sitrep doctor looks up spans of any text: over lines, beside characters of several code units, at both ends."""

import shutil
import tempfile
from pathlib import Path

import duckdb
import pytest

from sitrep import checksums, warehouse
from sitrep.doctor import examine, hashes, lineage, ranges
from sitrep.doctor.finding import Finding, Patient
from sitrep.ingest import ingest
from tests.warehouse.small_disks import disk, make_read_only
from tests.warehouse.test_doctor import change

# Astral characters at both ends and inside, a letter with a combining mark, a name and a number over two lines.
REPORT = """\
\U0001f600 GTRM Peru\u0301 - Situation report - {month} 2021

Response
Partners helped \U0001f468\u200d\U0001f469\u200d\U0001f467 some 1,{number}00 nin\u0303os and
ninas with kits \U0001d7d9 of food. Some 300 families had kits.
{long}

A | B | C | D | E | F | G\u0301 | World
Vision \U0001f600.

Health
Shelter
RMRP 224 19,291 -
NO RMRP - 881 6\U0001d7d9"""
LONG = "They gave 12 kits \U0001f600 to families of the coast, " * 40
MONTHS = ("January", "February", "March")


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of three such reports, the longest sentence of each over 1,000 bytes long."""
    folder = tmp_path_factory.mktemp("reports")
    for number, month in enumerate(MONTHS, start=1):
        text = REPORT.format(month=month, number=number, long=LONG.strip(" ,") + ".")
        (folder / f"r{number}.txt").write_text(text, "utf-8")
    ingest([folder], folder / "read" / "w.duckdb")
    return folder / "read" / "w.duckdb"


@pytest.fixture
def file(read_once: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(read_once, tmp_path / "w.duckdb"))


@pytest.fixture(params=[1, 4_000_000], ids=["a range per report", "one range"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many bytes of text are looked at together."""
    monkeypatch.setattr(ranges, "LEAST_BYTES", request.param)
    return int(request.param)


# What each tampering rests on: the report has such rows.
SPECIAL = {
    "a sentence over lines": "select 1 from raw.sentence where contains(text, 'and' || chr(10) || 'ninas')",
    "a long sentence": "select 1 from raw.sentence where strlen(text) > 1000",
    "a partner over lines": "select 1 from raw.partner where contains(text, chr(10))",
    "the first character": "select 1 from raw.line where char_start = 0 and starts_with(text, '\U0001f600')",
    "the last character": "select 1 from raw.line inner join raw.report using (report_id)"
    " where char_end = char_count and ends_with(line.text, '\U0001d7d9')",
}
LAST_LINE = "line_no = (select max(line_no) from raw.line)"
OF_LONG = "sentence_no = (select any_value(sentence_no) from raw.sentence where strlen(text) > 1000)"
# Of one report: which table, what is done to which of its rows.
TAMPERED = {
    "a sentence, behind the end of its first line": (
        "sentence",
        "text = replace(text, 'and' || chr(10) || 'ninas', 'and' || chr(10) || 'nines')",
        "contains(text, 'ninas')",
    ),
    "a sentence, its end of line": ("sentence", "text = replace(text, chr(10), ' ')", "contains(text, 'ninas')"),
    "a sentence, its combining mark": (
        "sentence",
        "text = replace(text, 'n\u0303', '\u00f1')",
        "contains(text, 'ninas')",
    ),
    "a sentence, an astral character": (
        "sentence",
        "text = replace(text, '\U0001d7d9', '1')",
        "contains(text, 'ninas')",
    ),
    "a long sentence, its last character": ("sentence", "text = left(text, -1) || '!'", "strlen(text) > 1000"),
    "a partner, behind the end of its first line": (
        "partner",
        "text = replace(text, 'Vision', 'Version')",
        "contains(text, chr(10))",
    ),
    "the first character": ("line", "text = '\U0001f601' || substr(text, 2)", "char_start = 0"),
    "a start before the first character": ("line", "char_start = -1", "char_start = 0"),
    "a start behind the first character": ("line", "char_start = 1", "char_start = 0"),
    "the last character": ("line", "text = left(text, -1) || '1'", LAST_LINE),
    "an end before the last character": ("line", "char_end = char_end - 1", LAST_LINE),
    "a cell, its last character": ("table_cell", "text = '61'", "text = '6\U0001d7d9'"),
    "offsets as a reader of UTF-16 counts them": (
        "figure",
        "char_start = char_start + 1, char_end = char_end + 1",
        "number_text = '300'",
    ),
    "an end before the start": ("figure", "char_end = char_start - 1", "figure_no = 2"),
    "a token of a long sentence": ("token", "text = 'x'", f"token_no = 100 and {OF_LONG}"),
    "the place of a token of a long sentence": (
        "token",
        "char_start = char_start + 1, char_end = char_end + 1",
        f"token_no = 100 and {OF_LONG}",
    ),
    "a token that ends behind its long sentence": (
        "token",
        "char_end = char_end + 1, text = text || chr(10)",
        f"{OF_LONG} and token_no = (select max(token_no) from raw.token where {OF_LONG})",
    ),
}


def elsewhere(file: Path) -> list[Finding]:
    """What is found of texts and their spans."""
    with warehouse.opened(file) as connection:
        return lineage.spans(Patient(file, connection))


def test_reports_of_any_text_are_sound(file: Path, size: int) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        missing = [name for name, query in SPECIAL.items() if not connection.execute(query).fetchall()]
        ((parts,),) = connection.execute("select count(distinct report_id) from raw.report").fetchall()
        assert len(list(ranges.of_reports(connection))) == (parts if size == 1 else 1)
    assert missing == []
    assert examine.examine(file).findings == ()


@pytest.mark.parametrize("name", TAMPERED)
def test_spans_that_are_tampered_with_are_found_once(name: str, file: Path) -> None:
    table, change_, rows = TAMPERED[name]
    report = "report_id = (select report_id from raw.report where report_file = 'r2.txt')"
    change(file, f"update raw.{table} set {change_} where {rows} and {report}")
    findings = elsewhere(file)
    assert [finding.count for finding in findings if finding.place.startswith(f"raw.{table}: r2.txt ")] == [1]
    # Tokens are looked up in their sentence: they are found with it.
    assert {finding.place.split(":")[0] for finding in findings} <= {f"raw.{table}", "raw.token"}


def test_faults_of_several_ranges_are_told_in_order_as_one(file: Path, size: int) -> None:
    change(file, "update raw.line set text = 'x' where line_no in (1, 3)")
    (finding,) = elsewhere(file)
    assert finding.count == 6
    with duckdb.connect(str(file), read_only=True) as connection:
        files = connection.execute("select report_file from raw.report order by report_id").fetchall()
    first, second = files[0][0], files[1][0]
    assert finding.place == f"raw.line: {first} 1, {first} 3, {second} 1 and 3 more"


MANY = """
    insert into raw.token by name
    select token.* replace (1000 + copy.no as token_no)
    from (from raw.token where token_no = 1 order by all limit 1) as token
    cross join range(200000) as copy(no)
"""


def test_rows_that_do_not_fit_into_memory_are_hashed(file: Path) -> None:
    with duckdb.connect(str(file)) as connection:
        connection.execute(MANY)
        connection.execute("delete from raw.report_checksum where table_name = 'token'")
        checksums.add_missing(connection)
    with warehouse.opened(file) as connection:
        connection.execute("set threads = 1")
        connection.execute("set memory_limit = '48MB'")
        assert hashes.rows(Patient(file, connection)) == []
    with duckdb.connect(str(file)) as connection:
        connection.execute("update raw.token set folded = 'x' where token_no = 150000")
    with warehouse.opened(file) as connection:
        assert [finding.place[:10] for finding in hashes.rows(Patient(file, connection))] == ["raw.token:"]


def spill(patient: Patient) -> list[Finding]:
    """Sort more rows than memory is given for."""
    patient.connection.execute("set memory_limit = '32MB'")
    patient.rows("select count(*) from (select hash(range) as number from range(4000000) order by all offset 1)")
    return []


def test_what_does_not_fit_into_memory_is_not_written_beside_the_file(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setattr(examine, "OF_ROWS", (spill,))
    with disk(tmp_path / "disk", "100m") as place:
        there = Path(shutil.copy(file, place / "w.duckdb"))
        make_read_only(place)
        assert examine.examine(there).findings == ()
        assert [path.name for path in place.iterdir()] == [there.name]
    assert list(scratch.iterdir()) == []


def test_without_a_place_for_what_does_not_fit_memory_must_do(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert examine.examine(file).findings == ()
    monkeypatch.setattr(examine, "OF_ROWS", (spill,))
    (finding,) = examine.examine(file).findings
    assert (finding.check, finding.severity) == ("unanswered", "error")
    assert [path.name for path in file.parent.iterdir()] == [file.name]
