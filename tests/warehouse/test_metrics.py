"""Metrics by name: right where they are of one row, and a query that would add persons fails or gives bounds."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from sitrep.publishing import places
from tests.warehouse.conftest import ROOT

MARTS = ROOT / "models" / "marts"
SCOPE, PERIOD = "persons_by_sector__plan_scope", "metric_time__month"
ONE_ROW = ("report", "sector", SCOPE)
GUARDED = ("persons_reached", "share_outside_plan", "persons_change")


def declared(kind: str) -> list[dict[str, Any]]:
    """Semantic models or metrics as their YAML declares them."""
    found: list[dict[str, Any]] = yaml.safe_load((MARTS / f"_{kind}.yml").read_text("utf-8"))[kind]
    return found


@pytest.fixture(scope="module")
def metrics(warehouse_file: Path, published_warehouse: Path) -> Any:
    """The metrics on the samples' published file."""
    pytest.importorskip("metricflow", reason="MetricFlow is not installed: pip install dbt-metricflow")
    from tests.warehouse import metric_queries

    manifest = metric_queries.written_manifest(warehouse_file)
    return metric_queries.Metrics(manifest, places.current(published_warehouse))


@pytest.fixture
def marts(published_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the published file."""
    with duckdb.connect(str(places.current(published_warehouse)), read_only=True) as connection:
        yield connection


def test_no_measure_adds() -> None:
    measures = [measure for model in declared("semantic_models") for measure in model.get("measures", [])]
    assert {measure["agg"] for measure in measures} == {"max", "count"}
    assert {measure["name"] for measure in measures if measure["agg"] == "count"} == {
        "persons_rows",
        "bound_rows",
        "prose_rows",
    }


def test_metrics_add_nothing_and_say_what_they_are_not_additive_over() -> None:
    for metric in declared("metrics"):
        assert metric["type"] in {"simple", "derived"}, metric["name"]
        if metric["type"] == "derived":
            expression = metric["type_params"]["expr"]
            assert re.match(r"case when rows_in_group = 1 then (\w+) when rows_in_group > 1 then error\(", expression)
            assert "+" not in expression and "sum" not in expression.lower()
            meta = metric["config"]["meta"]
            assert {"sector", "month", "population_group"} <= set(meta["non_additive_over"])
            assert meta["otherwise"] == "fails"


def test_every_metric_and_dimension_is_described() -> None:
    models = declared("semantic_models")
    parts = [*models, *declared("metrics")]
    parts += [part for model in models for kind in ("dimensions", "measures") for part in model.get(kind, [])]
    assert [part["name"] for part in parts if not part.get("description", "").strip()] == []


def test_persons_reached_are_those_of_the_mart(metrics: Any, marts: duckdb.DuckDBPyConnection) -> None:
    asked = metrics.ask("persons_reached", "persons_change", by=ONE_ROW)
    query = (
        "select report_id, sector_code, plan_scope, persons_reached, persons_change from marts.fct_persons_by_sector"
    )
    assert sorted(asked, key=str) == sorted(marts.execute(query).fetchall(), key=str)
    assert any(change is not None for *_, change in asked)


def test_by_month_they_are_given_where_a_month_has_one_report(metrics: Any) -> None:
    asked = metrics.ask(
        "persons_reached", by=(PERIOD, "sector", SCOPE), where=(f"{{{{ Dimension('{SCOPE}') }}}} = 'both'",)
    )
    by_month = {(month.month, sector): persons for month, sector, _, persons in asked}
    assert by_month[1, "cbi_multipurpose"] == 14572 + 4966
    assert by_month[1, "education"] == 224


@pytest.mark.parametrize("metric", GUARDED)
@pytest.mark.parametrize(
    "by",
    [(), ("sector",), (PERIOD,), ("report",), (SCOPE, PERIOD), (SCOPE, "sector"), ("persons_by_sector__country_code",)],
)
def test_a_query_that_would_add_fails(metrics: Any, metric: str, by: tuple[str, ...]) -> None:
    with pytest.raises(duckdb.Error, match=r"rows are in one group|are in one group"):
        metrics.ask(metric, by=by)


def test_a_query_with_a_filter_that_leaves_one_row_is_answered(metrics: Any) -> None:
    where = [
        f"{{{{ Dimension('{SCOPE}') }}}} = 'rmrp'",
        "{{ TimeDimension('metric_time', 'month') }} = '2021-01-01'",
        "{{ Entity('sector') }} = 'health'",
    ]
    assert metrics.ask("persons_reached", where=where) == [(20873,)]


def test_share_is_of_one_sector_and_of_both_scopes(metrics: Any) -> None:
    shares = {
        (month.month, sector): share
        for month, sector, share in metrics.ask("share_outside_plan", by=(PERIOD, "sector"))
    }
    assert shares[1, "cbi_multipurpose"] == pytest.approx(4966 / (14572 + 4966))
    # A dash outside the plan is not zero.
    assert shares[1, "education"] is None


def test_bounds_answer_how_many_people(metrics: Any, marts: duckdb.DuckDBPyConnection) -> None:
    by = ("report", "persons_reached_bounds__plan_scope")
    asked = metrics.ask("persons_reached_at_least", "persons_reached_at_most", by=by)
    query = """
        select report_id, plan_scope, persons_reached_at_least, persons_reached_at_most
        from marts.fct_persons_reached_bounds
        where is_current
    """
    assert sorted(asked) == sorted(marts.execute(query).fetchall())


def test_over_months_and_sectors_there_is_a_lower_bound_and_no_upper_one(
    metrics: Any, marts: duckdb.DuckDBPyConnection
) -> None:
    largest = "select max(persons_reached_at_least) from marts.fct_persons_reached_bounds where is_current"
    assert metrics.ask("persons_reached_at_least") == marts.execute(largest).fetchall()
    with pytest.raises(duckdb.Error, match="rows are in one group"):
        metrics.ask("persons_reached_at_most")


def test_cash_is_by_purpose_and_of_several_figures_a_bound(metrics: Any, marts: duckdb.DuckDBPyConnection) -> None:
    key = ("sector_code", "activity_code", "population_group_key", "measure_basis")
    asked = metrics.ask("cash_persons", "cash_persons_at_most", by=["report", *(f"prose_row__{name}" for name in key)])
    query = f"""
        select report_id, {", ".join(key)}, value, value_upper_bound from marts.fct_assistance_by_population_group
        where is_current and modality = 'cash' and unit_type = 'persons'
    """
    assert sorted(asked, key=str) == sorted(marts.execute(query).fetchall(), key=str)
    assert {sector for _, sector, *_ in asked} > {"food_security"}
    with pytest.raises(duckdb.Error, match="cash_persons is not additive"):
        metrics.ask("cash_persons")
    ((at_least,),) = metrics.ask("cash_persons_at_least")
    assert at_least == max(value for *_, value, _ in asked if value is not None)


def test_no_sum_of_persons_is_in_the_sql_of_any_metric(metrics: Any) -> None:
    for metric in declared("metrics"):
        # Rows are counted with a sum of ones, which is the one thing that adds.
        counted = r"CASE WHEN report_id IS NOT NULL THEN 1 ELSE 0 END|_*\w+_(?:rows|scopes)"
        summed = re.findall(r"(?i)sum\(\s*(.*?)\s*\)", metrics.sql(metric["name"]))
        assert [part for part in summed if not re.fullmatch(counted, part)] == [], metric["name"]


def test_dbt_declares_the_page_and_the_exports_as_exposures() -> None:
    exposures = yaml.safe_load((MARTS / "_exposures.yml").read_text("utf-8"))["exposures"]
    assert {exposure["name"] for exposure in exposures} == {"dashboard_page", "exports", "metrics_in_bi_tools"}
    marts = {path.stem for path in MARTS.glob("*.sql")}
    (exports,) = [exposure for exposure in exposures if exposure["name"] == "exports"]
    assert {re.sub(r"ref\('(\w+)'\)", r"\1", part) for part in exports["depends_on"]} == marts
