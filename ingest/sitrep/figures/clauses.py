"""Where the clauses of a sentence begin: what is said about one number ends where the next statement starts.

A new clause begins
1. after ``;`` and ``:`` (not inside ``10:30``), after a dash between blanks, at a bullet;
2. at an opening bracket and after its closing one, where the bracket holds a number or more than three words, so
   that "(CBI)" splits nothing;
3. at a subordinator ("while", "mientras");
4. at a comma or coordinator ("and", "y") where the clause so far has a finite verb and a new one begins: a finite
   verb comes at once ("and gave"), or a number at once with a verb of its own ("and 80 children received");
5. at a comma with a coordinator before another statement with a number, and at a coordinator directly before a
   number, where the number before it has its own complement ("900 kits in Sechura and 3,700 in Ancash").
Rule 5 never splits a list of bare numbers ("1.1 million, 710,000 and 250,000") nor a sentence with "respectively".
"""

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.words import WORD, Words

_SHORT_BRACKET = 3
_REACH = 14
_MOST_FILLERS = 2
_COLONS = (";", ":")
_BULLETS = frozenset("•▪●◦‣·■►➢✓\uf0b7|")
_SIGNS = _BULLETS | frozenset(";:-(")


def clause_starts(words: Words, lexicon: Lexicon, mentions: list[Mention]) -> list[int]:
    """Tokens at which a clause begins, rising, the first of them 0."""
    inside: set[int] = set()
    for mention in mentions:
        inside.update(range(mention.first, mention.after))
    hard = _hard_starts(words, lexicon, mentions, inside)
    starts = hard | _coordinated(words, lexicon, mentions, inside, hard)
    return sorted(start for start in starts | {0} if start == 0 or start < len(words))


def _hard_starts(words: Words, lexicon: Lexicon, mentions: list[Mention], inside: set[int]) -> set[int]:
    starts: set[int] = set()
    subordinators = lexicon.sets["clauses.subordinators"]
    if subordinators.isdisjoint(words.present) and _SIGNS.isdisjoint(words.present):
        return starts
    for index, word in enumerate(words.folded):
        if word in _COLONS:
            if not (words.glued(index) and words.glued(index - 1)):
                starts.add(index + 1)
        elif word in _BULLETS or word in subordinators:
            starts.add(index)
        elif word == "-":
            if index and index not in inside and words.gap(index - 1) and words.gap(index):
                starts.add(index + 1)
        elif word == "(":
            starts.update(_bracket(words, mentions, index))
    return starts


def _bracket(words: Words, mentions: list[Mention], opening: int) -> tuple[int, ...]:
    """The starts that a bracket makes: itself and what follows it, none for a short one without a number."""
    try:
        closing = words.folded.index(")", opening)
    except ValueError:
        return ()
    numbered = any(opening < mention.first < closing for mention in mentions)
    spoken = sum(kind == WORD for kind in words.kinds[opening + 1 : closing])
    return (opening, closing + 1) if numbered or spoken > _SHORT_BRACKET else ()


def _coordinated(words: Words, lexicon: Lexicon, mentions: list[Mention], inside: set[int], hard: set[int]) -> set[int]:
    """Starts of rules 4 and 5, from left to right with what the clause holds so far."""
    finite, coordinators = lexicon.sets["clauses.finite"], lexicon.sets["clauses.coordinators"]
    figures = {mention.first: mention for mention in mentions}
    shared = not lexicon.sets["clauses.respectively"].isdisjoint(words.present)
    starts: set[int] = set()
    verb, last = False, None
    events = finite | coordinators | {","}
    for index, word in enumerate(words.folded):
        if word not in events and index not in figures and index not in hard:
            continue
        if index in hard:
            verb, last = False, None
        if index in figures:
            last = figures[index]
        elif word in finite:
            verb = True
        elif (word == "," or word in coordinators) and index not in inside and words.at(index - 1) != ",":
            begin = index + 1 + (word == "," and words.at(index + 1) in coordinators)
            spoken = verb and _new_verb(words, lexicon, figures, begin, hard)
            if spoken or (not shared and last and _new_number(words, lexicon, figures, last, index, begin, hard)):
                starts.add(index)
                verb, last = False, None
    return starts


def _new_verb(words: Words, lexicon: Lexicon, figures: dict[int, Mention], begin: int, hard: set[int]) -> bool:
    """Rule 4: a finite verb at once, or a number at once and a finite verb before the next number."""
    finite, fillers = lexicon.sets["clauses.finite"], lexicon.sets["clauses.fillers"]
    index = begin
    while index - begin < _MOST_FILLERS and index not in figures and words.at(index) in fillers - finite:
        index += 1
    if words.at(index) in finite:
        return True
    if index not in figures:
        return False
    for later in range(figures[index].after, min(figures[index].after + _REACH, len(words))):
        if later in hard or later in figures:
            return False
        if words.folded[later] in finite:
            return True
    return False


def _new_number(
    words: Words,
    lexicon: Lexicon,
    figures: dict[int, Mention],
    last: Mention,
    index: int,
    begin: int,
    hard: set[int],
) -> bool:
    """Rule 5: another number with its own complement follows."""
    if last.after >= index:
        return False
    between = words.folded[last.after : index]
    complemented = any(word in lexicon.sets["clauses.prepositions"] for word in between)
    more = lexicon.sets["clauses.more"]
    start = begin + (begin not in figures and words.at(begin) in more)
    if start in figures:
        return complemented and words.at(index) != "," or (complemented and begin > index + 1)
    if begin == index + 1:
        return False
    for later in range(begin, min(begin + _REACH, len(words))):
        if later in hard or words.folded[later] == ",":
            return False
        if later in figures:
            return True
    return False
