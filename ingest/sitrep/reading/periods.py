"""Finds periods in a text and takes them apart as printed; what they mean is decided in dbt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.reading.period_patterns import FILE_NAME_PATTERNS, ISSUE_NUMBERS, PATTERNS

PARTS = (
    "unit", "first_no", "last_no", "first_day", "first_month", "first_year", "last_day", "last_month", "last_year",
)  # fmt: skip
MASK = "\x00"  # stands in for what must not be read, so that offsets stay


@dataclass(frozen=True)
class PrintedPeriod:
    """A period as printed: its span in the text and its parts, None where a part is not printed."""

    char_start: int
    char_end: int
    text: str
    unit_text: str | None
    first_no_text: str | None
    last_no_text: str | None
    first_day_text: str | None
    first_month_text: str | None
    first_year_text: str | None
    last_day_text: str | None
    last_month_text: str | None
    last_year_text: str | None


def find_periods(text: str) -> list[PrintedPeriod]:
    """The periods in a text that print a year, in order; of those that overlap the longest."""
    masked = _without_issue_numbers(text)
    return _taken_apart(text, masked, PATTERNS)


def find_periods_of_file_name(stem: str) -> list[PrintedPeriod]:
    """The periods in a file name without its ending; ``_`` parts words, and year and month may be numbers."""
    masked = _without_issue_numbers(stem.replace("_", " "))
    return _taken_apart(stem, masked, (*PATTERNS, *FILE_NAME_PATTERNS))


def _without_issue_numbers(text: str) -> str:
    for pattern in ISSUE_NUMBERS:
        for found in pattern.finditer(text):
            start, end = found.span("number")
            text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _taken_apart(text: str, masked: str, patterns: Sequence[re.Pattern[str]]) -> list[PrintedPeriod]:
    found = [match for pattern in patterns for match in pattern.finditer(masked)]
    # A full date in numbers holds a month and year; nothing shorter inside it counts.
    found.sort(key=lambda match: (match.start() - match.end(), match.start()))
    kept: list[re.Match[str]] = []
    for match in found:
        if all(match.end() <= other.start() or match.start() >= other.end() for other in kept):
            kept.append(match)
    return [_printed(text, match) for match in sorted(kept, key=lambda match: match.start())]


def _printed(text: str, match: re.Match[str]) -> PrintedPeriod:
    parts = dict.fromkeys(PARTS)
    start, end = match.span()
    for name in match.groupdict():
        part = next(part for part in PARTS if name.startswith(part + "_"))
        if match.group(name) is not None:
            parts[part] = text[match.start(name) : match.end(name)]
    return PrintedPeriod(start, end, text[start:end], *(parts[part] for part in PARTS))
