"""Files that cannot be read: one line each, and the rest of the batch goes on."""

import codecs
import os
from io import BytesIO
from pathlib import Path

import duckdb
import pytest

from sitrep.errors import SitrepError
from sitrep.ingest import IngestResult, Limits, Rejection, ingest
from sitrep.workers import child
from sitrep.workers.messages import Failed, ReadText

canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the PDFs of these tests")
GOOD = "Response\nPartners helped some 20 persons.\n"


def pdf(pages: int = 1, password: str | None = None, *, image: bool = False, text: str = "Some words here.") -> bytes:
    buffer = BytesIO()
    page = canvas.Canvas(buffer, encrypt=password)
    for _ in range(pages):
        if image:
            from PIL import Image
            from reportlab.lib.utils import ImageReader

            page.drawImage(ImageReader(Image.new("RGB", (8, 8))), 10, 10)
        elif text:
            page.drawString(72, 700, text)
        page.showPage()
    page.save()
    return buffer.getvalue()


def run(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> IngestResult:
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / name).write_bytes(data)
    return ingest([folder / "in" / name], folder / "w.duckdb", limits=limits)


def only(result: IngestResult) -> Rejection:
    assert result.read == ()
    (rejection,) = result.rejected
    return rejection


@pytest.mark.parametrize(
    ("name", "data", "reason", "place"),
    [
        ("a.pdf", b"", "empty", "whole file"),
        ("a.txt", b"", "empty", "whole file"),
        ("a.txt", b" \n\x0c \r\n", "empty", "whole file"),
        ("a.txt", codecs.BOM_UTF8, "empty", "whole file"),
        ("a.pdf", b"<html>Request Rejected</html>", "not_pdf", "byte 0"),
        ("a.pdf", pdf(password="secret"), "encrypted", "whole file"),
        ("a.pdf", pdf(image=True), "image_only", "page 1"),
        ("a.pdf", pdf(2, image=True), "image_only", "pages 1 to 2"),
        ("a.pdf", pdf(text=""), "empty", "page 1"),
        ("a.pdf", b"%PDF-1.7\nnothing else", "incomplete", "byte 21"),
        ("a.pdf", b"%PDF-1.7\nnothing else\n%%EOF", "unreadable", "whole file"),
        ("a.txt", "Atención a 20 niños".encode("latin-1"), "not_utf8", "byte 6"),
        ("a.txt", "Some text".encode("utf-16"), "not_utf8", "byte 0"),
        ("a.txt", "Some text".encode("utf-16-le"), "not_utf8", "byte 1"),
        ("a.txt", pdf(), "not_text", "byte 0"),
        ("a.docx", b"PK", "unknown_type", "file name"),
    ],
)
def test_each_reason_has_its_place(tmp_path: Path, name: str, data: bytes, reason: str, place: str) -> None:
    rejection = only(run(tmp_path, name, data))
    assert (rejection.reason_code, rejection.place) == (reason, place)
    assert rejection.detail
    assert rejection.remedy
    assert "\n" not in rejection.line()
    assert str(rejection.path) in rejection.line()


def test_an_owner_password_is_no_obstacle(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = pdf(password=StandardEncryption("", ownerPassword="secret"))
    assert len(run(tmp_path, "a.pdf", data).read) == 1


def test_too_many_bytes(tmp_path: Path) -> None:
    rejection = only(run(tmp_path, "a.txt", b"x" * 11, Limits(max_bytes=10)))
    assert rejection.reason_code == "too_large"
    assert "11 bytes" in rejection.detail


def test_a_file_that_is_too_large_is_not_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitrep.batch.sha256_of", None)
    assert only(run(tmp_path, "a.pdf", b"x" * 11, Limits(max_bytes=10))).reason_code == "too_large"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    (tmp_path / "b.txt").write_text(GOOD)
    result = ingest([tmp_path / "a.pdf", tmp_path / "b.txt"], tmp_path / "w.duckdb")
    (rejection,) = result.rejected
    assert (rejection.reason_code, rejection.path.name, len(result.read)) == ("unknown_type", "a.pdf", 1)


def test_no_folder_for_temporary_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with pytest.raises(SitrepError, match=r"temporary files: .*; make room on the disk, or set TMPDIR"):
        run(tmp_path, "a.txt", GOOD.encode())


def test_too_many_pages(tmp_path: Path) -> None:
    rejection = only(run(tmp_path, "a.pdf", pdf(3), Limits(max_pages=2)))
    assert rejection.reason_code == "too_large"
    assert "3 pages" in rejection.detail


def test_a_library_error_is_named(tmp_path: Path) -> None:
    rejection = only(run(tmp_path, "a.pdf", pdf()[:200] + b"%%EOF"))
    assert rejection.reason_code == "unreadable"
    assert rejection.detail.split(":")[0].isidentifier()


def test_one_broken_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.pdf").write_bytes(b"%PDF-1.7\nbroken")
    (folder / "c.pdf").write_bytes(pdf())
    result = ingest([folder], tmp_path / "w.duckdb")
    assert [file.path.name for file in result.read] == ["a.txt", "c.pdf"]
    assert [rejection.path.name for rejection in result.rejected] == ["b.pdf"]


def test_a_rejection_is_stored_once_and_told_each_time(tmp_path: Path) -> None:
    first = run(tmp_path, "a.txt", b"\xff")
    before = (tmp_path / "w.duckdb").read_bytes()
    second = run(tmp_path, "a.txt", b"\xff")
    assert first.rejected == second.rejected
    assert second.run_id is None
    assert (tmp_path / "w.duckdb").read_bytes() == before
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as connection:
        rows = connection.execute("select reason_code, place, run_id from raw.rejected_file").fetchall()
    assert rows == [("not_utf8", "byte 0", 1)]


def test_a_mended_file_is_a_report_and_the_rejection_stays(tmp_path: Path) -> None:
    run(tmp_path, "a.txt", b"\xff")
    assert len(run(tmp_path, "a.txt", GOOD.encode()).read) == 1
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as connection:
        assert connection.execute("select count(*) from raw.rejected_file").fetchall() == [(1,)]


def test_a_fault_of_ours_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> None:
        raise ZeroDivisionError("in the reader")

    (tmp_path / "a.txt").write_text(GOOD)
    monkeypatch.setattr("sitrep.workers.child.read_text", broken)
    (answer,) = child.answers(ReadText("id", str(tmp_path / "a.txt")))
    assert isinstance(answer, Failed)
    assert (answer.reason_code, answer.detail) == ("internal_error", "ZeroDivisionError: in the reader")
