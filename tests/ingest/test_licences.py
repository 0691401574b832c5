"""The list of licences holds every locked dependency, and none that the product needs forbids its use."""

import re

from tests.conftest import ROOT

ROW = re.compile(r"^\| ([\w.-]+) \| (\S+) \| (.+) \| (run|dev) \|$", re.MULTILINE)
PIN = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "licences.md").read_text("utf-8"))
# AGPL and GPL bind what imports them; LGPL does not.
BINDING = re.compile(r"\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)


def locked(name: str) -> set[tuple[str, str]]:
    return set(PIN.findall((ROOT / name).read_text("utf-8")))


def test_every_locked_dependency_is_listed_with_its_version_and_use() -> None:
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert len(run) > 10
    listed = {use: {(package, version) for package, version, _, of in ROWS if of == use} for use in ("run", "dev")}
    # Made by scripts/licences.py, which `make lock` runs.
    assert listed == {"run": run, "dev": dev - run}


def test_no_dependency_of_the_product_binds_it() -> None:
    bound = [
        (package, licence)
        for package, _, licence, use in ROWS
        if use == "run" and all(BINDING.search(choice) for choice in licence.split(" OR "))
    ]
    assert bound == []


def test_licences_that_bind_are_known_as_such() -> None:
    assert all(map(BINDING.search, ("AGPL-3.0-only", "GPL-2.0", "GNU General Public License v3 (GPLv3)")))
    assert not any(map(BINDING.search, ("LGPL-2.1", "GNU Lesser General Public License v3", "MIT")))
