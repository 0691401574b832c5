"""How long the doctor takes for one long report, beside the same text as many short ones.

    python -m benchmarks.doctor [--megabytes 1] [--rounds 3]

The text is drawn from the sample reports, every number with new digits, and read into two warehouses: as one report,
and report by report. Both are examined in turns, so that a busy machine slows both; each counts with its best round.
What is asked of a report should take as long as the report is long, so the ratio should be near 1.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from sitrep.doctor.examine import examine
from sitrep.ingest import ingest

SAMPLES = Path(__file__).parents[1] / "reports" / "sample"
ROWS = "select count(*) from raw.{}"


def drawn(size: int) -> Iterator[str]:
    """Reports of so many bytes altogether, made of the samples with other numbers; the same in every run."""
    chance = random.Random(2021)
    samples = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("gtrm_*.txt"))]
    while size > 0:
        text = re.sub(r"[1-9]", lambda _: str(chance.randint(1, 9)), chance.choice(samples))
        size -= len(text.encode())
        yield text


def read(texts: Sequence[str], folder: Path) -> Path:
    """A warehouse with these reports."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:06}.txt").write_text(text, "utf-8")
    ingest([folder], folder / "read" / "w.duckdb")
    return folder / "read" / "w.duckdb"


def seconds(file: Path) -> float:
    """How long it takes to examine a warehouse, which must be sound."""
    started = time.monotonic()
    found = examine(file).findings
    taken = time.monotonic() - started
    if found:
        sys.exit("\n".join(finding.line() for finding in found))
    return taken


def line(name: str, file: Path, taken: float) -> str:
    """One line of the table."""
    with duckdb.connect(str(file), read_only=True) as connection:
        counts = [connection.execute(ROWS.format(table)).fetchall()[0][0] for table in ("report", "figure", "token")]
    return f"{name:<14} {counts[0]:>8,} {counts[1]:>9,} {counts[2]:>9,} {taken:8.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--megabytes", type=float, default=1.0, help="of text (1)")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    texts = list(drawn(int(asked.megabytes * 1e6)))
    with tempfile.TemporaryDirectory() as scratch:
        long = read(["\n\n".join(texts)], Path(scratch) / "long")
        # Samples that came out alike would be one report.
        short = read([f"{number}\n\n{text}" for number, text in enumerate(texts)], Path(scratch) / "short")
        rounds = [(seconds(long), seconds(short)) for _ in range(asked.rounds)]
        taken = [min(times) for times in zip(*rounds, strict=True)]
        print(f"{'text':<14} {'reports':>8} {'figures':>9} {'tokens':>9} {'seconds':>8}")
        print(line("one report", long, taken[0]))
        print(line("many reports", short, taken[1]))
    print(f"one report takes {taken[0] / taken[1]:.2f} times as long")


if __name__ == "__main__":
    main()
