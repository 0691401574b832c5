"""From sentences to rows: the order in which the finders work on each sentence of a report."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import count, repeat

from sitrep.figures.clauses import clause_starts
from sitrep.figures.finding import find_numbers
from sitrep.figures.kinds import classify
from sitrep.figures.lexicon import DEFAULT_LANGUAGE, Lexicon, languages, lexicon
from sitrep.figures.mentions import QUANTITY, Mention
from sitrep.figures.ranges import join_ranges, share_percent
from sitrep.figures.spans import read_value, take_neighbours
from sitrep.figures.units import unit_tokens
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
    tokens: list[TokenRow] = []
    figures: list[FigureRow] = []
    for sentence in sentences:
        words = Words(sentence.text)
        if not words.folded:
            continue
        spoken = _spoken(words, main)
        separators = evidence if spoken is main else replace(evidence, custom=spoken.decimal)
        mentions = find_mentions(words, spoken, separators)
        starts = clause_starts(words, spoken, mentions)
        figures += _figure_rows(sentence, words, spoken, mentions, starts, len(figures))
        _add_tokens(tokens, sentence, words, mentions, starts, len(figures) - len(mentions))
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
    classify(words, spoken, mentions)
    return [mention for mention in mentions if not _mere_article(words, spoken, mention)]


def _mere_article(words: Words, spoken: Lexicon, mention: Mention) -> bool:
    """Whether a number is only the article of its language ("un", "una"), which is no row."""
    return mention.kind == "article" and words.folded[mention.number_first] in spoken.sets["numbers.articles"]


def _figure_rows(
    sentence: SentenceText,
    words: Words,
    spoken: Lexicon,
    mentions: list[Mention],
    starts: list[int],
    known: int,
) -> list[FigureRow]:
    rows = []
    for position, mention in enumerate(mentions):
        clause_no = bisect_right(starts, mention.number_first)
        end = starts[clause_no] if clause_no < len(starts) else len(words)
        stop = mentions[position + 1].first if position + 1 < len(mentions) else len(words)
        unit = unit_tokens(words, spoken, mention, min(stop, end)) if mention.kind == QUANTITY else None
        rows.append(_row(sentence, words, mention, unit, (clause_no, starts[clause_no - 1], end), known + position + 1))
    return rows


def _row(
    sentence: SentenceText,
    words: Words,
    mention: Mention,
    unit: tuple[int, int] | None,
    clause: tuple[int, int, int],
    figure_no: int,
) -> FigureRow:
    base, starts, ends = sentence.char_start, words.starts, words.ends
    clause_no, first, after = clause
    return FigureRow(
        figure_no=figure_no,
        sentence_no=sentence.sentence_no,
        char_start=base + starts[mention.first],
        char_end=base + ends[mention.after - 1],
        figure_text=words.slice(mention.first, mention.after),
        number_start=base + starts[mention.number_first],
        number_end=base + ends[mention.number_after - 1],
        number_text=words.slice(mention.number_first, mention.number_after),
        figure_kind=mention.kind,
        kind_evidence=mention.kind_evidence,
        value=mention.value,
        value_low=mention.value_low,
        value_high=mention.value_high,
        value_evidence=mention.value_evidence,
        qualifier_text=mention.qualifier,
        scale_text=mention.scale,
        currency_text=mention.currency,
        percent_text=mention.percent,
        unit_start=base + starts[unit[0]] if unit else None,
        unit_end=base + ends[unit[1] - 1] if unit else None,
        unit_words=words.slice(*unit) if unit else None,
        clause_no=clause_no,
        clause_start=base + starts[first],
        clause_end=base + ends[after - 1],
        clause_text=words.slice(first, after),
    )


def _add_tokens(
    rows: list[TokenRow],
    sentence: SentenceText,
    words: Words,
    mentions: list[Mention],
    starts: list[int],
    known: int,
) -> None:
    """Append the tokens of a sentence, each with its clause and the figure whose span holds it."""
    owners: list[int | None] = [None] * len(words)
    for position, mention in enumerate(mentions):
        owners[mention.first : mention.after] = [known + position + 1] * (mention.after - mention.first)
    clauses: list[int] = []
    for clause_no, end in enumerate([*starts[1:], len(words)], start=1):
        clauses += [clause_no] * (end - len(clauses))
    base = sentence.char_start
    rows += map(
        TokenRow,
        repeat(sentence.sentence_no),
        count(1),
        clauses,
        words.kinds,
        [base + start for start in words.starts],
        [base + end for end in words.ends],
        words.pieces,
        words.folded,
        owners,
    )
