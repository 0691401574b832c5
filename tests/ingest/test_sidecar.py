"""Sidecars: what a person may write beside a report, what is said of mistakes, and that a change is noticed."""

from pathlib import Path

import duckdb
import pytest

from sitrep import cli
from sitrep.ingest import IngestResult, ingest
from sitrep.sidecar import KEYS, Sidecar, fault_line, read_sidecar

REPORT = "GTRM Peru - Situation report - January 2021\n\nPartners helped some 30 persons.\n"
WHOLE = """title: Situation report
platform: gtrm_peru
country: PER
language: en
reference_period_start: 2021-01-01
reference_period_end: 2021-01-31
"""
# What is written, and of each fault its line, reason and a word of the message.
BROKEN = [
    ("titel: x", [(1, "unknown_key", "titel")]),
    ("country: PER\ncountry: ECU", [(2, "repeated_key", "country")]),
    ("title:", [(1, "empty_value", "title")]),
    ("title: ~", [(1, "empty_value", "title")]),
    ("country: [PER, ECU]", [(1, "bad_type", "sequence")]),
    ("country: {code: PER}", [(1, "bad_type", "mapping")]),
    ("reference_period_end: 31.1.2021", [(1, "bad_date", "31.1.2021")]),
    ("reference_period_end: 2021-02-30", [(1, "bad_date", "2021-02-30")]),
    ("reference_period_end: January 2021", [(1, "bad_date", "January 2021")]),
    ("reference_period_start: 2021-01-01", [(1, "bad_period", "without")]),
    (
        "reference_period_start: 2021-02-01\nreference_period_end: 2021-01-31",
        [(1, "bad_period", "before it starts"), (2, "bad_period", "before it starts")],
    ),
    (
        "reference_period_start: soon\nreference_period_end: 2021-01-31",
        [(1, "bad_date", "soon"), (2, "bad_period", "other end")],
    ),
    ("- title", [(1, "not_keys", "sequence")]),
    ("just words", [(1, "not_keys", "scalar")]),
    ("title: a: b", [(1, "not_yaml", "mapping values")]),
    ("title: x\n\tcountry: y", [(2, "not_yaml", "cannot start any token")]),
    ("!!python/object:os.system {}", [(1, "unknown_key", "")]),
]


def beside(folder: Path, text: str | bytes | None) -> Path:
    """A report with a sidecar beside it."""
    folder.mkdir(exist_ok=True)
    report = folder / "a.txt"
    report.write_text(REPORT)
    place = folder / "a.yml"
    if text is None:
        place.unlink(missing_ok=True)
    elif isinstance(text, bytes):
        place.write_bytes(text)
    else:
        place.write_text(text)
    return report


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def states(warehouse: Path) -> list[tuple[object, ...]]:
    sql = "select sidecar_no, sidecar_sha256 is null, run_id from raw.sidecar order by report_id, sidecar_no"
    return rows(warehouse, sql)


def read(tmp_path: Path, text: str | bytes) -> Sidecar:
    return read_sidecar(beside(tmp_path / "in", text))


def test_every_key_may_be_given(tmp_path: Path) -> None:
    sidecar = read(tmp_path, WHOLE)
    assert [entry.key_text for entry in sidecar.entries] == list(KEYS)
    assert [entry.line_no for entry in sidecar.entries] == [1, 2, 3, 4, 5, 6]
    assert sidecar.faults == ()


@pytest.mark.parametrize(
    "text", ["", "# a remark\n", "\ufeffcountry: NO\n", 'title: "Peru: a report"\n', "---\ntitle: x\n"]
)
def test_what_yaml_allows_is_no_fault(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).faults == ()


def test_values_stay_as_written(tmp_path: Path) -> None:
    entries = read(tmp_path, "country: NO\ntitle: 2021\nreference_period_end: 2021-01-31\n").entries
    assert [entry.value_text for entry in entries] == ["NO", "2021", "2021-01-31"]


@pytest.mark.parametrize(("text", "faults"), BROKEN)
def test_a_fault_names_file_line_and_remedy(tmp_path: Path, text: str, faults: list[tuple[int, str, str]]) -> None:
    sidecar = read(tmp_path, text)
    if text.startswith("!!"):
        assert all(entry.reason_code for entry in sidecar.entries)  # nothing is run, nothing is taken
        return
    assert [(entry.line_no, entry.reason_code) for entry in sidecar.faults] == [fault[:2] for fault in faults]
    for entry, (line_no, _, word) in zip(sidecar.faults, faults, strict=True):
        told = fault_line(sidecar, entry)
        assert told.startswith(f"{tmp_path / 'in' / 'a.yml'}: line {line_no}: ")
        assert word in told
        assert entry.remedy
        assert told.endswith(entry.remedy)


def test_the_other_entries_count_all_the_same(tmp_path: Path) -> None:
    entries = read(tmp_path, "titel: x\ncountry: PER\n").entries
    assert [(entry.key_text, entry.reason_code) for entry in entries] == [("titel", "unknown_key"), ("country", None)]


@pytest.mark.parametrize(("data", "reason"), [(b"title: \xff", "not_utf8"), (b"#" * 100_001, "too_large")])
def test_a_file_that_is_no_text_is_one_fault(tmp_path: Path, data: bytes, reason: str) -> None:
    assert [entry.reason_code for entry in read(tmp_path, data).faults] == [reason]


def test_a_sidecar_is_no_file_of_another_type(tmp_path: Path) -> None:
    folder = beside(tmp_path / "in", WHOLE).parent
    (folder / "alone.yml").write_text("title: of nothing")
    result = ingest([folder], tmp_path / "w.duckdb")
    assert [path.name for path in result.found] == ["a.txt"]
    assert [path.name for path in result.skipped] == ["alone.yml"]


def test_a_change_is_noticed_though_the_report_is_the_same(tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"

    def run(text: str | None) -> IngestResult:
        return ingest([beside(tmp_path / "in", text)], warehouse)

    assert run(None).run_id == 1
    assert states(warehouse) == []
    assert run("country: PER\n").run_id == 2
    assert run("country: PER\n").run_id is None
    assert run("country: ECU\n").run_id == 3
    assert run("country: PER\n").run_id == 4
    assert run(None).run_id == 5
    assert run(None).run_id is None
    assert states(warehouse) == [(1, False, 2), (2, False, 3), (3, False, 4), (4, True, 5)]
    entries = rows(warehouse, "select sidecar_no, value_text from raw.sidecar_entry order by sidecar_no")
    assert entries == [(1, "PER"), (2, "ECU"), (3, "PER")]


def test_copies_with_sidecars_of_their_own_do_not_take_turns(tmp_path: Path) -> None:
    beside(tmp_path / "one", "country: PER\n")
    beside(tmp_path / "two", "country: ECU\n")
    beside(tmp_path / "three", None)
    folders, warehouse = [tmp_path / name for name in ("one", "two", "three")], tmp_path / "w.duckdb"
    ingest(folders, warehouse)
    assert ingest(folders, warehouse).run_id is None
    assert len(states(warehouse)) == 2


def test_a_report_given_under_two_names_has_its_sidecar_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = beside(tmp_path, "country: PER\n")
    monkeypatch.chdir(tmp_path)
    ingest([report, report.name], tmp_path / "w.duckdb")
    assert len(states(tmp_path / "w.duckdb")) == 1


def test_a_broken_sidecar_is_told_each_time_and_the_report_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, warehouse = beside(tmp_path / "in", "titel: x\n"), tmp_path / "w.duckdb"
    for _ in range(2):
        assert cli.main(["ingest", str(report), "--warehouse", str(warehouse)]) == 1
        told = capsys.readouterr()
        assert "a.yml: line 1: unknown_key: 'titel' is no key of a sidecar; use title" in told.err
        assert "1 line of sidecars rejected" in told.out
    assert rows(warehouse, "select count(*) from raw.report") == [(1,)]
    assert rows(warehouse, "select reason_code from raw.sidecar_entry") == [("unknown_key",)]


def test_a_sidecar_that_cannot_be_opened_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = beside(tmp_path / "in", WHOLE)

    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert [entry.reason_code for entry in read_sidecar(report).faults] == ["no_access"]
