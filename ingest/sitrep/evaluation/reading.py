"""What is compared: a figure as a person labelled it, and as the warehouse has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

# A figure of people without a named group: `general_persons` says as much as an empty list.
NO_GROUP = frozenset({"", "general_persons"})
NO_SECTOR = "none"
PEOPLE = frozenset({"persons", "households"})


@dataclass(frozen=True)
class Reading:
    """What one figure says, according to a person or to the warehouse.

    `char_start` and `char_end` are in code points of the text, end excluded; `value` is None where the number
    could not be read; `sector` is ``none`` where there is none; `groups` are the population groups as given.
    """

    mention: str
    char_start: int
    char_end: int
    value: Decimal | None
    qualifier: str
    unit_type: str
    sector: str
    groups: tuple[str, ...]
    is_assistance: bool

    @property
    def named_groups(self) -> frozenset[str]:
        """The population groups, without the word for none."""
        return frozenset(self.groups) - NO_GROUP

    @property
    def is_fact(self) -> bool:
        """Whether it says that people, or households, were assisted."""
        return self.is_assistance and self.unit_type in PEOPLE


@dataclass(frozen=True)
class Figure(Reading):
    """A figure of the warehouse; `evidence` is why, by the name of the judgement."""

    evidence: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class LabelledText:
    """A text with its labels, in the order in which they were given.

    `report_id` is the SHA-256 of its bytes, as in the warehouse; `language` (ISO 639-1) is None where not stated.
    """

    text_id: str
    report_id: str
    text: str
    language: str | None
    labels: tuple[Reading, ...]

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.text_id}.txt"


@dataclass(frozen=True)
class Place:
    """Where a figure stands: its line, and its sentence on one line with the figure between ``>>`` and ``<<``."""

    line_no: int
    sentence: str
