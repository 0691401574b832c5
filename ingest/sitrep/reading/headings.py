"""Tells headings from prose: known ones, letter-spaced ones, and short lines that look like one."""

import re
import unicodedata

from sitrep.reading.units import NUMBER_ONLY, NUMBER_START, ends_open
from sitrep.rows import GAP, Line

MAX_WORDS = 12
MAX_CHARS = 90
BIGGER_FONT = 1.12  # times the size of the body text

_KNOWN = """
situation | situation overview | situation update | context | local context | background | overview | response
humanitarian response | response by sector | sector response | response to date | coordination | highlights
key highlights | key figures | key messages | key developments | in numbers | in figures | needs | main needs
humanitarian needs | gaps | gaps and challenges | challenges | constraints | lessons learned | funding
funding update | partners | partner list | next steps | achievements | main achievements | people reached
situación | contexto | contexto local | panorama | antecedentes | respuesta | respuesta por sector
respuesta humanitaria | coordinación | destacados | aspectos destacados | puntos destacados | cifras clave
en cifras | mensajes clave | necesidades | brechas | desafíos | retos | financiamiento | socios
lista de socios | organizaciones socias | próximos pasos | logros | principales logros | personas alcanzadas
"""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bCOVID-?\s?19\b", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)])\s+(?=\S)")
_BRACKET = re.compile(r"\s*\([^)]*\)\s*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_OPEN_END = re.compile(r"[.;,:?!…]['\"”’)]*$")


def squeezed(text: str) -> str:
    """The letters and digits of the text in lower case, without blanks, accents and marks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if char.isalnum())


KNOWN_HEADINGS = frozenset(squeezed(words) for line in _KNOWN.strip().splitlines() for words in line.split("|"))


def is_known_heading(text: str) -> bool:
    """Whether the line is a usual heading of a report, letter-spaced or followed by brackets or a colon."""
    return squeezed(_BRACKET.sub("", text)) in KNOWN_HEADINGS


def is_letter_spaced(text: str) -> bool:
    """Whether single letters stand apart as in ``Si t u a t i o n``: three or more, half of the pieces."""
    pieces = text.split()
    singles = sum(len(piece) == 1 and piece.isalpha() for piece in pieces)
    return singles >= 3 and 2 * singles >= len(pieces) and all(piece.isalpha() for piece in pieces)


def is_heading(line: Line, before: Line | None, after: Line | None, body_size: float | None) -> bool:
    """Whether a text line is a heading, seen beside the text lines before and after it.

    ``after`` is None at the end of the report, where nothing could stand under a heading. ``body_size`` is
    the font size of the running text, None where sizes are not known.
    """
    text = line.text.strip()
    if after is None or len(text) > MAX_CHARS or len(text.split()) > MAX_WORDS:
        return False
    opens = before is None or line.gap >= GAP or bool(_OPEN_END.search(before.text.strip()))
    if is_known_heading(text) or is_letter_spaced(text):
        return opens or bool(before and is_known_heading(before.text))
    is_label = bool(NUMBER_ONLY.match(after.text) or (before and NUMBER_ONLY.match(before.text)))
    if not _may_be_heading(text) or ends_open(text) or _starts_small(after.text) or is_label:
        return False
    return _looks_bigger(line, body_size) or (opens and _has_heading_shape(line, after))


def _may_be_heading(text: str) -> bool:
    bare = _NUMBERING.sub("", text)
    words = _LETTERS.findall(bare)
    has_numbers = any(char.isdigit() for char in _YEAR.sub("", bare))
    starts_well = bool(bare) and (bare[0].isupper() or bare[0] in "¿¡" or bool(_YEAR.match(bare)))
    return bool(words) and starts_well and not has_numbers and not _OPEN_END.search(bare) and "|" not in bare


def _looks_bigger(line: Line, body_size: float | None) -> bool:
    return bool(body_size and line.font_size and line.font_size >= BIGGER_FONT * body_size)


def _has_heading_shape(line: Line, after: Line) -> bool:
    text = line.text.strip()
    letters = [char for char in text if char.isalpha()]
    if len(letters) >= 4 and sum(char.isupper() for char in letters) >= 0.8 * len(letters):
        return True
    if _YEAR.match(text) and len(text.split()) <= 4 and NUMBER_START.match(after.text):
        return True
    if line.gap < GAP:
        return False
    if after.gap >= GAP:
        return len(text.split()) <= 8
    return _is_title_case(text)


def _is_title_case(text: str) -> bool:
    long_words = [word for word in _LETTERS.findall(text) if len(word) >= 4]
    return bool(long_words) and all(word[0].isupper() for word in long_words)


def _starts_small(text: str) -> bool:
    return text.lstrip()[:1].islower()
