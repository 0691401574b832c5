"""What dbt runs when it opens the warehouse: the raw tables exist, empty if nothing was ingested yet.

Named in ``profiles/profiles.yml``. It keeps the raw schema declared once (``raw_schema.TABLES``): a macro or a
hook would need the column types a second time.
"""

from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin

from sitrep import raw_upgrade


class Plugin(BasePlugin):  # type: ignore[misc]  # dbt-duckdb has no type information; it looks for this name
    """Prepares the file that dbt-duckdb is about to open, and the connection it has opened."""

    def update_connection_config(self, creds: Any, config: dict[str, Any]) -> None:
        """Make the folder that the warehouse file goes into."""
        if creds.path != ":memory:":
            Path(creds.path).parent.mkdir(parents=True, exist_ok=True)

    def configure_connection(self, conn: Any) -> None:
        """Make the raw tables that are missing."""
        raw_upgrade.prepare(conn)
