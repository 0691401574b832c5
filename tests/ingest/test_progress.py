"""How many pages a batch is said to have: from the files that were opened, however many others were known."""

from pathlib import Path

from sitrep.limits import Limits
from sitrep.progress import Progress, Teller
from sitrep.store import SourceFile
from sitrep.workers.file_job import FileJob


def job(name: str, pages: int = 0) -> FileJob:
    made = FileJob(SourceFile(Path(name), name, 1), Limits())
    made.page_count = pages
    return made


def test_known_files_say_nothing_of_the_length_of_others() -> None:
    told: list[Progress] = []
    teller = Teller(1000, told.append)
    for number in range(900):
        teller.file(job(str(number)), "known")
    teller.page(job("new.pdf", 20))
    assert (told[0].pages_expected, told[-1].pages_expected) == (0, 2000)


def test_pages_that_are_not_read_are_not_waited_for() -> None:
    told: list[Progress] = []
    teller = Teller(2, told.append)
    broken, sound = job("broken.pdf", 30), job("sound.pdf", 2)
    for page_of in (broken, sound, sound):
        teller.page(page_of)
    assert told[-1].pages_expected == 32
    teller.file(broken, "rejected")
    teller.file(sound, "read")
    assert (told[-1].pages, told[-1].pages_expected) == (3, 3)
