"""Puts the documentation of the warehouse into one folder: dbt's page, the lineage of columns, an index of both.

``python -m scripts.docs_site TARGET SITE``, after ``dbt docs generate --static`` into TARGET; see ``make docs``. The
pages hold all they need: they open from a disk, and their own policy lets them ask no network.
"""

import json
import logging
import re
import sys
from pathlib import Path
from typing import Any

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline';"
    " img-src data: blob:; font-src data:; connect-src 'none'; form-action 'none'\">"
)
HEAD = re.compile(r"<head[^>]*>")
ROOT_PATH = re.compile(r'"root_path": "[^"]*"')
FAILED = re.compile(r"model (?:model\.)?(?:sitrep\.)?(?P<model>\w+), column (?P<column>\w+)")
DBT_PAGE, LINEAGE_PAGE = "dbt.html", "lineage.html"
INDEX = f"""<!doctype html>
<html lang="en"><head>{POLICY}<meta charset="utf-8"><title>sitrep: the warehouse</title>
<style>body {{ font: 1.1rem/1.6 sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }}</style></head><body>
<h1>The warehouse</h1>
<ul>
<li><a href="{DBT_PAGE}">Tables and columns</a>: what each holds and which tests watch it. The graph (button
at the bottom right) is coloured by layer: raw tables green, seeds purple, staging brown, intermediate grey, marts
red.</li>
<li><a href="{LINEAGE_PAGE}">Lineage of columns</a>: from which columns each column comes.</li>
</ul></body></html>
"""

Json = dict[str, Any]


def guarded(page: str) -> str:
    """The page with the policy that lets it ask no network, and without the place of the project on this machine."""
    return ROOT_PATH.sub('"root_path": "."', HEAD.sub(lambda found: found[0] + POLICY, page, count=1))


def qualified(manifest: Json) -> Json:
    """The manifest with the database's name before every relation in compiled SQL, which lineage is told by.

    The project leaves it out, so that views outlive a renamed file.
    """
    tables = [*manifest["nodes"].values(), *manifest["sources"].values()]
    names = {
        f'"{table["schema"]}"."{table.get("alias") or table["name"]}"': table.get("relation_name") for table in tables
    }
    whole = re.compile(r'"\w+"\."\w+"')
    for node in manifest["nodes"].values():
        if node.get("compiled_code"):
            node["compiled_code"] = whole.sub(lambda found: names.get(found[0]) or found[0], node["compiled_code"])
    return manifest


class Failures(logging.Handler):
    """Columns that could not be followed, as the library tells them."""

    def __init__(self) -> None:
        """None so far."""
        super().__init__(logging.ERROR)
        self.columns: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the column that a message names, or the message."""
        message = record.getMessage()
        found = FAILED.search(message)
        self.columns.append(f"{found['model']}.{found['column']}" if found else message)


def write_lineage(target: Path, folder: Path) -> tuple[Json, list[str]]:
    """Writes the page of column lineage; returns the graph, and the columns that could not be followed."""
    from dbt_colibri.lineage_extractor.extractor import DbtColumnLineageExtractor
    from dbt_colibri.report.generator import DbtColibriReportGenerator

    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps(qualified(json.loads((target / "manifest.json").read_text("utf-8")))), "utf-8")
    failures = Failures()
    logger = logging.getLogger("colibri")
    logger.handlers, logger.propagate = [failures], False
    extractor = DbtColumnLineageExtractor(str(manifest), str(target / "catalog.json"))
    DbtColibriReportGenerator(extractor, light_mode=True, disable_telemetry=True).generate_report(
        output_dir=str(folder)
    )
    return json.loads((folder / "colibri-manifest.json").read_text("utf-8")), sorted(set(failures.columns))


def write(target: Path, site: Path) -> list[str]:
    """Writes the three pages; returns the columns without lineage."""
    _, failed = write_lineage(target, target / "lineage")
    site.mkdir(parents=True, exist_ok=True)
    for name, page in ((DBT_PAGE, target / "static_index.html"), (LINEAGE_PAGE, target / "lineage" / "index.html")):
        (site / name).write_text(guarded(page.read_text("utf-8")), "utf-8")
    (site / "index.html").write_text(INDEX, "utf-8")
    return failed


def main() -> int:
    """Write the folder and say what is in it."""
    target, site = map(Path, sys.argv[1:3])
    failed = write(target, site)
    if failed:
        print(f"Columns whose lineage could not be followed: {', '.join(failed)}")
    print(f"Written: {site / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
