"""Reads a sidecar: ``NAME.yml`` beside ``NAME.pdf`` or ``NAME.txt``, in which a person says what the report is.

Every line of it becomes an entry, taken or not; what is wrong with one is said with line, key and remedy, and the
others count all the same.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from sitrep.discover import SIDECAR_SUFFIX
from sitrep.storable import storable

MAX_BYTES = 100_000
START, END = "reference_period_start", "reference_period_end"
TEXT_KEYS = ("title", "platform", "country", "language")
KEYS = (*TEXT_KEYS, START, END)
_KNOWN = ", ".join(KEYS)


@dataclass(frozen=True)
class SidecarEntry:
    """One entry of a sidecar as written; ``reason_code`` is None for one that counts."""

    entry_no: int
    line_no: int | None
    key_text: str | None
    value_text: str | None
    reason_code: str | None = None
    detail: str | None = None
    remedy: str | None = None


@dataclass(frozen=True)
class Sidecar:
    """A sidecar as read: its path, the hash of its bytes, its entries; no hash and no entries where there is none."""

    path: str
    sha256: str | None
    entries: tuple[SidecarEntry, ...] = ()

    @property
    def faults(self) -> tuple[SidecarEntry, ...]:
        """Entries that do not count."""
        return tuple(entry for entry in self.entries if entry.reason_code)


def path_of(report: Path) -> Path:
    """Where the sidecar of a report stands."""
    return report.with_suffix(SIDECAR_SUFFIX)


def read_sidecar(report: Path, *, follow_links: bool = True) -> Sidecar:
    """The sidecar of a report, whatever is wrong with it: faults are entries."""
    path = path_of(report)
    place = storable(str(path.absolute()))
    if path.is_symlink() and not follow_links:
        return Sidecar(place, "", (_whole("link", None, "is a link", "give --follow-links, or a file in its place"),))
    try:
        if not path.is_file():
            return Sidecar(place, None)
        data = path.read_bytes()
    except OSError as error:
        detail = f"{type(error).__name__}: {error.strerror or error}"
        return Sidecar(place, "", (_whole("no_access", None, detail, "check the file and its permissions"),))
    return Sidecar(place, hashlib.sha256(data).hexdigest(), tuple(_entries(data)))


def _entries(data: bytes) -> list[SidecarEntry]:
    if len(data) > MAX_BYTES:
        return [_whole("too_large", None, f"{len(data):,} bytes", f"give {_KNOWN} and no more")]
    try:
        text = data.decode("utf-8-sig")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        return [_whole("not_utf8", None, f"byte {error.start} is not UTF-8", "save the file as UTF-8 text")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else None
        return [_whole("not_yaml", line, str(problem), "write one 'key: value' per line; quote a value with a colon")]
    except RecursionError:
        return [_whole("not_yaml", None, "nested too deep", "write one 'key: value' per line")]
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        found = f"a {node.id} instead of keys"
        return [_whole("not_keys", node.start_mark.line + 1, found, "write one 'key: value' per line")]
    return _checked_together(list(_read(node)))


def _whole(reason_code: str, line_no: int | None, detail: str, remedy: str) -> SidecarEntry:
    return SidecarEntry(1, line_no, None, None, reason_code, detail, remedy)


def _read(node: yaml.MappingNode) -> Iterator[SidecarEntry]:
    seen: set[str] = set()
    for entry_no, (key_node, value_node) in enumerate(node.value, start=1):
        line_no = key_node.start_mark.line + 1
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        value = value_node.value if isinstance(value_node, yaml.ScalarNode) else _written(value_node)
        fault = _fault(key, value_node, is_again=key in seen)
        seen.add(key)
        yield SidecarEntry(entry_no, line_no, key, value, *fault)


def _written(node: yaml.Node) -> str:
    start, end = node.start_mark, node.end_mark
    return str(start.buffer[start.pointer : end.pointer]).strip("\0 \n") if start.buffer else f"a {node.id}"


Fault = tuple[str, str, str] | tuple[None, None, None]


def _fault(key: str, node: Any, *, is_again: bool) -> Fault:
    """Reason, detail and remedy of what is wrong with one entry; three None where nothing is."""
    if key not in KEYS:
        return "unknown_key", f"{key!r} is no key of a sidecar", f"use {_KNOWN}"
    if is_again:
        return "repeated_key", f"{key} stands twice", "keep one of the two"
    if not isinstance(node, yaml.ScalarNode):
        return "bad_type", f"{key} holds a {node.id}", "give one value"
    if not node.value.strip() or node.tag == "tag:yaml.org,2002:null":
        return "empty_value", f"{key} has no value", "give a value or take the line out"
    if key in TEXT_KEYS:
        return None, None, None
    if _as_date(node.value) is None:
        return "bad_date", f"{node.value!r} is no date", "write it as 2021-01-31"
    return None, None, None


def _as_date(text: str) -> date | None:
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d").date()
    except ValueError:
        return None


def _checked_together(entries: list[SidecarEntry]) -> list[SidecarEntry]:
    """The entries with what is wrong between the two ends of a period, where both are dates or one is missing."""
    ends = {entry.key_text: entry for entry in entries if entry.key_text in (START, END)}
    fault = _period_fault(ends)
    if fault is None:
        return entries
    remedy = f"mend {START} and {END}: both, or the end alone"
    return [
        replace(entry, reason_code="bad_period", detail=fault, remedy=remedy)
        if entry.key_text in (START, END) and not entry.reason_code
        else entry
        for entry in entries
    ]


def _period_fault(ends: Mapping[str, SidecarEntry]) -> str | None:
    if any(entry.reason_code for entry in ends.values()):
        return "the other end of the period cannot be read"
    if START in ends and END not in ends:
        return f"{START} stands without {END}"
    days = [_as_date(ends[key].value_text or "") for key in (START, END) if key in ends]
    if len(days) == 2 and days[0] and days[1] and days[0] > days[1]:
        return f"the period ends ({days[1]}) before it starts ({days[0]})"
    return None


def fault_line(sidecar: Sidecar, entry: SidecarEntry) -> str:
    """File, line and key, reason and remedy on one line."""
    place = f"line {entry.line_no}" if entry.line_no else "whole file"
    return f"{sidecar.path}: {place}: {entry.reason_code}: {entry.detail}; {entry.remedy}"
