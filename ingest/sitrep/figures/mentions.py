"""A number of a sentence on its way to becoming a row of ``raw.figure``; the finders fill it step by step."""

from dataclasses import dataclass
from decimal import Decimal

QUANTITY = "quantity"


@dataclass(slots=True, eq=False)
class Mention:
    """One number: token ranges (end excluded) of the bare number and of the whole mention, and what was read."""

    number_first: int
    number_after: int
    first: int
    after: int
    digits: str | None
    """Digits and separators with blanks inside the number made regular; None for number words."""
    value: Decimal | None = None
    value_low: Decimal | None = None
    value_high: Decimal | None = None
    value_evidence: str = ""
    factor: int = 1
    added: Decimal = Decimal(0)
    """What the words after the scale add: ``2 millones 300 mil``, ``3 million and a half``."""
    kind: str = ""
    kind_evidence: str = ""
    qualifier: str | None = None
    scale: str | None = None
    currency: str | None = None
    percent: str | None = None

    def integer(self) -> int | None:
        """The number if it was printed as bare digits (no separators, scale, currency or per cent)."""
        bare = self.digits is not None and self.digits.isdigit()
        if not bare or self.scale or self.percent or self.currency:
            return None
        return int(self.digits or 0)

    def small(self) -> int | None:
        """The number if it is a whole one under 1000, in digits or words, with nothing beside it."""
        if self.scale or self.percent or self.currency or self.value is None or self.value >= 1000:
            return None
        return int(self.value) if self.value == int(self.value) else None
