"""The text of an open page as pdfium gives it: codes, the stretch of each text object, blanks of its own."""

from collections.abc import Sequence
from ctypes import c_ushort

from sitrep.reading import pdfium_calls as calls

BLANK = 0x20
NOT_A_CHARACTER = 0xFFFE  # in pdfium's text for what has no meaning of its own
JOINED_HYPHENS = (0x02, NOT_A_CHARACTER)  # pdfium's codes for a hyphen that it takes for a break of a word
SURROGATES = range(0xD800, 0xE000)


def codes_of(text_page: int, count: int) -> Sequence[int]:
    """What each character means, in one call where none is left out of pdfium's text nor written as two."""
    buffer = (c_ushort * (2 * count + 2))()  # two for each, should some need two
    if calls.text_of(text_page, 0, count, buffer) == count + 1:
        codes = buffer[:count]
        if max(codes, default=0) < SURROGATES.start or not any(code in SURROGATES for code in codes):
            return codes
    return [calls.unicode_of(text_page, index) for index in range(count)]


def end_of(text_page: int, text_object: int, index: int, count: int) -> int:
    """Where the characters of a text object end, found by strides: they stand together."""
    last, stride = index, 1
    while last + stride < count and calls.text_object_of(text_page, last + stride) == text_object:
        last += stride
        stride *= 2
    while stride := stride // 2:
        if last + stride < count and calls.text_object_of(text_page, last + stride) == text_object:
            last += stride
    return last + 1


def is_own_blank(text_page: int, code: int, index: int) -> bool:
    """Whether it is a blank that pdfium put in; its line ends belong to no text object."""
    return code == BLANK and calls.is_generated(text_page, index) == 1
