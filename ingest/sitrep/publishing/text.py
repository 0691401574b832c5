"""Published files in words, for the terminal and for machines. Pure functions."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sitrep
from sitrep.command_line import typed
from sitrep.publishing.after_build import Outcome
from sitrep.publishing.history import Entry
from sitrep.publishing.publish import Published
from sitrep.terminal_text import in_columns, inert

HEADER = ("", "id", "published (UTC)", "by", "run", "reports", "bytes", "sha256")
DAMAGED = "not what was published: do not use"


def outcome(warehouse: Path, found: Outcome) -> list[str]:
    """What readers open, and whether something newer is kept."""
    if found.id is None:
        return ["Published: nothing yet"]
    see = f"see {typed('history', warehouse)}"
    older = "" if found.id == found.newest_id else f"; rolled back from {found.newest_id}, {see}"
    return [inert(f"Published: {found.path} ({found.id}{older})")]


def history(warehouse: Path, entries: Sequence[Entry]) -> list[str]:
    """A line per published file, newest first, the one that readers open marked."""
    if not entries:
        return [inert(f"{warehouse}: nothing is published yet")]
    return in_columns([HEADER, *(_row(entry) for entry in entries)])


def _row(entry: Entry) -> tuple[str, ...]:
    mark = "current" if entry.is_current else ""
    row = entry.publication
    if row is None:
        return (mark, entry.id, DAMAGED, "", "", "", f"{entry.byte_count:,}", entry.sha256)
    told = (f"{row.published_at:%Y-%m-%d %H:%M:%S}", row.made_by, str(row.run_id or "-"), f"{row.report_count:,}")
    return (mark, entry.id, *told, f"{entry.byte_count:,}", entry.sha256)


def rolled_back(done: Published) -> list[str]:
    """What readers open from now on."""
    return [inert(f"Published: {done.path} ({done.id})")]


def machine(warehouse: Path, entries: Sequence[Entry]) -> dict[str, Any]:
    """The history as plain dicts and lists, ready for JSON."""
    listed = [asdict(entry) for entry in entries]
    return {"sitrep": sitrep.__version__, "warehouse": str(warehouse.absolute()), "published": listed}
