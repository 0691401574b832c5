"""Found, value and qualifier of the figure reader on labelled texts, errors listed; development only.

    SITREP_SHARED=../shared PYTHONPATH=ingest python benchmarks/figures_on_gold.py [--show odd|even|none]

Texts with an odd number are for tuning, even ones are held back: their errors are listed only on request.
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
from sitrep.rows import FigureRow, SentenceText

_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚ¿¡])|\n\s*\n|\n(?=\s*[•\-*])|(?<=:)\n")
_WAYS = {
    "about": "about around roughly approximately almost nearly estimated cerca unos unas alrededor casi "
    "aproximadamente close some approx torno ~",
    "over": "over more least beyond above exceeding excess + > mas menos-al superior encima or-more upwards "
    "fewer-no less-no",
    "under": "< fewer less under below inferior debajo menos",
    "up_to": "up-to hasta maximo many-as most",
}


def way(row: FigureRow) -> str:
    """The gold's qualifier for a printed one; the warehouse does this with a seed."""
    if row.value_high is not None:
        return "range"
    text = row.qualifier_text or ""
    if not text:
        return "exact"
    fixed = {
        "al menos": "over",
        "por lo menos": "over",
        "no fewer than": "over",
        "no less than": "over",
        "no more than": "up_to",
        "up to": "up_to",
        "as many as": "up_to",
        "no menos de": "over",
        "no mas de": "up_to",
        "or more": "over",
        "at most": "up_to",
        "o mas": "over",
        "poco menos de": "about",
    }
    if text in fixed:
        return fixed[text]
    for name, words in _WAYS.items():
        if any(word in text.split() for word in words.split()):
            return name
    return text


def sentences(text: str) -> list[SentenceText]:
    """A naive split, good enough to measure with."""
    found: list[SentenceText] = []
    start = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        found.append(SentenceText(len(found) + 1, "prose", start, text[start:end]))
        start = match.end() if match else end
    return found


def pair(gold: list[dict[str, str]], rows: list[FigureRow]) -> list[tuple[dict[str, str], FigureRow]]:
    """Greedy one-to-one pairing by overlap, as the scorer does."""
    overlaps = []
    for i, label in enumerate(gold):
        for j, row in enumerate(rows):
            common = min(int(label["char_end"]), row.char_end) - max(int(label["char_start"]), row.char_start)
            if common > 0:
                overlaps.append((common, -i, -j))
    used: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, i, j in sorted(overlaps, reverse=True):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            pairs.append((gold[-i], rows[-j]))
    return pairs


def measure(folder: Path, gold: dict[str, list[dict[str, str]]], names: list[str], show: bool) -> None:
    """Print the measures over some texts."""
    count: dict[str, int] = defaultdict(int)
    for name in names:
        text = (folder / f"{name}.txt").read_bytes().decode()
        rows = [row for row in read_figures(sentences(text), None, text)[1] if row.figure_kind == "quantity"]
        pairs = pair(gold[name], rows)
        count["gold"] += len(gold[name])
        count["rows"] += len(rows)
        count["found"] += len(pairs)
        for label, row in pairs:
            value = row.value is not None and abs(float(row.value) - float(label["value"])) < 1e-6 * max(
                1, float(label["value"])
            )
            qualifier = way(row) == label["qualifier"]
            span = row.char_start == int(label["char_start"]) and row.char_end == int(label["char_end"])
            count["value"] += value
            count["qualifier"] += qualifier
            count["span"] += span
            if show and not (value and qualifier and span):
                print(
                    name,
                    "differs",
                    repr(label["mention"]),
                    label["value"],
                    label["qualifier"],
                    "|",
                    repr(row.figure_text),
                    row.value,
                    way(row),
                )
        if show:
            hit = {id(label) for label, _ in pairs}
            good = {id(row) for _, row in pairs}
            for label in gold[name]:
                if id(label) not in hit:
                    print(name, "missed", repr(label["mention"]))
            for row in rows:
                if id(row) not in good:
                    print(name, "spurious", repr(row.figure_text), row.kind_evidence, "|", row.clause_text[:70])
    precision, recall = count["found"] / count["rows"], count["found"] / count["gold"]
    print(
        f"{len(names)} texts, {count['gold']} figures: found P {precision:.3f} R {recall:.3f} "
        f"F1 {2 * precision * recall / (precision + recall):.3f}",
        end="",
    )
    print("".join(f" {key} {count[key] / count['found']:.3f}" for key in ("value", "qualifier", "span")))


def main() -> int:
    """Measure odd and even texts."""
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
    for side, rest in (("odd", 1), ("even", 0)):
        names = [name for name in sorted(gold) if int(name) % 2 == rest]
        print(side, end=": " if show != side else ":\n")
        measure(shared / "gold" / "texts", gold, names, show == side)
    text = "\n".join((shared / "gold" / "texts" / f"{name}.txt").read_text("utf-8") for name in sorted(gold)) * 60
    split = sentences(text)
    start = time.process_time()
    read_figures(split, "en", text)
    print(f"speed: {len(text.encode()) / 1e6 / (time.process_time() - start):.2f} MB per CPU second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
