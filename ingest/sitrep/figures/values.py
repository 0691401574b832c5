"""What a printed number is worth: which separator groups thousands and which one starts the decimals.

A form that proves itself is read as it stands: groups of three (``1.120.000``), two different separators
(``12.345,6``), one or two digits after the separator (``23,7``), apostrophes (``1’718,331``). Only a lone group of
three (``1.120``) is open. It is decided, in this order,

1. as thousands where what is counted cannot come in thousandths: no scale, per cent, physical measure or average
   stands with it; and where a measure stands with it but the group ends in 0;
2. by the other numbers of the text, counted by ``text_separators``;
3. by the custom of the language.

``value_evidence`` names the step. A form that no custom writes (``3,0000``) has no value: it is not guessed.
"""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

# Looks behind its first digit only after that is found: most characters of a text are none.
_SEPARATED = re.compile(r"[0-9](?<![0-9.,'’/-][0-9])[0-9]*(?:[.,'’´][0-9]+)+(?![0-9/-])")
_PARTS = re.compile(r"([.,'’´ ])")
_APOSTROPHES = "'’´"
_GROUP = 3
_LONGEST = 24


@dataclass(frozen=True)
class Separators:
    """How a text uses ``.`` and ``,``: numbers that prove a decimal or a thousands separator, counted."""

    decimals: dict[str, int]
    thousands: dict[str, int]
    custom: str

    @cached_property
    def decimal_mark(self) -> tuple[str, str]:
        """The text's decimal separator and why: shown by the text, or the custom of the language."""
        scores = {mark: self.decimals.get(mark, 0) - self.thousands.get(mark, 0) for mark in ".,"}
        if scores["."] != scores[","]:
            return max(scores, key=lambda mark: scores[mark]), "text"
        return self.custom, "language"


def _proof(text: str) -> tuple[str | None, str | None]:
    """The decimal and the thousands separator that one number proves, each None where it proves none."""
    parts, marks = _split(text)
    if any(mark in _APOSTROPHES for mark in marks):
        return None, None
    if len(set(marks)) == 2 and len(parts[-1]) != _GROUP:
        return marks[-1], marks[0]
    if len(marks) > 1:
        whole = len(set(marks)) == 1 and all(len(part) == _GROUP for part in parts[1:])
        return None, marks[0] if whole else None
    if len(parts[1]) == _GROUP and parts[0] != "0":
        return None, marks[0] if parts[1].endswith("0") else None
    return marks[0] if len(parts[1]) < _GROUP or parts[0] == "0" else None, None


def text_separators(report_text: str, custom: str) -> Separators:
    """Count what the numbers of a whole report prove; ``custom`` is the decimal separator of its language."""
    decimals: Counter[str] = Counter()
    thousands: Counter[str] = Counter()
    for text, count in Counter(_SEPARATED.findall(report_text)).items():
        decimal, thousand = _proof(text)
        if decimal:
            decimals[decimal] += count
        if thousand:
            thousands[thousand] += count
    return Separators(dict(decimals), dict(thousands), custom)


def _split(text: str) -> tuple[list[str], list[str]]:
    pieces = _PARTS.split(text)
    return pieces[::2], pieces[1::2]


def _grouped(parts: list[str]) -> bool:
    """Whether all groups but the first have three digits and the first has one to three, without a leading 0."""
    head = parts[0]
    return 1 <= len(head) <= _GROUP and head[0] != "0" and all(len(part) == _GROUP for part in parts[1:])


def _lakhs(parts: list[str]) -> bool:
    """Groups of two before a last group of three, as South Asian reports print (12,34,567)."""
    middle = all(len(part) == 2 for part in parts[1:-1])
    return len(parts) > 2 and middle and len(parts[-1]) == _GROUP and 1 <= len(parts[0]) <= 2


def read_digits(text: str, separators: Separators, fractional: str) -> tuple[Decimal | None, str]:
    """The number that digits mean, and how it was read.

    Args:
        text: digits and separators, blanks inside the number made single.
        separators: what the report's numbers prove.
        fractional: ``share`` where a scale, per cent or average stands with it, ``measure`` where a physical
            measure does, so that thousandths are possible; empty for what is counted in whole numbers.

    Returns:
        The value, None for an ill-formed number, and the evidence.
    """
    if len(text) > _LONGEST:
        return None, "too long for a figure"
    if text.isdigit():
        return Decimal(text), "digits"
    parts, marks = _split(text)
    if len(marks) == 1 and marks[0] in ".,":
        return _one_separator(parts, marks[0], separators, fractional)
    same = set(marks)
    if len(same) == 1 or all(mark in _APOSTROPHES for mark in marks[:-1]):
        if _grouped(parts):
            return Decimal("".join(parts)), f"form: groups of three after '{marks[0]}'"
        if same == {","} and _lakhs(parts):
            return Decimal("".join(parts)), "form: groups of two and three after ','"
    if len(set(marks[:-1])) == 1 and marks[-1] not in marks[:-1] and _grouped(parts[:-1]):
        return _with_decimals(parts, marks, separators)
    return None, "ill formed"


def _with_decimals(parts: list[str], marks: list[str], separators: Separators) -> tuple[Decimal | None, str]:
    """Groups of one separator, then another one: decimals, unless three digits make that doubtful."""
    whole, tail = "".join(parts[:-1]), parts[-1]
    if marks[-1] not in ".,":
        return None, "ill formed"
    if len(tail) == _GROUP and separators.decimal_mark[0] != marks[-1]:
        return None, "ill formed"
    return Decimal(f"{whole}.{tail}"), f"form: decimals after '{marks[-1]}'"


def _one_separator(parts: list[str], mark: str, separators: Separators, fractional: str) -> tuple[Decimal | None, str]:
    """A number with one separator: decimals by form, or the open case of a lone group of three."""
    head, tail = parts
    text_mark, source = separators.decimal_mark
    if head == "0" or len(tail) < _GROUP:
        return Decimal(f"{head}.{tail}"), f"form: decimals after '{mark}'"
    if len(tail) > _GROUP or len(head) > _GROUP:
        known = mark == text_mark and len(tail) <= _GROUP
        return (Decimal(f"{head}.{tail}"), f"{source}: decimals after '{mark}'") if known else (None, "ill formed")
    if head[0] == "0":
        return None, "ill formed"
    if mark != text_mark:
        return Decimal(head + tail), f"{source}: thousands after '{mark}'"
    if tail.endswith("0") and fractional != "share":
        return Decimal(head + tail), f"form: '{mark}' before a round group of three"
    if not fractional:
        counted = f"counted in whole numbers: thousands after '{mark}', though decimals by {source}"
        return Decimal(head + tail), counted
    return Decimal(f"{head}.{tail}"), f"{source}: decimals after '{mark}'"
