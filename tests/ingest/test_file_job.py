"""One file on its way to a report: which tasks come of it, and what the answers add up to."""

import gc
from collections.abc import Iterator
from pathlib import Path

from sitrep.ingest import Limits
from sitrep.reading.reject import RejectedError
from sitrep.report_tables import ReportTables
from sitrep.store import SourceFile
from sitrep.workers.file_job import FileJob
from sitrep.workers.messages import Done, Failed, MakeReport, PageRead, ReadPages, ReadPicture, Task


def job(*, ocr: str = "", limits: Limits | None = None) -> FileJob:
    return FileJob(SourceFile(Path("a.pdf"), "id", 1), limits or Limits(), ocr)


def tasks(of: FileJob) -> Iterator[Task]:
    while task := of.next_task():
        yield task


def planned(count: int, ocr: str = "") -> tuple[FileJob, list[ReadPages]]:
    planning = job(ocr=ocr)
    (first,) = tasks(planning)
    planning.hear_end(first, Done(count))
    return planning, [task for task in tasks(planning) if isinstance(task, ReadPages)]


def test_pages_put_together_in_order_whatever_order_they_came_in() -> None:
    planning, batches = planned(20)
    for batch in reversed(batches):
        for number in range(batch.first, batch.last + 1):
            planning.hear_page(PageRead(number, b"%d" % number, True))
        planning.hear_end(batch, Done())
    (last,) = tasks(planning)
    assert isinstance(last, MakeReport)
    assert last.pages == tuple(b"%d" % number for number in range(1, 21))


def test_pages_after_a_failure_are_not_begun_and_those_before_are_waited_for() -> None:
    planning = job()
    planning.hear_end(next(tasks(planning)), Done(30))
    first, second = planning.next_task(), planning.next_task()
    assert isinstance(first, ReadPages) and isinstance(second, ReadPages)
    planning.hear_end(second, Failed("unreadable", "page 9", "late", "mend it"))
    assert list(tasks(planning)) == []
    assert planning.outcome is None
    planning.hear_end(first, Failed("unreadable", "page 1", "early", "mend it"))
    assert isinstance(planning.outcome, RejectedError)
    assert planning.outcome.place == "page 1"


def test_pages_that_hold_too_much_are_not_kept() -> None:
    planning = job(limits=Limits(memory_mb=200))
    planning.hear_end(next(tasks(planning)), Done(3))
    (batch,) = tasks(planning)
    for number in (1, 2, 3):
        planning.hear_page(PageRead(number, b" " * 20_000_000, True))
    planning.hear_end(batch, Done())
    assert isinstance(planning.outcome, RejectedError)
    assert (planning.outcome.reason_code, planning.outcome.place) == ("too_large", "page 2")


def test_pages_after_a_slow_one_weigh_too() -> None:
    planning = job(limits=Limits(memory_mb=200))
    planning.hear_end(next(tasks(planning)), Done(2000))
    first, second, third = (planning.next_task() for _ in range(3))
    assert isinstance(first, ReadPages) and isinstance(second, ReadPages) and third
    for number in range(second.first, second.first + 6):
        planning.hear_page(PageRead(number, b" " * 5_000_000, True))
    assert planning.held_bytes == 0
    assert list(tasks(planning)) == []
    for number in range(1, 7):
        planning.hear_page(PageRead(number, b" " * 5_000_000, True))
    for task in (first, second, third):
        planning.hear_end(task, Done())
    assert isinstance(planning.outcome, RejectedError)
    assert (planning.outcome.reason_code, planning.outcome.place) == ("too_large", "page 6")


def test_pages_read_as_pictures_weigh_too() -> None:
    planning = job(ocr="ocrmypdf 1", limits=Limits(memory_mb=200))
    planning.hear_end(next(tasks(planning)), Done(4))
    (batch,) = tasks(planning)
    for number in range(1, 5):
        planning.hear_page(PageRead(number, b"", False))
    planning.hear_end(batch, Done())
    while picture := planning.next_task():
        assert isinstance(picture, ReadPicture)
        planning.hear_page(PageRead(picture.page_no, b" " * 10_000_000, True))
        planning.hear_end(picture, Done())
    assert isinstance(planning.outcome, RejectedError)
    assert (planning.outcome.reason_code, planning.outcome.place) == ("too_large", "page 3")


def test_a_file_that_waits_keeps_no_pages_once_it_is_a_report() -> None:
    planning, batches = planned(1)
    page = PageRead(1, b" " * 1000, True)
    planning.hear_page(page)
    assert planning.held_bytes == 1000
    known = len(gc.get_referrers(page))
    planning.hear_end(batches[0], Done())
    (last,) = tasks(planning)
    planning.hear_end(last, Done(ReportTables({}, {})))
    assert len(gc.get_referrers(page)) < known


def test_a_long_file_is_opened_a_bounded_number_of_times() -> None:
    _, batches = planned(2000)
    assert len(batches) <= 16
    assert [batch.first for batch in batches[1:]] == [batch.last + 1 for batch in batches[:-1]]
    assert (batches[0].first, batches[-1].last) == (1, 2000)


def test_only_pages_without_words_are_read_as_pictures() -> None:
    planning, batches = planned(3, ocr="ocrmypdf 1")
    for number in (1, 2, 3):
        planning.hear_page(PageRead(number, b"text" if number != 2 else b"picture", number != 2))
    planning.hear_end(batches[0], Done())
    (picture,) = tasks(planning)
    assert picture == ReadPicture("a.pdf", 2)
    planning.hear_page(PageRead(2, b"read", True))
    planning.hear_end(picture, Done())
    assert list(tasks(planning)) == [MakeReport("id", "a.pdf", (b"text", b"read", b"text"), "ocrmypdf 1")]


def test_what_cannot_matter_is_not_done_again() -> None:
    planning = job()
    planning.hear_end(next(tasks(planning)), Done(30))
    first, second, third = (planning.next_task() for _ in range(3))
    assert first and second and third
    planning.hear_end(second, Failed("unreadable", "", "late", "mend it"))
    assert (planning.needs(first), planning.needs(third)) == (True, False)
    planning.put_back(third)
    planning.put_back(first)
    assert list(tasks(planning)) == [first]


def test_a_report_ends_its_file() -> None:
    planning, batches = planned(1)
    planning.hear_page(PageRead(1, b"", True))
    planning.hear_end(batches[0], Done())
    (last,) = tasks(planning)
    found = ReportTables({}, {})
    planning.hear_end(last, Done(found))
    assert planning.outcome is found
