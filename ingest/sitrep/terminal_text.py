"""Text for the terminal: made inert, and set in columns. Pure functions from values to lines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep import warehouse
from sitrep.build import BuildResult, Finding
from sitrep.summary import Attention, SectorCell, SectorTable, Summary

if TYPE_CHECKING:
    from sitrep.ingest import IngestResult

# Control and format characters (escape sequences, direction marks), surrogates, line separators.
ACTIVE_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
DBT_BUILD = "dbt build --profiles-dir profiles"
ATTENTION_SHOWN = 10
SCOPE_NAMES = {"rmrp": "RMRP", "non_rmrp": "Non-RMRP"}
LABEL_MARKS = {"printed": "", "partial": " *", "inferred": " **"}
CORRECTED_MARK = "+"
MISSING_SIGNS = {"dash": "-", "empty": "."}
LEGEND = {
    "-": "-   a dash is printed, or another mark for not given",
    ".": ".   nothing is printed",
    "?": "?   what is printed is no number",
    "*": "*   column label printed in part",
    "**": "**  column label lost, inferred from the known column order",
    "+": "+   value corrected by a reviewed seed",
}
INDENT = "  "


def escaped(char: str) -> str:
    r"""A character as an escape, such as ``\x1b``."""
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")


def inert(text: str, escape: Callable[[str], str] = escaped) -> str:
    """The text with every character that could act on a terminal shown as an escape."""
    # What can be printed is in none of the categories; most texts end here.
    if text.isprintable():
        return text
    return "".join(escape(char) if unicodedata.category(char) in ACTIVE_CATEGORIES else char for char in text)


def count(number: int, noun: str) -> str:
    """``1 file``, ``1,234 files``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def run(file: Path, read: IngestResult, built: BuildResult | None, found: Summary | None) -> list[str]:
    """All that ``sitrep run`` shows: what was read, built and found, and where the warehouse is."""
    lines = ingest(read)
    lines += build(built) if built else ["Nothing new: the warehouse is as it was."]
    if found:
        lines += [*sector_tables(found.sector_tables), *attention(found.attention)]
    return [*lines, "", place(file)]


def place(file: Path) -> str:
    """Where the warehouse is."""
    return inert(f"Warehouse: {file}")


def ingest(read: IngestResult) -> list[str]:
    """What came of the files, in one line; each rejected file has been told already."""
    parts = [
        f"{len(read.read):,} read",
        f"{len(read.known):,} known already",
        f"{len(read.rejected):,} rejected",
    ]
    if read.sidecar_faults:
        parts.append(f"{count(len(read.sidecar_faults), 'line')} of sidecars rejected")
    if read.skipped:
        parts.append(f"{count(len(read.skipped), 'file')} of other types passed over")
    if read.not_opened:
        parts.append(f"{len(read.not_opened):,} passed over as links or closed folders")
    return [f"{count(len(read.found), 'file')}: {', '.join(parts)}."]


def sector_tables(tables: Iterable[SectorTable]) -> list[str]:
    """All sector tables, sectors down, plan scopes across, with a legend of the marks used; never a total."""
    lines: list[str] = []
    cells: list[SectorCell] = []
    for table in tables:
        lines += ["", inert(f"Persons reached by sector: {_heading(table)}"), *_sector_table(table)]
        cells += table.cells
    return [*lines, *_legend(cells)]


def _heading(table: SectorTable) -> str:
    period = f"{table.period_start:%B %Y}" if table.period_start else "period not found"
    return ", ".join(part for part in (period, table.platform_code, table.report_file) if part)


def _sector_table(table: SectorTable) -> list[str]:
    scopes = list(dict.fromkeys(cell.plan_scope for cell in table.cells))
    sectors: dict[str, dict[str, SectorCell]] = {}
    for cell in table.cells:
        sectors.setdefault(cell.sector, {})[cell.plan_scope] = cell
    rows = [["sector", *(SCOPE_NAMES.get(scope, scope) for scope in scopes)]]
    for sector, by_scope in sectors.items():
        marks = max((LABEL_MARKS.get(cell.label_evidence, "") for cell in by_scope.values()), key=len)
        rows.append([sector + marks, *(_value(by_scope.get(scope)) for scope in scopes)])
    return [INDENT + line for line in in_columns(rows)]


def _value(cell: SectorCell | None) -> str:
    if cell is None:
        return ""
    if cell.persons_reached is None:
        return MISSING_SIGNS.get(cell.missing_reason or "", "?")
    return f"{cell.persons_reached:,}" + (CORRECTED_MARK if cell.value_status == "corrected" else "")


def _legend(cells: Sequence[SectorCell]) -> list[str]:
    used = {LABEL_MARKS.get(cell.label_evidence, "").strip() for cell in cells}
    used |= {_value(cell) for cell in cells if cell.persons_reached is None}
    used |= {CORRECTED_MARK} if any(cell.value_status == "corrected" for cell in cells) else set()
    lines = [INDENT + text for mark, text in LEGEND.items() if mark in used]
    return ["", *lines] if lines else []


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines: the first column to the left, the others to the right, two blanks between."""
    rows = [[inert(text) for text in row] for row in rows]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            text.rjust(width) if at else text.ljust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def attention(found: Sequence[Attention]) -> list[str]:
    """What needs a person's attention: how often each reason, then the first places with reason and remedy."""
    if not found:
        return ["", "Nothing needs a person's attention."]
    reasons = Counter((item.severity, item.reason_code) for item in found)
    lines = ["", f"For a person to look at ({count(len(found), 'finding')}):"]
    lines += [f"{INDENT}{number:>5,}  {inert(f'{severity}: {code}')}" for (severity, code), number in reasons.items()]
    lines += [INDENT + inert(f"{item.place}: {item.reason}; {item.remedy}") for item in found[:ATTENTION_SHOWN]]
    if len(found) > ATTENTION_SHOWN:
        lines.append(f"{INDENT}... all of them: select * from marts.qa_attention where is_current")
    return lines


def build(result: BuildResult) -> list[str]:
    """What was built, how long it took, and every test and model that did not pass."""
    counts = ", ".join(count(number, kind) for kind, number in sorted(result.counts.items()))
    outcome = "Built" if result.is_success else "Build failed"
    lines = [f"{outcome}: {counts or 'nothing'} in {result.seconds:.0f} s."]
    for finding in (*result.failures, *result.warnings):
        lines += _finding(finding)
    skipped = sum(finding.status == "skipped" for finding in result.findings)
    if skipped:
        lines.append(f"{INDENT}{skipped:,} more not run because of these")
    remedies = {warehouse.remedy(finding.message) for finding in result.failures}
    lines += [INDENT + remedy for remedy in sorted(filter(None, remedies))]
    if not result.is_success:
        lines.append(f"{INDENT}nothing was published: readers keep the last file whose build passed")
        lines.append(f"{INDENT}for dbt's own account, name the file in SITREP_WAREHOUSE and run: {DBT_BUILD}")
    return lines


def _finding(finding: Finding) -> list[str]:
    rows = "" if finding.row_count is None else f" ({count(finding.row_count, 'row')})"
    lines = [f"{INDENT}{finding.status} {inert(finding.name)}{rows}"]
    if finding.examples:
        return [*lines, *(f"{INDENT * 3}{inert(example)}" for example in finding.examples)]
    return [*lines, f"{INDENT * 3}{inert(finding.message)}"] if finding.message else lines
