"""Numbers of the calendar and the clock: days, months, years, times."""

from sitrep.figures.context import Context
from sitrep.figures.ranges import is_bare_year
from sitrep.figures.words import PUNCTUATION

_LAST_DAY = 31
_LAST_WEEK = 53
_LAST_HOUR = 24
_ROUND = 100
_LONGEST_PLAN = 15


def date(context: Context) -> str | None:
    """A day of a month, or a week with its number."""
    number = context.mention.small()
    if number is None or number < 1 or context.mention.digits is None:
        return None
    if number <= _LAST_WEEK and context.listed(context.before, "dates.week_words"):
        return f"after {context.before}"
    if number > _LAST_DAY:
        return None
    return _day_before_month(context) or _day_after_month(context) or _named_day(context)


def _day_before_month(context: Context) -> str | None:
    words, index = context.words, context.mention.after
    if context.listed(words.at(index), "identifiers.ordinal_after") and words.glued(index - 1):
        index += 1
    while words.at(index) in ("-", ".", "°", "o") or context.listed(words.at(index), "dates.month_links"):
        index += 1
    return f"day of {words.at(index)}" if is_month(context, index) else None


def is_month(context: Context, index: int) -> bool:
    """Whether a token is a month; some are only with a capital letter ("may")."""
    words = context.words
    word = words.at(index)
    if not context.listed(word, "dates.months"):
        return False
    return not context.listed(word, "dates.capital_only") or words.text[words.starts[index]].isupper()


def _day_after_month(context: Context) -> str | None:
    words, first = context.words, context.mention.first
    index = first - 2 if words.at(first - 1) == "." else first - 1
    if context.mention.qualifier or not is_month(context, index):
        return None
    not_day = context.lexicon.sets["dates.month_not_day"]
    if ("*" in not_day or words.at(index - 1) in not_day) and _word_follows(context):
        return None
    return f"day after {words.at(index)}"


def _word_follows(context: Context) -> bool:
    """Whether a word that can be counted follows, so that the number is not the month's day."""
    word = context.after[0] if context.after else ""
    return word[:1].isalpha() and not context.listed(word, "clauses.unit_leads_out")


def _named_day(context: Context) -> str | None:
    named = context.listed(context.before, "dates.day_before") or context.listed(context.before, "dates.day_words")
    return f"after {context.before}" if named and not context.noun_follows() else None


def time(context: Context) -> str | None:
    """An hour of the day."""
    number = context.mention.value
    if number is None or number >= _LAST_HOUR + 1 or context.mention.scale:
        return None
    if context.followed("dates.time_after"):
        return f"before {context.after[0]}"
    if context.preceded("dates.time_before") and not context.noun_follows():
        return f"after {context.before}"
    return None


def year(context: Context) -> str | None:
    """Four plain digits that the words around them make a year, not a count."""
    mention = context.mention
    if mention.value_low is not None:
        return _span_of_years(context)
    if not is_bare_year(mention):
        return None
    if context.words.at(mention.after) == "s" and context.words.glued(mention.after - 1):
        return "decade"
    if mention.qualifier and (context.noun_follows() or not context.listed(mention.qualifier, "dates.year_before")):
        return None
    return _after_month(context) or _by_neighbours(context)


def _span_of_years(context: Context) -> str | None:
    parts = (context.mention.digits or "").split("-")
    both = len(parts) == 2 and all(len(part) == 4 and part.isdigit() and part[:2] in ("19", "20") for part in parts)
    if not both or (context.noun_follows() and int(parts[1]) - int(parts[0]) > _LONGEST_PLAN):
        return None
    people = bool(context.after) and context.listed(context.after[0], "scale_letters.million_of")
    return None if people else "span of years"


def _after_month(context: Context) -> str | None:
    words, index = context.words, context.mention.first - 1
    previous = context.mentions[context.position - 1] if context.position else None
    if previous is not None and previous.kind == "date" and context.mention.first - previous.after <= 2:
        return "after a date"
    while words.at(index) in (",", ".", "-", "/") or context.listed(words.at(index), "dates.month_links"):
        index -= 1
    if words.at(index) == "del":
        index -= 1
    return f"after {words.at(index)}" if is_month(context, index) else None


def _by_neighbours(context: Context) -> str | None:
    """A year unless it is paired with a count, or a noun that can be counted follows and nothing names a year."""
    before, noun = context.qualified_before(), context.noun_follows()
    first_after = context.after[0] if context.after else ""
    if _paired_with_count(context):
        return None
    planned = context.listed(first_after, "dates.year_after")
    if context.listed(before, "dates.year_before"):
        round_count = noun and not planned and (context.mention.integer() or 0) % _ROUND == 0
        return None if round_count else f"after {before}"
    opened = context.before == "," or context.listed(context.before, "clauses.unit_stops")
    subject = opened and context.listed(first_after, "clauses.finite")
    if (noun or subject) and not planned:
        return None
    if before == ":" or (before and context.words.kinds[context.mention.first - 1] != PUNCTUATION and _verb(context)):
        return None
    return f"four digits, {'before ' + first_after if planned else 'no noun that can be counted'}"


def _verb(context: Context) -> bool:
    return context.listed(context.before, "clauses.finite") and not context.listed(context.before, "dates.year_maybe")


def _paired_with_count(context: Context) -> bool:
    """Whether "from 121 to" stands before it: the other end of a change is no year."""
    if not context.position or not context.listed(context.before, "range.to"):
        return False
    other = context.mentions[context.position - 1]
    adjacent = other.after == context.mention.first - 1
    return adjacent and not is_bare_year(other) and other.kind not in ("date", "year")
