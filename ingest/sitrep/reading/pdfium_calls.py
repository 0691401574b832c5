"""Functions of pdfium for callers that ask once per character or object.

They take and give plain addresses, which shortens a call through ctypes. An address is good until its page is closed.
"""

from collections.abc import Callable
from ctypes import PYFUNCTYPE, c_char_p, c_float, c_int, c_uint, c_ulong, c_void_p, cast
from typing import Any

import pypdfium2.raw as raw


def _quick(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = cast(getattr(raw, name), c_void_p).value
    assert address is not None
    return PYFUNCTYPE(result, *arguments)(address)


# of a text page and the index of a character
text_of = _quick("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
unicode_of = _quick("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
text_object_of = _quick("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
loose_box_of = _quick("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
tight_box_of = _quick("FPDFText_GetCharBox", c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
is_generated = _quick("FPDFText_IsGenerated", c_int, c_void_p, c_int)
is_hyphen = _quick("FPDFText_IsHyphen", c_int, c_void_p, c_int)
has_map_error = _quick("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
matrix_of = _quick("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
origin_of = _quick("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)

# of a page or a form and the number of an object in it
page_object_count = _quick("FPDFPage_CountObjects", c_int, c_void_p)
page_object = _quick("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
form_object_count = _quick("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = _quick("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)

# of an object
object_type = _quick("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _quick("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
object_bounds = _quick("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
mark_count = _quick("FPDFPageObj_CountMarks", c_int, c_void_p)
mark_of = _quick("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
mark_value_type = _quick("FPDFPageObjMark_GetParamValueType", c_int, c_void_p, c_char_p)
font_of = _quick("FPDFTextObj_GetFont", c_void_p, c_void_p)
font_size_of = _quick("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)

# of a font
font_name = _quick("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)
font_is_embedded = _quick("FPDFFont_GetIsEmbedded", c_int, c_void_p)
font_descent = _quick("FPDFFont_GetDescent", c_int, c_void_p, c_float, c_void_p)
glyph_width = _quick("FPDFFont_GetGlyphWidth", c_int, c_void_p, c_uint, c_float, c_void_p)
