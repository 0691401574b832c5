"""The documentation says what is so: links lead somewhere, examples fit, the reference is what it is made from."""

import csv
import io
import re
import shlex
from pathlib import Path

import pytest
import yaml

from scripts import reference
from sitrep import cli
from tests.warehouse.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
WRITTEN = [
    page for page in PAGES if page.parent.name in {"tutorial", "how-to", "explanation"} or page.name == "README.md"
]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^ *```(?P<kind>\w*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
SITREP = re.compile(r"(?:^|/bin/|\$ )sitrep (?P<rest>[a-z].*)$", re.MULTILINE)


def names(pages: list[Path]) -> list[str]:
    """Paths from the project's folder, as test ids."""
    return [page.relative_to(ROOT).as_posix() for page in pages]


def fences(page: Path, kind: str) -> list[str]:
    """The blocks of that kind in a page."""
    return [found["text"] for found in FENCE.finditer(page.read_text("utf-8")) if found["kind"] == kind]


def anchors(page: Path) -> set[str]:
    """What links into a page may name: its headings, as they are turned into anchors."""
    found = HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=names([*PAGES, ROOT / "README.md"]))
def test_links_lead_to_a_file_and_a_heading(page: Path) -> None:
    broken = []
    for found in LINK.finditer(FENCE.sub("", page.read_text("utf-8"))):
        target, _, anchor = found["target"].partition("#")
        if "://" in target:
            continue
        place = (page.parent / target).resolve() if target else page
        if not place.exists() or (anchor and place.suffix == ".md" and anchor not in anchors(place)):
            broken.append(found["target"])
    assert broken == []


def test_index_leads_to_every_page() -> None:
    text = (DOCS / "README.md").read_text("utf-8")
    assert [name for name in (page.relative_to(DOCS).as_posix() for page in PAGES[1:]) if f"({name})" not in text] == []
    assert "(docs/README.md)" in (ROOT / "README.md").read_text("utf-8")


def test_reference_is_what_it_is_made_from() -> None:
    made = reference.pages()
    assert {page.name for page in reference.FOLDER.iterdir()} == set(made), "run `make reference`"
    behind = [name for name, text in made.items() if (reference.FOLDER / name).read_text("utf-8") != text]
    assert behind == [], "run `make reference`"


@pytest.mark.parametrize("page", WRITTEN, ids=names(WRITTEN))
def test_commands_in_pages_are_understood(page: Path) -> None:
    for text in (*fences(page, "sh"), *fences(page, "yaml")):
        for found in SITREP.finditer(text):
            name, *arguments = shlex.split(found["rest"].partition(" ||")[0].strip())
            command = cli.commands.commands[name]
            known = {option for param in command.params for option in param.opts}
            assert {word for word in arguments if word.startswith("--")} <= known


@pytest.mark.parametrize("page", WRITTEN, ids=names(WRITTEN))
def test_rows_in_pages_fit_their_seeds(page: Path) -> None:
    for text in fences(page, "csv"):
        seed = ""
        for line in filter(None, map(str.strip, text.splitlines())):
            if line.startswith("# seeds/"):
                seed = line.removeprefix("# seeds/").removesuffix(".csv")
                continue
            header, *rows = csv.reader(io.StringIO((ROOT / "seeds" / f"{seed}.csv").read_text("utf-8")))
            (cells,) = csv.reader([line])
            assert len(cells) == len(header)
            declared = yaml.safe_load((ROOT / "seeds" / f"{seed}.yml").read_text("utf-8"))["seeds"][0]["columns"]
            for column, cell in zip(declared, cells, strict=True):
                assert cell in _accepted(column) or not _accepted(column)
            assert cells not in rows


def _accepted(column: dict[str, object]) -> list[str]:
    tests = column.get("data_tests", [])
    assert isinstance(tests, list)
    found = [test["accepted_values"]["arguments"]["values"] for test in tests if "accepted_values" in test]
    return [str(value) for values in found for value in values]


@pytest.mark.parametrize("name", ["ci-github-actions", "ci-gitlab"])
def test_pipelines_are_whole(name: str) -> None:
    (text,) = fences(DOCS / "how-to" / f"{name}.md", "yaml")
    read = yaml.safe_load(text)
    lines = [line.strip().removeprefix("- ").removeprefix("run: ") for line in text.splitlines()]
    assert {"scripts/environment.sh run", ".venv/bin/sitrep status"} <= set(lines)
    assert read["jobs"]["warehouse"]["steps"] if "jobs" in read else read["pages"]["script"]
    assert all((ROOT / script).is_file() for script in ("scripts/environment.sh", ".ci/run"))
