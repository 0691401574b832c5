"""What the process that draws is told, and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

Made = TypeVar("Made", covariant=True)


@dataclass(frozen=True)
class GoingOn:
    """The process has started, or has done a page more."""


@dataclass(frozen=True)
class Undrawn:
    """Why nothing could be drawn."""

    reason: str


class Order(Protocol[Made]):
    """Something to draw; its class is at the top of a module, which the process that draws imports."""

    def answers(self) -> Iterator[GoingOn | Made]:
        """Draw it: a sign for each page, at last what was made."""
        ...
