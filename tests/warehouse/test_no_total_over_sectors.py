"""No model or analysis adds persons over sectors: one person may stand in several, and the sum is no number of people.

Read from the SQL itself, so that a new model is covered without being listed: every CTE that sums persons must group by
sector, or be listed below with its reason.
"""

import csv
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
MODELS = sorted([*(PROJECT / "models").rglob("*.sql"), *(PROJECT / "analyses").glob("*.sql")])

# CTEs that may add over sectors, and why.
CHECKSUMS = {
    ("int_table_total__compared", "summed"): "a checksum beside the total that the report prints",
    ("int_figure__part_joined", "part_joined"): "parts of one list, to see that they are no more than their whole",
    ("fct_persons_reached_bounds", "bounded"): "an upper bound, in a column that says so",
}
# What counts persons: the columns that models sum, bare or qualified, or a macro over them.
SUM_OF_PERSONS = re.compile(
    r"\bsum\(\s*(?:\{\{[^}]*\}\}|[\w.]*(?:value|persons|reached|table_|prose_)\w*)", re.IGNORECASE
)
CTE = re.compile(r"^(\w+) as \(\n(.*?)^\)", re.MULTILINE | re.DOTALL)
WORDS_FOR_ALL = {"all", "total", "all_sectors", "intersector", "multisector", "any"}


def sums_over_sectors(sql: str) -> list[str]:
    """Names of the CTEs that sum persons and do not group by sector."""
    return [name for name, body in CTE.findall(sql) if SUM_OF_PERSONS.search(body) and not _keeps_sectors(body)]


def _keeps_sectors(body: str) -> bool:
    _, _, grouping = body.partition("group by")
    if grouping.strip().startswith("all"):
        return "sector_code" in body.partition("from")[0]
    return "sector_code" in grouping


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_does_not_add_persons_over_sectors(path: Path) -> None:
    found = [name for name in sums_over_sectors(path.read_text("utf-8")) if (path.stem, name) not in CHECKSUMS]
    assert not found, f"{path.stem}: {found} sum persons without grouping by sector"


def test_every_exception_is_still_needed() -> None:
    found = {(path.stem, name) for path in MODELS for name in sums_over_sectors(path.read_text("utf-8"))}
    assert set(CHECKSUMS) <= found


def test_no_sector_of_the_seed_stands_for_all() -> None:
    with (PROJECT / "seeds" / "sectors.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["sector_code"] for row in csv.DictReader(file)}
    assert codes, "seeds/sectors.csv lists no sector"
    assert not codes & WORDS_FOR_ALL


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        ("select sum(persons_reached) as persons\n    from facts\n    group by report_id\n", True),
        ("select sum(facts.value) as persons\n    from facts\n", True),
        ("select sum({{ rounded_low() }}) as low\n    from facts\n    group by report_id\n", True),
        ("select\n        report_id,\n        sum(value) as persons\n    from facts\n    group by all\n", True),
        ("select sum(persons_reached) as persons\n    from facts\n    group by report_id, sector_code\n", False),
        ("select\n        sector_code,\n        sum(value) as persons\n    from facts\n    group by all\n", False),
        ("select sum(points) as points\n    from evidence\n    group by figure_id\n", False),
    ],
)
def test_the_check_finds_what_it_should(body: str, is_found: bool) -> None:
    assert bool(sums_over_sectors(f"with\n\nadded as (\n\n    {body}\n)\n\nselect * from added\n")) is is_found
