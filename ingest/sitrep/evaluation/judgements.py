"""The judgements that are compared, and when the warehouse's is right."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from sitrep.evaluation.reading import Reading

# Numbers may differ by this share of the label's, or by this much where that is below 1.
VALUE_TOLERANCE = Decimal("1e-6")


@dataclass(frozen=True)
class Judgement:
    """One judgement on a figure: its name, its evidence column in the mart, its check, and how it is shown."""

    name: str
    evidence_column: str
    is_right: Callable[[Reading, Reading], bool]
    shown: Callable[[Reading], str]


def _is_same_value(label: Reading, figure: Reading) -> bool:
    if label.value is None or figure.value is None:
        return False
    return abs(figure.value - label.value) <= VALUE_TOLERANCE * max(Decimal(1), label.value)


def _shares_a_group(label: Reading, figure: Reading) -> bool:
    """Whether one group at least is in both, or neither names any."""
    if label.named_groups or figure.named_groups:
        return bool(label.named_groups & figure.named_groups)
    return True


def number(value: Decimal | None) -> str:
    """The number in plain digits, without zeros at the end; empty where there is none."""
    return "" if value is None else f"{value.normalize():f}"


JUDGEMENTS = (
    Judgement("value", "value_evidence", _is_same_value, lambda reading: number(reading.value)),
    Judgement(
        "qualifier",
        "qualifier_evidence",
        lambda label, figure: label.qualifier == figure.qualifier,
        lambda reading: reading.qualifier,
    ),
    Judgement(
        "unit_type",
        "unit_evidence",
        lambda label, figure: label.unit_type == figure.unit_type,
        lambda reading: reading.unit_type,
    ),
    Judgement(
        "sector",
        "sector_evidence",
        lambda label, figure: label.sector == figure.sector,
        lambda reading: reading.sector,
    ),
    Judgement("population", "population_evidence", _shares_a_group, lambda reading: "|".join(reading.groups)),
    Judgement(
        "is_assistance",
        "assistance_evidence",
        lambda label, figure: label.is_assistance == figure.is_assistance,
        lambda reading: str(int(reading.is_assistance)),
    ),
)
# What makes a figure of people assisted a right fact; how exact it is does not.
OF_A_FACT = frozenset({"value", "unit_type", "sector", "population", "is_assistance"})


def wrong(label: Reading, figure: Reading) -> tuple[Judgement, ...]:
    """The judgements on the figure that differ from the label, in their usual order."""
    return tuple(judgement for judgement in JUDGEMENTS if not judgement.is_right(label, figure))


def is_right_fact(label: Reading, figure: Reading) -> bool:
    """Whether the label is a fact and the figure has all of it right."""
    return label.is_fact and not any(judgement.name in OF_A_FACT for judgement in wrong(label, figure))
