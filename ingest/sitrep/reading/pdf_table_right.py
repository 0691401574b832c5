"""Tables on a PDF page whose row labels stand to the right of the numbers."""

from collections.abc import Sequence
from dataclasses import replace

from sitrep.reading.numbers import is_cell
from sitrep.reading.pdf_table_columns import Columns
from sitrep.reading.pdf_table_rows import LABEL_WORD_GAP, MAX_LABEL_WORDS, Anchor
from sitrep.reading.pdf_words import Word

NEAR = 3.0  # of the font size between the last number and its label
BEFORE = 120.0  # points before the first column in which a label of the usual kind may stand
SAME_START = 2.0  # points between the left edges of labels
INDENT = 20.0  # points that a line of a label may reach beyond those on the lines of the numbers


def with_labels_at_right(columns: Columns, anchors: Sequence[Anchor], free: Sequence[Word]) -> Columns:
    """The columns, and where the labels stand if that is to the right of the numbers.

    Only where no row has a label before its numbers, nothing at all stands there, and what follows the numbers begins
    at one place, close to the last column.
    """
    if any(anchor.label for anchor in anchors) or _is_labelled_before(columns, anchors, free):
        return columns
    labels = [label for anchor in anchors if (label := _behind(anchor, free))]
    starts = [label[0].x0 for label in labels]
    if not labels or max(starts) - min(starts) > SAME_START:
        return columns
    start = min(starts)
    if start < max(anchor.cells[-1].x1 for anchor in anchors):
        return columns
    spans = tuple(span for span in columns.spans if span[0] < start and (span[0] + span[1]) / 2 < start)
    end = max(word.x1 for label in labels for word in label) + INDENT
    return replace(columns, spans=spans, labels_right=(start - 1, end))


def _is_labelled_before(columns: Columns, anchors: Sequence[Anchor], free: Sequence[Word]) -> bool:
    height = anchors[0].bottom - anchors[0].top
    top, bottom, left = anchors[0].top - height, anchors[-1].bottom + height, columns.spans[0][0]
    left = min(left, *(anchor.cells[0].x0 for anchor in anchors))
    return any(left - BEFORE <= word.x0 and word.x1 <= left and top < word.middle < bottom for word in free)


def _behind(anchor: Anchor, free: Sequence[Word]) -> list[Word]:
    """The words with letters that follow the numbers on their line, none where something else does."""
    last = anchor.cells[-1]
    line = sorted((w for w in free if w.x0 >= last.x1 and anchor.top < w.middle < anchor.bottom), key=lambda w: w.x0)
    label: list[Word] = []
    for word in line:
        if word.x0 - (label[-1] if label else last).x1 > (LABEL_WORD_GAP if label else NEAR) * word.size:
            break
        label.append(word)
    is_label = len(label) <= MAX_LABEL_WORDS and any(char.isalpha() for word in label for char in word.text)
    return label if is_label and not any(is_cell(word.text) for word in label) else []
