"""The answer of a command for machines: plain dicts and lists, ready for JSON."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sitrep
from sitrep.build import BuildResult
from sitrep.page.rows import Written
from sitrep.publishing.after_build import Outcome
from sitrep.summary import Summary

if TYPE_CHECKING:
    from sitrep.ingest import IngestResult


def of(
    file: Path,
    *,
    read: IngestResult | None = None,
    built: BuildResult | None = None,
    found: Summary | None = None,
    published: Outcome | None = None,
    page: Written | None = None,
) -> dict[str, Any]:
    """Everything a command did and found; a step that was not taken is None.

    `build` is None in ``sitrep run`` when there was nothing new.
    """
    return {
        "sitrep": sitrep.__version__,
        "warehouse": str(file.absolute()),
        "ingest": asdict(read) if read else None,
        "build": asdict(built) if built else None,
        "published": asdict(published) if published else None,
        "page": asdict(page) if page else None,
        "sector_tables": [asdict(table) for table in found.sector_tables] if found else None,
        "attention": [asdict(item) for item in found.attention] if found else None,
    }
