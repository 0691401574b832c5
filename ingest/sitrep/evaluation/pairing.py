"""Which figure of the warehouse answers which label of a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.evaluation.reading import Figure, LabelledText, Reading


@dataclass(frozen=True)
class PairedText:
    """One text: labels with the figure that answers each, labels without one, figures without a label.

    `language` (ISO 639-1) is None where nobody knows it.
    """

    text: LabelledText
    language: str | None
    pairs: tuple[tuple[Reading, Figure], ...]
    missed: tuple[Reading, ...]
    spurious: tuple[Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the warehouse."""
        return (*(figure for _, figure in self.pairs), *self.spurious)


def pair(text: LabelledText, figures: Sequence[Figure], language: str | None = None) -> PairedText:
    """Pair labels and figures one to one: the two that share most characters first, and so on.

    Of equal overlaps the earlier label goes first, then the earlier figure, in the order given. `language` is the
    warehouse's, for a text whose source states none.
    """
    answers = _answers(text.labels, figures)
    used = set(answers.values())
    return PairedText(
        text,
        text.language or language,
        pairs=tuple((text.labels[at], figures[answer]) for at, answer in sorted(answers.items())),
        missed=tuple(label for at, label in enumerate(text.labels) if at not in answers),
        spurious=tuple(figure for at, figure in enumerate(figures) if at not in used),
    )


def _answers(labels: Sequence[Reading], figures: Sequence[Figure]) -> dict[int, int]:
    """Position of the figure for the position of each label that has one."""
    overlaps = [
        (-shared, label_at, figure_at)
        for label_at, label in enumerate(labels)
        for figure_at, figure in enumerate(figures)
        if (shared := _shared_characters(label, figure)) > 0
    ]
    answers: dict[int, int] = {}
    used: set[int] = set()
    for _, label_at, figure_at in sorted(overlaps):
        if label_at not in answers and figure_at not in used:
            answers[label_at] = figure_at
            used.add(figure_at)
    return answers


def _shared_characters(label: Reading, figure: Figure) -> int:
    return min(label.char_end, figure.char_end) - max(label.char_start, figure.char_start)
