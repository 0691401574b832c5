"""The declared raw schema against the dbt sources, the rows of the readers and DuckDB itself."""

from dataclasses import fields
from pathlib import Path

import duckdb
import pytest
import yaml

from sitrep import raw_schema, rows, sidecar
from sitrep.arrow import arrow_table

SOURCES = Path(__file__).parents[2] / "models" / "staging" / "_raw__sources.yml"
ADDED_BY_STORE = {"report_id", "sidecar_no"}
ROWS = {
    "line": rows.Line,
    "page": rows.PageRow,
    "sentence": rows.SentenceRow,
    "token": rows.TokenRow,
    "figure": rows.FigureRow,
    "table_cell": rows.CellRow,
    "partner": rows.PartnerRow,
    "report_attribute": rows.AttributeRow,
    "report_period": rows.PeriodRow,
    "sidecar_entry": sidecar.SidecarEntry,
}


def declared() -> dict[str, list[tuple[str, str]]]:
    return {table.name: [(column.name, column.description) for column in table.columns] for table in raw_schema.TABLES}


def test_the_dbt_sources_are_the_declared_tables_both_ways() -> None:
    source = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))["sources"][0]
    documented = {
        table["name"]: [(column["name"], column["description"]) for column in table["columns"]]
        for table in source["tables"]
    }
    assert documented == declared()
    assert source["schema"] == raw_schema.SCHEMA
    described = {table["name"]: table["description"] for table in source["tables"]}
    assert described == {table.name: table.description for table in raw_schema.TABLES}


@pytest.mark.parametrize("name", ROWS)
def test_readers_fill_every_column(name: str) -> None:
    columns = {column.name for column in raw_schema.table(name).columns} - ADDED_BY_STORE
    if name == "figure":
        columns -= {"page_no", "line_no"}
    given = {field.name for field in fields(ROWS[name])}
    assert columns <= given
    assert given - columns <= ({"role", "gap", "room", "is_bold"} if name == "line" else set())


def test_the_statements_make_what_is_declared_and_may_run_twice() -> None:
    connection = duckdb.connect()
    for statement in raw_schema.ddl() * 2:
        connection.execute(statement)
    for table in raw_schema.TABLES:
        found = connection.execute(f"describe raw.{table.name}").fetchall()
        expected = [(c.name, c.type.replace(", ", ","), "YES" if c.nullable else "NO") for c in table.columns]
        assert [(row[0], row[1], row[2]) for row in found] == expected


@pytest.mark.parametrize("table", raw_schema.TABLES, ids=lambda table: str(table.name))
def test_arrow_batches_have_the_declared_columns(table: raw_schema.Table) -> None:
    assert arrow_table(table, []).column_names == [column.name for column in table.columns]


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(KeyError, match="nothing"):
        raw_schema.table("nothing")


def test_a_warehouse_of_before_gets_the_columns_that_came_later() -> None:
    connection = duckdb.connect()
    for statement in raw_schema.ddl():
        connection.execute(statement)
    connection.execute("alter table raw.line drop column is_ocr")
    connection.execute("insert into raw.line by name select 'r' as report_id, 1 as line_no, 1 as page_no,"
                       " 0 as char_start, 1 as char_end, 'a' as text")  # fmt: skip
    for statement in raw_schema.ddl():
        connection.execute(statement)
    assert connection.execute("select text, is_ocr from raw.line").fetchall() == [("a", None)]
