"""File names and sidecars with what no text can hold: stored with escapes, and the batch goes on."""

import os
from pathlib import Path

import duckdb
import pytest

from sitrep import cli
from sitrep.ingest import ingest
from sitrep.storable import storable
from tests.ingest import hostile


def write(folder: Path, name: bytes, data: bytes) -> Path:
    """A file under a name of any bytes, where the file system takes it."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    try:
        path.write_bytes(data)
    except OSError:
        pytest.skip("this file system takes no such names")
    return path


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("text", "stored"),
    [("Perú 𝟏.pdf", "Perú 𝟏.pdf"), ("a\udcff\udc80é.pdf", "a\\xff\\x80é.pdf"), ("a\ud800b", "a\\ud800b")],
)
def test_only_what_cannot_be_encoded_is_escaped(text: str, stored: str) -> None:
    assert storable(text) == stored


def test_files_with_odd_names_are_read_like_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, b"a.txt", b"Some 20 persons were helped in May.")
    write(tmp_path, b"b\xff 2021-05.pdf", hostile.pages(1))
    write(tmp_path, b"b\xff 2021-05.yml", b'title: "a \\ud800 b"\ncountry: Peru\n')
    write(tmp_path, b"c\xfe.txt", b"\xff")
    write(tmp_path, b"d.txt", b"Some 30 persons were helped in May.")
    warehouse = tmp_path / "w.duckdb"
    assert cli.main(["ingest", str(tmp_path), "--warehouse", str(warehouse), "--json"]) == 1
    assert "c\\xfe.txt" in capsys.readouterr().err
    names = [("a.txt",), (r"b\xff 2021-05.pdf",), ("d.txt",)]
    assert rows(warehouse, "select report_file from raw.report order by 1") == names
    assert rows(warehouse, "select file_path from raw.rejected_file") == [(f"{tmp_path}/c\\xfe.txt",)]
    assert rows(warehouse, "select sidecar_path from raw.sidecar") == [(f"{tmp_path}/b\\xff 2021-05.yml",)]
    again = ingest([tmp_path], warehouse)
    assert (len(again.known), len(again.rejected), again.run_id) == (3, 1, None)


def test_a_path_given_may_have_an_odd_name(tmp_path: Path) -> None:
    path = write(tmp_path, b"b\xff.txt", b"Some 20 persons were helped in May.")
    assert len(ingest([path], tmp_path / "w.duckdb").read) == 1
    assert rows(tmp_path / "w.duckdb", "select paths from raw.ingest_run") == [([f"{tmp_path}/b\\xff.txt"],)]
