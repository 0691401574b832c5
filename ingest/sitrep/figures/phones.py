"""Phone numbers, by their form or by the words before them."""

import re

from sitrep.figures.context import Context
from sitrep.figures.lexicon import Lexicon
from sitrep.figures.words import Words

_INTERNATIONAL = r"(?<![\w+])\+[1-9](?:[\s().-]*\d){7,}|\(0\d+\)(?:[\s-]*\d){5,}|\b0?800(?:[\s-]\d+)+"
_THREE_THREE_FOUR = r"(?<![\d.,] )(?<![\d.,])\(?\d{3}\)?[ -]\d{3}[ -]\d{4}(?!\d|[.,]\d)"
_PHONE = re.compile(f"{_INTERNATIONAL}|{_THREE_THREE_FOUR}")
_DIALLING = frozenset(".:()-+/")
_SHORTEST_PHONE = 6
_LAST_GROUP = 4
_SHORT_NUMBER = (3, 4, 5)  # digits of a number of a helpline
_WORDS_BETWEEN = 4


def phone_tokens(words: Words, lexicon: Lexicon, numbers: int) -> set[int]:
    """Tokens of phone numbers: by their form (``+51 1 705 4321``) or after a word for telephone."""
    text = words.text
    found: set[int] = set()
    grouped = numbers > 1 and any(len(word) == _LAST_GROUP and word.isdigit() for word in words.folded)
    if grouped or "+" in words.present or "800" in text or "(0" in text:
        for match in _PHONE.finditer(text):
            start, end = match.span()
            found.update(index for index, first in enumerate(words.starts) if start <= first < end)
    for index in words.places(lexicon.sets["identifiers.phone"]):
        found.update(_dialled(words, index + 1))
    return found


def _dialled(words: Words, first: int) -> range:
    """The digits and signs after a word for telephone, if they are long enough for a number."""
    after, digits = first, 0
    while words.at(after).isdigit() or (words.at(after) in _DIALLING and not (digits and words.at(after) == ":")):
        digits += len(words.at(after)) * words.at(after).isdigit()
        after += 1
    return range(first, after if digits >= _SHORTEST_PHONE else first)


def hotline(context: Context) -> str | None:
    """The short number of a helpline: "Helpline 6999", "the line (840)", "Linha Azul 1458"; none before calls."""
    words, mention = context.words, context.mention
    number = mention.integer()
    if number is None or mention.qualifier or len(mention.digits or "") not in _SHORT_NUMBER:
        return None
    if any(context.listed(word, "identifiers.calls") for word in context.after[:2]):
        return None
    for index in range(mention.first - 1, max(-1, mention.first - 2 - _WORDS_BETWEEN), -1):
        word = words.folded[index]
        if context.listed(word, "identifiers.hotline"):
            counted = context.before == "(" and context.within("identifiers.calls", 2 * _WORDS_BETWEEN)
            return None if counted else f"after {word}"
        name = words.pieces[index][0].isupper()
        if not name and word not in ("(", ":") and not context.listed(word, "identifiers.hotline_fillers"):
            return None
    return None
