"""Words, numbers and punctuation marks of a sentence, with exact offsets and a folded form for comparing.

A number is a run of digits with the separators inside it (``1,120``); letters glued to it (``51,000L``, ``1st``)
are a word of their own, and so is a currency glued in front (``USD28.2M`` is USD, 28.2, M). Digits inside a word
that starts with a letter (``CO2``, ``R4V``, ``H1N1``) belong to that word. Hyphens split words.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from importlib.resources import files
from itertools import accumulate

WORD, NUMBER, PUNCTUATION = "word", "number", "punctuation"

BULLETS = frozenset("•▪●◦‣·■►➢✓\uf0b7|")


def symbols() -> dict[str, list[str]]:
    """The signs that mean the same in every language, from ``languages/symbols.toml``."""
    return tomllib.loads((files("sitrep.figures") / "languages" / "symbols.toml").read_text("utf-8"))


def _codes() -> str:
    """A pattern of the currencies that are split off the digit they are glued to."""
    signs = symbols()
    doubtful = [code for code in signs["currency.doubtful"] if len(code) > 2]
    sure = sorted({*signs["currency.codes"], *signs["currency.glued"]}.difference(doubtful), key=len, reverse=True)
    return rf"(?:{'|'.join(sure)})(?=[0-9])|(?:{'|'.join(doubtful)})(?=[0-9]{{3}}|[0-9]+[.,][0-9])"


# A currency in front of a digit is split off, a letter only before groups of three ("Q1,500", but "Q1"); any other
# letters keep the digits that follow them.
_CODES = rf"(?=[A-Z][A-Za-z]{{1,3}}[0-9])(?:{_codes()})|[QL](?=[0-9]{{1,3}}(?:[.,][0-9]{{3}})+(?![0-9]))"
_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f"  # accents that are a character of their own
_REST = rf"\w*+(?:(?:[{_MARKS}]|['’](?={_LETTER}{{2}}))\w*+)*+"
_TOKEN = re.compile(
    r"((?=\S)(?:"  # blanks are passed over at once
    rf"[a-z]\w*+(?![{_MARKS}'’])"  # most tokens, found quickly; the codes and letters below find the same
    r"|[0-9]+(?:[.,'’´][0-9]+)*"
    rf"|{_CODES}"
    rf"|{_LETTER}{_REST}"
    r"|['’]s\b"
    r"|\S))"
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"'})
_DASHES = str.maketrans(dict.fromkeys("–—−‐‑‒", "-"))
_MOST_KNOWN = 200_000


def fold(text: str) -> str:
    """Lower case, without accents, with plain quotes and dashes; for comparing, never for offsets."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN).translate(_DASHES))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


class _Known(dict[str, str]):
    """What follows from a token alone, remembered, because most tokens of a report were seen before."""

    def __init__(self, describe: Callable[[str], str]) -> None:
        """Start with nothing known."""
        super().__init__()
        self._describe = describe

    def __missing__(self, token: str) -> str:
        """Describe a token that was not seen before."""
        if len(self) > _MOST_KNOWN:
            self.clear()
        described = self[token] = self._describe(token)
        return described


def _kind(token: str) -> str:
    first = token[0]
    if "0" <= first <= "9":
        return NUMBER
    return WORD if first.isalnum() or token in ("'s", "’s") else PUNCTUATION


_folded, _kinds = _Known(fold), _Known(_kind)


class Words:
    """The tokens of one sentence as parallel lists; offsets count from the start of the sentence.

    ``gaps`` is what stands after each token up to the next one; ``present`` holds each folded form once.
    """

    __slots__ = ("ends", "folded", "gaps", "kinds", "pieces", "present", "starts", "text")

    def __init__(self, text: str) -> None:
        """Cut a text into tokens."""
        self.text = text
        parts = _TOKEN.split(text)  # gap, token, gap, token ... gap
        edges = list(accumulate(map(len, parts)))
        self.starts, self.ends = edges[:-1:2], edges[1::2]
        self.pieces, self.gaps = parts[1::2], parts[2::2]
        self.folded = list(map(_folded.__getitem__, self.pieces))
        self.kinds = list(map(_kinds.__getitem__, self.pieces))
        self.present = set(self.folded)

    def __len__(self) -> int:
        """Number of tokens."""
        return len(self.starts)

    def at(self, index: int) -> str:
        """Folded form of a token, empty outside the sentence."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""

    def places(self, listed: AbstractSet[str]) -> list[int]:
        """The tokens whose folded form is one of some words, from left to right."""
        if listed.isdisjoint(self.present):
            return []
        return [index for index, word in enumerate(self.folded) if word in listed]

    def slice(self, first: int, after: int) -> str:
        """The text as printed from token ``first`` up to token ``after`` (excluded)."""
        return self.text[self.starts[first] : self.ends[after - 1]]

    def gap(self, index: int) -> str:
        """What stands between token ``index`` and the next one."""
        return self.gaps[index] if 0 <= index < len(self.gaps) - 1 else "\n"

    def glued(self, index: int) -> bool:
        """Whether the next token follows token ``index`` at once."""
        return 0 <= index < len(self.gaps) - 1 and not self.gaps[index]
