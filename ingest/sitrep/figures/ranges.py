"""Two numbers that make one: ranges, as against changes; and lists whose last member alone carries the per cent.

A range is one mention with the lower end as its value: "2,500 to 3,000", "between 400 and 500", "400-500".
A change over time stays two mentions: "from 31,309 to 45,839", "paso de 41 a 83".
"""

from itertools import pairwise

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.spans import read_value
from sitrep.figures.values import Separators
from sitrep.figures.words import Words

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_WORDS_BEFORE_CHANGE = 6
_WHOLE_PERCENT = 100
_LONGEST_LINK = 3  # ", and the"
_YEAR_DIGITS = 4


def join_ranges(words: Words, lexicon: Lexicon, mentions: list[Mention], separators: Separators) -> list[Mention]:
    """Replace each pair of mentions that is a range by one mention."""
    joined: list[Mention] = []
    for mention in mentions:
        previous = joined[-1] if joined else None
        adjoining = previous is not None and mention.first == previous.after + 1
        opening = _opening(words, lexicon, previous, mention) if previous and adjoining else None
        if previous is None or opening is None or not _ascending(words, lexicon, previous, mention, separators):
            joined.append(mention)
        else:
            joined[-1] = _combined(words, previous, mention, opening)
    return joined


def _opening(words: Words, lexicon: Lexicon, low: Mention, high: Mention) -> int | None:
    """Token at which the range begins, None where two mentions with one token between them are no range."""
    if low.value_low is not None or high.qualifier:
        return None
    link, before = words.folded[low.after], words.at(low.first - 1)
    if before in lexicon.sets["range.between"] and link in lexicon.sets["range.between_links"]:
        return low.first - 1
    if link == "-":
        even = words.glued(low.after - 1) == words.glued(low.after)
        named = bool(words.gap(low.after)) and lexicon.phrases["identifiers.before"].ending(words.folded, low.first)
        return low.first if even and not named and not _numbered(words, low, high) else None
    if link not in lexicon.sets["range.links"]:
        return None
    if before in lexicon.sets["range.from"]:
        return low.first if _spreads(words, lexicon, low.first - 1) else None
    return low.first


def _numbered(words: Words, low: Mention, high: Mention) -> bool:
    """Whether a hyphen joins the parts of a code (``009-2021``, ``010-2020-IN``, ``555-0123``)."""
    zero = any((part.digits or "1").startswith("0") and len(part.digits or "") > 1 for part in (low, high))
    before_glued = words.glued(low.first - 1) and words.at(low.first - 1) in ("-", "/", "+")
    after_glued = words.glued(high.after - 1) and words.at(high.after) in ("-", "/") and words.glued(high.after)
    if after_glued and words.at(high.after + 1).isalpha() and words.at(high.after) == "-":
        after_glued = len(words.at(high.after + 1)) <= 2
    return zero or before_glued or after_glued


def _spreads(words: Words, lexicon: Lexicon, start: int) -> bool:
    """Whether "from X to Y" spans a range: a word of spread before it, or, where the language has it so, no change."""
    recent = words.folded[max(0, start - _WORDS_BEFORE_CHANGE) : start]
    if any(word in lexicon.sets["range.spread"] for word in recent):
        return True
    plain = words.at(start) in lexicon.sets["range.from_is_range"]
    return plain and not any(word in lexicon.sets["clauses.changes"] for word in recent)


def _ascending(words: Words, lexicon: Lexicon, low: Mention, high: Mention, separators: Separators) -> bool:
    """Whether the ends fit: rising, both years or neither; the scale of the upper end is shared."""
    if low.value is None or high.value is None or (low.currency and high.percent):
        return False
    if low.percent and low.percent != high.percent:
        return False
    if is_bare_year(low) != is_bare_year(high) and min(low.value, high.value) < _WHOLE_PERCENT * 5:
        return False
    if is_bare_year(low) and len(high.digits or "") > _YEAR_DIGITS:
        return False  # "the total for 2022 to 14,730": a range prints both ends in one way
    if _paid_to(words, lexicon, low, high):
        return False
    factor = high.factor if high.digits else lexicon.scale.get(words.at(high.number_after - 1), 1)
    if factor > 1 and low.factor == 1 and low.value * factor < high.value:
        low.factor, low.scale = factor, high.scale
        low.value *= factor
        read_value(words, lexicon, low, separators)
    return low.value is not None and low.value < high.value


def _paid_to(words: Words, lexicon: Lexicon, low: Mention, high: Mention) -> bool:
    """Whether money goes to those that the second number counts: "GTQ 1,500 to 4,275 households"."""
    if not low.currency or high.currency or high.scale or words.at(low.after) == "-":
        return False
    following = words.folded[high.after : high.after + 2]
    return any(word in lexicon.sets["scale_letters.million_of"] for word in following)


def is_bare_year(mention: Mention) -> bool:
    """Whether a mention is four plain digits that could be a year."""
    if mention.digits is None or len(mention.digits) != 4:
        return False
    number = mention.integer()
    return number is not None and _FIRST_YEAR <= number <= _LAST_YEAR


def _combined(words: Words, low: Mention, high: Mention, opening: int) -> Mention:
    link = words.folded[low.after]
    between = f"{words.folded[opening]} {link}" if opening < low.first else link
    return Mention(
        number_first=low.number_first,
        number_after=high.number_after,
        first=opening,
        after=high.after,
        digits=None if low.digits is None else f"{low.digits}-{high.digits or ''}",
        value=low.value,
        value_low=low.value,
        value_high=high.value,
        value_evidence=f"range: {low.value_evidence} | {high.value_evidence}",
        qualifier=between,
        scale=high.scale or low.scale,
        currency=low.currency or high.currency,
        percent=high.percent or low.percent,
    )


def share_scale(words: Words, lexicon: Lexicon, mentions: list[Mention], separators: Separators) -> None:
    """Hand a scale on to a number with decimals that needs one.

    "1.1, 2.3 and 3.4 million", "from 1.2 to 3.4 million"; forwards to a part, "USD 3.9 million, 1.2 of it local".
    """
    for position in range(len(mentions) - 2, -1, -1):
        member, following = mentions[position], mentions[position + 1]
        if following.factor > 1 and not following.percent and _decimal(member):
            between = words.folded[member.after : following.first]
            if 0 < len(between) <= _LONGEST_LINK and all(word in lexicon.sets["lists.links"] for word in between):
                _give_scale(words, lexicon, member, following, separators)
    for whole, part in pairwise(mentions):
        parted = lexicon.phrases["range.parts"].starting(words.folded, part.after)
        if whole.factor > 1 and parted and _decimal(part) and part.first - whole.after <= _LONGEST_LINK:
            _give_scale(words, lexicon, part, whole, separators)


def _decimal(mention: Mention) -> bool:
    """Whether a mention is a bare number with one or two decimals."""
    if mention.factor > 1 or mention.percent or mention.currency or mention.digits is None:
        return False
    return mention.value is not None and mention.value != mention.value.to_integral_value()


def _give_scale(words: Words, lexicon: Lexicon, taker: Mention, giver: Mention, separators: Separators) -> None:
    taker.factor, taker.scale = giver.factor, giver.scale
    read_value(words, lexicon, taker, separators)


def share_percent(words: Words, lexicon: Lexicon, mentions: list[Mention]) -> None:
    """Hand the per cent of a list's last member to the members before it ("15, 19, 33 and 62 per cent")."""
    links = lexicon.sets["lists.links_of_days"]
    for position in range(len(mentions) - 2, -1, -1):
        member, following = mentions[position], mentions[position + 1]
        if following.percent is None or member.percent or member.currency or member.scale:
            continue
        between = words.folded[member.after : following.first]
        linked = 0 < len(between) <= _LONGEST_LINK and all(word in links for word in between)
        beside = position > 0 and mentions[position - 1].after == member.first
        people = beside or words.at(member.first - 1) in lexicon.sets["ages.people"]
        limit = people and member.qualifier in lexicon.sets["ages.limits"]  # "45% under 18 and 9% over 65"
        if linked and not limit and member.value is not None and member.value <= _WHOLE_PERCENT:
            member.percent = following.percent
