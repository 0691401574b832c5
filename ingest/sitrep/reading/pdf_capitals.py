"""Words whose first letter is set larger than the others, as small capitals or initials: a PDF gives two pieces."""

from collections.abc import Sequence
from dataclasses import replace

from sitrep.reading.pdf_words import Word

SMALLEST, LARGEST = 0.6, 0.92  # of the first letter's size, the size of the others
TOUCHING = 0.12  # of the first letter's size: no wider a gap, and no more between the feet of both
INITIAL = 1.5  # times the size of the text: a letter that large begins a paragraph
BESIDE = 0.3  # of an initial's size between it and its text
WORDS = frozenset("AIOY")  # letters that are words too: put on their line, and left alone


def with_initials(words: Sequence[Word]) -> list[Word]:
    """The words, a large initial put together with the word that it begins, on the first line beside it."""
    found = list(words)
    for initial in [word for word in words if len(word.text) == 1 and word.text.isupper()]:
        beside = [word for word in words if _is_beside(initial, word)]
        first = min(beside, key=lambda word: (round(word.top), word.x0), default=None)
        if first and first.text[0].islower():
            found.remove(initial)
            place = found.index(first)
            if initial.text in WORDS:
                found.insert(place, replace(first, text=initial.text, x0=initial.x0, x1=initial.x1))
            else:
                found[place] = replace(first, text=initial.text + first.text, x0=initial.x0)
    return found


def _is_beside(initial: Word, word: Word) -> bool:
    is_near = -1 <= word.x0 - initial.x1 <= BESIDE * initial.size
    return is_near and initial.size >= INITIAL * word.size and initial.top <= word.middle <= initial.bottom


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
