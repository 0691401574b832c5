"""Captions of tables, figures and pictures: what opens one, and the label in front of its text."""

import re

_WORDS = r"fig(?:ure|ura|\.)?|graph(?:ic|ique)?|gr[aá]fic[oa]|chart|map(?:a)?|carte|photo|foto|tabl(?:e|a|eau)|cuadro"
CAPTION = re.compile(rf"^\s*(?:{_WORDS}|source|fuente)\b", re.IGNORECASE)
# What may be numbered beside captions: the stop behind such a label ends no sentence.
_LABELLED = rf"{_WORDS}|annexe?|anexo|box|recuadro|encadr[eé]|section|secci[oó]n|ilustraci[oó]n"
_NUMBER = r"(?:n(?:o|ro|[°º])?[.°º]*\s*)?(?:\d{1,3}(?:[.-]\d{1,2})*|[ivx]{1,5})[a-z]?"
_NUMBERED = re.compile(rf"\s*(?i:(?:{_WORDS})\s+{_NUMBER})(?:[.:]|[.:]?\s+(?=[^\W\d_])(?![a-z]))")
_LABEL = re.compile(rf"(?:{_LABELLED})\s+{_NUMBER}", re.IGNORECASE)
# The number of a question or paragraph: A1, G2AA, 3.2.
_CODE = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Z]{0,2}|\d{1,2}(?:\.\d{1,2})+")


def is_label(text: str) -> bool:
    """Whether the text is no more than the label and number before a caption, or the number of a question."""
    bare = text.strip().lstrip("»> ")
    return bool(_LABEL.fullmatch(bare) or _CODE.fullmatch(bare))


def opens_caption(text: str) -> bool:
    """Whether a line opens with the label and number of a caption."""
    return bool(_NUMBERED.match(text))
