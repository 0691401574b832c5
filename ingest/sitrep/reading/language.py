"""Tells the language of a report."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MAIN = ("en", "es")
OTHERS = ("fr", "pt")  # also published by the platforms; taken only when sure, for es and pt are close
SURE = 0.95
MIN_LETTERS = 20
MAX_CHARS = 20_000  # enough to be sure of any report, and bounds the time


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*MAIN, *OTHERS])
    return identifier


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
