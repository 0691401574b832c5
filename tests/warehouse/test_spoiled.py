"""A warehouse file that is cut short, damaged, of another version or something else: told, and left as it is."""

import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from sitrep import cli
from sitrep.ingest import ingest

REPORT = "GTRM Peru - Situation report - January 2021\n\nPartners helped some 30 persons in the north.\n"
WRITING = ("run", "ingest", "build")
READING = ("doctor", "trace", "review")
VERSION_AT, HEADER = 12, 4096


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with one report."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "r.txt").write_text(REPORT)
    ingest([folder / "r.txt"], folder / "w.duckdb")
    return folder / "w.duckdb"


@pytest.fixture
def file(read: Path, tmp_path: Path) -> Path:
    """A copy of it, with another report beside it."""
    (tmp_path / "new.txt").write_text(REPORT + "Some 20 families had kits.\n")
    return Path(shutil.copy(read, tmp_path / "w.duckdb"))


def checksum(data: bytes) -> int:
    """What DuckDB puts before each of its headers, of a length that 8 divides."""
    total = 5381
    for (word,) in struct.iter_unpack("<Q", data):
        total ^= (word * 0xBF58476D1CE4E5B9) % 2**64
    return total


def first(count: int) -> Callable[[bytes], bytes]:
    """So many bytes of the file."""
    return lambda data: data[:count]


def cut(share: float) -> Callable[[bytes], bytes]:
    """The first part of the file."""
    return lambda data: data[: int(len(data) * share)]


def of_version(number: int) -> Callable[[bytes], bytes]:
    """The file as a DuckDB of that storage version would have begun it."""

    def changed(data: bytes) -> bytes:
        version = struct.pack("<Q", number)
        rest = data[8:VERSION_AT] + version + data[VERSION_AT + 8 : HEADER]
        return struct.pack("<Q", checksum(rest)) + rest + data[HEADER:]

    return changed


def with_other_header(data: bytes) -> bytes:
    """The file with a byte of its first block changed."""
    return data[:100] + bytes([data[100] ^ 255]) + data[101:]


CUT = "is cut short: its end is missing"
OTHER = "was written by another version of DuckDB"
SPOILED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "12 bytes": (first(12), CUT),
    "a header": (first(4096), CUT),
    "all headers": (first(12_288), CUT),
    "a tenth": (cut(0.1), CUT),
    "half": (cut(0.5), CUT),
    "nine tenths": (cut(0.9), CUT),
    "a newer DuckDB": (of_version(99), OTHER),
    "an older DuckDB": (of_version(39), OTHER),
    "a damaged header": (with_other_header, "is damaged"),
}


def refused(file: Path, names: tuple[str, ...], code: int = 3) -> None:
    """Each of the commands on it ends with that exit code."""
    given = {"run": [str(file.with_name("new.txt"))], "ingest": [str(file.with_name("new.txt"))], "trace": ["1-1"]}
    listed = {"review": ["--list"]}
    for name in names:
        assert cli.main([name, *given.get(name, []), *listed.get(name, []), "--warehouse", str(file)]) == code, name


@pytest.mark.parametrize("name", SPOILED)
def test_every_command_says_what_is_wrong_and_leaves_the_file(
    name: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, reason = SPOILED[name]
    data = spoil(file.read_bytes())
    file.write_bytes(data)
    names = (*WRITING, *READING)
    refused(file, names)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(names)
    for line in lines:
        assert line.startswith(f"{file}: warehouse: {reason} (")
        assert "with --warehouse FILE" in line
    assert file.read_bytes() == data
    assert not Path(f"{file}.wal").exists()


def test_what_is_no_duckdb_file_is_wrong_usage(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for data in (b"", b"GIF89a not a database" * 1000, b"SQLite format 3\0" + bytes(5000)):
        file.write_bytes(data)
        refused(file, WRITING, 2)
        refused(file, ("doctor",))
        told = capsys.readouterr().err
        assert told.count(f"{file}: --warehouse: is not a DuckDB file; name another file\n") == 4
        assert file.read_bytes() == data


OTHERS = {
    "tables of something else": (
        ["create table customers as select 1 as id"],
        "main.customers: holds other tables and no reports: it is no warehouse of sitrep; name another file",
    ),
    "a schema raw of something else": (
        ["create schema raw", "create table raw.orders as select 1 as id"],
        "raw.orders: holds other tables and no reports: it is no warehouse of sitrep; name another file",
    ),
    "a table report of something else": (
        ["create schema raw", "create table raw.report as select 1 as id"],
        "raw.report.report_id: is missing; read the reports into a new file",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_database_of_something_else_is_refused_untouched(
    name: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    statements, reason = OTHERS[name]
    file.unlink()
    with duckdb.connect(str(file)) as connection:
        for statement in statements:
            connection.execute(statement)
    data = file.read_bytes()
    refused(file, WRITING)
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith(f"{file}: {reason}") for line in lines] == [True] * len(WRITING), lines
    assert file.read_bytes() == data


@pytest.mark.parametrize("statement", ["alter table raw.line add column mood varchar", "create table raw.mood (a int)"])
def test_warehouse_of_a_newer_sitrep_is_refused_untouched(
    statement: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with duckdb.connect(str(file)) as connection:
        connection.execute(statement)
    data = file.read_bytes()
    refused(file, WRITING)
    for line in capsys.readouterr().err.splitlines():
        assert line.startswith(f"{file}: raw.")
        assert "of a newer version; use the sitrep that wrote it, or read the reports into a new file" in line
    assert file.read_bytes() == data
