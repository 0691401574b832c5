"""A process that reads: takes tasks from its connection, one after the other, until that is closed.

Started as ``python -m sitrep.workers FD MEMORY_MB``. A PDF can make any reader use all memory, loop or die, so
nothing here is trusted to end: the storing process kills this one when its time is up.
"""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from sitrep.limits import MB
from sitrep.reading.attributes import Origin
from sitrep.reading.document import Document
from sitrep.reading.pdf_info import read_info
from sitrep.reading.pdf_pages import Page, count_pages, read_page_range
from sitrep.reading.pdf_picture import read_picture
from sitrep.reading.pdf_reader import document_of
from sitrep.reading.reject import RejectedError
from sitrep.reading.report import read_report
from sitrep.reading.text_reader import read_text
from sitrep.report_tables import make_tables
from sitrep.workers.bounds import guard, limit_memory
from sitrep.workers.messages import (
    MEMORY_EXIT_CODE,
    Answer,
    CountPages,
    Done,
    Failed,
    MakeReport,
    PageRead,
    ReadPages,
    ReadPicture,
    ReadText,
    Ready,
    Task,
)


def main() -> None:
    """Answer tasks until the connection is closed."""
    # Where the storing process ignores its children, this one would too, and not hear how ocrmypdf ended.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    # What is started here must not keep the connection open when this process dies.
    os.set_inheritable(int(sys.argv[1]), False)
    guard()
    limit_memory(int(sys.argv[2]) * MB)
    try:
        with Connection(int(sys.argv[1])) as connection:
            _warm_up()
            # What is here by now stays: no search for garbage need go through it again.
            gc.freeze()
            gc.enable()
            connection.send(Ready())
            _serve(connection)
    except MemoryError:
        # What is left of the heap is not to be built on, not even to send a message.
        os._exit(MEMORY_EXIT_CODE)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the storing process is gone


def _serve(connection: "Connection[Answer, Task]") -> None:
    while True:
        for answer in answers(connection.recv()):
            try:
                connection.send(answer)
            except (MemoryError, OSError):
                raise
            except Exception as error:  # it cannot be pickled, so nothing of it was sent
                connection.send(_fault(error))
                break


def _warm_up() -> None:
    """Load word lists and models now: the first report must not be charged with the time."""
    read_report(read_text(b"Some 20 persons were helped in May."))


def answers(task: Task) -> Iterator[Answer]:
    """What comes of a task: pages as they are read, at last ``Done`` or ``Failed``.

    Raises:
        MemoryError: more was asked for than is allowed.
    """
    try:
        yield from _do(task)
    except RejectedError as reason:
        yield Failed(reason.reason_code, reason.place, reason.detail, reason.remedy)
    except OSError as error:
        detail = f"{type(error).__name__}: {error.strerror or error}"
        yield Failed("no_access", "whole file", detail, "check the file and its permissions")
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours in one file must not stop the others
        yield _fault(error)


def _fault(error: Exception) -> Failed:
    detail = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Failed("internal_error", "", detail, "report it as a fault of sitrep")


def _do(task: Task) -> Iterator[Answer]:
    match task:
        case CountPages(path):
            yield Done(count_pages(Path(path)))
        case ReadPages(path, first, last):
            yield from map(_page_read, read_page_range(Path(path), first, last))
            yield Done()
        case ReadPicture(path, page_no):
            yield _page_read(read_picture(Path(path), page_no))
            yield Done()
        case MakeReport(report_id, path, pages, ocr_version):
            document = document_of([pickle.loads(page) for page in pages], ocr_version)
            yield _report(report_id, document, Origin(Path(path).stem, read_info(Path(path))))
        case ReadText(report_id, path):
            yield _report(report_id, read_text(Path(path).read_bytes()), Origin(Path(path).stem))


def _page_read(page: Page) -> PageRead:
    return PageRead(page.page_no, pickle.dumps(page, pickle.HIGHEST_PROTOCOL), bool(page.words))


def _report(report_id: str, document: Document, origin: Origin) -> Done:
    return Done(make_tables(report_id, read_report(document, origin)))
