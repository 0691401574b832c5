"""What a page is of, written into it, so that a run with nothing new leaves it as it is."""

import hashlib
import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import sitrep
from sitrep.page.read import Content

DEFAULT_REPORTS = 200
PAGE = "index.html"
STATE = re.compile(r'<meta name="sitrep-state" content="([^"]*)">')
HEAD_CHARS = 4_000  # the state stands in them
PARTS = ("assets", "labels", "sql")


def default_folder(warehouse: Path) -> Path:
    """Where the page of a warehouse goes: ``sitrep-page`` beside ``sitrep.duckdb``."""
    return warehouse.with_name(f"{warehouse.stem}-page")


def of(content: Content, *, limit: int, images: bool, platforms: Sequence[str] = ()) -> str:
    """Publication, version, options and what the page is made of."""
    told = (
        f"{content.publication_no} {content.published_at} {sitrep.__version__} {limit} {images} {','.join(platforms)}"
    )
    return f"{told} {_made_of()}"


def written_in(page: Path) -> str | None:
    """The state that a page says it is of; None where it is no page, or none is there."""
    try:
        with page.open(encoding="utf-8") as file:
            found = STATE.search(file.read(HEAD_CHARS))
    except (OSError, UnicodeDecodeError):
        return None
    return found[1] if found else None


def _made_of() -> str:
    total = hashlib.sha256()
    for part in PARTS:
        for file in sorted(resources.files(__package__).joinpath(part).iterdir(), key=lambda each: each.name):
            total.update(file.read_bytes())
    return total.hexdigest()[:12]
