"""The rules that tell what kind a number is, in the order in which they are tried, and which of them to try.

Many numbers have no word beside them that a rule could go by: then none is tried.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sitrep.figures import ages, calendar, codes, measures, naming, phones
from sitrep.figures.context import Context
from sitrep.figures.lexicon import Lexicon, lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.ranges import is_bare_year
from sitrep.figures.words import Words


@dataclass(frozen=True)
class Rule:
    """A kind and how it is known.

    ``cues`` are lists of the lexicon and single signs: where none of their words touches the mention (just before
    it, just after it, after its hyphen, or as its qualifier), the rule has nothing to say and is not tried.
    """

    kind: str
    evidence: Callable[[Context], str | None]
    cues: tuple[str, ...]


RULES = (
    Rule("list_label", codes.list_label, ("", ".", ")", "]")),  # "" is the start of the sentence
    Rule("age", ages.age, ("ages.after", "ages.single", "ages.before", "ages.limits", "+", ",")),
    Rule(
        "date",
        calendar.date,
        (
            *("dates.months", "dates.month_links", "dates.week_words", "dates.day_before", "dates.day_words"),
            *("identifiers.ordinal_after", "-", ".", "°", "o"),
        ),
    ),
    Rule("time", calendar.time, ("dates.time_after", "dates.time_before")),
    Rule("year", calendar.year, ()),
    Rule("ordinal", codes.ordinal, ("identifiers.ordinal_after", ".")),
    Rule("temperature", measures.temperature, ("measures.degrees", "measures.zero_after", "°", "oc", "º")),
    Rule("magnitude", measures.magnitude, ("m", "mw")),
    Rule("duration", measures.duration, ("measures.duration", "measures.duration_fillers")),
    Rule("distance", measures.distance, ("measures.distance", "measures.distance_fillers", "m")),
    Rule("frequency", measures.frequency, ("measures.frequency",)),
    Rule("fraction", measures.fraction, ("measures.fractions",)),
    Rule("ratio", measures.ratio, ("rates.ratio_links", "range.to")),
    Rule("rate_denominator", measures.rate_denominator, ("rates.denominator_before", "rates.powers_before")),
    Rule("identifier", naming.named, ("identifiers.before", "identifiers.fillers", ".", "°", "º", "#")),
    Rule("identifier", naming.titled, ("identifiers.titles", "identifiers.capitals")),
    Rule("identifier", phones.hotline, ("identifiers.hotline", "identifiers.hotline_fillers", "(", ":")),
    Rule("attribute", measures.attribute, ("-",)),
    Rule("attribute", measures.size, ("measures.sizes_before",)),
)


def _bits(*kinds: str) -> int:
    return sum(1 << position for position, rule in enumerate(RULES) if rule.kind in kinds)


# Rules without cues are tried for these forms and words.
_FOR_SPANS, _FOR_YEARS, _FOR_MAGNITUDES = _bits("age", "year"), _bits("year"), _bits("magnitude")
# A large number can only be one of these.
_LARGE = 1000
_FOR_LARGE = _bits("year", "duration", "distance", "frequency", "rate_denominator", "identifier")


@cache
def _cued(code: str) -> dict[str, int]:
    """The rules that are tried beside a word of a language, one bit for each."""
    spoken, cued = lexicon(code), dict[str, int]()
    for position, rule in enumerate(RULES):
        for cue in rule.cues:
            for word in spoken.touching(cue) if cue in spoken.sets else (cue,):
                cued[word] = cued.get(word, 0) | 1 << position
    return cued


@cache
def _rules(bits: int) -> tuple[Rule, ...]:
    return tuple(rule for position, rule in enumerate(RULES) if bits >> position & 1)


def tried_rules(words: Words, lexicon: Lexicon, mention: Mention) -> tuple[Rule, ...]:
    """The rules that may have something to say of a mention."""
    beside, after = _cued(lexicon.code).get, mention.after
    following = words.at(after)
    bits = beside(words.at(mention.first - 1), 0) | beside(following, 0)
    while following == "-":
        after += 1
        following = words.at(after)
        bits |= beside(following, 0)
    if mention.qualifier:
        bits |= beside(mention.qualifier, 0)
    if mention.value_high is not None:
        bits |= _FOR_SPANS
    elif is_bare_year(mention):
        bits |= _FOR_YEARS
    if not lexicon.sets["measures.shakes"].isdisjoint(words.present):
        bits |= _FOR_MAGNITUDES
    large = mention.value is not None and mention.value >= _LARGE
    return _rules(bits & _FOR_LARGE if large else bits)
