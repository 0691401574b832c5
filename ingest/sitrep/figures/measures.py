"""Numbers that measure instead of counting: time spans, ages, distances, temperatures, rates, shares, times."""

from sitrep.figures.context import Context

OLDEST = 120
_RATIO_LIMIT = 10
_WHOLE_RATIOS = (10, 100)
_POWERS = (100, 1_000, 10_000, 100_000, 1_000_000)
_PEOPLE_NEAR = 4


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


def age(context: Context) -> str | None:
    """An age or an age limit."""
    value = context.mention.value
    if value is None or value > OLDEST:
        return None
    after = context.followed("ages.after")
    if after:
        return f"before {' '.join(context.after[:after])}"
    if context.preceded("ages.before") or context.listed(context.mention.qualifier or "", "ages.before"):
        return f"after {context.before}"
    return _age_limit(context) or _age_of_people(context) or _age_between_commas(context)


def _age_limit(context: Context) -> str | None:
    """A limit between people and no noun that could be counted: "people over 65", "children under five"."""
    qualifier = context.mention.qualifier or ""
    if qualifier == "+" and (context.within("ages.people", 2) or context.listed(context.before, "ages.limits")):
        return "people and +"
    if not context.listed(qualifier, "ages.limits"):
        return None
    near = context.within("ages.people", 1) or (context.within("range.and", 1) and _previous_is(context, "age"))
    years = bool(context.after) and context.listed(context.after[0], "ages.years")
    if near and (years or not context.noun_follows()):
        return f"people {qualifier}"
    return None


def _previous_is(context: Context, kind: str) -> bool:
    return context.position > 0 and context.mentions[context.position - 1].kind == kind


def _age_of_people(context: Context) -> str | None:
    """An age told of people: "children 6-59 months", "mujer de 34 anos", "adults (18-59)"."""
    mention = context.mention
    years = bool(context.after) and context.listed(context.after[0], "ages.years")
    if mention.value_high is not None:
        if mention.value_high > OLDEST or not context.within("ages.people", _PEOPLE_NEAR if years else 2):
            return None
        return "people and a span" if years or not context.noun_follows() else None
    linked = context.listed(context.before, "ages.links") or context.listed(context.before, "ages.people")
    single = bool(context.after) and context.listed(context.after[0], "ages.single")
    if single and linked and context.within("ages.people", _PEOPLE_NEAR - 1):
        return f"people {context.before} {context.after[0]}"
    return None


def _age_between_commas(context: Context) -> str | None:
    """The age of one person between commas: "a woman, 23, gave birth"."""
    words, mention = context.words, context.mention
    commas = context.before == "," and words.at(mention.after) in (",", ")", ";")
    one = words.at(mention.first - 2)
    return f"{one} between commas" if commas and context.listed(one, "ages.person") else None


def distance(context: Context) -> str | None:
    """A length; areas and volumes are counted."""
    if not context.after or context.mention.scale:
        return None
    word = context.after[0]
    index = context.mention.after
    if context.listed(word, "measures.distance"):
        squared = context.after[1:2] and context.listed(context.after[1], "measures.area_after")
        return None if squared else f"before {word}"
    if word == "m" and context.words.slice(index, index + 1) == "m":
        return "before m"
    return None


def temperature(context: Context) -> str | None:
    """Degrees of heat."""
    word = context.after[0] if context.after else ""
    if word in ("°", "oc", "º"):
        return f"before {word}"
    following = context.after[1] if len(context.after) > 1 else ""
    if not context.listed(word, "measures.degrees"):
        return None
    heat = context.listed(following, "measures.temperature")
    heat = heat or any(folded.startswith("temperatur") for folded in context.words.folded)
    return f"before {word} {following}".rstrip() if heat else None


def magnitude(context: Context) -> str | None:
    """The strength of an earthquake."""
    listed = context.lexicon.sets["measures.magnitude"]
    number = context.mention.value
    if number is None or number >= 10:
        return None
    near = [
        *context.words.folded[max(0, context.mention.first - 2) : context.mention.first],
        *context.after[:4],
    ]
    word = next((word for word in near if word in listed), None)
    return f"beside {word}" if word else None


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
        if left >= 0 and right < len(mentions) and (link := _ratio_link(context, left, right)):
            return link
    return None


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
    """How often: "three times", "5 veces"."""
    word = context.after[0] if context.after else ""
    return f"before {word}" if context.listed(word, "measures.frequency") else None


def fraction(context: Context) -> str | None:
    """Two thirds, tres cuartas partes; a number with a slash is found by its form."""
    word = context.after[0] if context.after else ""
    return f"before {word}" if context.listed(word, "measures.fractions") and context.mention.small() else None


def attribute(context: Context) -> str | None:
    """A property of one thing, tied to its noun by a hyphen: "a 19-bed ward", "two-storey"."""
    if context.hyphenated() and context.mention.small() is not None and not context.mention.qualifier:
        return f"hyphen before {context.after[0] if context.after else ''}"
    return None
