"""What a person's decision says in the seed: rows of figure_corrections. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from sitrep.review.waiting import Waiting

AS_READ = "looked at and left as read"
NO_ASSISTANCE = "looked at: counts no assistance"
QUALIFIERS = ("exact", "about", "over", "under", "up_to", "range")

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True)
class Correction:
    """One row of the seed: which field of which figure, what was read, what is right, why, who and when."""

    figure_id: str
    field_name: str
    value_read: str
    value_corrected: str
    reason: str
    corrected_by: str
    corrected_on: date


@dataclass(frozen=True)
class Signature:
    """Who decides, and on which day."""

    name: str
    day: date


def accepted(waiting: Waiting, signature: Signature) -> list[Correction]:
    """Rows that leave each unsure field as it was read; of a figure unsure of nothing, its sector."""
    fields = waiting.unsure_fields or ("sector_code",)
    return [_row(waiting, field, waiting.read[field], AS_READ, signature) for field in fields]


def rejected(waiting: Waiting, signature: Signature) -> list[Correction]:
    """The row that says that a figure read as assistance is none; empty where it was not read so."""
    if waiting.read["is_assistance"] != "true":
        return []
    return [_row(waiting, "is_assistance", "false", NO_ASSISTANCE, signature)]


def corrected(waiting: Waiting, right: Mapping[str, str], reason: str, signature: Signature) -> list[Correction]:
    """A row for each field in `right`, which maps fields to what is right, and one for each unsure field left."""
    left = [field for field in waiting.unsure_fields if field not in right]
    rows = [_row(waiting, field, value, reason, signature) for field, value in right.items()]
    return rows + [_row(waiting, field, waiting.read[field], AS_READ, signature) for field in left]


def plain(field: str, typed: str) -> str:
    """What was typed as the seed has it: a number with its digits grouped as they are shown (3,330) without commas."""
    return typed.replace(",", "") if field == "value" and GROUPED.fullmatch(typed) else typed


def fault(field: str, value: str, codes: Mapping[str, Sequence[str]]) -> str | None:
    """Why `value` cannot stand in `field`, in words; None where it can.

    `codes` lists the codes of each field that has a list.
    """
    if field == "value":
        return None if _is_count(value) else "is no number of 0 or more, such as 1500, 1,500 or 2.5"
    known = {**codes, "qualifier": QUALIFIERS, "is_assistance": ("true", "false")}[field]
    pieces = value.split("|") if field == "population_group_codes" else [value]
    unknown = [piece for piece in pieces if piece not in known]
    return f"is not in the list: {', '.join(known)}" if unknown else None


def _is_count(value: str) -> bool:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    return number.is_finite() and number >= 0


def _row(waiting: Waiting, field: str, right: str, reason: str, signature: Signature) -> Correction:
    return Correction(waiting.figure_id, field, waiting.read[field], right, reason, signature.name, signature.day)
