"""Ctrl-C in the middle of a batch: what is read is stored, no process is left, and the next run goes on."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pytest

from sitrep.ingest import Progress, Stopped, ingest
from tests.ingest import hostile

ROOT = Path(__file__).parents[2]
FILES = 40
SEEN = rb"([2-9]|[12]\d) of 40 files"  # the bar is not drawn for every file
PATIENCE = 60.0  # seconds that a test waits for what must come

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Ctrl-C does what it does at a terminal, also where the tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def command(folder: Path, *options: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "sitrep",
        "ingest",
        str(folder / "in"),
        "--warehouse",
        str(folder / "w.duckdb"),
        *options,
    ]


def environment() -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if name not in {"CI", "TERM"}}
    return others | {"PYTHONPATH": str(ROOT / "ingest"), "TERM": "xterm", "COLUMNS": "200"}


@contextmanager
def started(arguments: list[str], **variables: str) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """The command at a terminal of its own, and that terminal."""
    terminal, theirs = pty.openpty()
    process = subprocess.Popen(
        arguments,
        env=environment() | variables,
        stderr=theirs,
        stdout=subprocess.DEVNULL,
        stdin=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield process, terminal
    finally:
        process.kill()
        process.wait()
        os.close(terminal)


def told(terminal: int, until: bytes = b"") -> bytes:
    """What the terminal shows until what fits a pattern comes, or the end."""
    shown = b""
    while not until or not re.search(until, shown):
        assert select.select([terminal], [], [], PATIENCE)[0], f"nothing more came after {shown[-300:]!r}"
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # the other end is closed
            piece = b""
        if not piece:
            assert not until, shown
            return shown
        shown += piece
    return shown


def children(process: "subprocess.Popen[bytes]") -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def write(folder: Path) -> None:
    (folder / "in").mkdir()
    for number in range(FILES):
        (folder / "in" / f"{number:02}.pdf").write_bytes(hostile.pages(10 + number))


def test_what_is_read_is_stored_and_the_next_run_goes_on(tmp_path: Path) -> None:
    write(tmp_path)
    with started(command(tmp_path, "--processes", "2")) as (process, terminal):
        told(terminal, SEEN)
        readers = children(process)
        os.killpg(process.pid, signal.SIGINT)
        said = told(terminal).decode()
        assert process.wait(PATIENCE) == 130
    assert "files done and stored; run the command again to go on" in said
    assert "Traceback" not in said
    assert readers
    assert [pid for pid in readers if Path(f"/proc/{pid}").exists()] == []
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as connection:
        (stored,) = connection.execute("select count(*) from raw.report").fetchone() or (0,)
        assert connection.execute("select finished_at from raw.ingest_run").fetchall() == [(None,)]
    assert 2 <= stored < FILES
    again = subprocess.run(command(tmp_path), env=environment(), check=False, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert f"{FILES - stored} read, {stored} known already" in again.stdout


def test_a_run_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "scratch").mkdir()
    (tmp_path / "in" / "hangs.pdf").write_bytes(hostile.hangs_on_page_2())
    with started(command(tmp_path, "--page-seconds", "1000"), TMPDIR=str(tmp_path / "scratch")) as (process, terminal):
        told(terminal, b"hangs.pdf")  # which is said after its first page
        process.terminate()
        assert "files done and stored" in told(terminal).decode()
        assert process.wait(PATIENCE) == 130
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_stop_during_the_last_file_is_a_stop(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some 20 persons were helped in May.")

    def stop(step: Progress) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(Stopped, match="1 of 1 files done and stored"):
        ingest([tmp_path / "a.txt"], tmp_path / "w.duckdb", progress=stop)
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as connection:
        finished = "select finished_at is not null, read_count from raw.ingest_run"
        assert connection.execute(finished).fetchall() == [(True, 1)]


def test_no_process_outlives_a_killed_run(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "hangs.pdf").write_bytes(hostile.hangs_on_page_2())
    with started(command(tmp_path, "--page-seconds", "1000", "--processes", "1")) as (process, terminal):
        told(terminal, b"hangs.pdf")  # which is said after its first page
        (reader,) = children(process)
        watched = os.pidfd_open(reader)
        process.kill()
        assert select.select([watched], [], [], PATIENCE)[0], "the reading process goes on"
        os.close(watched)


BUSY = """
import re, sys
from pathlib import Path
from sitrep.ingest import Limits, ingest
from sitrep.workers import worker

folder = Path(sys.argv[1])
worker.PROGRAM = ("-c", f'''
import re
from pathlib import Path
from sitrep.workers import child

def spoiled(path, first, last):
    print("busy", file=open({str(folder / "busy")!r}, "w"))
    re.match("(a+)+$", "a" * 60 + "b")
    yield

child.read_page_range = spoiled
child.main()
''')
ingest([folder / "in"], folder / "w.duckdb", processes=1, limits=Limits(page_seconds=1000))
"""


def test_a_process_that_lets_no_thread_run_does_not_outlive_a_killed_run(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(hostile.pages(1))
    os.mkfifo(tmp_path / "busy")
    busy = os.open(tmp_path / "busy", os.O_RDONLY | os.O_NONBLOCK)
    process = subprocess.Popen([sys.executable, "-c", BUSY, str(tmp_path)], env=environment())
    assert select.select([busy], [], [], PATIENCE)[0], "nothing is read"
    (reader,) = children(process)
    watched = os.pidfd_open(reader)
    process.kill()
    process.wait()
    try:
        assert select.select([watched], [], [], PATIENCE)[0], "the reading process goes on"
    finally:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(watched, signal.SIGKILL)
        os.close(watched)
        os.close(busy)
