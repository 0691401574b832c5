"""Ages and age limits: of groups ("children under five"), of one person ("a woman, 23,", "Rosa, 34, walked")."""

from sitrep.figures.context import Context
from sitrep.figures.words import NUMBER, WORD

OLDEST = 120
_PEOPLE_NEAR = 4
# Limits that reports draw; a count may be any other number ("they are under 40").
_YOUNG = frozenset((1, 2, 3, 5, 6, 10, 12, 14, 15, 16, 17, 18, 25, 30))
_OLD = frozenset((18, 50, 55, 60, 65, 70, 75, 80))


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
    rules = (_age_limit, _age_without_noun, _age_of_people, _age_between_commas, _age_after_name)
    return next((evidence for rule in rules if (evidence := rule(context))), None)


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


def _age_without_noun(context: Context) -> str | None:
    """A limit right after a number or "are": "45% under 18", "631 of whom were under five"."""
    mention, qualifier = context.mention, context.mention.qualifier or ""
    usual = _OLD if context.listed(qualifier, "ages.upward") else _YOUNG
    if not context.listed(qualifier, "ages.limits") or mention.small() not in usual or context.noun_follows():
        return None
    if context.position and context.mentions[context.position - 1].after == mention.first:
        return f"number and {qualifier}"
    are = context.listed(context.before, "ages.are")
    there = context.listed(context.words.at(mention.first - 2), "ages.not_are")
    return f"{context.before} {qualifier}" if are and not there else None


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


def _age_after_name(context: Context) -> str | None:
    """The age of a named person: "Rosa, 34, walked", but "in Lima, 34, and" and "Lima, 34, Puno, 30"."""
    words, mention = context.words, context.mention
    if context.before != "," or words.at(mention.after) != "," or not mention.integer() or mention.qualifier:
        return None
    name, told = mention.first - 2, mention.after + 1
    if not _capital(words.pieces, words.kinds, name) or told >= len(words) or words.kinds[told] != WORD:
        return None
    stops = context.lexicon.sets["ages.no_person_goes_on"]
    if not words.pieces[told][0].islower() or words.at(told) in stops or words.at(told + 1) == ",":
        return None
    if context.listed(words.at(name), "ages.people"):
        return None  # "Women, 45, men, 30"
    start = name
    while start and _capital(words.pieces, words.kinds, start - 1):
        start -= 1
    before = words.at(start - 1)
    listed = before == "," and (words.pieces[start - 2][0].isupper() or words.kinds[start - 2] == NUMBER)
    placed = listed or before in (":", "(") or context.listed(before, "clauses.prepositions")
    return None if placed else f"after the name {words.slice(start, name + 1)}"


def _capital(pieces: list[str], kinds: list[str], index: int) -> bool:
    """Whether a token is a word with a capital letter."""
    return index >= 0 and kinds[index] == WORD and pieces[index][0].isupper()
