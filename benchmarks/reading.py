"""Pages read per second by one process and by several, beside what as many processes make of plain arithmetic.

A folder of PDFs is read into a new warehouse, with one process and with several in turns, so that a busy machine slows
both. The arithmetic says how much more the machine gives to several processes at that moment: no reader can gain more.
CPU seconds say what all cores could make of the same work if none of them ever waited; they hold on a busy machine too.

    python -m benchmarks.reading [--folder FOLDER] [--processes 2] [--repetitions 3] [--copies 20]
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sitrep.ingest import ingest

SAMPLES = Path(__file__).parents[1] / "reports" / "sample"
ARITHMETIC = "sum(number * number for number in range(20_000_000))"


def copied(source: Path, target: Path, copies: int) -> None:
    """Write the PDFs of a folder so many times; a remark at the end makes each a report of its own."""
    target.mkdir()
    for file in sorted(source.glob("*.pdf")):
        for number in range(copies):
            (target / f"{number:03}_{file.name}").write_bytes(file.read_bytes() + b"\n%% copy %d\n" % number)


@dataclass(frozen=True)
class Reading:
    """A folder read once: pages per second of wall time, and the CPU seconds of the processes."""

    pages_per_second: float
    storing: float
    reading: float


def read_once(folder: Path, processes: int) -> Reading:
    """Read and store all that is in a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        storing, reading, started = cpu(resource.RUSAGE_SELF), cpu(resource.RUSAGE_CHILDREN), time.monotonic()
        read = ingest([folder], Path(scratch) / "w.duckdb", processes=processes).read
        return Reading(
            sum(file.page_count for file in read) / (time.monotonic() - started),
            cpu(resource.RUSAGE_SELF) - storing,
            cpu(resource.RUSAGE_CHILDREN) - reading,
        )


def cpu(whose: int) -> float:
    """CPU seconds of this process, or of those that it started and that have ended."""
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def sums_per_second(processes: int) -> float:
    """Sums made per second of wall time."""
    started = time.monotonic()
    running = [subprocess.Popen([sys.executable, "-c", ARITHMETIC]) for _ in range(processes)]
    for process in running:
        process.wait()
    return processes / (time.monotonic() - started)


def main() -> None:
    """Measure in turns and print medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folder", type=Path, default=SAMPLES, help="PDFs; the samples by default")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--copies", type=int, default=20, help="how often each file is read")
    given = parser.parse_args()
    gains, bounds, ideals = [], [], []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        copied(given.folder, folder, given.copies)
        for _ in range(given.repetitions):
            one, several = (read_once(folder, processes) for processes in (1, given.processes))
            bounds.append(sums_per_second(given.processes) / sums_per_second(1))
            gains.append(several.pages_per_second / one.pages_per_second)
            ideals.append(one.reading * given.processes / (several.reading + several.storing))
            tell(one, several, given.processes)
    print(
        f"medians: {statistics.median(gains):.2f} times as many; arithmetic {statistics.median(bounds):.2f};"
        f" by CPU seconds at most {statistics.median(ideals):.2f}"
    )


def tell(one: Reading, several: Reading, processes: int) -> None:
    """Print what was measured in one turn."""
    speeds = (one.pages_per_second, several.pages_per_second)
    gain = speeds[1] / speeds[0]
    print(f"{speeds[0]:6.1f} pages/s, {speeds[1]:6.1f} with {processes}: {gain:.2f} times as many")
    for name, used in (("one", one), (str(processes), several)):
        print(f"       CPU seconds with {name}: {used.reading:.2f} reading, {used.storing:.2f} storing")


if __name__ == "__main__":
    main()
