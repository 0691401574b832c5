"""Whether a PDF is whole, by its bytes."""

from pathlib import Path

import pytest

from sitrep.reading.pdf_bytes import check_bytes
from sitrep.reading.reject import RejectedError
from tests.ingest import hostile

WHOLE = hostile.pages(2)
LINEARIZED = b"%%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L %d /N 1 >>\nendobj\n"


def reason(folder: Path, data: bytes) -> tuple[str, str]:
    (folder / "a.pdf").write_bytes(data)
    with pytest.raises(RejectedError) as raised:
        check_bytes(folder / "a.pdf")
    return raised.value.reason_code, raised.value.detail


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WHOLE, id="as written"),
        pytest.param(b"\r\n\r\n" + WHOLE, id="after blank lines of a server"),
        pytest.param(WHOLE + b"\n<!-- served in 3 ms -->" * 200, id="before a long remark of a server"),
        pytest.param(WHOLE + hostile.pages(1), id="with a newer version behind"),
        pytest.param(LINEARIZED % 20 + WHOLE, id="longer than it says, as after a change"),
    ],
)
def test_a_whole_file_passes(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    check_bytes(tmp_path / "a.pdf")


def test_a_file_without_end_mark_is_incomplete(tmp_path: Path) -> None:
    assert reason(tmp_path, WHOLE[:-10])[0] == "incomplete"


def test_a_newer_version_that_breaks_off_is_found(tmp_path: Path) -> None:
    assert reason(tmp_path, WHOLE + WHOLE[:-10])[0] == "incomplete"


def test_a_file_shorter_than_it_says_is_incomplete(tmp_path: Path) -> None:
    code, detail = reason(tmp_path, LINEARIZED % 1_000_000 + WHOLE)
    assert code == "incomplete"
    assert "1,000,000" in detail


@pytest.mark.parametrize("data", [b"\n<HTML><head>", b"<!DOCTYPE html>", b"  <html lang='es'>"])
def test_a_web_page_is_named_as_one(tmp_path: Path, data: bytes) -> None:
    assert reason(tmp_path, data) == ("not_pdf", "the file is named .pdf but holds a web page")
