"""The Frictionless Data Package that stands beside exported files: ``datapackage.json``."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from sitrep.discover import sha256_of
from sitrep.export.about import About
from sitrep.export.contract import REPORT_ID, REPORTS, Column, Mart
from sitrep.export.csv_files import TIMESTAMP_FORMAT
from sitrep.export.inert_text import RULE, json_line

NAME = "datapackage.json"
LICENCE_ID = re.compile(r"[-a-zA-Z0-9._]+")
MADE_BY = "sitrep export"
TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DOUBLE": "number",
}


@dataclass(frozen=True)
class Resource:
    """A file of a package: its name in it, title and what the format needs to say beside the schema of its columns."""

    name: str
    path: str
    description: str
    format: str
    columns: Sequence[Column] | None = None
    primary_key: tuple[str, ...] = ()
    is_escaped: bool = False
    further: Mapping[str, Any] = field(default_factory=dict)


def of_mart(mart: Mart, file_format: str, *, is_escaped: bool = False) -> Resource:
    """The resource of a file that holds the columns of a mart."""
    # A key may be empty only in a package that does not check it.
    is_required = {column.name: column.is_required for column in mart.columns}
    key = mart.primary_key if all(is_required[name] for name in mart.primary_key) else ()
    path = f"{mart.name}.{file_format}"
    return Resource(mart.name, path, mart.description.strip(), file_format, mart.columns, key, is_escaped)


def of_sheet(mart: Mart, path: str, sheet: str) -> Resource:
    """The resource of a workbook's sheet that holds rows of a mart; a further one of it has a name of its own."""
    described = of_mart(mart, "xlsx")
    name = mart.name if sheet == mart.name[: len(sheet)] else f"{mart.name}_{sheet.rpartition('(')[2].rstrip(')')}"
    further = {"dialect": {"excel": {"sheet": sheet}}}
    return replace(described, name=name, path=path, is_escaped=True, further=further)


def schema(resource: Resource, *, has_reports: bool) -> dict[str, Any]:
    """The Table Schema of a resource: a field per column, keys where they hold."""
    columns = resource.columns or ()
    described: dict[str, Any] = {"fields": [_field(column, resource) for column in columns]}
    if resource.primary_key:
        described["primaryKey"] = list(resource.primary_key)
    is_of_reports = any(column.name == REPORT_ID for column in columns) and resource.name != REPORTS
    if is_of_reports and has_reports:
        target = {"resource": REPORTS, "fields": [REPORT_ID]}
        described["foreignKeys"] = [{"fields": [REPORT_ID], "reference": target}]
    return described


def _field(column: Column, resource: Resource) -> dict[str, Any]:
    kind = "number" if column.is_decimal else "array" if column.is_list else TYPES.get(column.type, "any")
    described: dict[str, Any] = {"name": column.name, "type": kind, "description": column.description}
    if column.is_required:
        described["constraints"] = {"required": True}
    if kind == "datetime" and resource.format == "csv":
        described["format"] = TIMESTAMP_FORMAT
    if column.is_text and column.is_required:
        # An empty text of such a column is one: nothing is missing.
        described["missingValues"] = []
    return described


def descriptor(about: About, name: str, folder: Path, resources: Sequence[Resource]) -> dict[str, Any]:
    """The package of files that are in `folder`, with the bytes and SHA-256 of each."""
    has_reports = any(resource.name == REPORTS for resource in resources)
    described: dict[str, Any] = {
        "profile": "data-package",
        "name": name,
        "title": f"Assistance figures of situation reports ({name})",
        "version": about.version,
        "created": f"{about.published_at.isoformat(timespec='seconds')}Z",
        "description": "\n\n".join(about.caveats),
        "caveats": list(about.caveats),
        "madeBy": MADE_BY,
        "tool": about.tool,
        "publicationNo": about.publication_no,
        "selection": about.selection or "everything that is published",
        "licence": about.licence_words,
        "sources": [asdict(source) for source in about.sources],
        "resources": [_described(resource, folder, has_reports) for resource in resources],
    }
    # A package names licences by an identifier or an address; other words stand under "licence" alone.
    if about.licence and LICENCE_ID.fullmatch(about.licence):
        described["licenses"] = [{"name": about.licence}]
    elif about.licence and about.licence.startswith("https://"):
        described["licenses"] = [{"path": about.licence}]
    return described


def _described(resource: Resource, folder: Path, has_reports: bool) -> dict[str, Any]:
    file = folder / resource.path
    described: dict[str, Any] = {
        "name": resource.name,
        "path": resource.path,
        "description": resource.description,
        "format": resource.format,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256_of(file)}",
    }
    if resource.is_escaped:
        described["textEscapes"] = RULE
    if resource.columns is not None:
        described["schema"] = schema(resource, has_reports=has_reports)
    if resource.format == "csv":
        described |= {"profile": "tabular-data-resource", "encoding": "utf-8", "mediatype": "text/csv"}
    return described | dict(resource.further)


def text(described: Mapping[str, Any]) -> str:
    """The package as JSON that acts nowhere."""
    lines = json.dumps(described, default=str, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(map(json_line, lines)) + "\n"
