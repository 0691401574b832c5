"""The words a language gives to the figure reader, loaded from ``languages/<code>.toml`` and made quick to look up."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from sitrep.figures.words import BULLETS, Words, fold, symbols

DEFAULT_LANGUAGE = "en"
_SYMBOLS = "symbols"


class Phrases:
    """A set of phrases, found by their last or first word in a list of folded words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Index phrases as written in a language file."""
        split = sorted({tuple(Words(phrase).folded) for phrase in phrases}, key=len, reverse=True)
        self.lasts: dict[str, list[tuple[str, ...]]] = {}
        self.firsts: dict[str, list[tuple[str, ...]]] = {}
        for words in split:
            self.lasts.setdefault(words[-1], []).append(words)
            self.firsts.setdefault(words[0], []).append(words)

    def ending(self, folded: Sequence[str], after: int) -> int:
        """How many words of the longest phrase end just before token ``after``; 0 for none."""
        if after <= 0:
            return 0
        for words in self.lasts.get(folded[after - 1], ()):
            size = len(words)
            if size == 1 or (size <= after and tuple(folded[after - size : after]) == words):
                return size
        return 0

    def starting(self, folded: Sequence[str], first: int) -> int:
        """How many words of the longest phrase start at token ``first``; 0 for none."""
        if not 0 <= first < len(folded):
            return 0
        for words in self.firsts.get(folded[first], ()):
            size = len(words)
            if size == 1 or tuple(folded[first : first + size]) == words:
                return size
        return 0


@dataclass(frozen=True)
class Lexicon:
    """One language: single words as sets, phrases as ``Phrases``, both under ``section.list`` of the file."""

    code: str
    decimal: str
    sets: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]
    scale: dict[str, int]
    spellings: dict[str, str]
    fixed: dict[str, int]
    not_after: dict[str, frozenset[str]]
    contracted: dict[str, str]
    number_words: frozenset[str]

    def touching(self, name: str) -> frozenset[str]:
        """What a phrase of a list touches a number with: its first or last word, or all of it as a qualifier."""
        phrases = self.phrases[name]
        return self.sets[name].union(phrases.firsts, phrases.lasts)


def _folder() -> Traversable:
    return files("sitrep.figures") / "languages"


def _load(name: str) -> dict[str, Any]:
    """One file of the folder; every file is checked by tests, so errors are left to ``tomllib``."""
    return tomllib.loads((_folder() / f"{name}.toml").read_text("utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a file."""
    names = (path.name for path in _folder().iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml") and name[:-5] != _SYMBOLS))


def _joined(sets: dict[str, frozenset[str]], phrases: dict[str, Phrases]) -> dict[str, frozenset[str]]:
    """Lists that are looked up together, joined once."""
    finite, coordinators = sets["clauses.finite"], sets["clauses.coordinators"]
    links = sets["range.and"] | sets["range.to"] | {",", "-"}
    before, after = ("currency.before", "qualifiers.before"), ("currency.after", "qualifiers.after")
    return {
        "clauses.marks": sets["clauses.subordinators"] | BULLETS | frozenset(";:-("),
        "clauses.breaks": coordinators | {","},
        "clauses.events": finite | coordinators | {","},
        "clauses.stops": finite | sets["clauses.unit_stops"] | sets["clauses.unit_leads_out"],
        "clauses.unit_ends": finite | sets["clauses.unit_stops"],
        "clauses.other_fillers": sets["clauses.fillers"] - finite,
        "lists.links": links,
        "measures.shakes": sets["measures.magnitude"] | sets["measures.quakes"],
        "lists.links_of_days": links | sets["dates.day_articles"],
        # The words after a number that a scale or per cent can begin with.
        "numbers.stretching": sets["scale.cues"].union(phrases["percent.words"].firsts),
        # The words next to a number that currencies and qualifiers can end or begin with.
        "spans.before": frozenset().union(*(phrases[name].lasts for name in before)),
        "spans.after": sets["currency.links"].union(*(phrases[name].firsts for name in after)),
    }


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language.

    Raises:
        FileNotFoundError: there is no file for that code.
    """
    data, signs = _load(code), symbols()
    lists = {
        f"{section}.{name}": words
        for section, table in data.items()
        if isinstance(table, dict)
        for name, words in table.items()
        if isinstance(words, list)
    }
    lists["function_words"] = data["function_words"]
    for name, listed in signs.items():
        lists[name] = lists.get(name, []) + listed
    for name in ("currency.before", "currency.after"):
        lists[f"{name}_sure"] = lists[name]
        lists[name] = lists[name] + signs["currency.codes"]
    numbers = data["numbers"]
    sets = {name: frozenset(fold(word) for word in words) for name, words in lists.items()}
    phrases = {name: Phrases(words) for name, words in lists.items()}
    sets["scale.cues"] = frozenset(data["scale"]) | set(phrases["numbers.half_after"].firsts) | {"-", *"kmb", "mm"}
    sets |= _joined(sets, phrases)
    return Lexicon(
        code=code,
        decimal=data["decimal"],
        sets=sets,
        phrases=phrases,
        scale={fold(word): factor for word, factor in data["scale"].items()},
        spellings=numbers["spellings"],
        fixed=numbers["fixed"],
        not_after={word: frozenset(verbs) for word, verbs in data["qualifiers"]["not_after"].items()},
        contracted=data["qualifiers"]["contracted"],
        number_words=frozenset(
            {fold(word) for name in ("words", "multipliers", "one") for word in numbers[name]} | set(numbers["fixed"])
        ),
    )
