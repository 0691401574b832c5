"""Pages read per second by one process and by several, beside what as many processes make of plain arithmetic.

A folder of PDFs is read into a new warehouse, with one process and with several in turns, so that a busy machine slows
both. The arithmetic says how much more the machine gives to several processes at that moment: no reader can gain more.

    python -m benchmarks.reading [--folder FOLDER] [--processes 2] [--repetitions 3] [--copies 20]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
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


def pages_per_second(folder: Path, processes: int) -> float:
    """Pages read and stored per second of wall time."""
    with tempfile.TemporaryDirectory() as scratch:
        started = time.monotonic()
        read = ingest([folder], Path(scratch) / "w.duckdb", processes=processes).read
        return sum(file.page_count for file in read) / (time.monotonic() - started)


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
    gains, bounds = [], []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "in"
        copied(given.folder, folder, given.copies)
        for _ in range(given.repetitions):
            one, several = (pages_per_second(folder, processes) for processes in (1, given.processes))
            bounds.append(sums_per_second(given.processes) / sums_per_second(1))
            gains.append(several / one)
            print(f"{one:6.1f} pages/s, {several:6.1f} with {given.processes}: {several / one:.2f} times as many")
    print(f"medians: {statistics.median(gains):.2f} times as many; arithmetic {statistics.median(bounds):.2f}")


if __name__ == "__main__":
    main()
