"""Values as a spreadsheet's cells can hold them, and what is said where one cannot."""

import json
from datetime import date
from decimal import Decimal

from sitrep.export.inert_text import FORMULA, HARMLESS, without_controls

# Characters of a cell, and digits of a number, that the format has room for.
TEXT_LIMIT = 32_767
DIGITS = 15
CUT = " ... (cut)"

Cell = None | bool | int | float | date | str


def as_cell(value: object) -> tuple[Cell, str | None]:
    """A value as a cell, and what of it the cell does not hold; a list as JSON, a text without control characters."""
    if value is None or isinstance(value, bool | date | float):
        return value, None
    if isinstance(value, int | Decimal):
        return _number(value)
    text = without_controls(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))
    if len(text) <= TEXT_LIMIT:
        return text, None
    return text[: TEXT_LIMIT - len(CUT)] + CUT, f"cut to {TEXT_LIMIT:,} of {len(text):,} characters"


def _number(value: int | Decimal) -> tuple[Cell, str | None]:
    digits = len(Decimal(str(value)).normalize().as_tuple().digits)
    if digits > DIGITS:
        return str(value), f"{value} written as text: a spreadsheet keeps {DIGITS} digits"
    return (int(value) if value == int(value) else float(value)), None


def looks_like_formula(text: str) -> bool:
    """Whether a person who edits a cell with that text would make it a formula."""
    return bool(FORMULA.match(text)) and not HARMLESS.fullmatch(text)
