"""The drawing library for the browser and the compiled charts: made once, kept for the next page.

vl-convert carries Vega's JavaScript and bundles it without network; that takes seconds, so what comes out is kept in
dbt's target folder until a library or a chart changes. Where that folder cannot be written it is made each time.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from sitrep import project

LIBRARIES = ("altair", "vl-convert-python")
# vega-embed brings the interpreter: charts are drawn without `eval`, which the page forbids.
EXPORTS = "window.vegaEmbed = vegaEmbed;"


@dataclass(frozen=True)
class Drawing:
    """JavaScript that draws, and the charts it draws, as Vega, by their name."""

    script: str
    charts: dict[str, Any]


def drawing() -> Drawing:
    """The library and the charts, out of the last page's making where nothing changed."""
    kept = _kept_at()
    with suppress(OSError, ValueError, TypeError):
        return Drawing(**json.loads(kept.read_text("utf-8")))
    made = _made()
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_name(f".{kept.name}.{os.getpid()}")
        unfinished.write_text(json.dumps({"script": made.script, "charts": made.charts}), "utf-8")
        unfinished.replace(kept)
    return made


def _made() -> Drawing:
    # Imported here: together they take a second, which a page with nothing new to draw does without.
    import vl_convert

    from sitrep.page import charts

    return Drawing(vl_convert.javascript_bundle(EXPORTS), charts.compiled())


def _kept_at() -> Path:
    state = [f"{name} {metadata.version(name)}" for name in LIBRARIES]
    state.append(resources.files(__package__).joinpath("charts.py").read_text("utf-8"))
    digest = hashlib.sha256("\n".join([EXPORTS, *state]).encode()).hexdigest()[:12]
    return project.target_base(project.find()) / f"page-{digest}.json"
