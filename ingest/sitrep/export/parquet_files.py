"""Parquet files that DuckDB writes: a mart's columns with their types; what is said of them is in the metadata."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import duckdb

from sitrep.export.about import About
from sitrep.export.contract import Mart
from sitrep.export.inert_text import json_line
from sitrep.publishing.snapshot import quoted


def write(
    connection: duckdb.DuckDBPyConnection, path: Path, mart: Mart, rows: str, values: object, about: About
) -> None:
    """Write a mart's rows, which SQL behind `from` gives."""
    said = ", ".join(f"{name}: '{quoted(text)}'" for name, text in metadata(mart, about).items())
    options = f"format parquet, compression zstd, kv_metadata {{{said}}}"
    columns = ", ".join(column.sql for column in mart.columns)
    connection.execute(f"copy (select {columns} from {rows}) to '{quoted(str(path))}' ({options})", values)


def metadata(mart: Mart, about: About) -> Mapping[str, str]:
    """Key and value of each entry of a file's metadata; those that list things are JSON."""
    return {
        "title": mart.name,
        "description": mart.description.strip(),
        "columns": _json({column.name: column.description for column in mart.columns}),
        "caveats": _json(about.caveats),
        "licence": about.licence_words,
        "sources": _json([asdict(source) for source in about.sources]),
        "version": about.version,
        "tool": about.tool,
        "publication_no": str(about.publication_no),
    }


def _json(value: object) -> str:
    return json_line(json.dumps(value, default=str, ensure_ascii=False))
