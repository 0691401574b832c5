"""How fast figures are found: text read per CPU second, beside a plain scan for digits of the same text.

    python -m benchmarks.figures

Found are tokens and figures of sentences that are cut already. The first text is drawn from the sample reports: their
sentences in random order, every number with new digits, so that none was seen before. The real report and the
labelled texts are read where SITREP_SHARED names the folder that holds them. Finding and scanning take turns, so that
a busy machine slows both; each counts with its best round.
"""

import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitrep.figures import read_figures
from sitrep.reading.language import find_language
from sitrep.reading.report import find_sentences
from sitrep.reading.text_reader import read_text
from sitrep.rows import SentenceText

SAMPLES = Path(__file__).parents[1] / "reports" / "sample"
DIGITS = re.compile(r"\d[\d.,]*")
DRAWN_REPORTS, DRAWN_SENTENCES = 20, 120
ROUNDS = 7
LEAST_BYTES = 400_000  # a round reads short texts several times, or the clock is too coarse


@dataclass(frozen=True)
class Report:
    """A text with its sentences and language, as the figure reader takes it."""

    text: str
    sentences: tuple[SentenceText, ...]
    language_code: str | None


def report(text: str) -> Report:
    """A report with the sentences that its text is cut into."""
    document = read_text(text.encode())
    rows = find_sentences(document.text, document.lines)
    sentences = tuple(SentenceText(row.sentence_no, row.block_kind, row.char_start, row.text) for row in rows)
    return Report(document.text, sentences, find_language(document.text))


def drawn() -> list[Report]:
    """Reports made of the samples' sentences, with other numbers; the same in every run."""
    chance = random.Random(2021)
    samples = [report(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("gtrm_*.txt"))]
    return [report("\n\n".join(_draw(chance, samples[number % len(samples)]))) for number in range(DRAWN_REPORTS)]


def _draw(chance: random.Random, sample: Report) -> Iterator[str]:
    for sentence in chance.choices(sample.sentences, k=DRAWN_SENTENCES):
        yield re.sub(r"[1-9]", lambda _: str(chance.randint(1, 9)), sentence.text)


def find(reports: Sequence[Report]) -> int:
    """Find all figures, and say how many."""
    return sum(len(read_figures(read.sentences, read.language_code, read.text)[1]) for read in reports)


def scan(reports: Sequence[Report]) -> int:
    """Find all runs of digits of the same sentences, and say how many."""
    return sum(len(DIGITS.findall(sentence.text)) for read in reports for sentence in read.sentences)


def seconds(work: Callable[[Sequence[Report]], int], reports: Sequence[Report], copies: int) -> float:
    """CPU seconds of doing something some times over."""
    started = time.process_time()
    for _ in range(copies):
        work(reports)
    return time.process_time() - started


def measure(title: str, reports: Sequence[Report]) -> str:
    """One line of the table: a text's size, its figures, and MB per CPU second of finding and of scanning."""
    size = sum(len(sentence.text.encode()) for read in reports for sentence in read.sentences)
    copies = -(-LEAST_BYTES // size)
    found = find(reports)
    rounds = [(seconds(find, reports, copies), seconds(scan, reports, copies)) for _ in range(ROUNDS)]
    finding, scanning = (copies * size / 1e6 / min(times) for times in zip(*rounds, strict=True))
    density = 1000 * found / size
    return f"{title:<16} {size / 1e3:8.0f} {density:10.1f} {finding:9.2f} {scanning:9.1f} {scanning / finding:9.1f}"


def main() -> int:
    """Measure and print."""
    print(f"{'text':<16} {'KB':>8} {'figures/KB':>10} {'MB/s':>9} {'scan MB/s':>9} {'scan/find':>9}")
    print(measure("drawn", drawn()))
    named = os.environ.get("SITREP_SHARED")
    if not named or not Path(named).is_dir():
        print("real report, labelled texts: not there (SITREP_SHARED names no folder)")
        return 0
    for path in sorted((Path(named) / "reports").glob("*.txt")):
        print(measure("real report", [report(path.read_text("utf-8"))]))
    texts = sorted((Path(named) / "gold" / "texts").glob("*.txt"))
    if texts:
        print(measure("labelled texts", [report("\n\n".join(path.read_text("utf-8") for path in texts))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
