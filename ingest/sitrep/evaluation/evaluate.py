"""The whole evaluation: labelled texts and a warehouse in, scores and errors out."""

from dataclasses import dataclass
from pathlib import Path

from sitrep.evaluation import mistakes, pairing, places, scores, stored
from sitrep.evaluation.gold import Gold
from sitrep.evaluation.mistakes import Mistake
from sitrep.evaluation.pairing import PairedText
from sitrep.evaluation.reading import Place, Reading
from sitrep.evaluation.scores import Confusion, Measures, SectorScore
from sitrep.evaluation.stored import StoredText


@dataclass(frozen=True)
class Evaluation:
    """All that is said of a warehouse: measures, scores per sector, what is taken for what, every error.

    `unlabelled` are the ids of texts that were not scored, having no label.
    """

    overall: Measures
    by_language: dict[str, Measures]
    sectors: tuple[SectorScore, ...]
    sector_confusions: tuple[Confusion, ...]
    unit_confusions: tuple[Confusion, ...]
    mistakes: tuple[Mistake, ...]
    unlabelled: tuple[str, ...]


def evaluate(gold: Gold, file: Path) -> Evaluation:
    """Compare the figures of the warehouse `file`, which is opened to read only, with the labels.

    Raises:
        UsageError: the warehouse does not hold all the texts.
        SitrepError: it was not built, or cannot be opened.
    """
    texts = stored.read(file, gold.texts)
    paired = [
        pairing.pair(labelled, text.figures, text.language) for labelled, text in zip(gold.texts, texts, strict=True)
    ]
    return Evaluation(
        overall=scores.measures(paired),
        by_language=scores.by_language(paired),
        sectors=scores.by_sector(paired),
        sector_confusions=scores.confusions(paired, lambda reading: reading.sector),
        unit_confusions=scores.confusions(paired, lambda reading: reading.unit_type),
        mistakes=tuple(mistake for one, text in zip(paired, texts, strict=True) for mistake in _mistakes(one, text)),
        unlabelled=gold.unlabelled,
    )


def _mistakes(paired: PairedText, text: StoredText) -> list[Mistake]:
    def place(reading: Reading) -> Place:
        return places.place(paired.text.text, (reading.char_start, reading.char_end), text.lines, text.sentences)

    return mistakes.of(paired, place)
