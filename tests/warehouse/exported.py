"""Reads exports back, for the tests: each format as the rows of the mart that it was made of."""

import json
from pathlib import Path
from typing import Any

import duckdb
from openpyxl.utils.escape import unescape

from sitrep.export import csv_files
from sitrep.export.contract import Column, Mart
from sitrep.export.inert_text import original

Row = tuple[Any, ...]


def reader(published: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a published file that can undo the escapes of CSV."""
    connection = duckdb.connect(str(published), read_only=True)
    connection.create_function("original", original, ["VARCHAR"], "VARCHAR")
    return connection


def csv_rows(path: Path, mart: Mart) -> str:
    """SQL of the rows of a CSV file, its text as it was and every column of the mart's type."""
    columns = ", ".join(_typed(column) for column in mart.columns)
    return f"select {columns} from read_csv('{path}', all_varchar = true, header = true, delim = ',', quote = '\"')"


def _typed(column: Column) -> str:
    name = column.sql
    if column.is_list:
        return f"""from_json({name}, '["{column.type.removesuffix("[]")}"]') as {name}"""
    if column.is_text:
        text = f"if(contains({name}, '\\'), original({name}), {name})"
        return f"coalesce({text}, '') as {name}" if column.is_required else f"{text} as {name}"
    if column.type == "TIMESTAMP":
        return f"strptime({name}, '{csv_files.TIMESTAMP_FORMAT}') as {name}"
    return f"{name}::{column.type} as {name}"


def differences(connection: duckdb.DuckDBPyConnection, mart: Mart, rows: str) -> list[Row]:
    """Rows that only one of the two has: the mart, and what was read back."""
    connection.execute(f"create or replace temp table read_back as {rows}")
    here, there = f"select * from marts.{mart.name}", "select * from read_back"
    return connection.execute(
        f"(({here}) except all ({there})) union all (({there}) except all ({here})) limit 3"
    ).fetchall()


def package(folder: Path) -> dict[str, Any]:
    """The folder's data package."""
    described: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return described


def as_in_mart(column: Column, cell: object) -> object:
    """A cell of a workbook as the value of a mart's column."""
    if cell is None:
        return "" if column.is_text and column.is_required else None
    if not isinstance(cell, str):
        return cell
    # What the format itself escapes, which this reader leaves to the caller.
    text = original(unescape(cell))
    return json.loads(text) if column.is_list else text
