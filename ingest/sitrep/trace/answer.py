"""The answer of ``sitrep trace`` for machines: plain dicts and lists, ready for JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sitrep
from sitrep.trace.rows import Picture, Trace


def of(file: Path, traces: Sequence[Trace], pictures: Mapping[str, Picture]) -> dict[str, Any]:
    """All traces; `picture` is the file written for a figure or None, and `boxes` are those drawn in it."""
    return {
        "sitrep": sitrep.__version__,
        "warehouse": str(file.absolute()),
        "figures": [_figure(trace, pictures.get(trace.figure_id)) for trace in traces],
    }


def _figure(trace: Trace, picture: Picture | None) -> dict[str, Any]:
    return {
        **asdict(trace),
        "is_current": trace.is_current,
        "picture": picture.path if picture else None,
        "boxes": [asdict(box) for box in (picture.boxes if picture else trace.boxes)],
    }
