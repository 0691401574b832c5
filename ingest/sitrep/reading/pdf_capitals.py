"""Words in small capitals, whose first letter is set larger than the others: a PDF gives them in two pieces."""

from collections.abc import Sequence
from dataclasses import replace

from sitrep.reading.pdf_words import Word

SMALLEST, LARGEST = 0.6, 0.92  # of the first letter's size, the size of the others
TOUCHING = 0.12  # of the first letter's size: no wider a gap, and no more between the feet of both


def with_small_capitals(words: Sequence[Word]) -> list[Word]:
    """The words, a capital letter put together with the smaller capitals that touch it."""
    whole: list[Word] = []
    for word in words:
        if whole and _goes_on(whole[-1], word):
            first = whole[-1]
            bottom, top = max(first.bottom, word.bottom), min(first.top, word.top)
            whole[-1] = replace(first, text=first.text + word.text, x1=word.x1, top=top, bottom=bottom)
        else:
            whole.append(word)
    return whole


def _goes_on(first: Word, word: Word) -> bool:
    is_capital = len(first.text) == 1 and first.text.isupper() and len(word.text) > 1 and word.text.isupper()
    is_smaller = SMALLEST <= word.size / first.size <= LARGEST
    reach = TOUCHING * first.size
    return is_capital and is_smaller and abs(word.x0 - first.x1) <= reach and abs(word.bottom - first.bottom) <= reach
