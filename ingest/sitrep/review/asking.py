"""One question after the other: a figure is shown, a key is pressed, the decision is written at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sitrep.review import decisions
from sitrep.review.decisions import Correction, Signature
from sitrep.review.waiting import Waiting
from sitrep.terminal_text import inert

KEYS = "a accept   c correct   r reject: no assistance   s skip   q quit"
FIELD_KEYS = {
    "v": "value",
    "q": "qualifier",
    "u": "unit_type",
    "s": "sector_code",
    "t": "activity_code",
    "a": "is_assistance",
    "p": "population_group_codes",
}
BY_EYE = "read by eye in the report"


class Person(Protocol):
    """Who is asked."""

    def key(self) -> str:
        """The next key pressed."""

    def line(self, question: str, default: str) -> str:
        """A line typed in answer, `default` where nothing is."""

    def tell(self, lines: Iterable[str]) -> None:
        """Show lines."""


@dataclass(frozen=True)
class Review:
    """What a review needs: who is asked, who signs, which codes there are, where decisions go."""

    person: Person
    signature: Signature
    codes: Mapping[str, Sequence[str]]
    write: Callable[[list[Correction]], None]

    def run(self, waiting: Sequence[Waiting]) -> int:
        """Ask about each figure in turn; returns how many were decided. Each decision is written before the next."""
        count = 0
        for number, figure in enumerate(waiting, 1):
            self.person.tell([f"{number} of {len(waiting)}", *lines(figure), KEYS])
            rows = self._decide(figure)
            if rows is None:
                break
            if rows:
                self.write(rows)
                count += 1
        return count

    def _decide(self, figure: Waiting) -> list[Correction] | None:
        """Rows of the decision, none for a figure that is skipped; None to stop."""
        while True:
            match self.person.key().lower():
                case "a":
                    return decisions.accepted(figure, self.signature)
                case "r":
                    if rows := decisions.rejected(figure, self.signature):
                        return rows
                    self.person.tell(["It counts as no assistance already: a accepts that, c corrects it."])
                case "c":
                    return self._correct(figure)
                case "s":
                    return []
                case "q":
                    return None
                case _:
                    self.person.tell([KEYS])

    def _correct(self, figure: Waiting) -> list[Correction]:
        right: dict[str, str] = {}
        while field := self._field(is_first=not right):
            right[field] = self._value(figure, field)
        reason = self.person.line("why", BY_EYE)
        return decisions.corrected(figure, right, reason, self.signature)

    def _field(self, *, is_first: bool) -> str | None:
        names = "   ".join(f"{key} {name}" for key, name in FIELD_KEYS.items())
        self.person.tell([names if is_first else f"{names}   any other key: done"])
        while True:
            field = FIELD_KEYS.get(self.person.key().lower())
            if field or not is_first:
                return field

    def _value(self, figure: Waiting, field: str) -> str:
        if field == "is_assistance":
            # There is only one other answer.
            return "false" if figure.read[field] == "true" else "true"
        while True:
            value = decisions.plain(field, self.person.line(field, figure.read[field]).strip())
            fault = decisions.fault(field, value, self.codes)
            if fault is None:
                return value
            self.person.tell([f"{inert(value)} {fault}"])


def lines(figure: Waiting) -> list[str]:
    """A figure for a person: place and reasons, its sentence on one line with the figure marked, what was read."""
    text, first, past = figure.sentence, figure.first, figure.past
    marked = f"{text[:first]}>>{text[first:past]}<<{text[past:]}"
    read = ", ".join(f"{field} {value}" for field, value in figure.read.items())
    return [
        inert(f"{figure.figure_id}  {figure.place}"),
        *(inert(f"  {' '.join(reason.split())}") for reason in figure.reasons),
        inert(f"  {' '.join(marked.split())}"),
        inert(f"  read as: {read}"),
    ]
