"""Cuts running text into sentences, by offsets; the text itself is never changed."""

import re

from sitrep.reading.captions import is_label

Span = tuple[int, int]

# Compared in lower case without the final stop. A stop after one of these never ends a sentence.
_ABBREVIATIONS = """
    approx aprox ca cf e.g eg i.e ie vs viz al inc rev ed eds est ext dr dra drs mr mrs ms prof sr sra sres
    srta st ste lic ing gral gen cmdr hon av avda jr dpto depto dist prov gob
    nro núm nº n° fig figs arts vol pp pág págs res
    u.s u.k u.n ee.uu ff.aa rr.hh vv.aa p.ej ud uds vd vds transp
"""
# Words too, or ends of sentences ("he said no. Then ..."): the stop belongs to them only before a number.
_BEFORE_NUMBER = """
    no nos num art dec cap col min tel telf teléf tél cel s/
    jan feb mar apr jun jul aug sep sept oct nov ene abr ago set dic
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
BEFORE_NUMBER = frozenset(_BEFORE_NUMBER.split())
CLOSERS = "\"'”’»)]*"
OPENERS = "\"'“‘«([¿¡<>~#*+-–$€£ "
_END = re.compile(rf"[.!?…]+[{re.escape(CLOSERS)}¹²³]*(?=\s)")
# The mark of a reference or a footnote, where it is all that is left behind a sentence.
_MARK = re.compile(r"\(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\)|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|[*†‡§]{1,3}")
_REACH = 40  # characters looked at around a stop: longer than any abbreviation or run of opening marks


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Spans of the sentences of ``text[start:end]``: in order, none empty, only blanks between them."""
    spans: list[Span] = []
    begin = start
    for found in _END.finditer(text, start, end):
        if _ends_sentence(text, begin, found, end):
            spans.extend(trimmed(text, begin, found.end()))
            begin = found.end()
    rest = trimmed(text, begin, end)
    if spans and rest and _MARK.fullmatch(text[slice(*rest[0])]):
        return [*spans[:-1], (spans[-1][0], rest[0][1])]
    return [*spans, *rest]


def trimmed(text: str, start: int, end: int) -> list[Span]:
    """The span without the blanks at its ends, as a list that is empty if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [(start, end)] if start < end else []


def _ends_sentence(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    after = text[found.end() : end][:_REACH].lstrip().lstrip(OPENERS)
    if not after or after[0].islower() or after[0] in ",;:":
        return False
    if found.group()[0] != "." or found.group().startswith(".."):
        return True
    before = text[max(begin, found.start() - _REACH) : found.start()]
    if found.start() - begin < _REACH and is_label(before):
        return False
    return not _ends_abbreviated(before, number_follows=after[0].isdigit())


def _ends_abbreviated(before: str, *, number_follows: bool) -> bool:
    words = before.split()
    if not words or before[-1].isspace():
        return False
    word = words[-1].lstrip(OPENERS)
    # A lone capital before a stop is an initial ("J. Pérez"), but not after a number ("USD 5 M.").
    follows_number = len(words) > 1 and words[-2][-1].isdigit()
    is_initial = len(word) == 1 and word.isupper() and not follows_number
    folded = word.lower()
    return is_initial or folded in ABBREVIATIONS or (number_follows and folded in BEFORE_NUMBER)
