"""Which files are found, and in what order."""

import hashlib
import os
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


def test_links_in_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    touch(outside / "secret.txt", outside / "deep" / "b.pdf", tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "file.txt").symlink_to(outside / "secret.txt")
    (tmp_path / "in" / "folder").symlink_to(outside)
    (tmp_path / "in" / "up.pdf").symlink_to("../outside/../outside/deep/b.pdf")
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "in" / ".hidden.txt").symlink_to(outside / "secret.txt")
    found = discover([tmp_path / "in"])
    assert [path.name for path in found.files] == ["a.txt"]
    assert [passed.path.name for passed in found.not_opened] == ["file.txt", "folder", "gone.txt", "up.pdf"]
    lines = [passed.line() for passed in found.not_opened]
    assert lines[0].endswith(f"a link to {outside / 'secret.txt'}; give --follow-links to read what it leads to")
    assert lines[2].endswith("a link to nowhere.txt, which is not there; mend or remove the link")


def test_links_are_followed_where_that_is_asked_for_and_in_no_circle(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    touch(outside / "secret.txt", tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "folder").symlink_to(outside)
    (outside / "back").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere.txt")
    found = discover([tmp_path / "in"], follow_links=True)
    assert sorted(path.name for path in found.files) == ["a.txt", "secret.txt"]
    assert [passed.path.name for passed in found.not_opened] == ["gone.txt"]


def test_a_link_that_is_given_is_followed(tmp_path: Path) -> None:
    touch(tmp_path / "outside" / "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "outside" / "a.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "outside")
    assert len(discover([tmp_path / "link.txt", tmp_path / "folder"]).files) == 2


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "a.txt", tmp_path / "closed" / "b.txt")
    scan = os.scandir

    def closed(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = discover([tmp_path])
    assert [path.name for path in found.files] == ["a.txt"]
    (passed,) = found.not_opened
    assert passed.line() == (
        f"{tmp_path / 'closed'}: passed over: a folder that cannot be opened (Permission denied); check its permissions"
    )
