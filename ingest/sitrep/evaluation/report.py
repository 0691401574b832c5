"""An evaluation for people, as lines, and for machines, as plain dicts. Pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sitrep
from sitrep.evaluation import mistakes
from sitrep.evaluation.evaluate import Evaluation
from sitrep.evaluation.scores import Confusion, Measures, SectorScore
from sitrep.terminal_text import INDENT, count, in_columns, inert

# As in Measures, with what each is called.
MEASURE_NAMES = {
    "texts": "texts",
    "figures": "figures labelled",
    "found_precision": "found: precision",
    "found_recall": "found: recall",
    "found_f1": "found: F1",
    "value": "value",
    "qualifier": "qualifier",
    "unit_type": "unit type",
    "sector": "sector",
    "population": "population",
    "is_assistance": "is assistance",
    "fact_f1": "fact: F1",
}
NOTHING = "-"


def lines(folder: Path, file: Path | None, found: Evaluation) -> list[str]:
    """All that ``sitrep evaluate`` shows; `file` is None for a scratch warehouse."""
    warehouse = str(file) if file else "a scratch warehouse of its texts"
    return [
        inert(f"Labels: {folder}"),
        inert(f"Warehouse: {warehouse}"),
        *_unlabelled(found.unlabelled),
        "",
        "Measures (shares of the figures found, but for found and fact):",
        *_indented(_measures({"overall": found.overall, **found.by_language})),
        "",
        "Sectors of the labels (precision and recall of the judgement, over the figures found):",
        *_indented(_sectors(found.sectors)),
        *_confusions("Sectors confused", found.sector_confusions),
        *_confusions("Unit types confused", found.unit_confusions),
        "",
        f"Errors ({len(found.mistakes):,}):",
        *_indented([[kind, f"{number:,}"] for kind, number in mistakes.counts(found.mistakes).items()]),
    ]


def answer(folder: Path, file: Path | None, found: Evaluation) -> dict[str, Any]:
    """The same for machines; `warehouse` is None for a scratch warehouse."""
    return {
        "sitrep": sitrep.__version__,
        "gold": str(folder.absolute()),
        "warehouse": str(file.absolute()) if file else None,
        "unlabelled_texts": list(found.unlabelled),
        "measures": {
            "overall": asdict(found.overall),
            "by_language": {language: asdict(part) for language, part in found.by_language.items()},
        },
        "sectors": [asdict(sector) for sector in found.sectors],
        "confusions": {
            "sector": [asdict(confusion) for confusion in found.sector_confusions],
            "unit_type": [asdict(confusion) for confusion in found.unit_confusions],
        },
        "errors_by_kind": mistakes.counts(found.mistakes),
    }


def _unlabelled(text_ids: Sequence[str]) -> list[str]:
    if not text_ids:
        return []
    return [inert(f"Left out, without a label: {count(len(text_ids), 'text')} ({', '.join(text_ids)})")]


def _measures(columns: Mapping[str, Measures]) -> list[list[str]]:
    cells = {name: asdict(measures) for name, measures in columns.items()}
    rows = [[shown, *(_number(column[name]) for column in cells.values())] for name, shown in MEASURE_NAMES.items()]
    return [["measure", *columns], *rows]


def _sectors(sectors: Iterable[SectorScore]) -> list[list[str]]:
    rows = [
        [one.sector, f"{one.figures:,}", _number(one.precision), _number(one.recall), _number(one.fact_f1)]
        for one in sectors
    ]
    return [["sector", "figures", "precision", "recall", "fact F1"], *rows]


def _confusions(title: str, confusions: Sequence[Confusion]) -> list[str]:
    if not confusions:
        return ["", f"{title}: none"]
    rows = [[f"{one.label} -> {one.read}", f"{one.figures:,}"] for one in confusions]
    return ["", f"{title} (label -> read):", *_indented([["", "figures"], *rows])]


def _number(value: float | None) -> str:
    if value is None:
        return NOTHING
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


def _indented(rows: Sequence[Sequence[str]]) -> list[str]:
    return [INDENT + line for line in in_columns(rows)]
