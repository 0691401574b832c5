"""What dbt runs when it opens the warehouse, and when a build ended: raw tables exist, what passed is published.

Named in ``profiles/profiles.yml``. It keeps the raw schema declared once (``raw_schema.TABLES``): a macro or a
hook would need the column types a second time.
"""

from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin
from dbt.adapters.events.logging import AdapterLogger

from sitrep import build_log, raw_upgrade
from sitrep.publishing import dbt_hook

LOGGER = AdapterLogger("sitrep")


class Plugin(BasePlugin):  # type: ignore[misc]  # dbt-duckdb has no type information; it looks for this name
    """Prepares the file that dbt-duckdb is about to open, and the connection it has opened."""

    def update_connection_config(self, creds: Any, config: dict[str, Any]) -> None:
        """Make the folder that the warehouse file goes into."""
        if creds.path != ":memory:":
            Path(creds.path).parent.mkdir(parents=True, exist_ok=True)

    def configure_connection(self, conn: Any) -> None:
        """Make the raw tables that are missing, and note the build where it is one of sitrep."""
        raw_upgrade.prepare(conn)
        build_log.note(conn)
        self._connection = conn

    def store(self, target_config: Any) -> None:
        """Publish the warehouse where all passed: what macro publish_when_all_passed calls when a build ended."""
        told = target_config.config
        with self._connection.cursor() as cursor:
            line = dbt_hook.publish_if_all_passed(cursor, Path(self.creds.path), told["statuses"], told["expected"])
        LOGGER.info(f"sitrep: {line}")
