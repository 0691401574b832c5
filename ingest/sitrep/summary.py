"""What a run shows of the warehouse: sector tables of current reports, and what needs a person's attention."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitrep import warehouse

# Sectors in the order of dim_sector, plan scopes as the reports print them: RMRP first.
SECTOR_CELLS = """
    select
        assistance.report_id,
        assistance.report_file,
        assistance.platform_code,
        assistance.reference_period_start,
        sector.name_en as sector_name,
        assistance.plan_scope,
        assistance.persons_reached,
        assistance.missing_reason,
        assistance.label_evidence,
        assistance.value_status
    from marts.fct_assistance_by_sector as assistance
    inner join marts.dim_sector as sector using (sector_code)
    where assistance.is_current
    order by
        assistance.reference_period_start nulls last,
        assistance.report_file,
        assistance.report_id,
        sector.sector_order,
        assistance.plan_scope desc
"""
# What is worst first; findings about editions that were replaced stay in the mart.
ATTENTION = """
    select severity, reason_code, reason, place, remedy
    from marts.qa_attention
    where is_current
    order by list_position(['error', 'warn', 'info'], severity), reason_code, place, attention_id
"""


@dataclass(frozen=True)
class SectorCell:
    """One number of a sector table; `persons_reached` is None where no number is printed, with the reason."""

    sector: str
    plan_scope: str
    persons_reached: int | None
    missing_reason: str | None
    label_evidence: str
    value_status: str


@dataclass(frozen=True)
class SectorTable:
    """The sector table of one current report."""

    report_id: str
    report_file: str
    platform_code: str | None
    period_start: date | None
    cells: tuple[SectorCell, ...]


@dataclass(frozen=True)
class Attention:
    """One thing that a person should look at: how grave (error, warn, info), why, where, and what to do."""

    severity: str
    reason_code: str
    reason: str
    place: str
    remedy: str


@dataclass(frozen=True)
class Summary:
    """What the warehouse says after a build."""

    sector_tables: tuple[SectorTable, ...]
    attention: tuple[Attention, ...]


def read(file: Path) -> Summary:
    """The summary of a built warehouse; opens it to read only."""
    with warehouse.opened(file) as connection:
        cells = connection.execute(SECTOR_CELLS).fetchall()
        attention = connection.execute(ATTENTION).fetchall()
    tables: dict[tuple[str, str, str | None, date | None], list[SectorCell]] = {}
    for report_id, report_file, platform_code, period_start, *cell in cells:
        tables.setdefault((report_id, report_file, platform_code, period_start), []).append(SectorCell(*cell))
    return Summary(
        tuple(SectorTable(*report, tuple(rows)) for report, rows in tables.items()),
        tuple(Attention(*row) for row in attention),
    )
