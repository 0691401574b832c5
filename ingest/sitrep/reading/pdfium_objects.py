"""What lies on a page as pdfium sees it: texts in the order they are painted, pictures."""

from collections.abc import Callable, Iterator
from ctypes import byref, c_float
from dataclasses import dataclass, field

import pypdfium2.raw as raw

from sitrep.reading import pdfium_calls as calls
from sitrep.reading.pdf_page import Box
from sitrep.reading.pdfium_frame import IDENTITY, Frame, Matrix, Sides, times

MAX_DEPTH = 30  # of forms in forms; deeper ones are made to do harm


@dataclass(frozen=True)
class TextObject:
    """Place of a text in the painting order, and the matrix of the form it is in."""

    number: int
    form: Matrix


@dataclass(frozen=True)
class Objects:
    """Objects of a page: texts by their address, and boxes of pictures."""

    texts: dict[int, TextObject] = field(default_factory=dict)
    pictures: list[Box] = field(default_factory=list)


def objects_of(page: int, frame: Frame) -> Objects:
    """The objects of an open page by its address, those within forms too."""
    found = Objects()
    for kind, address, form in _walk(page, calls.page_object_count, calls.page_object, IDENTITY, 0):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            found.texts[address] = TextObject(len(found.texts), form)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(frame.box(times(object_matrix(address), form), 0, 0, 1, 1))
    return found


def _walk(
    holder: int, count: Callable[[int], int], get: Callable[[int, int], int], form: Matrix, depth: int
) -> Iterator[tuple[int, int, Matrix]]:
    for number in range(count(holder)):
        address = get(holder, number)
        kind = calls.object_type(address)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, address, form
        elif depth < MAX_DEPTH:
            inner = times(object_matrix(address), form)
            yield from _walk(address, calls.form_object_count, calls.form_object, inner, depth + 1)


def object_matrix(address: int) -> Matrix:
    """The matrix of an object within its page or form."""
    found = raw.FS_MATRIX()
    calls.object_matrix(address, byref(found))
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def object_bounds(address: int) -> Sides:
    """Left, bottom, right and top of an object within its page or form."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    calls.object_bounds(address, byref(left), byref(bottom), byref(right), byref(top))
    return (left.value, bottom.value, right.value, top.value)


def has_actual_text(address: int) -> bool:
    """Whether the file says of a text object what it stands for, as it does for ligatures."""
    return any(
        calls.mark_value_type(calls.mark_of(address, number), b"ActualText") == raw.FPDF_OBJECT_STRING
        for number in range(calls.mark_count(address))
    )
