"""Numbers that measure instead of counting: time spans, distances, temperatures, rates, shares, times."""

from sitrep.figures.context import Context
from sitrep.figures.mentions import Mention

_RATIO_LIMIT = 10
_WHOLE_RATIOS = (10, 100)
_STRONGEST, _FAR = 10, 4
_THING_WITHIN = 4
_OFTEN = 20
_POWERS = (100, 1_000, 10_000, 100_000, 1_000_000)


def duration(context: Context) -> str | None:
    """A span of time: the unit stands after the number, perhaps behind an adjective ("two calendar months")."""
    if not context.after:
        return None
    word = context.after[0]
    if context.listed(word, "measures.duration"):
        unsure = context.listed(word, "measures.duration_unsure") and context.mention.value != 1
        return None if unsure and not context.hyphenated() else f"before {word}"
    following = context.after[1] if len(context.after) > 1 else ""
    if context.listed(word, "measures.duration_fillers") and context.listed(following, "measures.duration"):
        return f"before {word} {following}"
    return None


def distance(context: Context) -> str | None:
    """A length; areas and volumes are counted."""
    if not context.after or context.mention.scale:
        return None
    word = context.after[0]
    index = context.mention.after
    if context.listed(word, "measures.distance_fillers") and context.listed(context.after[1], "measures.distance"):
        return f"before {word} {context.after[1]}"
    if _length_of_thing(context):
        return None
    if context.listed(word, "measures.distance"):
        squared = context.after[1:2] and context.listed(context.after[1], "measures.area_after")
        return None if squared else f"before {word}"
    if word == "m" and context.words.slice(index, index + 1) == "m":
        return "before m"
    return None


def _length_of_thing(context: Context) -> bool:
    """Whether a length tells how much of a thing there is: "9 km of the dyke", but "within 9 km of the dyke"."""
    words, index = context.words, context.mention.after + 1
    if words.at(index) not in context.lexicon.sets["clauses.unit_joins"]:
        return False
    if context.listed(context.before, "measures.near"):
        return False
    built = context.lexicon.sets["measures.built"]
    return any(word in built for word in words.folded[index + 1 : index + 1 + _THING_WITHIN])


def temperature(context: Context) -> str | None:
    """Degrees of heat."""
    word = context.after[0] if context.after else ""
    if context.mention.value == 0 and context.listed(context.qualified_before(), "measures.zero_after"):
        return f"zero after {context.qualified_before()}"
    if word in ("°", "oc", "º"):
        return f"before {word}"
    following = context.after[1] if len(context.after) > 1 else ""
    if not context.listed(word, "measures.degrees"):
        return None
    heat = context.listed(following, "measures.temperature")
    heat = heat or any(folded.startswith("temperatur") for folded in context.words.folded)
    return f"before {word} {following}".rstrip() if heat else None


def magnitude(context: Context) -> str | None:
    """The strength of an earthquake: "a 5.9 magnitude quake", "M 6.4", "the earthquake (6.5)"."""
    words, first, number = context.words, context.mention.first, context.mention.value
    if number is None or number >= _STRONGEST:
        return None
    decimal = number != int(number)
    reach = _FAR if decimal or "richter" in context.after else 1
    near = [*words.folded[max(0, first - 2) : first], *context.after[:reach]]
    listed = context.lexicon.sets["measures.magnitude"]
    word = next((word for word in near if word in listed), None)
    if word:
        return f"beside {word}"
    if not decimal or context.mention.scale:
        return None
    if context.before in ("m", "mw") and words.pieces[first - 1][0].isupper():
        return f"after {words.pieces[first - 1]}"
    near = [*words.folded[max(0, first - 2) : first], *context.after[:1]]
    quake = next((word for word in near if context.listed(word, "measures.quakes")), None)
    return f"beside {quake}" if quake else None


def rate_denominator(context: Context) -> str | None:
    """What a rate is per ("per 100,000", "por cada 1.000")."""
    if context.preceded("rates.denominator_before"):
        return f"after {context.before}"
    powers = context.preceded("rates.powers_before") and context.mention.value in _POWERS
    if powers and context.after and context.listed(context.after[0], "rates.power_nouns"):
        return f"after {context.before}"
    return None


def ratio(context: Context) -> str | None:
    """One side of a share in small numbers: "one in three", "8 out of 10", "1 de cada 5"."""
    position, mentions = context.position, context.mentions
    for left, right in ((position, position + 1), (position - 1, position)):
        if left < 0 or right >= len(mentions):
            continue
        link = _ratio_link(context, left, right) or _to_one(context, mentions[left], mentions[right])
        if link:
            return link
    return None


def _to_one(context: Context, left: Mention, right: Mention) -> str | None:
    """The one of "92 to 1", which counts nothing though the 92 do; "from 5 to 1" is a change."""
    words, sets = context.words, context.lexicon.sets
    to = words.at(left.after)
    if right.first != left.after + 1 or to not in sets["range.to"] or right.small() != 1 or right.digits is None:
        return None
    many = (
        left.small() is not None
        and left.digits is not None
        and not context.listed(words.at(left.first - 1), "range.from")
    )
    return f"{words.at(left.number_first)} {to} 1" if many and right is context.mention else None


def _ratio_link(context: Context, left: int, right: int) -> str | None:
    low, high = context.mentions[left], context.mentions[right]
    part, whole = low.small(), high.small()
    links = context.lexicon.phrases["rates.ratio_links"]
    size = links.starting(context.words.folded, low.after)
    if part is None or whole is None or not part < whole or not size or low.after + size != high.first:
        return None
    link = " ".join(context.words.folded[low.after : high.first])
    sure = size > 1 and link != "out of"
    if sure or (link == "out of" and whole in _WHOLE_RATIOS) or (size == 1 and whole <= _RATIO_LIMIT):
        return f"beside {link}"
    return None


def frequency(context: Context) -> str | None:
    """How often: "three times", "5 veces"; many times are so many events: "the spot ran 340 times"."""
    word = context.after[0] if context.after else ""
    if not context.listed(word, "measures.frequency"):
        return None
    value, following = context.mention.value, context.after[1] if len(context.after) > 1 else ""
    events = value is not None and value >= _OFTEN and not context.listed(following, "measures.times_what")
    return None if events or context.mention.scale else f"before {word}"


def fraction(context: Context) -> str | None:
    """Two thirds, tres cuartas partes; a number with a slash is found by its form."""
    word = context.after[0] if context.after else ""
    return f"before {word}" if context.listed(word, "measures.fractions") and context.mention.small() else None


def size(context: Context) -> str | None:
    """How many belong to a group that is told of as one: "a family of four gets"."""
    words = context.after[:2]
    members = any(context.listed(word, "ages.people") or context.listed(word, "measures.members") for word in words)
    found = context.preceded("measures.sizes_before") and context.mention.small() and not members
    return f"after {context.words.at(context.mention.first - 2)} {context.before}" if found else None


def attribute(context: Context) -> str | None:
    """A property of one thing, tied to its noun by a hyphen: "a 19-bed ward", "two-storey"."""
    if context.hyphenated() and context.mention.small() is not None and not context.mention.qualifier:
        return f"hyphen before {context.after[0] if context.after else ''}"
    return None
