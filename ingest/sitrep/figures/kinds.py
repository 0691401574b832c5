"""What kind of number a mention is: a quantity, or a date, year, age, decree ... that counts nothing.

Rules (``rules.py``) are tried in order, those without a cue beside the number left out; the first that finds its words
decides and leaves them as evidence. What no rule claims is a quantity. Afterwards a list shares the kind of its last
member ("19 and 20 September", "7, 14 and 30 days"), and codes in a row that of the first.
"""

from sitrep.figures import codes
from sitrep.figures.ages import OLDEST
from sitrep.figures.context import Context, context_of
from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import QUANTITY, Mention
from sitrep.figures.phones import phone_tokens
from sitrep.figures.ranges import is_bare_year
from sitrep.figures.rules import tried_rules
from sitrep.figures.words import Words

_SHARED_BACKWARDS = frozenset({"date", "duration", "age", "distance", "temperature", "time"})
_SHARED_FORWARDS = frozenset({"identifier", "year", "age"})
_NEAR = 7
_SMALL = 20


def classify(words: Words, lexicon: Lexicon, mentions: list[Mention]) -> None:
    """Set ``kind`` and ``kind_evidence`` of every mention of a sentence."""
    phones = phone_tokens(words, lexicon, len(mentions))
    for position, mention in enumerate(mentions):
        if mention.number_first in phones:
            mention.kind, mention.kind_evidence = "identifier", "phone number"
        else:
            mention.kind, mention.kind_evidence = _kind(words, lexicon, mentions, position)
    _share_backwards(words, lexicon, mentions)
    _share_forwards(words, lexicon, mentions)


def _kind(words: Words, lexicon: Lexicon, mentions: list[Mention], position: int) -> tuple[str, str]:
    mention = mentions[position]
    if mention.percent or mention.currency:
        return QUANTITY, "per cent" if mention.percent else "currency"
    by_form = codes.by_form(words, lexicon, mention)
    if by_form:
        return by_form
    rules = tried_rules(words, lexicon, mention)
    if rules:
        context = context_of(words, lexicon, mentions, position)
        for rule in rules:
            evidence = rule.evidence(context)
            if evidence:
                return rule.kind, evidence
    if mention.value is None:
        return "ill_formed", mention.value_evidence
    if _single_one(words, lexicon, mention):
        return _article(context_of(words, lexicon, mentions, position))
    if _definite(words, lexicon, mention):
        return "article", f"{words.at(mention.first - 1)} {words.at(mention.first)} without a noun"
    return QUANTITY, f"qualifier {mention.qualifier}" if mention.qualifier else "no other kind fits"


def _single_one(words: Words, lexicon: Lexicon, mention: Mention) -> bool:
    """Whether a mention is the word "one", which is mostly an article or a pronoun."""
    bare = mention.digits is None and mention.number_after == mention.number_first + 1
    return bare and words.folded[mention.number_first] in lexicon.sets["numbers.one"]


def _article(context: Context) -> tuple[str, str]:
    """The word "one" counts with a qualifier, with "each", or in a row with another small number."""
    thing = context.after[0] if context.after else ""
    if context.mention.qualifier:
        if context.listed(thing, "numbers.kinds_of_one"):
            return "article", f"one {thing}, whatever its number"
        return QUANTITY, f"qualifier {context.mention.qualifier}"
    if context.followed("numbers.each"):
        return QUANTITY, f"before {context.after[0]}"
    neighbour = None if _introduces_thing(context) else _neighbour(context)
    return (QUANTITY, f"in a row with {neighbour}") if neighbour else ("article", "one without a cue of counting")


def _introduces_thing(context: Context) -> bool:
    """Whether "one" is the language's article and a thing follows ("14 oficinas y una sala"); people are counted."""
    article = context.listed(context.words.folded[context.mention.number_first], "numbers.articles")
    thing = context.after[0] if context.after else ""
    people = context.listed(thing, "ages.person") or context.listed(thing, "ages.people")
    return article and thing[:1].isalpha() and not people and not context.listed(thing, "clauses.stops")


def _definite(words: Words, lexicon: Lexicon, mention: Mention) -> bool:
    """Whether a number word only points back: "put the two in touch", "los dos viajan"."""
    spoken = mention.digits is None and mention.first == mention.number_first and not mention.percent
    if (
        not spoken
        or mention.after != mention.first + 1
        or words.at(mention.first - 1) not in lexicon.sets["numbers.definite"]
    ):
        return False
    following = words.at(mention.after)
    return not following[:1].isalpha() or following in lexicon.sets["clauses.stops"] - {"of", "de"}


def _neighbour(context: Context) -> str | None:
    """Another small number near, with "and" or a comma before the later of the two."""
    mention, position = context.mention, context.position
    for other in context.mentions[max(0, position - 1) : position + 2]:
        if other is mention or not _small_count(context, other):
            continue
        earlier, later = (other, mention) if other.first < mention.first else (mention, other)
        joined = context.words.at(later.first - 1) in context.lexicon.sets["range.and"] | {","}
        if joined and later.first - earlier.after < _NEAR:
            return context.words.slice(other.number_first, other.number_after)
    return None


def _small_count(context: Context, other: Mention) -> bool:
    """Whether a neighbour is a small number that counts, or has not been judged and is no "one" itself."""
    small = other.small()
    if small is None or small > _SMALL:
        return False
    return other.kind == QUANTITY or (not other.kind and not _single_one(context.words, context.lexicon, other))


def _linked(words: Words, links: frozenset[str], left: Mention, right: Mention) -> bool:
    """Whether only a few words of a list (commas, "and", "to") stand between two mentions."""
    letter = words.glued(left.after - 1) and len(words.at(left.after)) == 1 and words.at(left.after).isalpha()
    between = words.folded[left.after + letter : right.first]
    return 0 < len(between) <= 3 and all(word in links for word in between)


def _share_backwards(words: Words, lexicon: Lexicon, mentions: list[Mention]) -> None:
    for position in range(len(mentions) - 2, -1, -1):
        member, following = mentions[position], mentions[position + 1]
        if following.kind not in _SHARED_BACKWARDS or member.kind != QUANTITY or member.small() is None:
            continue
        links = lexicon.sets["lists.links_of_days" if following.kind == "date" else "lists.links"]
        if _linked(words, links, member, following) and (following.kind != "date" or (member.small() or 0) <= 31):
            member.kind, member.kind_evidence = following.kind, "in a list with the next"


def _share_forwards(words: Words, lexicon: Lexicon, mentions: list[Mention]) -> None:
    for position in range(1, len(mentions)):
        previous, member = mentions[position - 1], mentions[position]
        if previous.kind not in _SHARED_FORWARDS or member.kind != QUANTITY or member.integer() is None:
            continue
        unfit = (previous.kind == "year" and not is_bare_year(member)) or (
            previous.kind == "age" and (member.integer() or 0) > OLDEST
        )
        if unfit:
            continue
        context = context_of(words, lexicon, mentions, position)
        if _linked(words, lexicon.sets["lists.links"], previous, member) and not context.noun_follows():
            member.kind, member.kind_evidence = previous.kind, "in a list with the one before"
