"""What became of a page."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Written:
    """A page: where it is, its bytes, reports on it and in all, whether it is new, and what it had to do without."""

    path: Path
    byte_count: int
    reports_shown: int
    reports_in_all: int
    is_new: bool
    faults: tuple[str, ...] = ()
