"""The words after a number that may name what it counts, as printed."""

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.words import PUNCTUATION, WORD, Words

_MOST_WORDS = 8
_INSIDE = ("-", "/", "'", "&")


def unit_tokens(words: Words, lexicon: Lexicon, mention: Mention, stop: int) -> tuple[int, int] | None:
    """Token range of the unit words before token ``stop`` (next number or clause), None where there are none.

    They end at punctuation, at a finite verb and at a word that opens another phrase; a number that is followed
    by a preposition, an article or a verb has none ("3,600 with legal advice").
    """
    index = mention.after
    if words.at(index) == "-" and words.glued(index):
        index += 1
    if words.at(index) in lexicon.sets["clauses.unit_joins"] and (
        mention.scale or mention.percent or not mention.digits
    ):
        index += 1
        while words.at(index) in lexicon.sets["clauses.articles"]:
            index += 1
    if index >= stop or words.kinds[index] != WORD or words.folded[index] in lexicon.sets["clauses.unit_leads_out"]:
        return None
    after = _end(words, lexicon, index, stop)
    tail = lexicon.sets["clauses.unit_tail"]
    while after > index and (words.folded[after - 1] in tail or words.kinds[after - 1] == PUNCTUATION):
        after -= 1
    return (index, after) if after > index else None


def _end(words: Words, lexicon: Lexicon, index: int, stop: int) -> int:
    finite, stops = lexicon.sets["clauses.finite"], lexicon.sets["clauses.unit_stops"]
    spoken, after = 0, index
    while after < stop and spoken < _MOST_WORDS:
        word = words.folded[after]
        if word in finite or word in stops:
            break
        if words.kinds[after] == WORD:
            spoken += 1
        elif word not in _INSIDE or not words.glued(after - 1):
            break
        after += 1
    return after
