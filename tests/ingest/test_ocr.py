"""Pages that are pictures: said where nobody reads them, read and marked where OCR does."""

import errno
import os
from io import BytesIO
from pathlib import Path

import duckdb
import pytest

from sitrep.errors import UsageError
from sitrep.ingest import IngestResult, Limits, ingest
from sitrep.reading import ocr_programs, pdf_picture
from sitrep.reading.pdf_page import Box, Page
from sitrep.reading.pdf_reader import document_of
from sitrep.reading.reject import RejectedError
from sitrep.workers import child
from sitrep.workers.messages import Failed, ReadPicture

canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the PDFs of these tests")

TEXT, PICTURE = "Partners helped some 1,120 persons.", "In May 4,305 families received kits"
needs_ocr = pytest.mark.skipif(
    bool(ocr_programs.missing()), reason=f"not installed: {', '.join(ocr_programs.missing())}"
)


def draw(path: Path, *pages: str) -> Path:
    """A PDF whose pages are `text`, `picture` (the words of a scan) or `blank`."""
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader

    buffer = BytesIO()
    drawn = canvas.Canvas(buffer, pagesize=(595, 842))
    for page in pages:
        if page == "text":
            drawn.drawString(72, 700, TEXT)
        if page == "picture":
            scan = Image.new("L", (1653, 2339), 255)
            ImageDraw.Draw(scan).text((200, 300), PICTURE, font=ImageFont.load_default(64), fill=0)
            drawn.drawImage(ImageReader(scan), 0, 0, 595, 842)
        drawn.showPage()
    drawn.save()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(buffer.getvalue())
    return path


def read(folder: Path, *pages: str, ocr: bool = False, limits: Limits | None = None) -> IngestResult:
    return ingest([draw(folder / "in" / "a.pdf", *pages)], folder / "w.duckdb", ocr=ocr, limits=limits)


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(folder / "w.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


PAGES = "select page_no, word_count > 0, picture_count, reader = 'ocrmypdf' from raw.page order by page_no"


def test_a_picture_among_text_is_kept_as_a_page_without_words(tmp_path: Path) -> None:
    assert len(read(tmp_path, "text", "picture", "blank").read) == 1
    pages = [(1, True, 0, False), (2, False, 1, False), (3, False, 0, False)]
    assert rows(tmp_path, PAGES) == pages


def test_a_scan_is_rejected_with_the_way_to_read_it(tmp_path: Path) -> None:
    (rejection,) = read(tmp_path, "picture").rejected
    assert rejection.reason_code == "image_only"
    assert "--ocr" in rejection.remedy


def test_what_must_be_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_programs, "missing", lambda: ("ocrmypdf", "tesseract"))
    with pytest.raises(UsageError, match="--ocr: ocrmypdf and tesseract not found; install"):
        read(tmp_path, "text", ocr=True)
    assert not (tmp_path / "w.duckdb").exists()


def test_a_program_that_does_not_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ocr_programs.PROGRAMS:
        (tmp_path / name).write_text("#!/bin/sh\necho no library found >&2\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="tesseract --list-langs failed: no library found; mend"):
        ocr_programs.missing.__wrapped__()
    with pytest.raises(UsageError, match="ocrmypdf --version failed: no library found; mend"):
        ocr_programs.version.__wrapped__()


@pytest.mark.parametrize(("ocr_version", "is_advised"), [("", True), ("ocrmypdf 1", False)])
def test_ocr_is_not_advised_where_it_was_tried(ocr_version: str, is_advised: bool) -> None:
    for pictures, reason in (([], "empty"), ([Box(0, 9, 0, 9)], "image_only")):
        with pytest.raises(RejectedError) as raised:
            document_of([Page(1, 9.0, 9.0, [], [], pictures, "pdfium")], ocr_version)
        assert (raised.value.reason_code, "--ocr" in raised.value.remedy) == (reason, is_advised)


def test_a_missing_program_or_language_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    look = ocr_programs.missing.__wrapped__
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert look() == ("ocrmypdf", "tesseract")
    monkeypatch.setattr("shutil.which", lambda name: f"/{name}")
    monkeypatch.setattr(ocr_programs, "_said", lambda *command: "List of languages (2):\neng\nosd\n")
    assert look() == ("tesseract's language fra", "tesseract's language spa")


@needs_ocr
def test_a_scan_is_read_and_every_line_marked(tmp_path: Path) -> None:
    assert len(read(tmp_path, "picture", ocr=True).read) == 1
    assert rows(tmp_path, "select text, is_ocr, page_no from raw.line") == [(PICTURE, True, 1)]
    assert rows(tmp_path, "select figure_text from raw.figure where figure_kind = 'quantity'") == [("4,305",)]
    assert rows(tmp_path, "select extractor_version like '%tesseract 5%' from raw.report") == [(True,)]


@needs_ocr
def test_of_a_mixed_file_only_the_pictures_are_read_so(tmp_path: Path) -> None:
    read(tmp_path, "text", "picture", "text", "blank", ocr=True)
    lines = [(1, TEXT, False), (2, PICTURE, True), (3, TEXT, False)]
    assert rows(tmp_path, "select page_no, text, is_ocr from raw.line order by line_no") == lines
    assert [row[3] for row in rows(tmp_path, PAGES)] == [False, True, False, True]


@needs_ocr
def test_a_picture_without_words_is_rejected_as_read_in_vain(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    buffer = BytesIO()
    drawn = canvas.Canvas(buffer)
    drawn.drawImage(ImageReader(Image.new("L", (800, 800), 255)), 10, 10)
    drawn.save()
    (tmp_path / "a.pdf").write_bytes(buffer.getvalue())
    (rejection,) = ingest([tmp_path / "a.pdf"], tmp_path / "w.duckdb", ocr=True).rejected
    assert (rejection.reason_code, rejection.place) == ("image_only", "page 1")
    assert "by eye" in rejection.remedy


@needs_ocr
def test_reading_a_picture_has_its_limit(tmp_path: Path) -> None:
    # Less than it takes to start the program.
    (rejection,) = read(tmp_path, "text", "picture", ocr=True, limits=Limits(page_seconds=0.05)).rejected
    assert (rejection.reason_code, rejection.place) == ("timed_out", "page 2")


def test_a_full_disk_is_not_the_file_s_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pdf_picture, "_take_out", full)
    (answer,) = child.answers(ReadPicture(str(draw(tmp_path / "in" / "a.pdf", "picture")), 1))
    assert isinstance(answer, Failed)
    assert (answer.reason_code, answer.place, answer.detail) == (
        "ocr_failed",
        "page 1",
        "OSError: No space left on device",
    )
    (answer,) = child.answers(ReadPicture(str(tmp_path / "none.pdf"), 1))
    assert isinstance(answer, Failed)
    assert answer.reason_code == "no_access"


def test_what_the_program_says_may_be_any_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ocrmypdf").write_text("#!/bin/sh\nprintf 'bad \\377 name' >&2\nexit 2\n")
    (tmp_path / "ocrmypdf").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(RejectedError, match="bad \ufffd name"):
        pdf_picture.read_picture(draw(tmp_path / "in" / "a.pdf", "picture"), 1)


@needs_ocr
def test_what_the_program_says_of_a_failure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_picture, "OPTIONS", ("--no-such-option",))
    with pytest.raises(RejectedError, match="no-such-option") as raised:
        pdf_picture.read_picture(draw(tmp_path / "in" / "a.pdf", "picture"), 1)
    assert (raised.value.reason_code, raised.value.place) == ("ocr_failed", "page 1")
