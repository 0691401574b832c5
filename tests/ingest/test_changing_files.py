"""Files that change or vanish while they are read, and their copies, which do not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep.batch import Batch
from sitrep.ingest import IngestResult, Limits, ingest
from sitrep.reading.reject import RejectedError
from sitrep.store import SourceFile
from sitrep.workers.file_job import FileJob
from sitrep.workers.messages import Done, PageRead, ReadPages
from tests.ingest import hostile


def read(folder: Path, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Path], object]) -> IngestResult:
    """What comes of the files when something happens to a.pdf after its bytes are known, before it is read."""
    job = Batch.job

    def spoiled(batch: Batch, path: Path) -> FileJob:
        made = job(batch, path)
        if path.name == "a.pdf":
            happens(path)
        return made

    monkeypatch.setattr(Batch, "job", spoiled)
    return ingest([folder / "in"], folder / "w.duckdb", processes=1)


def write(folder: Path, *names: str) -> None:
    (folder / "in").mkdir()
    for name in names:
        (folder / "in" / name).write_bytes(hostile.pages(2))


def told(result: IngestResult) -> list[tuple[str, str]]:
    return [(rejection.path.name, rejection.reason_code) for rejection in result.rejected]


def test_what_was_read_of_a_file_that_changed_is_not_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.pdf")
    result = read(tmp_path, monkeypatch, lambda path: path.write_bytes(hostile.pages(3)))
    assert (result.read, told(result)) == ((), [("a.pdf", "changed")])


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (Path.unlink, "no_access"),
        (lambda path: path.write_bytes(b"%PDF-1.7\nbroken"), "changed"),
    ],
)
def test_copies_of_a_spoiled_file_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Path], object], reason: str
) -> None:
    write(tmp_path, "a.pdf", "b.pdf", "c.pdf")
    result = read(tmp_path, monkeypatch, happens)
    assert [file.path.name for file in result.read] == ["b.pdf"]
    assert [path.name for path in result.known] == ["c.pdf"]
    assert told(result) == [("a.pdf", reason)]


def test_copies_of_a_file_that_cannot_be_read_are_not_tried(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nbroken")
    os.link(tmp_path / "a.pdf", tmp_path / "b.pdf")
    assert told(ingest([tmp_path], tmp_path / "w.duckdb")) == [("a.pdf", "incomplete"), ("b.pdf", "incomplete")]


def test_a_page_that_nobody_told_of_is_missed() -> None:
    job = FileJob(SourceFile(Path("a.pdf"), "id", 1), Limits())
    first = job.next_task()
    assert first
    job.hear_end(first, Done(20))
    tasks = list(iter(job.next_task, None))
    for task in tasks:
        assert isinstance(task, ReadPages)
        for page_no in {task.first, task.last} | {2, 3} & set(range(task.first, task.last)):
            job.hear_page(PageRead(page_no, b"", True))
        job.hear_end(task, Done())
    assert isinstance(job.outcome, RejectedError)
    assert (job.outcome.reason_code, job.outcome.place) == ("changed", "page 4")
