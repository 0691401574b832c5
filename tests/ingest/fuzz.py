"""Good PDFs spoiled at random, read in one batch: nothing may harm the batch, and every file is accounted for.

``make fuzz`` reads many (``python -m tests.ingest.fuzz --files 5000``), the tests a few.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sitrep.ingest import IngestResult, Limits, ingest
from tests.ingest import hostile

SAMPLES = Path(__file__).parents[2] / "reports" / "sample"
LIMITS = Limits(page_seconds=10, memory_mb=500)
# What stands for something in a PDF: to put one of them elsewhere misleads more than a random byte.
WORDS = (
    b"obj",
    b"endobj",
    b"stream",
    b"endstream",
    b"/Length 0",
    b"/Kids",
    b"<<",
    b">>",
    b"[",
    b"(",
    b"\0",
    b"99999999999",
)


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """The file with a few places changed: bytes, words, pieces cut out, doubled or moved."""
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        start = chance.randrange(len(data))
        end = min(start + chance.choice((1, 4, 40, 400)), len(data))
        piece = data[start:end]
        replaced = chance.choice(
            (chance.randbytes(len(piece)), chance.choice(WORDS), b"", piece * 3, _piece_of(data, chance, len(piece)))
        )
        data = data[:start] + replaced + data[end:] or b"\0"
    return data


def _piece_of(data: bytes, chance: random.Random, length: int) -> bytes:
    start = chance.randrange(len(data))
    return data[start : start + length]


def write(folder: Path, count: int, seed: int) -> None:
    """Write so many spoiled files; the same seed gives the same files."""
    chance = random.Random(seed)
    good = [file.read_bytes() for file in sorted(SAMPLES.glob("*.pdf"))]
    harmless = ("length_short", "owner_password", "looping_tables", "deep_resources", "width_bomb")
    good += [hostile.pages(3), *(hostile.FILES[name].data() for name in harmless)]
    for number in range(count):
        (folder / f"{number:05}.pdf").write_bytes(spoiled(chance.choice(good), chance))


def run(count: int, seed: int) -> IngestResult:
    """What comes of so many spoiled files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        write(folder / "in", count, seed)
        return ingest([folder / "in"], folder / "w.duckdb", limits=LIMITS)


def told(result: IngestResult) -> Iterator[str]:
    """How many files were read, and how many rejected for which reason."""
    yield f"{len(result.found):,} files: {len(result.read):,} read, {len(result.known):,} the same as another"
    counts = Counter(rejection.reason_code for rejection in result.rejected)
    for reason, count in counts.most_common():
        example = next(rejection for rejection in result.rejected if rejection.reason_code == reason)
        yield f"{count:6,} {reason}, such as {example.path.name}: {example.place}: {example.detail}"


def main() -> None:
    """Read spoiled files and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for line in told(run(given.files, given.seed)):
        print(line)


if __name__ == "__main__":
    main()
