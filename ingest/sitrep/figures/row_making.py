"""The last step: rows of tokens and figures from what was found in a sentence."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count, repeat

from sitrep.figures.lexicon import Lexicon
from sitrep.figures.mentions import QUANTITY, Mention
from sitrep.figures.units import unit_tokens
from sitrep.figures.words import Words
from sitrep.rows import FigureRow, SentenceText, TokenRow


@dataclass(slots=True)
class Reading:
    """A sentence on its way to rows; the steps fill it one after another."""

    sentence: SentenceText
    words: Words
    spoken: Lexicon
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Tokens at which its clauses begin."""
    known: int = 0
    """Figures of the report before this sentence."""


def figure_rows(reading: Reading) -> list[FigureRow]:
    """One row per number of a sentence."""
    words, mentions, starts = reading.words, reading.mentions, reading.starts
    rows = []
    for position, mention in enumerate(mentions):
        clause_no = bisect_right(starts, mention.number_first)
        end = starts[clause_no] if clause_no < len(starts) else len(words)
        stop = mentions[position + 1].first if position + 1 < len(mentions) else len(words)
        unit = unit_tokens(words, reading.spoken, mention, min(stop, end)) if mention.kind == QUANTITY else None
        clause = clause_no, starts[clause_no - 1], end
        rows.append(_figure_row(reading, mention, reading.known + position + 1, unit, clause))
    return rows


def _figure_row(
    reading: Reading, mention: Mention, figure_no: int, unit: tuple[int, int] | None, clause: tuple[int, int, int]
) -> FigureRow:
    words, base = reading.words, reading.sentence.char_start
    starts, ends = words.starts, words.ends
    clause_no, first, after = clause
    # In the order of the columns: by name it takes three times as long.
    return FigureRow(
        figure_no,
        reading.sentence.sentence_no,
        # the figure, and its number alone
        base + starts[mention.first],
        base + ends[mention.after - 1],
        words.slice(mention.first, mention.after),
        base + starts[mention.number_first],
        base + ends[mention.number_after - 1],
        words.slice(mention.number_first, mention.number_after),
        # what was read
        mention.kind,
        mention.kind_evidence,
        mention.value,
        mention.value_low,
        mention.value_high,
        mention.value_evidence,
        mention.qualifier,
        mention.scale,
        mention.currency,
        mention.percent,
        # the words that may name what it counts
        base + starts[unit[0]] if unit else None,
        base + ends[unit[1] - 1] if unit else None,
        words.slice(*unit) if unit else None,
        # its clause
        clause_no,
        base + starts[first],
        base + ends[after - 1],
        words.slice(first, after),
    )


def token_rows(reading: Reading) -> Iterable[TokenRow]:
    """One row per token of a sentence, with its clause and the figure whose span holds it."""
    words, starts, base = reading.words, reading.starts, reading.sentence.char_start
    owners: list[int | None] = [None] * len(words)
    for figure_no, mention in enumerate(reading.mentions, start=reading.known + 1):
        owners[mention.first : mention.after] = [figure_no] * (mention.after - mention.first)
    clauses: list[int] = []
    for clause_no, end in enumerate([*starts[1:], len(words)], start=1):
        clauses += [clause_no] * (end - len(clauses))
    return map(
        TokenRow,
        repeat(reading.sentence.sentence_no),
        count(1),
        clauses,
        words.kinds,
        [base + start for start in words.starts],
        [base + end for end in words.ends],
        words.pieces,
        words.folded,
        owners,
    )
