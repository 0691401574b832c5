"""The columns of all exports, as they were when their version was last said: ``export_columns.json``.

Columns change with the marts. Then: set the version in `sitrep.export` (a major step where a column went or has another
type, else a minor one) and store the new columns: ``python -m tests.warehouse.export_columns PUBLISHED_WAREHOUSE``.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from sitrep.export import VERSION, export
from sitrep.export.formats import FORMATS
from sitrep.export.selection import Selection
from tests.warehouse import exported

FILE = Path(__file__).with_suffix(".json")
# Format, file, column, type.
Columns = dict[str, dict[str, dict[str, str]]]


def of(out: Path) -> Columns:
    """The columns of all formats in a folder of exports; of JSON Lines the names in the first object."""
    found = {name: _of_package(out / name) for name in FORMATS if name != "jsonl"}
    with (out / "jsonl" / "figures.jsonl").open(encoding="utf-8") as file:
        found["jsonl"] = {"figures": dict.fromkeys(sorted(_names(json.loads(file.readline()))), "any")}
    return found


def _of_package(folder: Path) -> dict[str, dict[str, str]]:
    return {
        resource["name"]: {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for resource in exported.package(folder)["resources"]
    }


def _names(value: Any, above: str = "") -> list[str]:
    names = []
    for name, part in value.items():
        names += _names(part, f"{above}{name}.") if isinstance(part, dict) else [above + name]
    return names


def step(before: Columns, after: Columns) -> str:
    """Which step of the version a change of columns asks for: major, minor or none."""
    old, new = _flat(before), _flat(after)
    if any(new.get(column) != kind for column, kind in old.items()):
        return "major"
    return "minor" if set(new) - set(old) else "none"


def _flat(columns: Columns) -> dict[tuple[str, str, str], str]:
    return {
        (file_format, file, name): kind
        for file_format, files in columns.items()
        for file, names in files.items()
        for name, kind in names.items()
    }


def store(warehouse: Path) -> None:
    """Store the columns of what a warehouse has published, with the version of now."""
    with tempfile.TemporaryDirectory() as folder:
        export.export(warehouse, Path(folder), list(FORMATS), Selection())
        columns = of(Path(folder))
    FILE.write_text(json.dumps({"version": VERSION, "columns": columns}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    store(Path(sys.argv[1]))
