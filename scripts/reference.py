"""Writes docs/reference/ from what it describes: commands from their help, tables from their YAML and the raw schema.

``python -m scripts.reference`` (or ``make reference``); a test says when a page is behind.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import yaml

from sitrep import cli, raw_schema

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"
MADE = "<!-- Made by `make reference`; change what it is made from. -->"
HELP_WIDTH = 100


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    return {
        "commands.md": _page(
            "Commands", "What `sitrep COMMAND --help` says. More on each: [commands](../commands.md).", _commands()
        ),
        "marts.md": _page(
            "Marts",
            "What people query, in the schema `marts` of the published file. Counting rules:"
            " [why persons do not add up](../explanation/why-persons-do-not-add-up.md).",
            _resources(ROOT / "models" / "marts", "models"),
        ),
        "seeds.md": _page(
            "Seeds",
            "The vocabulary: CSV files in `seeds/`, in the schema `seeds` of the working file and `reference` of the"
            " published one. A row changes what the next build makes of the same reports.",
            _resources(ROOT / "seeds", "seeds"),
        ),
        "raw.md": _page(
            "Raw tables",
            "What the reader stores, in the schema `raw` of the working file: verbatim, written once.",
            _raw(),
        ),
    }


def _page(title: str, opening: str, sections: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", MADE, "", opening, "", *sections])


def _commands() -> Iterator[str]:
    parent = click.Context(cli.commands, info_name="sitrep", **cli.commands.context_settings)
    for name, command in sorted(cli.commands.commands.items()):
        context = click.Context(command, info_name=name, parent=parent, terminal_width=HELP_WIDTH)
        yield f"## sitrep {name}\n\n```text\n{context.get_help()}\n```\n"


def _resources(folder: Path, kind: str) -> Iterator[str]:
    for path in sorted(folder.glob("*.yml")):
        for resource in yaml.safe_load(path.read_text("utf-8")).get(kind, []):
            columns = [(column["name"], _type(column), column["description"]) for column in resource["columns"]]
            yield _section(resource["name"], resource["description"], columns)


def _type(column: dict[str, Any]) -> str:
    return str(column.get("data_type") or "")


def _raw() -> Iterator[str]:
    for table in sorted(raw_schema.TABLES, key=lambda table: table.name):
        columns = [(column.name, column.type.lower(), column.description) for column in table.columns]
        yield _section(table.name, f"{table.description}\n\n**Primary key**: {', '.join(table.key)}.", columns)


def _section(name: str, description: str, columns: Iterable[tuple[str, str, str]]) -> str:
    rows = [f"| {' | '.join(_cell(text) for text in column)} |" for column in columns]
    has_types = any(column[1] for column in columns)
    if not has_types:
        rows = [f"| {_cell(name)} | {_cell(text)} |" for name, _, text in columns]
    head = "| column | type | |\n|---|---|---|" if has_types else "| column | |\n|---|---|"
    return "\n".join([f"## {name}", "", description.strip(), "", head, *rows, ""])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def main() -> int:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
        print(f"Written: {FOLDER / name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
