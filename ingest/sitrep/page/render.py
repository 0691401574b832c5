"""The page as one HTML text: data, style and scripts inside, with a policy that lets nothing else run or load."""

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

import sitrep
from sitrep.page import compact
from sitrep.page.drawing import Drawing
from sitrep.page.labels import LANGUAGES, labels
from sitrep.page.places import Places
from sitrep.page.read import Content

SECTIONS = ("glance", "attention", "months", "bounds", "groups", "modality", "prose", "partners", "coverage", "figures")
SCRIPTS = ("1_data.js", "2_charts.js", "3_sections.js", "4_detail.js", "5_main.js")
# What could end a script element or begin a comment in it.
ACTIVE = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"}


def page(content: Content, places: Places, drawing: Drawing, state: str) -> str:
    """The whole page; `state` tells the next run whether it is still right."""
    style, script = _asset("page.css"), _script()
    library = _library(drawing.script)
    spoken = {language: labels(language) for language in LANGUAGES}
    # Autoescaped, but for the project's own text and JSON made inert.
    template = Environment(autoescape=select_autoescape(default=True), undefined=StrictUndefined).from_string(
        _asset("page.html")
    )
    return template.render(
        policy=Markup(_policy(style, library, script)),
        version=sitrep.__version__,
        state=state,
        sections=SECTIONS,
        style=Markup(style),
        script=Markup(script),
        library=Markup(library),
        data=Markup(inert_json(_data(content, places, drawing, spoken))),
        **{language: texts["text"] for language, texts in spoken.items()},
    )


def _data(content: Content, places: Places, drawing: Drawing, spoken: Mapping[str, Any]) -> dict[str, Any]:
    about = {
        "publication_no": content.publication_no,
        "published_at": content.published_at,
        "reports_in_all": content.reports_in_all,
        "reports_shown": content.reports_shown,
    }
    lines = {
        report: [(row["line_no"], row["char_start"], compact.shown(row["text"])) for row in rows]
        for report, rows in places.lines.items()
    }
    return {
        "about": about,
        "words": spoken,
        "charts": drawing.charts,
        "tables": compact.tables(content.tables),
        "places": {"boxes": places.boxes, "pictures": places.pictures, "lines": lines},
    }


def inert_json(value: Any) -> str:
    """JSON that may stand in a script element: no character of it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escape in ACTIVE.items():
        text = text.replace(char, escape)
    return text


def _policy(style: str, *scripts: str) -> str:
    """Only these scripts and this style run, only pictures beside the page load, nothing is sent."""
    own = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {own}; style-src {_hash(style)}; img-src 'self' file: data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script() -> str:
    return '"use strict";\n(() => {\n' + "\n".join(_asset(name) for name in SCRIPTS) + "})();\n"


def _library(script: str) -> str:
    """The library with nothing in it that ends a script element; inside its strings both spellings mean the same."""
    return script.replace("</script", r"<\/script").replace("<!--", r"<\!--").replace("\r\n", "\n").replace("\r", "\n")


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("assets", name).read_text("utf-8")
