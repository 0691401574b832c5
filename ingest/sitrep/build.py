"""Building the warehouse: `dbt build` in this process, and what came of it in a few lines.

dbt is imported inside the functions: its import takes seconds, and a run with nothing new does without it.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from sitrep import build_log, project, stopping, warehouse
from sitrep.errors import SitrepError
from sitrep.publishing.dbt_hook import ENV_PUBLISH, OFF

ENV_WAREHOUSE = "SITREP_WAREHOUSE"
PASSED = {"success", "pass", "no-op"}
# Rows shown of a test that found something.
EXAMPLE_ROWS = 3

# Told with the name of each model, seed or test that starts.
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Finding:
    """One model, seed or test that did not pass.

    `status` is dbt's: fail, error, warn or skipped. `row_count` is how many rows a test found (None where
    nothing was counted), `examples` the first of them as ``column=value`` text, `message` what dbt said.
    """

    name: str
    kind: str
    status: str
    row_count: int | None
    message: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class BuildResult:
    """What a build came to: whether it succeeded, how many nodes of each kind ran, what did not pass."""

    is_success: bool
    counts: dict[str, int]
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def failures(self) -> tuple[Finding, ...]:
        """Findings that fail the build, skipped nodes left out: they only follow from the others."""
        return tuple(f for f in self.findings if f.status in {"fail", "error", "runtime error"})

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Findings that a person should know but that fail nothing."""
        return tuple(f for f in self.findings if f.status == "warn")


def build(
    file: Path, *, unit_tests: bool = False, progress: Progress | None = None, target: Path | None = None
) -> BuildResult:
    """Build and test everything in the warehouse `file`, which is made where it is missing.

    Unit tests say the same for every warehouse, so they are left to the project's own tests unless asked for.
    What dbt compiles and logs goes to `target`, or where the project keeps it for this file.

    Raises:
        SitrepError: there is no dbt project, dbt could not read it, or the file cannot be opened.
        KeyboardInterrupt: a person stopped it (Ctrl-C); the build stays noted as one that did not end.
    """
    folder = project.find()
    started = time.monotonic()
    target = target or project.target_folder(folder, file)
    arguments = [*_arguments(folder, target), *([] if unit_tests else ["--exclude-resource-type", "unit_test"])]
    with build_log.noted(file, folder) as note:
        outcome = _run_dbt(arguments, file, progress)
    # dbt gives a Ctrl-C back as one more result, or as the failure of the model that it met.
    if stopping.is_asked() or isinstance(outcome.exception, KeyboardInterrupt):
        raise KeyboardInterrupt from outcome.exception
    if outcome.result is None:
        build_log.end(file, note, is_success=False)
        raise _explain(folder, file, outcome.exception)
    findings = _with_examples(file, [r for r in outcome.result.results if str(r.status) not in PASSED])
    is_success = bool(outcome.success)
    build_log.end(file, note, is_success=is_success)
    return BuildResult(is_success, _counts(outcome.result.results), findings, time.monotonic() - started)


def _run_dbt(arguments: list[str], file: Path, progress: Progress | None) -> Any:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    def tell(event: Any) -> None:
        if progress and event.info.name == "NodeStart":
            progress(event.data.node_info.node_name)

    with _environment(file):
        try:
            return dbtRunner(callbacks=[tell]).invoke(arguments)
        finally:
            # It keeps the file locked otherwise.
            DuckDBConnectionManager.close_all_connections()


def _counts(results: list[Any]) -> dict[str, int]:
    kinds = Counter(str(result.node.resource_type) for result in results)
    # The hook that publishes plain dbt builds builds nothing.
    return {kind: number for kind, number in kinds.items() if kind != "operation"}


def _arguments(folder: Path, target: Path) -> list[str]:
    places = {
        "--project-dir": folder,
        "--profiles-dir": folder / "profiles",
        "--target-path": target,
        "--log-path": target / "logs",
    }
    # dbt spends a third of a small build on log lines and JSON that nobody reads after a build that passed.
    settings = ["--log-level", "none", "--log-level-file", "none", "--no-write-json"]
    settings += ["--no-use-colors", "--no-version-check", "--no-send-anonymous-usage-stats"]
    return ["build", *settings, *(str(part) for pair in places.items() for part in pair)]


@contextmanager
def _environment(file: Path) -> Iterator[None]:
    """The warehouse named to profiles.yml, publishing left to the caller, and the former values put back."""
    settings = {ENV_WAREHOUSE: str(file.absolute()), ENV_PUBLISH: OFF}
    former = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in former.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _explain(folder: Path, file: Path, exception: BaseException | None) -> SitrepError:
    message = str(exception or "stopped without a word").strip()
    if warehouse.LOCK_HOLDER.search(message):
        return warehouse.explain(file, message)
    reason = " ".join(message.split())
    return SitrepError(str(folder), "dbt", reason, "mend the project and build again")


def _with_examples(file: Path, results: list[Any]) -> tuple[Finding, ...]:
    """A finding for each result; those of tests with the first rows they found, read from the warehouse."""
    if not results:
        return ()
    with warehouse.opened(file) as connection:
        return tuple(_finding(connection, result) for result in results)


def _finding(connection: duckdb.DuckDBPyConnection, result: Any) -> Finding:
    status = str(result.status)
    kind = str(result.node.resource_type)
    examples: tuple[str, ...] = ()
    if kind == "test" and status in {"fail", "warn"}:
        examples = _examples(connection, result.node.compiled_code)
    return Finding(result.node.name, kind, status, result.failures, " ".join((result.message or "").split()), examples)


def _examples(connection: duckdb.DuckDBPyConnection, sql: str | None) -> tuple[str, ...]:
    if not sql:
        return ()
    try:
        found = connection.execute(f"select * from ({sql}) as found limit {EXAMPLE_ROWS}")
    except duckdb.Error:
        return ()  # The count stands without them.
    names = [column[0] for column in found.description or []]
    return tuple(
        ", ".join(f"{name}={value}" for name, value in zip(names, row, strict=True)) for row in found.fetchall()
    )
