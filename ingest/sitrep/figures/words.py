"""Words, numbers and punctuation marks of a sentence, with exact offsets and a folded form for comparing.

A number is a run of digits with the separators inside it (``1,120``); letters glued to it (``51,000L``, ``1st``)
are a word of their own, and so is a currency glued in front (``USD28.2M`` is USD, 28.2, M). Digits inside a word
that starts with a letter (``CO2``, ``R4V``, ``H1N1``) belong to that word. Hyphens split words.
"""

import re
import unicodedata

WORD, NUMBER, PUNCTUATION = "word", "number", "punctuation"

# A currency code in front of a digit is split off; any other letters keep the digits that follow them.
_CODES = "USD|EUR|GBP|PEN|COP|MXN|BRL|CLP|ARS|CHF|CAD|Bs|Rs"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?:{_CODES})(?=[0-9])"
    rf"|{_LETTER}(?:\w|[\u0300-\u036f]|['’](?={_LETTER}{{2}}))*"
    r"|['’]s\b"
    r"|[0-9]+(?:[.,'’´][0-9]+)*"
    r"|\S"
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"'})
_DASHES = str.maketrans(dict.fromkeys("–—−‐‑‒", "-"))
_CACHE_LIMIT = 200_000
_cache: dict[str, tuple[str, str]] = {}


def fold(text: str) -> str:
    """Lower case, without accents, with plain quotes and dashes; for comparing, never for offsets."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN).translate(_DASHES))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def _describe(text: str) -> tuple[str, str]:
    """Folded form and kind of one token, remembered, because most tokens of a report were seen before."""
    if len(_cache) > _CACHE_LIMIT:
        _cache.clear()
    first = text[0]
    kind = WORD
    if "0" <= first <= "9":
        kind = NUMBER
    elif not first.isalnum() and text not in ("'s", "’s"):
        kind = PUNCTUATION
    described = _cache[text] = (fold(text), kind)
    return described


class Words:
    """The tokens of one sentence as parallel lists; offsets count from the start of the sentence."""

    __slots__ = ("ends", "folded", "kinds", "pieces", "present", "starts", "text")

    def __init__(self, text: str) -> None:
        """Cut a text into tokens."""
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        known = _cache.get
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.pieces = [text[start:end] for start, end in spans]
        described = [known(piece) or _describe(piece) for piece in self.pieces]
        self.folded = [folded for folded, _ in described]
        self.kinds = [kind for _, kind in described]
        self.present = set(self.folded)

    def __len__(self) -> int:
        """Number of tokens."""
        return len(self.starts)

    def at(self, index: int) -> str:
        """Folded form of a token, empty outside the sentence."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""

    def slice(self, first: int, after: int) -> str:
        """The text as printed from token ``first`` up to token ``after`` (excluded)."""
        return self.text[self.starts[first] : self.ends[after - 1]]

    def gap(self, index: int) -> str:
        """What stands between token ``index`` and the next one."""
        if not 0 <= index < len(self.starts) - 1:
            return "\n"
        return self.text[self.ends[index] : self.starts[index + 1]]

    def glued(self, index: int) -> bool:
        """Whether the next token follows token ``index`` at once."""
        return 0 <= index < len(self.starts) - 1 and self.ends[index] == self.starts[index + 1]
