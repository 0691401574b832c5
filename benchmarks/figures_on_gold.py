"""Found, value and qualifier of the figure reader on labelled texts, and its speed; errors listed.

    SITREP_SHARED=../shared PYTHONPATH=ingest python benchmarks/figures_on_gold.py [--show odd|even|none]

Texts with an odd number are for tuning, even ones are held back: their errors are listed only on request. The speed
is that of finding tokens and figures in sentences, beside a plain scan for digits of the same text.
"""

import argparse
import csv
import os
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

from sitrep.figures import read_figures
from sitrep.figures.words import fold
from sitrep.reading.report import find_sentences, read_report
from sitrep.reading.text_reader import read_text
from sitrep.rows import FigureRow, SentenceText

SEED = Path(__file__).parent.parent / "seeds" / "qualifiers.csv"
COPIES = 60
DIGITS = re.compile(r"\d[\d.,]*")


def seed() -> dict[str, str]:
    """Qualifier of each folded phrase, as the warehouse's seed has it."""
    with SEED.open(newline="", encoding="utf-8") as handle:
        return {fold(row["phrase"]): row["qualifier"] for row in csv.DictReader(handle)}


def qualifier_of(row: FigureRow, meaning: dict[str, str]) -> str:
    """The gold's qualifier for a printed one, decided as the warehouse does."""
    if row.value_high is not None:
        return "range"
    return meaning.get(row.qualifier_text, "exact") if row.qualifier_text else "exact"


def read(path: Path) -> list[FigureRow]:
    """The quantities of a text file."""
    return [row for row in read_report(read_text(path.read_bytes())).figures if row.figure_kind == "quantity"]


def pair(gold: list[dict[str, str]], rows: list[FigureRow]) -> list[tuple[dict[str, str], FigureRow]]:
    """Greedy one-to-one pairing by overlap, as the scorer does."""
    overlaps = []
    for i, label in enumerate(gold):
        for j, row in enumerate(rows):
            common = min(int(label["char_end"]), row.char_end) - max(int(label["char_start"]), row.char_start)
            if common > 0:
                overlaps.append((common, -i, -j))
    used, taken = set[int](), set[int]()
    pairs = []
    for _, i, j in sorted(overlaps, reverse=True):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            pairs.append((gold[-i], rows[-j]))
    return pairs


def judge(label: dict[str, str], row: FigureRow, meaning: dict[str, str]) -> dict[str, bool]:
    """What is right about a found figure; the exact span counts for information only."""
    wanted = float(label["value"])
    return {
        "value": row.value is not None and abs(float(row.value) - wanted) <= 1e-6 * max(1, wanted),
        "qualifier": qualifier_of(row, meaning) == label["qualifier"],
        "span": (row.char_start, row.char_end) == (int(label["char_start"]), int(label["char_end"])),
    }


def measure(folder: Path, gold: dict[str, list[dict[str, str]]], names: list[str], *, show: bool) -> None:
    """Print the measures over some texts, and every error where asked for."""
    meaning, count, errors = seed(), defaultdict[str, int](int), []
    for name in names:
        rows = read(folder / f"{name}.txt")
        pairs = pair(gold[name], rows)
        count["gold"] += len(gold[name])
        count["rows"] += len(rows)
        count["found"] += len(pairs)
        for label, row in pairs:
            right = judge(label, row, meaning)
            for key, value in right.items():
                count[key] += value
            if not all(right.values()):
                wrong = " ".join(key for key, value in right.items() if not value)
                errors.append(f"{name} {wrong}: {label['mention']!r} read as {row.figure_text!r} {row.value}")
        found, matched = {id(label) for label, _ in pairs}, {id(row) for _, row in pairs}
        errors += [f"{name} missed: {label['mention']!r}" for label in gold[name] if id(label) not in found]
        errors += [
            f"{name} spurious: {row.figure_text!r} in {row.clause_text[:60]!r}"
            for row in rows
            if id(row) not in matched
        ]
    precision, recall = count["found"] / count["rows"], count["found"] / count["gold"]
    shares = " ".join(f"{key} {count[key] / count['found']:.3f}" for key in ("value", "qualifier", "span"))
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(names)} texts, {count['gold']} figures: found P {precision:.3f} R {recall:.3f} F1 {f1:.3f} {shares}")
    for error in errors if show else []:
        print(f"    {error}")


def speed(title: str, text: str) -> None:
    """Print how much text is read per CPU second, report by report: the best of three runs."""
    document = read_text(text.encode())
    rows = find_sentences(document.text, document.lines)
    sentences = [SentenceText(row.sentence_no, row.block_kind, row.char_start, row.text) for row in rows]
    size, best, scan = COPIES * sum(len(row.text.encode()) for row in rows) / 1e6, float("inf"), float("inf")
    found = len(read_figures(sentences, "en", document.text)[1])
    for _ in range(3):
        start = time.process_time()
        for _ in range(COPIES):
            read_figures(sentences, "en", document.text)
        middle = time.process_time()
        for _ in range(COPIES):
            DIGITS.findall(document.text)
        best, scan = min(best, middle - start), min(scan, time.process_time() - middle)
    density = COPIES * found / size / 1e3
    print(f"{title} ({density:.0f} numbers per KB): {size / best:.2f} MB per CPU second; plain scan {size / scan:.0f}")


def main() -> int:
    """Measure odd and even texts, then the speed on the labelled texts and on the real report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="odd", choices=("odd", "even", "none"))
    show = parser.parse_args().show
    shared = Path(os.environ.get("SITREP_SHARED", "../shared"))
    if not (shared / "gold").is_dir():
        print("no labelled texts: set SITREP_SHARED", file=sys.stderr)
        return 0
    gold = defaultdict(list)
    with (shared / "gold" / "labels.csv").open(newline="", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            gold[row["text_id"]].append(row)
    texts = shared / "gold" / "texts"
    for side, rest in (("odd", 1), ("even", 0)):
        print(f"{side}: ", end="")
        measure(texts, gold, [name for name in sorted(gold) if int(name) % 2 == rest], show=show == side)
    speed("labelled texts", "\n\n".join((texts / f"{name}.txt").read_text("utf-8") for name in sorted(gold)))
    for report in sorted((shared / "reports").glob("*.txt")):
        speed("real report", report.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
