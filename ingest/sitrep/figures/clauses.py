"""Where the clauses of a sentence begin: what is said about one number ends where the next statement starts.

A new clause begins
1. after ``;`` and ``:`` (not inside ``10:30``), after a dash between blanks, at a bullet;
2. at an opening bracket and after its closing one, where the bracket holds a number or more than three words, so
   that "(CBI)" splits nothing;
3. at a subordinator ("while", "mientras");
4. at a comma or coordinator ("and", "y") where the clause so far has a finite verb and a new one begins: a finite
   verb comes at once ("and gave"; after a bare comma only if the part before it has a verb too, so that "students,
   including 62 girls, heard" stays whole), or a number at once with a verb of its own ("and 80 children received");
5. at a comma with a coordinator before another statement with a number, and at a coordinator directly before a
   number, where the number before it has its own complement ("640 tarps in Puno and 2,150 in Tacna").
Rule 5 never splits a list of bare numbers ("1.1 million, 710,000 and 250,000") nor a sentence with "respectively".
"""

from dataclasses import dataclass

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.words import BULLETS, WORD, Words

_SHORT_BRACKET = 3
_REACH = 14
_MOST_FILLERS = 2
_COLONS = (";", ":")


def clause_starts(words: Words, lexicon: Lexicon, mentions: list[Mention]) -> list[int]:
    """Tokens at which a clause begins, rising, the first of them 0."""
    inside: set[int] = set()
    for mention in mentions:
        inside.update(range(mention.first, mention.after))
    hard = _hard_starts(words, lexicon, mentions, inside)
    figures = {mention.first: mention for mention in mentions}
    hard.discard(len(words))
    return sorted({0} | hard | _Coordination(words, lexicon, figures, inside, hard).starts())


def _hard_starts(words: Words, lexicon: Lexicon, mentions: list[Mention], inside: set[int]) -> set[int]:
    starts: set[int] = set()
    subordinators = lexicon.sets["clauses.subordinators"]
    for index in words.places(lexicon.sets["clauses.marks"]):
        word = words.folded[index]
        if word in _COLONS:
            if not (words.glued(index) and words.glued(index - 1)):
                starts.add(index + 1)
        elif word in BULLETS or word in subordinators:
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


@dataclass(slots=True)
class _Coordination:
    """Rules 4 and 5, tried at each comma and coordinator from left to right."""

    words: Words
    lexicon: Lexicon
    figures: dict[int, Mention]
    inside: set[int]
    hard: set[int]

    def starts(self) -> set[int]:
        """Tokens at which a coordinated clause begins."""
        words, sets = self.words, self.lexicon.sets
        finite, found = sets["clauses.finite"], set[int]()
        spoken = not finite.isdisjoint(words.present)
        if sets["clauses.breaks"].isdisjoint(words.present) or not (spoken or self.figures):
            return found
        listed = not sets["clauses.respectively"].isdisjoint(words.present)
        events = {*words.places(sets["clauses.events"]), *self.figures, *self.hard}
        verb, recent_verb, last = False, False, None
        for index in sorted(events):
            word = words.folded[index]
            if index in self.hard:
                verb, recent_verb, last = False, False, None
            if index in self.figures:
                last = self.figures[index]
            elif word in finite:
                verb = recent_verb = True
            elif index not in self.inside and words.at(index - 1) != ",":
                begin = self._begin(index)
                allowed = recent_verb if word == "," and begin == index + 1 else verb
                if (verb and self._new_verb(begin, allowed)) or (
                    last and not listed and self._new_number(last, index, begin)
                ):
                    found.add(index)
                    verb, last = False, None
                recent_verb = False
        return found

    def _begin(self, index: int) -> int:
        """First token after a comma, a coordinator, or both."""
        both = self.words.folded[index] == "," and self.words.at(index + 1) in self.lexicon.sets["clauses.coordinators"]
        return index + 1 + both

    def _new_verb(self, begin: int, verb_allowed: bool) -> bool:
        """Rule 4: a finite verb at once, or a number at once and a finite verb before the next number."""
        finite, fillers = self.lexicon.sets["clauses.finite"], self.lexicon.sets["clauses.other_fillers"]
        words, index = self.words, begin
        while index - begin < _MOST_FILLERS and index not in self.figures and words.at(index) in fillers:
            index += 1
        if words.at(index) in finite:
            return verb_allowed
        if index not in self.figures:
            return False
        for later in range(self.figures[index].after, min(self.figures[index].after + _REACH, len(words))):
            if later in self.hard or later in self.figures:
                return False
            if words.folded[later] in finite:
                return True
        return False

    def _new_number(self, last: Mention, index: int, begin: int) -> bool:
        """Rule 5: another number with its own complement follows the number ``last``."""
        if last.after >= index:
            return False
        words = self.words
        between = words.folded[last.after : index]
        complemented = not self.lexicon.sets["clauses.prepositions"].isdisjoint(between)
        more = begin not in self.figures and words.at(begin) in self.lexicon.sets["clauses.more"]
        if begin + more in self.figures:
            return complemented and not (words.folded[index] == "," and begin == index + 1)
        if begin == index + 1:
            return False
        for later in range(begin, min(begin + _REACH, len(words))):
            if later in self.hard or words.folded[later] == ",":
                return False
            if later in self.figures:
                return True
        return False
