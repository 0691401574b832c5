"""Compares the words of both readers of PDF pages."""

from collections.abc import Sequence
from pathlib import Path

from sitrep.reading.pdf_page import Box, Page
from sitrep.reading.pdf_pages_pdfium import FastPage, PdfiumFile
from sitrep.reading.pdf_pages_plumber import PlumberFile
from sitrep.reading.pdf_words import Word

NEAR = 1.0  # points
SAME_SIZE = 0.05


def both(path: Path) -> list[tuple[Page, FastPage]]:
    """Every page of a file, read by pdfplumber and by pdfium."""
    plumber, pdfium = PlumberFile(path), PdfiumFile(path)
    try:
        assert plumber.page_count == pdfium.page_count
        numbers = range(1, plumber.page_count + 1)
        fast = [pdfium.page(number, plumber.media_box(number)) for number in numbers]
        return [(plumber.page(number), found) for number, found in zip(numbers, fast, strict=True) if found]
    finally:
        plumber.close()
        pdfium.close()


def texts(words: Sequence[Word]) -> list[str]:
    """The words as text."""
    return [word.text for word in words]


def assert_same(sure: Page, fast: Page) -> None:
    """Fail where the pages differ by more than rounding."""
    assert sorted(texts(fast.words)) == sorted(texts(sure.words))
    assert texts(fast.turned) == texts(sure.turned)
    for one, other in zip(_placed(sure.words), _placed(fast.words), strict=True):
        _assert_alike(one, other)
    for one, other in zip(sure.turned, fast.turned, strict=True):
        _assert_alike(one, other)
    for picture, found in zip(_sorted(sure.pictures), _sorted(fast.pictures), strict=True):
        assert all(abs(a - b) < NEAR for a, b in zip(picture, found, strict=True))
    assert (round(fast.width, 2), round(fast.height, 2)) == (round(sure.width, 2), round(sure.height, 2))
    assert fast.char_count == sure.char_count


def _placed(words: Sequence[Word]) -> list[Word]:
    return sorted(words, key=lambda word: (word.text, round(word.x0 / 2), round(word.top / 2)))


def _sorted(boxes: Sequence[Box]) -> list[tuple[float, float, float, float]]:
    return sorted((box.x0, box.x1, box.top, box.bottom) for box in boxes)


def _assert_alike(one: Word, other: Word) -> None:
    sides = [(one.x0, other.x0), (one.x1, other.x1), (one.top, other.top), (one.bottom, other.bottom)]
    assert all(abs(a - b) < NEAR for a, b in sides), f"{one} is not {other}"
    assert abs(one.size - other.size) < SAME_SIZE, f"{one} is not {other}"
    assert one.is_bold == other.is_bold, f"{one} is not {other}"
