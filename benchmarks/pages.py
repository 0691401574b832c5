"""How fast pages of PDFs are read, beside pdfplumber, the text of pypdfium2 and pdftotext; and whether words agree.

    python -m benchmarks.pages [FOLDER]

Reads all PDFs of a folder, or 200 drawn pages. Each engine works in a process of its own, after its imports. Compared
are the words of each page, as often as they occur, with those of pdfplumber by the same settings.
"""

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2

from benchmarks.figures import SAMPLES, report
from sitrep.reading.pdf_chars import GAP_RATIO
from sitrep.reading.pdf_pages import read_page_range
from sitrep.reading.pdf_pages_pdfium import NAME as FAST
from sitrep.reading.pdf_pages_pdfium import PdfiumFile

DRAWN_PAGES = 200
WORST = 5  # pages named
MEGABYTE = 1024  # KB, in which the peak is told


@dataclass(frozen=True)
class PageRead:
    """What an engine found on a page: its words, and who read it."""

    file: str
    page_no: int
    reader: str
    words: list[str]


def fast(path: Path) -> Iterator[PageRead]:
    """Every page the fast way."""
    file = PdfiumFile(path)
    for page_no in range(1, file.page_count + 1):
        if found := file.page(page_no):
            yield PageRead(path.name, page_no, found.page.reader, [word.text for word in found.page.words])
    file.close()


def routed(path: Path) -> Iterator[PageRead]:
    """Every page the way that a report is read."""
    for page in read_page_range(path, 1, sys.maxsize):
        yield PageRead(path.name, page.page_no, page.reader, [word.text for word in page.words])


def plumber(path: Path) -> Iterator[PageRead]:
    """Words and tables by pdfplumber."""
    with path.open("rb") as handle:
        for page in pdfplumber.open(handle).pages:
            upright = page.filter(lambda item: item.get("upright", True))
            words = upright.extract_words(x_tolerance_ratio=GAP_RATIO, extra_attrs=["size"])
            page.find_tables()
            yield PageRead(path.name, page.page_number, "pdfplumber", [word["text"] for word in words])
            page.close()


def pdfium_text(path: Path) -> Iterator[PageRead]:
    """Nothing but text, by pdfium: the limit."""
    file = pypdfium2.PdfDocument(path)
    for number in range(len(file)):
        page = file[number]
        text_page = page.get_textpage()
        yield PageRead(path.name, number + 1, "pypdfium2", text_page.get_text_range().split())
        text_page.close()
        page.close()
    file.close()


def pdftotext(path: Path) -> Iterator[PageRead]:
    """Nothing but text, by poppler."""
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    for number, text in enumerate(done.stdout.decode("utf-8", "replace").split("\f")[:-1], start=1):
        yield PageRead(path.name, number, "pdftotext", text.split())


ENGINES: dict[str, Callable[[Path], Iterator[PageRead]]] = {
    "ours, fast way": fast,
    "ours, routed": routed,
    "pdfplumber": plumber,
    "pypdfium2 text": pdfium_text,
    "pdftotext": pdftotext,
}


@dataclass(frozen=True)
class Measured:
    """What an engine took and found."""

    cpu: float
    wall: float
    peak_mb: float
    pages: list[PageRead]


def work(engine: str, paths: list[Path]) -> None:
    """Read all files in this process and write the measures and the words to standard output."""
    cpu, wall = _cpu(), time.perf_counter()
    pages = [vars(page) for path in paths for page in ENGINES[engine](path)]
    json.dump([[_cpu() - cpu, time.perf_counter() - wall, _peak_mb(engine)], pages], sys.stdout)


def _cpu() -> float:
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def _peak_mb(engine: str) -> float:
    if engine == "pdftotext":
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE
    # What the system calls the peak of a process begins with that of the one that started it.
    status = Path("/proc/self/status")
    peaks = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else []
    return int(peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / MEGABYTE


def measured(engine: str, paths: list[Path]) -> Measured:
    """Let an engine work in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.pages", "--engine", engine, *map(str, paths)]
    (cpu, wall, peak), pages = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return Measured(cpu, wall, peak, [PageRead(**page) for page in pages])


def compare(paths: list[Path]) -> None:
    """Measure every engine and print."""
    found = {name: measured(name, paths) for name in ENGINES if name != "pdftotext" or shutil.which("pdftotext")}
    theirs = found["pdfplumber"]
    base = len(theirs.pages) / theirs.cpu
    print(f"{len(theirs.pages)} pages of {len(paths)} files")
    print(f"{'engine':<16} {'pages/CPU s':>11} {'x pdfplumber':>12} {'CPU s':>7} {'wall s':>7} {'peak MB':>8}")
    for name in found:
        one, speed = found[name], len(found[name].pages) / found[name].cpu
        print(f"{name:<16} {speed:11.1f} {speed / base:12.1f} {one.cpu:7.2f} {one.wall:7.2f} {one.peak_mb:8.0f}")
    for name in ENGINES.keys() - found.keys():
        print(f"{name:<16} not installed")
    ways = Counter(page.reader for page in found["ours, routed"].pages)
    print("pages by the library that read them: " + ", ".join(f"{name} {count}" for name, count in ways.items()))
    quick = [page for page in found["ours, routed"].pages if page.reader == FAST]
    _print_agreement("read the fast way", quick, theirs.pages)
    _print_agreement("all pages, were they read the fast way", found["ours, fast way"].pages, theirs.pages)


def _print_agreement(title: str, ours: list[PageRead], theirs: list[PageRead]) -> None:
    expected = {(page.file, page.page_no): Counter(page.words) for page in theirs}
    same = total = 0
    differing: list[tuple[int, str]] = []
    for page in ours:
        words, others = Counter(page.words), expected.get((page.file, page.page_no), Counter())
        equal, most = (words & others).total(), max(words.total(), others.total())
        same, total = same + equal, total + most
        if equal < most:
            lost, more = list((others - words).elements())[:4], list((words - others).elements())[:4]
            differing.append((most - equal, f"  {page.file} page {page.page_no}: {equal} of {most}; {lost} / {more}"))
    share = f"{100 * same / total:.3f} % of {total:,} words as pdfplumber's" if total else "no words"
    print(f"{title}: {share} on {len(ours)} pages, {len(differing)} of them with a difference")
    for _, line in sorted(differing, reverse=True)[:WORST]:
        print(line)


def _drawn(folder: Path) -> list[Path]:
    from benchmarks.draw_pages import draw_set

    samples = [report(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("gtrm_*.txt"))]
    return draw_set(folder, [" ".join(row.text.split()) for one in samples for row in one.sentences], DRAWN_PAGES)


def main() -> int:
    """Measure and print, or work for one who does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("paths", nargs="*", type=Path, help="folders or files")
    chosen = parser.parse_args()
    paths = [file for path in chosen.paths for file in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    if chosen.engine:
        work(chosen.engine, paths)
    elif chosen.paths:
        compare(paths)
    else:
        with tempfile.TemporaryDirectory() as folder:
            compare(_drawn(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
