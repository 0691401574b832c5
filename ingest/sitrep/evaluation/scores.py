"""The scores: measures over texts, per sector, and what is taken for what. Pure functions over paired texts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sitrep.evaluation.judgements import is_right_fact, wrong
from sitrep.evaluation.pairing import PairedText
from sitrep.evaluation.reading import Reading

Key = TypeVar("Key", str, tuple[str, str])


@dataclass(frozen=True)
class Measures:
    """The measures over some texts.

    `found_...` are precision, recall and F1 of the spans. The judgements are shares of the found figures that are
    right. `fact_f1` is F1 over the figures that say that persons or households were assisted, where value, unit
    type, sector, assistance and one population group at least must be right. All are 0 where nothing is counted.
    """

    texts: int
    figures: int
    found_precision: float
    found_recall: float
    found_f1: float
    value: float
    qualifier: float
    unit_type: float
    sector: float
    population: float
    is_assistance: float
    fact_f1: float


@dataclass(frozen=True)
class SectorScore:
    """How one sector of the labels was read; None where there is nothing to judge.

    `figures` are all its labels. `precision` and `recall` are those of the sector alone, over the figures found;
    `fact_f1` is as in `Measures`, for labels and figures of the sector.
    """

    sector: str
    figures: int
    precision: float | None
    recall: float | None
    fact_f1: float | None


@dataclass(frozen=True)
class Confusion:
    """How many figures found are labelled as one thing and read as another."""

    label: str
    read: str
    figures: int


def measures(texts: Sequence[PairedText]) -> Measures:
    """All measures over the texts."""
    pairs = _pairs(texts)
    labels = sum(len(text.text.labels) for text in texts)
    figures = sum(len(text.figures) for text in texts)
    wrongs = Counter(judgement.name for label, figure in pairs for judgement in wrong(label, figure))

    def right(name: str) -> float:
        return _share(len(pairs) - wrongs[name], len(pairs)) or 0.0

    return Measures(
        texts=len(texts),
        figures=labels,
        found_precision=_share(len(pairs), figures) or 0.0,
        found_recall=_share(len(pairs), labels) or 0.0,
        found_f1=_f1(len(pairs), figures, labels) or 0.0,
        value=right("value"),
        qualifier=right("qualifier"),
        unit_type=right("unit_type"),
        sector=right("sector"),
        population=right("population"),
        is_assistance=right("is_assistance"),
        fact_f1=_fact_f1(texts, lambda reading: True) or 0.0,
    )


def by_language(texts: Sequence[PairedText], unknown: str = "unknown") -> dict[str, Measures]:
    """The measures over the texts of each language, in the order of the codes."""
    languages = sorted({text.language or unknown for text in texts})
    return {name: measures([text for text in texts if (text.language or unknown) == name]) for name in languages}


def by_sector(texts: Sequence[PairedText]) -> tuple[SectorScore, ...]:
    """A score for each sector of the labels, the most frequent first."""
    counts = Counter(label.sector for text in texts for label in text.text.labels)
    return tuple(_sector_score(texts, sector, figures) for sector, figures in _most_first(counts))


def confusions(texts: Sequence[PairedText], of: Callable[[Reading], str]) -> tuple[Confusion, ...]:
    """What was taken for what in the figures found, the most frequent first; what was read right is left out."""
    counts = Counter((of(label), of(figure)) for label, figure in _pairs(texts) if of(label) != of(figure))
    return tuple(Confusion(label, read, figures) for (label, read), figures in _most_first(counts))


def _sector_score(texts: Sequence[PairedText], sector: str, figures: int) -> SectorScore:
    pairs = _pairs(texts)
    labelled = sum(label.sector == sector for label, _ in pairs)
    read = sum(figure.sector == sector for _, figure in pairs)
    right = sum(label.sector == figure.sector == sector for label, figure in pairs)
    fact_f1 = _fact_f1(texts, lambda reading: reading.sector == sector)
    return SectorScore(sector, figures, _share(right, read), _share(right, labelled), fact_f1)


def _fact_f1(texts: Sequence[PairedText], counts: Callable[[Reading], bool]) -> float | None:
    """F1 of the facts among the labels and figures that count."""
    wanted = sum(label.is_fact and counts(label) for text in texts for label in text.text.labels)
    given = sum(figure.is_fact and counts(figure) for text in texts for figure in text.figures)
    right = sum(counts(label) and is_right_fact(label, figure) for label, figure in _pairs(texts))
    return _f1(right, given, wanted)


def _pairs(texts: Iterable[PairedText]) -> list[tuple[Reading, Reading]]:
    return [pair for text in texts for pair in text.pairs]


def _share(right: int, of: int) -> float | None:
    return right / of if of else None


def _f1(right: int, given: int, wanted: int) -> float | None:
    """The harmonic mean of right/given and right/wanted."""
    return _share(2 * right, given + wanted)


def _most_first(counts: Counter[Key]) -> list[tuple[Key, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
