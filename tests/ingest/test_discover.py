"""Which files are found, and in what order."""

import hashlib
from pathlib import Path

import pytest

from sitrep.discover import discover, sha256_of


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_a_folder_is_searched_to_its_depth_in_sorted_order(tmp_path: Path) -> None:
    names = ["b.pdf", "a.txt", "deep/er/c.TXT", "deep/a.PDF"]
    touch(*(tmp_path / name for name in names))
    found = discover([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "a.txt",
        "b.pdf",
        "deep/a.PDF",
        "deep/er/c.TXT",
    ]
    assert found.skipped == ()


def test_other_types_in_a_folder_are_named_as_skipped(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt", tmp_path / "notes.docx", tmp_path / "README")
    found = discover([tmp_path])
    assert [path.name for path in found.files] == ["a.txt"]
    assert [path.name for path in found.skipped] == ["README", "notes.docx"]


def test_hidden_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    touch(tmp_path / ".a.txt", tmp_path / ".git" / "b.txt")
    assert discover([tmp_path]) == discover([])


def test_a_given_file_is_found_whatever_its_type(tmp_path: Path) -> None:
    touch(tmp_path / "notes.docx")
    assert discover([tmp_path / "notes.docx"]).files == (tmp_path / "notes.docx",)


def test_a_path_given_twice_counts_once(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt")
    assert len(discover([tmp_path, tmp_path / "a.txt", tmp_path]).files) == 1


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        discover([tmp_path / "nothing"])


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfa\r\n")
    assert sha256_of(path) == hashlib.sha256(b"\xef\xbb\xbfa\r\n").hexdigest()
