"""Numbers that a word before them numbers: decrees, pages, phases, reports, districts."""

import re

from sitrep.figures.context import Context

_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MOST_FILLERS = 4
_SIGNS = (".", "°", "º", "#")
_MOST_PARTS = 999


def named(context: Context) -> str | None:
    """A number that a word before it numbers: "Resolution 9", "page 5", "Ley N° 30364", "Law 21.325"."""
    words, mention, index = context.words, context.mention, context.mention.first
    if mention.qualifier not in (None, "+"):
        return None
    grouped = mention.integer() is None
    if grouped and (mention.scale or not _GROUPS.fullmatch(mention.digits or "") or context.noun_follows()):
        return None
    fillers = context.lexicon.sets["identifiers.fillers"]
    for _ in range(_MOST_FILLERS):
        size = context.lexicon.phrases["identifiers.laws" if grouped else "identifiers.before"].ending(
            words.folded, index
        )
        if size:
            return None if _counts_people(context, index) else f"after {' '.join(words.folded[index - size : index])}"
        if words.at(index - 1) not in fillers and words.at(index - 1) not in _SIGNS:
            return None
        index -= 1
    return None


def _counts_people(context: Context, index: int) -> bool:
    """Whether people follow at once and the word before is no name: "under the law 300 families"."""
    words, mention = context.words, context.mention
    people = bool(context.after) and context.listed(context.after[0], "scale_letters.million_of")
    return (
        people and index == mention.first and words.pieces[index - 1].islower() and words.gap(mention.after - 1) != ""
    )


def titled(context: Context) -> str | None:
    """The number of a report or a district: "Update 3", "Region 1 is", where the word has a capital letter.

    In small letters only at the end ("flash update 4"); never with a noun that could be counted ("Report 12 cases").
    Some words are names in capitals alone ("SE 12").
    """
    words, mention = context.words, context.mention
    number = mention.integer()
    if number is None or number > _MOST_PARTS or mention.qualifier:
        return None
    word = context.before
    piece = words.pieces[mention.first - 1] if mention.first else ""
    if context.listed(word, "identifiers.capitals"):
        return f"after {piece}" if piece.isupper() else None
    if not context.listed(word, "identifiers.titles") or (context.noun_follows() and not _verb_follows(context)):
        return None
    ends = mention.after == len(words) and context.listed(word, "identifiers.editions")
    return f"after {piece}" if piece[:1].isupper() or ends else None


def _verb_follows(context: Context) -> bool:
    """Whether what looks like a plural is a verb, because its object comes at once: "Region 3 hosts 300 families"."""
    following = context.after[1] if len(context.after) > 1 else ""
    return following[:1].isdigit() or context.listed(following, "clauses.articles")
