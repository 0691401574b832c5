"""A folder of PDFs made to hang, kill or deceive the reader, with good ones between: each ends as it must."""

from pathlib import Path

import duckdb
import pytest
from pdfplumber.utils.exceptions import PdfminerException

from sitrep.ingest import IngestResult, Limits, ingest
from sitrep.reading import pdf_info, pdf_pages
from tests.ingest import hostile

pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws the PDFs with passwords")

# So small that the tests are short; a good page takes a hundredth of it.
LIMITS = Limits(page_seconds=5, memory_mb=400)
GOOD = ("a_good.pdf", "m_good.pdf", "z_good.pdf")  # first, in the middle and last
QUERY = "select report_file, page_no, line.text, x0, top from raw.line join raw.report using (report_id) order by all"


def write_good(folder: Path) -> None:
    folder.mkdir()
    for number, name in enumerate(GOOD):
        (folder / name).write_bytes(hostile.pages(9 + number))


def lines(warehouse: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return [row for row in connection.execute(QUERY).fetchall() if row[0] in GOOD]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the batch and the warehouse are."""
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def result(folder: Path) -> IngestResult:
    """What comes of all the files in one batch."""
    write_good(folder / "in")
    for name, file in hostile.FILES.items():
        (folder / "in" / f"{name}.pdf").write_bytes(file.data())
    return ingest([folder / "in"], folder / "w.duckdb", limits=LIMITS, processes=2)


@pytest.mark.parametrize("name", hostile.FILES)
def test_each_file_ends_as_it_must(result: IngestResult, name: str) -> None:
    outcomes = {read.path.stem: "read" for read in result.read}
    outcomes |= {rejection.path.stem: rejection.reason_code for rejection in result.rejected}
    assert outcomes[name] in hostile.FILES[name].outcomes


def test_every_rejection_says_where_what_and_what_to_do(result: IngestResult) -> None:
    for rejection in result.rejected:
        assert rejection.place and rejection.detail and rejection.remedy, rejection
        assert "\n" not in rejection.line()


def test_what_hangs_on_a_page_is_told_with_the_page(result: IngestResult) -> None:
    places = {rejection.place for rejection in result.rejected if rejection.reason_code == "timed_out"}
    assert places <= {"page 1"}


def test_good_files_between_are_read_as_if_alone(result: IngestResult, folder: Path, tmp_path: Path) -> None:
    write_good(tmp_path / "in")
    alone = ingest([tmp_path / "in"], tmp_path / "w.duckdb", processes=1)
    assert [read.path.name for read in alone.read] == list(GOOD)
    assert lines(folder / "w.duckdb") == lines(tmp_path / "w.duckdb") != []


def test_the_whole_batch_is_accounted_for(result: IngestResult) -> None:
    assert len(result.read) + len(result.rejected) == len(result.found) == len(hostile.FILES) + len(GOOD)


def test_harmless_files_give_what_is_printed(result: IngestResult, folder: Path) -> None:
    others = {"crowded_page.pdf", "width_bomb.pdf", "unicode_range_bomb.pdf"}  # in which other words are printed
    harmless = {read.path.name for read in result.read} - others
    with duckdb.connect(str(folder / "w.duckdb"), read_only=True) as connection:
        texts = dict(connection.execute("select report_file, text from raw.report").fetchall())
    assert {name for name in harmless if hostile.SAID not in texts[name]} == set()


WRAPPED = [MemoryError(), PdfminerException(MemoryError())]


@pytest.mark.parametrize("error", WRAPPED, ids=repr)
def test_want_of_memory_in_one_library_is_not_hidden_by_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def want(*args: object) -> None:
        raise error

    (tmp_path / "a.pdf").write_bytes(hostile.pages(1))
    monkeypatch.setattr(pdf_pages, "may_hold_table", lambda words: True)
    monkeypatch.setattr("sitrep.reading.pdf_pages_plumber.PlumberFile.page", want)
    with pytest.raises(MemoryError):
        list(pdf_pages.read_page_range(tmp_path / "a.pdf", 1, 1))
    monkeypatch.setattr("pdfplumber.open", want)
    with pytest.raises(MemoryError):
        pdf_info.read_info(tmp_path / "a.pdf")
    with pytest.raises(MemoryError):
        pdf_pages.count_pages(tmp_path / "a.pdf")
