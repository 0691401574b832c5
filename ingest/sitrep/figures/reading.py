"""From sentences to rows: the steps that the finders take, each for all sentences of a report before the next."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from sitrep.figures.clauses import clause_starts
from sitrep.figures.finding import find_numbers
from sitrep.figures.kinds import classify
from sitrep.figures.lexicon import DEFAULT_LANGUAGE, Lexicon, languages, lexicon
from sitrep.figures.mentions import Mention
from sitrep.figures.ranges import join_ranges, share_percent, share_scale
from sitrep.figures.row_making import Reading, figure_rows, token_rows
from sitrep.figures.spans import read_value, take_neighbours
from sitrep.figures.values import Separators, text_separators
from sitrep.figures.words import Words, fold
from sitrep.rows import FigureRow, SentenceText, TokenRow

_SAMPLE = 20_000
_FOREIGN_WORDS = 2


def read_figures(
    sentences: Sequence[SentenceText], language_code: str | None, report_text: str
) -> tuple[list[TokenRow], list[FigureRow]]:
    """Tokens and figures of a report's sentences.

    Args:
        sentences: in reading order; ``char_start`` counts code points of ``report_text``.
        language_code: language of the report (ISO 639-1); NULL or one without a file is decided by the words.
        report_text: the full text, from which it is seen what its separators mean.

    Returns:
        One row per token, and one per number, those that count nothing included; figures are numbered from 1.
    """
    main = lexicon(language_code if language_code in languages() else _language(fold(report_text[:_SAMPLE]).split()))
    evidence = text_separators(report_text, main.decimal)
    separators = {code: replace(evidence, custom=lexicon(code).decimal) for code in languages()}
    cut = [(sentence, Words(sentence.text)) for sentence in sentences]
    readings = [Reading(sentence, words, _spoken(words, main)) for sentence, words in cut if words.folded]
    # Step by step for all sentences, not sentence by sentence: a processor repeats one thing faster.
    for reading in readings:
        reading.mentions = find_mentions(reading.words, reading.spoken, separators[reading.spoken.code])
    for reading in readings:
        reading.starts = clause_starts(reading.words, reading.spoken, reading.mentions)
    figures: list[FigureRow] = []
    for reading in readings:
        reading.known = len(figures)
        figures += figure_rows(reading)
    tokens: list[TokenRow] = []
    for reading in readings:
        tokens += token_rows(reading)
    return tokens, figures


def _language(folded: Iterable[str]) -> str:
    """The language whose commonest words are most frequent."""
    seen = list(folded)
    counts = {code: sum(word in lexicon(code).sets["function_words"] for word in seen) for code in languages()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else DEFAULT_LANGUAGE


@cache
def _others(code: str) -> tuple[Lexicon, ...]:
    """All languages but one."""
    return tuple(lexicon(other) for other in languages() if other != code)


def _spoken(words: Words, main: Lexicon) -> Lexicon:
    """The language of a sentence: the report's, unless another one's commonest words clearly prevail."""
    present = words.present
    own = len(present & main.sets["function_words"])
    for other in _others(main.code):
        if len(present & other.sets["function_words"]) > _FOREIGN_WORDS + 2 * own:
            return other
    return main


def find_mentions(words: Words, spoken: Lexicon, separators: Separators) -> list[Mention]:
    """The numbers of one sentence with all that belongs to them, ranges joined, kinds decided."""
    mentions = find_numbers(words, spoken)
    if not mentions:
        return mentions
    take_neighbours(words, spoken, mentions)
    for mention in mentions:
        read_value(words, spoken, mention, separators)
    mentions = join_ranges(words, spoken, mentions, separators)
    share_percent(words, spoken, mentions)
    share_scale(words, spoken, mentions, separators)
    classify(words, spoken, mentions)
    return [mention for mention in mentions if not _mere_article(words, spoken, mention)]


def _mere_article(words: Words, spoken: Lexicon, mention: Mention) -> bool:
    """Whether a number is only the article of its language ("un", "una"), which is no row."""
    return mention.kind == "article" and words.folded[mention.number_first] in spoken.sets["numbers.articles"]
