"""The scale that stands with digits: words (``1.05 million``, ``10 mil millones``) or a letter (``578K``)."""

from decimal import Decimal

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.words import Words

_LETTERS = {"K": 1_000, "k": 1_000, "M": 1_000_000, "B": 1_000_000_000, "MM": 1_000_000, "m": 1_000_000}
# Letters that are a scale only beside a currency, or before people: "5 m" is a length, "5 B" a building.
_MONEY_ONLY = frozenset(("m", "B", "MM"))
_GROUP, _THOUSAND = 3, 1000
_HALF = Decimal("0.5")
_NOUN_WITHIN = 2


def take_scale(words: Words, lexicon: Lexicon, mention: Mention) -> None:
    """Stretch a mention in digits over the scale after it, and note its factor."""
    start = mention.after
    if words.at(start) not in lexicon.sets["scale.cues"]:
        return
    half = lexicon.phrases["numbers.half_after"].starting(words.folded, start)
    if half and not lexicon.scale.get(words.at(start + half)):
        mention.added, mention.after = _HALF, start + half
        return
    _scale_words(words, lexicon, mention, start + half)
    if mention.factor > 1:
        mention.added = _HALF * mention.factor if half else _remainder(words, lexicon, mention)
    else:
        _scale_letter(words, lexicon, mention)
    if mention.after > start:
        mention.scale = " ".join(words.folded[start : mention.after])


def _scale_words(words: Words, lexicon: Lexicon, mention: Mention, index: int) -> None:
    """Scale words one after another multiply; a hyphen may join the first (``2-million``)."""
    if words.at(index) == "-" and words.glued(index - 1) and words.glued(index):
        index += 1
    while words.at(index) in lexicon.scale:
        mention.factor *= lexicon.scale[words.at(index)]
        index += 1
        mention.after = index


def _scale_letter(words: Words, lexicon: Lexicon, mention: Mention) -> None:
    index = mention.after
    if index >= len(words) or words.gap(index - 1) not in ("", " ", "\u00a0"):
        return
    letter = words.slice(index, index + 1)
    if letter not in _LETTERS:
        return
    if letter in _MONEY_ONLY and not (
        lexicon.phrases["currency.before"].ending(words.folded, mention.first)
        or (letter == "m" and _millions_of_people(words, lexicon, mention))
    ):
        return
    mention.factor, mention.after = _LETTERS[letter], index + 1


def _millions_of_people(words: Words, lexicon: Lexicon, mention: Mention) -> bool:
    """Whether "m" after decimals means million, because people follow: "1.12 m refugees", but "1.5 m walls"."""
    decimals = not (mention.digits or "").isdigit()
    following = words.folded[mention.after + 1 : mention.after + 1 + _NOUN_WITHIN]
    return decimals and any(word in lexicon.sets["scale_letters.million_of"] for word in following)


def _remainder(words: Words, lexicon: Lexicon, mention: Mention) -> Decimal:
    """What follows the scale and adds to it: ``y medio`` or a smaller number (``300 mil``, ``500``)."""
    after = mention.after
    half = lexicon.phrases["numbers.half_after"].starting(words.folded, after)
    if half:
        mention.after = after + half
        return _HALF * mention.factor
    smaller = lexicon.scale.get(words.at(after + 1), 0)
    head = words.at(after)
    if not head.isdigit() or len(head) > _GROUP or words.gap(after - 1) not in (" ", "\u00a0"):
        return Decimal(0)
    if 1 < smaller < mention.factor:
        mention.after = after + 2
        return Decimal(head) * smaller
    if len(head) == _GROUP and mention.factor == _THOUSAND and smaller == 0:
        mention.after = after + 1
        return Decimal(head)
    return Decimal(0)
