"""Tells the language of a report."""

from collections.abc import Iterator
from functools import cache

from py3langid.langid import LanguageIdentifier

from sitrep.reading.language_model import language_identifier

MAIN = ("en", "es")
OTHERS = ("fr", "pt")  # also published by the platforms; taken only when sure, for es and pt are close
SURE = 0.95
MIN_LETTERS = 20
CHUNK_LETTERS = 400  # a passage long enough to tell its language apart
MAX_CHARS = 20_000  # enough to be sure of any report, and bounds the time


@cache
def _identifier() -> LanguageIdentifier:
    return language_identifier([*MAIN, *OTHERS])


def find_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language (en, es; fr or pt if sure); None for too little text."""
    sample = text[:MAX_CHARS]
    if sum(char.isalpha() for char in sample) < MIN_LETTERS:
        return None
    ranked = _identifier().rank(sample)
    code, probability = ranked[0]
    if code in MAIN or probability >= SURE:
        return str(code)
    return next(str(other) for other, _ in ranked if other in MAIN)


def language_shares(text: str) -> dict[str, float]:
    """Share of the text's letters that stand in passages of each language (en, es, fr, pt), largest first.

    Passages are runs of lines of some ``CHUNK_LETTERS`` letters; those whose language is not sure count to none,
    so the shares of a text may add up to less than 1. Empty for a text without letters.
    """
    letters: dict[str, int] = {}
    total = 0
    for chunk in _chunks(text[:MAX_CHARS]):
        size = sum(char.isalpha() for char in chunk)
        total += size
        code, probability = _identifier().rank(chunk)[0]
        if probability >= SURE:
            letters[str(code)] = letters.get(str(code), 0) + size
    ranked = sorted(letters.items(), key=lambda item: (-item[1], item[0]))
    return {code: size / total for code, size in ranked}


def _chunks(text: str) -> Iterator[str]:
    chunk: list[str] = []
    letters = 0
    for line in text.splitlines():
        chunk.append(line)
        letters += sum(char.isalpha() for char in line)
        if letters >= CHUNK_LETTERS:
            yield "\n".join(chunk)
            chunk, letters = [], 0
    if letters:
        yield "\n".join(chunk)
