"""Tells headings from prose: known ones, letter-spaced ones, and short lines that look like one."""

import re
import unicodedata

from sitrep.reading.styles import Style
from sitrep.reading.units import NUMBER_ONLY, NUMBER_START, ends_open
from sitrep.rows import GAP, SOFT, Line

MAX_WORDS = 12
MAX_CHARS = 90
MAX_INTRO = 8  # words of a heading that ends in a colon; more introduce a list
MIN_TEXT = 3  # words
MIN_SPACED = 5  # pieces

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
contexte | aperçu | aperçu de la situation | situation humanitaire | réponse | réponse humanitaire | faits saillants
points saillants | points clés | chiffres clés | messages clés | besoins | besoins humanitaires | lacunes | défis
défis et contraintes | contraintes | financement | partenaires | prochaines étapes | réalisations | personnes atteintes
"""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bCOVID-?\s?19\b", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*(?:[.)]|\.?[-–])?|[IVX]{1,4}[.)]|[A-Z][.)])\s+(?=\S)")
_ADDRESS = re.compile(r"@|www\.|https?:|©", re.IGNORECASE)
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


def is_spaced(text: str) -> bool:
    """Whether single letters and figures stand apart, marks between them allowed."""
    pieces = text.split()
    is_single = len(pieces) >= MIN_SPACED and 2 * sum(len(piece) == 1 for piece in pieces) >= len(pieces)
    return is_single and is_letter_spaced(" ".join(piece for piece in pieces if piece.isalpha()))


def is_heading(line: Line, before: Line | None, after: Line | None, style: Style) -> bool:
    """Whether a text line is a heading, seen beside the text lines before and after it.

    A wrapped heading comes as one line. ``after`` is None at the end of the report, where nothing could stand
    under a heading.
    """
    text = line.text.strip()
    if after is None or len(text) > MAX_CHARS or len(text.split()) > MAX_WORDS or _ADDRESS.search(text):
        return False
    opens = before is None or line.gap >= GAP or bool(_OPEN_END.search(before.text.strip()))
    opens = opens or bool(before and line.gap == SOFT and style.stands_out(line) and not style.stands_out(before))
    if is_known_heading(text) or is_letter_spaced(text):
        return opens or bool(before and is_known_heading(before.text))
    is_label = bool(NUMBER_ONLY.match(after.text) or (before and NUMBER_ONLY.match(before.text)))
    if not _may_be_heading(text, style.stands_out(line)) or ends_open(text) or _starts_small(after.text) or is_label:
        return False
    if style.size and "  " in _NUMBERING.sub("", text):
        return False  # cells of a row
    if style.is_bigger(line) or (opens and style.stands_out(line) and _is_text(after, style)):
        return True
    return opens and _has_heading_shape(line, after, style)


def _is_text(line: Line, style: Style) -> bool:
    """Whether the line is more than a label of a chart or a cell of a table."""
    return len(line.text.split()) >= MIN_TEXT or style.is_bigger(line)


def _may_be_heading(text: str, stands_out: bool) -> bool:
    bare = _NUMBERING.sub("", text)
    if stands_out and len(bare.split()) <= MAX_INTRO:
        bare = bare.rstrip(" :")
    words = _LETTERS.findall(bare)
    has_numbers = any(char.isdigit() for char in _YEAR.sub("", bare))
    starts_well = bool(bare) and (bare[0].isupper() or bare[0] in "¿¡" or bool(_YEAR.match(bare)))
    is_open = bool(_OPEN_END.search(bare)) or bare.endswith("=") or "|" in bare
    return bool(words) and starts_well and not has_numbers and not is_open


def _has_heading_shape(line: Line, after: Line, style: Style) -> bool:
    text = line.text.strip()
    letters = [char for char in text if char.isalpha()]
    if len(letters) >= 4 and sum(char.isupper() for char in letters) >= 0.8 * len(letters):
        return True
    if _YEAR.match(text) and len(text.split()) <= 4 and NUMBER_START.match(after.text):
        return True
    if line.gap < GAP:
        return False
    if after.gap >= GAP:
        # Where sizes and weights are known, a short line alone says little.
        return len(text.split()) <= 8 and (style.size is None or bool(_NUMBERING.match(text)))
    # A heading ends before the line does; a full line in title case is the start of a paragraph.
    return _is_title_case(text) and line.room is not False


def _is_title_case(text: str) -> bool:
    long_words = [word for word in _LETTERS.findall(text) if len(word) >= 4]
    return bool(long_words) and all(word[0].isupper() for word in long_words)


def _starts_small(text: str) -> bool:
    return text.lstrip()[:1].islower()
