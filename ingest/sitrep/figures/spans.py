"""What belongs to a mention besides its number, scale and per cent: currency and the words that loosen it."""

from decimal import Decimal

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.values import Separators, read_digits
from sitrep.figures.words import Words

_CODE_LENGTH = 3
_MOST_QUALIFIERS = 3
_SIX_PLACES = Decimal("0.000001")
_TOO_LARGE = Decimal(10) ** 20


def take_neighbours(words: Words, lexicon: Lexicon, mentions: list[Mention]) -> None:
    """Stretch every mention of a sentence over its currency and qualifiers, never over another one."""
    floor, before, after = 0, lexicon.sets["spans.before"], lexicon.sets["spans.after"]
    for position, mention in enumerate(mentions):
        ceiling = mentions[position + 1].first if position + 1 < len(mentions) else len(words)
        if words.at(mention.first - 1) in before or (mention.percent and _article(words, lexicon, mention)):
            _take_before(words, lexicon, mention, floor)
        if words.at(mention.after) in after:
            _take_after(words, lexicon, mention, ceiling)
        floor = mention.after


def _take_before(words: Words, lexicon: Lexicon, mention: Mention, floor: int) -> None:
    """The currency, then the qualifiers before it ("more than USD 5")."""
    if mention.percent is None:
        size = lexicon.phrases["currency.before"].ending(words.folded, mention.first)
        if size and mention.first - size >= floor and _is_money(words, lexicon, mention, mention.first - size, size):
            mention.currency = _joined(words, mention.first - size, mention.first)
            mention.first -= size
    elif _article(words, lexicon, mention) and _take_over_article(words, lexicon, mention, floor):
        return
    phrases = lexicon.phrases["qualifiers.before"]
    for _ in range(_MOST_QUALIFIERS):
        size = phrases.ending(words.folded, mention.first)
        first = mention.first - size
        if not size or first < floor or words.at(first - 1) in lexicon.not_after.get(words.at(first), ()):
            break
        mention.qualifier = _canonical(words.folded, first, first + size)
        mention.first = first


def _article(words: Words, lexicon: Lexicon, mention: Mention) -> bool:
    """Whether an article stands before the mention, alone or melted into a preposition ("del")."""
    before = words.at(mention.first - 1)
    return before in lexicon.sets["qualifiers.articles"] or before in lexicon.contracted


def _take_over_article(words: Words, lexicon: Lexicon, mention: Mention, floor: int) -> bool:
    """The qualifier that an article parts from a per cent ("cerca del 28 %", "casi un 45 %"), if there is one."""
    article = mention.first - 1
    preposition = lexicon.contracted.get(words.folded[article])
    spoken = words.folded[:article] + ([preposition] if preposition else [])
    size = lexicon.phrases["qualifiers.before"].ending(spoken, len(spoken))
    first = len(spoken) - size
    if not size or first < floor:
        return False
    mention.qualifier, mention.first = _canonical(spoken, first, len(spoken)), first
    return True


def _take_after(words: Words, lexicon: Lexicon, mention: Mention, ceiling: int) -> None:
    """The currency, then the qualifier after it ("5 dollars or more")."""
    if mention.percent is None:
        _take_currency_after(words, lexicon, mention, ceiling)
    size = lexicon.phrases["qualifiers.after"].starting(words.folded, mention.after)
    if not size or mention.after + size > ceiling:
        return
    text = _canonical(words.folded, mention.after, mention.after + size)
    if text == "+" and not words.glued(mention.after - 1):
        return
    if words.at(mention.after + size) in lexicon.sets["qualifiers.after_stops"]:
        return  # "USD 7 y más del 60 %": the words open the next statement
    mention.qualifier = mention.qualifier or text
    mention.after += size


def _take_currency_after(words: Words, lexicon: Lexicon, mention: Mention, ceiling: int) -> None:
    start = mention.after
    if words.at(start) in lexicon.sets["currency.links"] and (mention.scale or mention.digits is None):
        start += 1
    after = lexicon.phrases["currency.after"].starting(words.folded, start)
    if not after or start + after > ceiling or not _is_money(words, lexicon, mention, start, after):
        return
    if start + after == ceiling and words.glued(ceiling - 1) and not words.at(ceiling - 1).isalpha():
        return
    mention.currency = mention.currency or _joined(words, start, start + after)
    mention.after = start + after


def _is_money(words: Words, lexicon: Lexicon, mention: Mention, first: int, size: int) -> bool:
    """Whether a name of a currency is one here.

    A code of three letters and a letter alone only in capitals (COP, Q), so that no other word is taken for one;
    where it often means something else, only with a large number ("SAR 20,000", but "20 SAR teams").
    """
    text = words.slice(first, first + size)
    if size == 1 and text.isalpha() and len(text) <= _CODE_LENGTH and not _capitals(text):
        return False
    name, sets, after = words.folded[first], lexicon.sets, first >= mention.after
    if name in sets["currency.doubtful"] and words.at(first - 1) == "." and words.glued(first - 1):
        return False  # "D.L. 1350"
    rare = after and size == 1 and name in sets["currency.codes"] and name not in sets["currency.after_sure"]
    return _is_large(mention) if rare or name in sets["currency.doubtful"] else True


def _capitals(text: str) -> bool:
    """Whether a short word is written as currencies are: "COP", "Bs"."""
    return text.isupper() or (len(text) < _CODE_LENGTH and text[0].isupper())


def _is_large(mention: Mention) -> bool:
    """Whether a number has three digits, or a scale."""
    return bool(mention.scale) or sum(char.isdigit() for char in mention.digits or "") >= _CODE_LENGTH


def _joined(words: Words, first: int, after: int) -> str:
    """Folded words with one blank where the print has any."""
    pieces = [words.folded[first]]
    for index in range(first + 1, after):
        pieces.append(words.folded[index] if words.glued(index - 1) else " " + words.folded[index])
    return "".join(pieces)


def _canonical(folded: list[str], first: int, after: int) -> str:
    """Folded words with blanks between words only, however the signs among them are set ("approx.", ">=")."""
    text = folded[first]
    for word in folded[first + 1 : after]:
        text += f" {word}" if word[0].isalnum() else word
    return text


def read_value(words: Words, lexicon: Lexicon, mention: Mention, separators: Separators) -> None:
    """Give a mention in digits its value; number words have theirs already and are only checked."""
    if mention.digits is not None:
        plain = mention.digits.isdigit()
        value, evidence = read_digits(mention.digits, separators, "" if plain else _fractional(words, lexicon, mention))
        if value is not None:
            evidence = f"{evidence}; scale {mention.scale}" if mention.scale else evidence
            if mention.factor != 1 or mention.added:
                value = value * mention.factor + mention.added
        mention.value, mention.value_evidence = value, evidence
    if mention.value is not None:
        mention.value = _storable(mention.value)
        if mention.value is None:
            mention.value_evidence = "too long for a figure"


def _storable(value: Decimal) -> Decimal | None:
    """The number with at most six decimals and no idle zeros, as the raw table holds it; None if it is too large."""
    if value >= _TOO_LARGE:
        return None
    whole = value.to_integral_value()
    if value == whole:
        return whole
    return value.quantize(_SIX_PLACES).normalize()


def _fractional(words: Words, lexicon: Lexicon, mention: Mention) -> str:
    """Whether thousandths are possible here: see ``values.read_digits``."""
    if mention.scale or mention.percent:
        return "share"
    average, first = lexicon.sets["measures.average"], mention.first
    if words.at(first - 1) in average or words.at(first - 2) in average:
        return "share"
    following = words.at(mention.after)
    if following == "-":
        following = words.at(mention.after + 1)
    return "measure" if following in lexicon.sets["measures.measured"] or following == "°" else ""
