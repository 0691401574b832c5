"""Asks MetricFlow for metrics by name and runs its SQL on the published file, as a BI tool does."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest
from metricflow.engine.metricflow_engine import MetricFlowEngine, MetricFlowQueryRequest
from metricflow.protocols.sql_client import SqlEngine
from metricflow.sql.render.duckdb_renderer import DuckDbSqlPlanRenderer
from metricflow.sql.render.sql_plan_renderer import SqlPlanRenderer
from metricflow_semantics.model.dbt_manifest_parser import parse_manifest_from_dbt_generated_manifest
from metricflow_semantics.model.semantic_manifest_lookup import SemanticManifestLookup

from sitrep import project
from sitrep.build import ENV_WAREHOUSE
from tests.warehouse.conftest import ROOT

MANIFEST = "semantic_manifest.json"


class Renderer:
    """What the engine asks of a client that renders SQL and runs none."""

    @property
    def sql_engine_type(self) -> SqlEngine:
        """The SQL that is written."""
        return SqlEngine.DUCKDB

    @property
    def sql_plan_renderer(self) -> SqlPlanRenderer:
        """What writes it."""
        return DuckDbSqlPlanRenderer()


class Metrics:
    """The metrics of the project on a published file."""

    def __init__(self, manifest: Path, published: Path) -> None:
        """Take the semantic manifest that dbt wrote, and the file."""
        lookup = SemanticManifestLookup(parse_manifest_from_dbt_generated_manifest(manifest.read_text("utf-8")))
        client: Any = Renderer()
        self.engine = MetricFlowEngine(semantic_manifest_lookup=lookup, sql_client=client)
        self.published = published

    def sql(self, *metrics: str, by: Sequence[str] = (), where: Sequence[str] = ()) -> str:
        """The SQL of a query for metrics, grouped and filtered."""
        request = MetricFlowQueryRequest.create(
            metric_names=metrics, group_by_names=list(by), where_constraints=list(where)
        )
        return str(self.engine.explain(request).sql_statement.sql)

    def ask(self, *metrics: str, by: Sequence[str] = (), where: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        """The rows of such a query: what it is grouped by, then the metrics.

        Raises:
            duckdb.Error: the query would add what does not add up.
        """
        with duckdb.connect(str(self.published), read_only=True) as connection:
            return connection.execute(self.sql(*metrics, by=by, where=where)).fetchall()


def written_manifest(warehouse: Path) -> Path:
    """The semantic manifest that ``dbt parse`` writes, beside what the build of the warehouse has parsed already."""
    from dbt.cli.main import dbtRunner

    target = project.target_folder(ROOT, warehouse)
    with _warehouse_named(warehouse):
        places = {"--project-dir": ROOT, "--profiles-dir": ROOT / "profiles", "--target-path": target}
        arguments = ["parse", "--quiet", "--no-version-check", "--no-send-anonymous-usage-stats"]
        arguments += [str(part) for pair in places.items() for part in pair] + ["--log-path", str(target / "logs")]
        outcome = dbtRunner().invoke(arguments)
    assert outcome.success, outcome.exception
    return target / MANIFEST


@contextmanager
def _warehouse_named(file: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENV_WAREHOUSE, str(file.absolute()))
        yield
