"""The tutorial is walked: each of its commands is run, in order, and prints what the page says it prints."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.warehouse.conftest import ROOT, SAMPLES

PAGE = (ROOT / "docs" / "tutorial" / "first-reports.md").read_text("utf-8")
STEP = re.compile(
    r"^```sh\n(?P<command>.*?)^```$(?P<between>(?:(?!^```).)*)(?:^```text\n(?P<shown>.*?)^```$)?", re.M | re.S
)


@dataclass(frozen=True)
class Step:
    """A command of the tutorial, and the lines that it shows of the answer."""

    command: str
    shown: tuple[str, ...]


def steps() -> Iterator[Step]:
    """All commands in order."""
    for found in STEP.finditer(PAGE):
        shown = [line for line in (found["shown"] or "").splitlines() if line.strip()]
        yield Step(found["command"], tuple(shown))


def run(step: Step, folder: Path) -> str:
    """Run a command as a person does, in a shell with the project's programs; returns what it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-e", "-c", step.command],
        cwd=folder,
        check=False,
        env=os.environ | {"PATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{step.command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Step, str]]:
    """The folder in which all steps were taken, and what each printed."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(SAMPLES, folder / "reports" / "sample")
    return folder, {step: run(step, folder) for step in steps()}


def test_steps_print_what_the_tutorial_shows(walked: tuple[Path, dict[Step, str]]) -> None:
    _, printed = walked
    assert len(printed) == 7
    assert sum(bool(step.shown) for step in printed) == 5
    missing = [line for step, answer in printed.items() for line in step.shown if line not in answer.splitlines()]
    assert missing == []


def test_steps_leave_the_files_that_the_tutorial_names(walked: tuple[Path, dict[Step, str]]) -> None:
    folder, _ = walked
    assert (folder / "first" / "pages" / "74a2e0c944cc-1384.png").read_bytes().startswith(b"\x89PNG")
    assert (folder / "first" / "published" / "sitrep.duckdb").is_file()

    assert "<html" in (folder / "first" / "page" / "index.html").read_text("utf-8")
