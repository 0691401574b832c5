"""Processes that read: how many there are changes nothing, and what one dies of costs its file only."""

import os
import signal
from pathlib import Path

import duckdb
import pytest

from sitrep import raw_schema
from sitrep.ingest import Limits, Progress, Rejection, ingest
from sitrep.store import SourceFile
from sitrep.workers import pool, worker
from sitrep.workers.file_job import FileJob
from sitrep.workers.worker import Worker, WorkerError
from tests.ingest import hostile

# A reading process that does harm to itself: what it does for which page of a file is written into the file's name.
STUB = """
import os, signal, subprocess, time
from sitrep.workers import child
from sitrep.reading.pdf_pages import read_page_range

class Starved:
    def __reduce__(self):
        raise MemoryError

def spoiled(path, first, last):
    for page in read_page_range(path, first, last):
        kind, _, page_no = path.stem.partition("_")
        if page_no == str(page.page_no):
            spoil(kind)
        yield page

def spoil(kind):
    if kind == "dies":
        os.kill(os.getpid(), signal.SIGSEGV)
    if kind == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "leaves":
        os._exit(3)
    if kind == "runs":
        assert subprocess.run(["sh", "-c", "exit 7"]).returncode == 7
    if kind == "lingers":
        os.closerange(3, 100)
        time.sleep(0.3)
        os._exit(3)
    if kind == "unsendable":
        send_instead(lambda: None)
    if kind == "starves":
        send_instead(Starved())
    if kind == "hangs":
        signal.pause()
    if kind == "hungry":
        bytearray(10**10)
    if kind == "fails":
        raise ZeroDivisionError("on purpose")

def send_instead(message):
    real = child.PageRead
    def once(*parts):
        child.PageRead = real
        return message
    child.PageRead = once

child.read_page_range = spoiled
child.main()
"""


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reading processes harm themselves."""
    monkeypatch.setattr(worker, "PROGRAM", ("-c", STUB))


def write(folder: Path, *names: str, count: int = 20) -> Path:
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        (folder / name).write_bytes(hostile.pages(count + number))
    return folder


def rows(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything stored, in the order stored, but for the time."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        found = {}
        for table in raw_schema.TABLES:
            kept = ", ".join(column.name for column in table.columns if column.type != "TIMESTAMP")
            found[table.name] = connection.execute(f"select {kept} from raw.{table.name}").fetchall()
        return found


def test_the_number_of_processes_changes_no_row(tmp_path: Path, samples: Path) -> None:
    write(tmp_path / "in", "long.pdf", count=30)
    write(tmp_path / "in", "copy.pdf", count=30)
    (tmp_path / "in" / "cut.pdf").write_bytes(hostile.pages(9)[:-20])
    for processes in (1, 3):
        ingest([samples, tmp_path / "in"], tmp_path / f"{processes}.duckdb", processes=processes)
    one, three = rows(tmp_path / "1.duckdb"), rows(tmp_path / "3.duckdb")
    assert one == three
    assert len(one["page"]) == 30 + 6  # of the samples, three are texts of one page
    assert len(one["rejected_file"]) == 1


@pytest.mark.parametrize(
    ("name", "reason", "place", "detail"),
    [
        ("dies_3", "crashed", "page 3", "SIGSEGV"),
        ("killed_3", "out_of_memory", "page 3", "SIGKILL"),
        ("leaves_12", "crashed", "page 12", "code 3"),
        ("lingers_3", "crashed", "page 3", "code 3"),
        ("unsendable_3", "internal_error", "page 3", "pickle"),
        ("starves_3", "out_of_memory", "page 3", "2,000 MB allowed"),
        ("hangs_20", "timed_out", "page 20", "2 seconds"),
        ("hungry_1", "out_of_memory", "page 1", "memory"),
        ("fails_7", "internal_error", "page 7", "ZeroDivisionError: on purpose"),
    ],
)
@pytest.mark.usefixtures("stub")
def test_whatever_a_process_dies_of_costs_its_file_only(
    tmp_path: Path, name: str, reason: str, place: str, detail: str
) -> None:
    write(tmp_path / "in", "a.pdf", f"{name}.pdf", "z.pdf")
    result = ingest([tmp_path / "in"], tmp_path / "w.duckdb", limits=Limits(page_seconds=2), processes=2)
    assert [read.path.name for read in result.read] == ["a.pdf", "z.pdf"]
    (rejection,) = result.rejected
    assert (rejection.reason_code, rejection.place) == (reason, place)
    assert detail in rejection.detail
    assert rejection.remedy


@pytest.mark.usefixtures("stub")
def test_what_this_process_holds_is_not_taken_for_a_reader_s(tmp_path: Path) -> None:
    write(tmp_path / "in", "dies_1.pdf")
    held = bytearray(b"x" * 500_000_000)
    (rejection,) = ingest([tmp_path / "in"], tmp_path / "w.duckdb", limits=Limits(memory_mb=500), processes=1).rejected
    assert (rejection.reason_code, len(held)) == ("crashed", 500_000_000)


@pytest.mark.usefixtures("stub")
def test_a_program_that_ignores_its_children_reads_all_the_same(tmp_path: Path) -> None:
    write(tmp_path / "in", "a.pdf", "dies_3.pdf", "runs_3.pdf")
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        result = ingest([tmp_path / "in"], tmp_path / "w.duckdb", processes=1)
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert [read.path.name for read in result.read] == ["a.pdf", "runs_3.pdf"]
    assert [(found.reason_code, found.place) for found in result.rejected] == [("crashed", "page 3")]


def test_the_rest_goes_on_where_one_more_process_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = f"import os; os.close(os.open({str(tmp_path / 'one')!r}, os.O_CREAT | os.O_EXCL)); "
    monkeypatch.setattr(worker, "PROGRAM", ("-c", f"{once} from sitrep.workers import child; child.main()"))
    monkeypatch.setattr(pool, "GROW_AFTER", 0.0)
    write(tmp_path / "in", "a.pdf", "b.pdf", "c.pdf", count=100)
    assert len(ingest([tmp_path / "in"], tmp_path / "w.duckdb", processes=3).read) == 3


@pytest.mark.usefixtures("stub")
def test_a_file_is_rejected_with_its_first_bad_page(tmp_path: Path) -> None:
    def reason(processes: int) -> Rejection:
        warehouse = tmp_path / f"{processes}.duckdb"
        (found,) = ingest([tmp_path / "in"], warehouse, limits=Limits(page_seconds=2), processes=processes).rejected
        return found

    write(tmp_path / "in", "hangs_2.pdf", count=40)
    assert reason(1) == reason(3)
    assert reason(1).place == "page 2"


def test_too_little_memory_to_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PROGRAM", ("-c", "raise SystemExit(5)"))
    with pytest.raises(WorkerError, match=r"code 5.*--memory-mb"):
        ingest([write(tmp_path / "in", "a.pdf")], tmp_path / "w.duckdb")


def test_no_process_is_left(tmp_path: Path) -> None:
    started = Worker(Limits(), tmp_path)
    pid = started.process_id
    started.hear()
    started.begin()
    started.end()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_pages_are_told_as_they_are_read(tmp_path: Path) -> None:
    told: list[Progress] = []
    ingest([write(tmp_path / "in", "a.pdf", "b.pdf")], tmp_path / "w.duckdb", progress=told.append, processes=1)
    assert [step.pages for step in told if step.outcome == "page"] == list(range(1, 42))
    assert (told[-1].done, told[-1].pages, told[-1].pages_expected) == (2, 41, 41)
    assert told[0].pages_expected == 40  # the second file is taken to be as long as the first


def test_a_full_window_lets_only_its_first_file_go_on(tmp_path: Path) -> None:
    full = [FileJob(SourceFile(tmp_path / f"{name}.pdf", name, 1), Limits()) for name in "ab"]
    full[1].held_bytes = Limits().max_waiting_bytes + 1
    with pool.Pool(4, Limits()) as crowded:
        crowded._window.extend(full)
        crowded._give_out()
        assert [worker.job for worker in crowded._workers] == [full[0]]


@pytest.mark.parametrize(("suffix", "count", "expected"), [("pdf", 8, 2), ("pdf", 7, 1), ("txt", 8, 1)])
def test_many_files_are_worth_a_second_process_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, count: int, expected: int
) -> None:
    class Counted(Worker):
        """A process that is never started."""

        def __init__(self, limits: Limits, scratch: Path) -> None:
            self.task, self.is_ready = None, False

        def end(self) -> None:
            """Nothing is to be ended."""

    monkeypatch.setattr(pool, "Worker", Counted)
    with pool.Pool(2, Limits()) as processes:
        sources = [SourceFile(tmp_path / f"{number}.{suffix}", str(number), 1) for number in range(count)]
        processes._window.extend(FileJob(source, Limits()) for source in sources)
        processes._give_out()
        assert len(processes._workers) == expected


def test_interrupts_do_not_reach_reading_processes(tmp_path: Path) -> None:
    started = Worker(Limits(), tmp_path)
    try:
        assert os.getpgid(started.process_id) != os.getpgid(0)
    finally:
        os.kill(started.process_id, signal.SIGKILL)
        with pytest.raises(WorkerError, match="SIGKILL"):
            started.died_of()
