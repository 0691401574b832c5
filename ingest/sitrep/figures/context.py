"""What a rule sees of one mention: the words before and after it, and its neighbours in the sentence."""

from dataclasses import dataclass

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.words import WORD, Words

_LOOK_AHEAD = 4


@dataclass(slots=True)
class Context:
    """A mention in its sentence. ``before`` and ``after`` are folded; hyphens after the number are skipped.

    A dash that stands free opens something else: nothing is skipped then.
    """

    words: Words
    lexicon: Lexicon
    mentions: list[Mention]
    position: int
    mention: Mention
    before: str
    after: list[str]

    def within(self, name: str, back: int) -> bool:
        """Whether one of the ``back`` words before the mention is in a list of the lexicon."""
        first = self.mention.first
        listed = self.lexicon.sets[name]
        return any(word in listed for word in self.words.folded[max(0, first - back) : first])

    def preceded(self, name: str) -> int:
        """How many words of a phrase of a list end just before the mention; 0 for none."""
        return self.lexicon.phrases[name].ending(self.words.folded, self.mention.first)

    def followed(self, name: str) -> int:
        """How many words of a phrase of a list start just after the mention, hyphens skipped; 0 for none."""
        return self.lexicon.phrases[name].starting(self.after, 0)

    def qualified_before(self) -> str:
        """The word before the number: its qualifier where it has one, else the word before the mention."""
        return self.mention.qualifier or self.before

    def listed(self, word: str, name: str) -> bool:
        """Whether a folded word is in a list of the lexicon."""
        return word in self.lexicon.sets[name]

    def hyphenated(self) -> bool:
        """Whether a glued hyphen and a word follow ("six-month")."""
        index = self.mention.after
        words = self.words
        if words.at(index) != "-" or not words.glued(index - 1) or not words.glued(index):
            return False
        return words.kinds[index + 1] == WORD

    def noun_follows(self) -> bool:
        """Whether what follows can be counted: a plural or a word for people among the next words."""
        stops, numbers = self.lexicon.sets["clauses.stops"], self.lexicon.number_words
        for word in self.after[:3]:
            if not word[:1].isalpha() or word in stops or word in numbers:
                return False
            if word in self.lexicon.sets["ages.people"] or (len(word) > 3 and word.endswith("s")):
                return True
        return False


def context_of(words: Words, lexicon: Lexicon, mentions: list[Mention], position: int) -> Context:
    """The context of one mention."""
    mention = mentions[position]
    index = mention.after
    while words.at(index) == "-" and not words.gap(index - 1):
        index += 1
    ahead = words.folded[index : index + _LOOK_AHEAD + 2]
    after = ahead if words.at(index) == "-" else [word for word in ahead if word != "-"]
    return Context(words, lexicon, mentions, position, mention, words.at(mention.first - 1), after)
