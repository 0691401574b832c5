"""Writes docs/licences.md: every locked dependency with its version and licence, as its own metadata says.

Run it after `make lock`: `.venv/bin/python scripts/licences.py`. It reads the lock files and what is installed in
`.venv`; a dependency that is not for this platform stands in ELSEWHERE with what its metadata says there.
"""

import re
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import cast

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
RUN, DEV = "requirements.lock", "requirements-dev.lock"
PIN = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)", re.MULTILINE)
# Of platforms or Python versions other than the one the page is made on.
ELSEWHERE = {
    "tzdata": "Apache-2.0",
}
# What the metadata says in other words, or in a text as long as the licence itself.
NAMED = {
    "axe-playwright-python": "MIT; the axe that it carries: MPL-2.0",
    "libhxl": "Unlicense",
    "python-io-wrapper": "named nowhere in the package; libhxl brings it",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-1.0-or-later",
}
CLASSIFIER = "License :: OSI Approved :: "
HEAD = """\
# Licences of what the project stands on

Made by `scripts/licences.py` from the lock files and the metadata of the packages; a test holds it against both.
`run` is what `sitrep` needs, `dev` what only tests and lint need. sitrep contains none of their code: they are
installed from their own packages. Where a package offers a choice (OR), the first is taken.

| package | version | licence | needed for |
|---|---|---|---|
"""


def locked(name: str) -> set[tuple[str, str]]:
    """The packages of a lock file with their versions, of which one may have several, by platform."""
    return set(PIN.findall((ROOT / name).read_text("utf-8")))


def licence(package: str) -> str:
    """What a package says of its licence, in one line.

    Raises:
        LookupError: it is not installed and not named here, or says nothing.
    """
    if package in NAMED or package in ELSEWHERE:
        return NAMED.get(package) or ELSEWHERE[package]
    try:
        # What it is at run time; the declared type has less.
        told = cast(Message, metadata.metadata(package))
    except metadata.PackageNotFoundError as error:
        raise LookupError(f"{package}: not installed here; add what it says to ELSEWHERE") from error
    classifiers = [text.removeprefix(CLASSIFIER) for text in told.get_all("Classifier", []) if CLASSIFIER in text]
    plain = (told.get("License") or "").strip()
    found = told.get("License-Expression") or (plain if plain and len(plain) < 60 else "") or ", ".join(classifiers)
    if not found:
        raise LookupError(f"{package}: its metadata names no licence; look it up and add it to NAMED")
    return " ".join(found.split())


def page() -> str:
    """The page as it should be."""
    run, dev = locked(RUN), locked(DEV)
    rows = [
        f"| {package} | {version} | {licence(package)} | {'run' if (package, version) in run else 'dev'} |"
        for package, version in sorted(dev | run)
    ]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
