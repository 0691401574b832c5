"""Cells of tables: which pieces of text are cells of numbers, and the number of one."""

import re
from decimal import Decimal

DASHES = frozenset(("-", "–", "—", "―", "−"))
NOT_GIVEN = frozenset(("n/a", "n/d", "s/d", "n.a.", "n.d.", "s.d.", "nd", "na", "..", "..."))
_NUMBER = re.compile(r"^[<>~+±•-]?(\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+|\d+)([.,]\d{1,2})?\s?%?\*{0,2}$")
_GROUPS = re.compile(r"[.,'’ \u00a0\u202f]")


def is_number(text: str) -> bool:
    """Whether the piece is a number, with or without separators, decimals, a sign, % or a footnote star."""
    return bool(_NUMBER.match(text))


def is_cell(text: str) -> bool:
    """Whether the piece may fill a cell of a numeric table: a number, a dash or a mark for not given."""
    return is_number(text) or text in DASHES or text.lower() in NOT_GIVEN


def cell_value(text: str) -> Decimal | None:
    """The number of a cell; None for a dash, an empty cell and whatever is not plainly a number.

    ``1,071`` and ``1.071`` both give 1071: a separator before three digits groups thousands, as tables of
    counts print them. Fewer digits after it are decimals.
    """
    found = _NUMBER.match(text.strip())
    if not found:
        return None
    whole, decimals = found.groups()
    sign = "-" if text.strip().startswith("-") else ""
    return Decimal(sign + _GROUPS.sub("", whole) + (f".{decimals[1:]}" if decimals else ""))
