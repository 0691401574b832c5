"""Every error of the warehouse, in plain text with the reason why it judged so."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sitrep.evaluation.judgements import JUDGEMENTS, number, wrong
from sitrep.evaluation.pairing import PairedText
from sitrep.evaluation.places import on_one_line
from sitrep.evaluation.reading import Figure, Place, Reading

MISSED, SPURIOUS = "missed", "spurious"
KINDS = (MISSED, SPURIOUS, *(judgement.name for judgement in JUDGEMENTS))


@dataclass(frozen=True)
class Mistake:
    """One error, its texts each on one line.

    `kind` is one of KINDS. `expected` is what the label says, `read` what the warehouse says (for a missed or
    spurious figure the number, on its side only), `evidence` why the warehouse judged so. `sentence` has the figure
    between ``>>`` and ``<<``.
    """

    report_file: str
    line_no: int
    kind: str
    mention: str
    expected: str
    read: str
    evidence: str
    sentence: str


def of(paired: PairedText, place: Callable[[Reading], Place]) -> list[Mistake]:
    """All errors in one text, in reading order; `place` says where in it a label or figure stands."""
    found = [(label, _missed(label)) for label in paired.missed]
    found += [(figure, _spurious(figure)) for figure in paired.spurious]
    found += [(label, parts) for label, figure in paired.pairs for parts in _misjudged(label, figure)]
    found.sort(key=lambda mistake: (mistake[0].char_start, mistake[0].char_end))
    return [_mistake(paired.text.file_name, reading, place(reading), parts) for reading, parts in found]


def counts(mistakes: Iterable[Mistake]) -> dict[str, int]:
    """How many errors there are of each kind, those without any included."""
    found = Counter(mistake.kind for mistake in mistakes)
    return {kind: found[kind] for kind in KINDS}


# kind, expected, read, evidence
_Parts = tuple[str, str, str, str]


def _missed(label: Reading) -> _Parts:
    return (MISSED, number(label.value), "", "")


def _spurious(figure: Figure) -> _Parts:
    return (SPURIOUS, "", number(figure.value), figure.evidence.get("value") or "")


def _misjudged(label: Reading, figure: Figure) -> list[_Parts]:
    return [
        (judgement.name, judgement.shown(label), judgement.shown(figure), figure.evidence.get(judgement.name) or "")
        for judgement in wrong(label, figure)
    ]


def _mistake(file_name: str, reading: Reading, place: Place, parts: _Parts) -> Mistake:
    kind, *texts = parts
    mention, expected, read, evidence = (on_one_line(text) for text in (reading.mention, *texts))
    return Mistake(file_name, place.line_no, kind, mention, expected, read, evidence, place.sentence)
