"""Labels are read with their texts, and what is wrong with them is said with file, row and column."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from sitrep.errors import UsageError
from sitrep.evaluation import gold
from tests.evaluation.conftest import TEXTS, report_id


def test_labels_are_read_with_their_texts(gold_folder: Path) -> None:
    first, second = gold.read(gold_folder).texts
    assert (first.text_id, first.report_id, first.text) == ("a", report_id("a"), TEXTS["a"])
    assert [one.mention for one in first.labels] == ["some 1,120", "30", "7"]
    label = first.labels[0]
    assert (label.value, label.sector, label.is_assistance) == (Decimal(1120), "health", True)
    assert label.groups == ("refugees", "general_persons")
    assert first.labels[1].groups == ()
    assert (first.language, second.language) == ("en", None)


def test_offsets_are_code_points_and_line_breaks_count(gold_folder: Path) -> None:
    text = "«Año»\r\nsome\r\n12 personas\n"
    (gold_folder / "texts" / "c.txt").write_bytes(text.encode())
    labels = gold_folder / "labels.csv"
    labels.write_bytes(labels.read_bytes() + b'c,"some\r\n12",12,about,persons,,none,0,7,15\n')
    assert gold.read(gold_folder).texts[2].labels[0].mention == "some\r\n12"


def test_texts_without_a_label_are_left_out_and_named(gold_folder: Path) -> None:
    (gold_folder / "texts" / "c.txt").write_text("Nothing.")
    found = gold.read(gold_folder)
    assert [text.text_id for text in found.texts] == ["a", "b"]
    assert found.unlabelled == ("c",)


def test_sources_may_be_missing(gold_folder: Path) -> None:
    (gold_folder / "sources.csv").unlink()
    assert {text.language for text in gold.read(gold_folder).texts} == {None}


def test_only_the_texts_named_are_read(gold_folder: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# held back\n\n b \nb\n")
    assert [text.text_id for text in gold.read(gold_folder, names).texts] == ["b"]


def _change(old: str, new: str) -> Callable[[Path], None]:
    """Change labels.csv."""

    def change(folder: Path) -> None:
        labels = folder / "labels.csv"
        text = labels.read_bytes().decode()
        assert old in text
        labels.write_bytes(text.replace(old, new, 1).encode())

    return change


def _write(name: str, data: bytes) -> Callable[[Path], None]:
    """Put other bytes into a file."""

    def write(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return write


def _remove(name: str) -> Callable[[Path], None]:
    """Remove a file."""
    return lambda folder: (folder / name).unlink()


ROW = 'a,"some 1,120",1120,about'


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        pytest.param(_remove("labels.csv"), "labels.csv: file: ", "cannot be opened", id="no labels"),
        pytest.param(_write("labels.csv", b""), "labels.csv: header: ", "has no column text_id", id="empty file"),
        pytest.param(_change("value,qualifier", "number,kind"), "header: ", "no column value, qualifier", id="columns"),
        pytest.param(_change("value,", ""), "header: ", "has no column value", id="a column"),
        pytest.param(_change(ROW, f"{ROW},x"), "row 2: ", "has 11 cells, the header 10", id="cells"),
        pytest.param(_change("1120,about", "x,about"), "row 2, value: ", "'x' is not a number", id="value"),
        pytest.param(_change("1120,about", "NaN,about"), "row 2, value: ", "is not a number", id="not a number"),
        pytest.param(_change("1120,about", "1e99,about"), "row 2, value: ", "is not a number", id="beyond the mart"),
        pytest.param(_change("30,30,exact", "30,30,"), "row 3, qualifier: ", "is empty", id="empty cell"),
        pytest.param(_change("health,1", "health,yes"), "row 2, is_assistance: ", "neither 0 nor 1", id="flag"),
        pytest.param(_change("health,1,", "health,1,-"), "row 2, char_start: ", "not a whole number", id="offset"),
        pytest.param(_change("health,1,16", "health,1,15"), "row 2, char_start: ", "has ' some 1,120'", id="span"),
        pytest.param(_change("a,7,7", "z,7,7"), "row 4, text_id: ", "no text 'z'", id="unknown text"),
        pytest.param(_change("a,7,7", "../gold/texts/a,7,7"), "row 4, text_id: ", "no text", id="path for an id"),
        pytest.param(_change("a,7,7", 'a,"7"x,7'), "labels.csv: line ", "is no CSV", id="no CSV"),
        pytest.param(_write("labels.csv", b"text_id\n\xe1\n"), "byte 8: ", "is not UTF-8", id="encoding"),
        pytest.param(_write("texts/a.txt", b"\xff\xfea\0"), "a.txt: byte 0: ", "UTF-16", id="text not UTF-8"),
        pytest.param(_write("sources.csv", b"id\n"), "sources.csv: header: ", "no column text_id, ", id="sources"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(
    gold_folder: Path, change: Callable[[Path], None], place: str, reason: str
) -> None:
    change(gold_folder)
    with pytest.raises(UsageError) as error:
        gold.read(gold_folder)
    assert str(error.value).startswith(str(gold_folder))
    assert place in str(error.value)
    assert reason in str(error.value)


def test_folder_without_texts_is_said(gold_folder: Path) -> None:
    (gold_folder / "texts").rename(gold_folder / "others")
    with pytest.raises(UsageError, match="texts: folder: cannot be opened"):
        gold.read(gold_folder)


def test_file_without_labels_is_said(gold_folder: Path) -> None:
    labels = gold_folder / "labels.csv"
    labels.write_text(labels.read_text("utf-8").splitlines()[0], "utf-8")
    with pytest.raises(UsageError, match="holds no label"):
        gold.read(gold_folder)


@pytest.mark.parametrize(
    ("names", "reason"),
    [("b\nz\n", "line 2: no text 'z' in labels.csv"), ("# none\n", "file: names no text")],
)
def test_names_that_are_no_texts_are_said(gold_folder: Path, tmp_path: Path, names: str, reason: str) -> None:
    file = tmp_path / "names.txt"
    file.write_text(names)
    with pytest.raises(UsageError, match=reason):
        gold.read(gold_folder, file)
