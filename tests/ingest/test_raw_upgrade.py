"""Warehouses that an earlier version filled: what says what a report is, is found again from what was stored."""

from pathlib import Path

import duckdb

from sitrep import raw_upgrade
from sitrep.ingest import ingest

REPORT = "GTRM Peru - Situation report - January 2021\n\nPartners helped some 30 persons in the north.\n"
FOUND = """
    select source, text, char_start from raw.report_period
    union all
    select source, text, char_start from raw.report_attribute where attribute in ('title', 'name')
    order by all
"""


def test_reports_read_before_there_were_attributes_get_them(tmp_path: Path) -> None:
    (tmp_path / "gtrm_2021_01.txt").write_text(REPORT)
    ingest([tmp_path / "gtrm_2021_01.txt"], tmp_path / "w.duckdb")
    with duckdb.connect(str(tmp_path / "w.duckdb")) as connection:
        before = connection.execute(FOUND).fetchall()
        for table in ("report_attribute", "report_period", "sidecar", "sidecar_entry"):
            connection.execute(f"drop table raw.{table}")
        raw_upgrade.prepare(connection)
        assert connection.execute(FOUND).fetchall() == before
        raw_upgrade.prepare(connection)
        assert connection.execute(FOUND).fetchall() == before
    assert [row[:2] for row in before if row[0] != "cover"] == [
        ("file_name", "2021_01"),
        ("title", "GTRM Peru - Situation report - January 2021"),
        ("title", "January 2021"),
    ]


def test_an_older_warehouse_can_be_read_into(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    ingest([tmp_path / "a.txt"], tmp_path / "w.duckdb")
    with duckdb.connect(str(tmp_path / "w.duckdb")) as connection:
        for table in ("report_attribute", "report_period", "sidecar", "sidecar_entry"):
            connection.execute(f"drop table raw.{table}")
    (tmp_path / "a.yml").write_text("country: PER\n")
    assert ingest([tmp_path / "a.txt"], tmp_path / "w.duckdb").run_id == 2
