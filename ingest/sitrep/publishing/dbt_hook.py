"""Publishing at the end of a plain ``dbt build``: only where every model, seed and test ran and none failed."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from sitrep.publishing import lock, publish

# "off" keeps dbt from publishing; sitrep sets it for its own builds, which it publishes itself.
ENV_PUBLISH = "SITREP_PUBLISH"
OFF = "off"
PASSED = {"success", "pass", "warn", "no-op"}


def publish_if_all_passed(
    connection: duckdb.DuckDBPyConnection, warehouse: Path, statuses: Mapping[str, str], expected: Sequence[str]
) -> str:
    """Publish what dbt has built, and say so or say why not, in one line.

    Args:
        connection: to the warehouse, as dbt has it open.
        warehouse: its file.
        statuses: dbt's status of each node that was to run, by its unique id.
        expected: unique ids of everything that a whole build runs.

    Raises:
        SitrepError: it could not be published; readers keep the file they have.
    """
    if os.environ.get(ENV_PUBLISH) == OFF:
        return f"not published: {ENV_PUBLISH} is {OFF}"
    failed = sorted(node for node, status in statuses.items() if status not in PASSED)
    if failed:
        return f"not published: {len(failed)} did not pass, {failed[0]} first; readers keep the file they have"
    missing = sorted(set(expected) - set(statuses))
    if missing:
        return f"not published: {len(missing)} not run, {missing[0]} first; a whole dbt build publishes"
    keep = int(os.environ.get(publish.ENV_KEEP) or publish.DEFAULT_KEEP)
    with lock.held(warehouse, lock.DEFAULT_WAIT):
        done = publish.publish(warehouse, keep, opened=connection)
    return f"published {done.path} ({done.id})"
