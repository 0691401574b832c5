"""The project's own rules, as tests: files in pairs, layers apart, everything described, nothing of one machine."""

import re
import subprocess
from pathlib import Path
from typing import Any

import click
import duckdb
import pytest
import yaml

from sitrep import cli, raw_schema
from tests.warehouse.conftest import ROOT

MODELS = sorted((ROOT / "models").rglob("*.sql"))
SEEDS = sorted((ROOT / "seeds").rglob("*.csv"))
PAIRED = [*MODELS, *SEEDS]
LAYERS = {
    "staging": {"raw"},
    "intermediate": {"staging", "intermediate", "seeds"},
    "marts": {"intermediate", "seeds", "marts"},
}
MODEL_LINES = 120
# Listed debts pass, new ones fail: each holds one written order of evidence, with its reasons.
LONG_MODELS = {
    "int_figure__evidence_found",
    "int_figure__judged",
    "int_figure__located",
    "int_figure__noun_found",
    "int_figure__part_found",
    "int_figure__population_decided",
    "int_figure__sector_decided",
    "int_figure__unit_decided",
}
MODULE_LINES = 300
READS = re.compile(r"\b(ref|source)\(\s*'(\w+)'\s*(?:,\s*'\w+'\s*)?\)")
GRAIN = re.compile(r"\A\{# One row .+?\. ?.*?#\}\n", re.DOTALL)
LAST_CTE = re.compile(r"^(\w+) as (?:materialized )?\($", re.MULTILINE)
# Written in pieces, so that this file does not hold them itself.
MACHINE_PLACES = re.compile("|".join(["/" + "work/", "/" + "root/", "/" + "tmp/", "/home/" + r"\w"]))
REGISTRIES = re.compile("|".join([r"pypi\." + "org", "python" + "hosted", r"simple/" + "index", "--" + "index-url"]))
COMMANDS_PAGE = ROOT / "docs" / "commands.md"


def names(paths: list[Path]) -> list[str]:
    """Paths from the project's folder, as test ids."""
    return [path.relative_to(ROOT).as_posix() for path in paths]


def twin(path: Path) -> dict[str, Any]:
    """The one resource that the YAML twin of a model or seed describes."""
    declared = yaml.safe_load(path.with_suffix(".yml").read_text("utf-8"))
    resources = [*declared.get("models", []), *declared.get("seeds", [])]
    assert [resource["name"] for resource in resources] == [path.stem]
    resource: dict[str, Any] = resources[0]
    return resource


def layer(path: Path) -> str:
    """The folder right below models/, or seeds."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "models" else parts[0]


def layer_of(name: str) -> str:
    """The layer of a model or seed by its name."""
    (path,) = [path for path in PAIRED if path.stem == name]
    return layer(path)


@pytest.mark.parametrize("path", PAIRED, ids=names(PAIRED))
def test_model_and_seed_have_a_twin_that_describes_every_column(
    path: Path, warehouse: duckdb.DuckDBPyConnection
) -> None:
    described = twin(path)
    assert described["description"].strip()
    assert [column["name"] for column in described["columns"] if not column.get("description", "").strip()] == []
    in_warehouse = warehouse.execute(
        "select column_name from information_schema.columns where table_schema = ? and table_name = ?",
        [layer(path), path.stem],
    ).fetchall()
    assert {column["name"] for column in described["columns"]} == {name for (name,) in in_warehouse}


def test_twins_stand_beside_a_model_or_seed() -> None:
    twins = [*(ROOT / "models").rglob("*.yml"), *(ROOT / "seeds").rglob("*.yml")]
    assert {path.with_suffix("").as_posix() for path in twins if not path.name.startswith("_")} == {
        path.with_suffix("").as_posix() for path in PAIRED
    }


@pytest.mark.parametrize("path", PAIRED, ids=names(PAIRED))
def test_data_tests_are_named_after_their_model(path: Path) -> None:
    described = twin(path)
    tests = [*described.get("data_tests", [])]
    for column in described["columns"]:
        tests += column.get("data_tests", [])
    unnamed = [
        test
        for test in tests
        if isinstance(test, str) or not next(iter(test.values())).get("name", "").startswith(path.stem)
    ]
    assert unnamed == []


@pytest.mark.parametrize("path", MODELS, ids=names(MODELS))
def test_model_reads_only_the_layers_below(path: Path) -> None:
    read = {"raw" if kind == "source" else layer_of(name) for kind, name in READS.findall(path.read_text("utf-8"))}
    assert read
    assert read <= LAYERS[layer(path)]


@pytest.mark.parametrize("path", MODELS, ids=names(MODELS))
def test_model_has_the_page_order(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = text.splitlines()
    assert len(lines) <= MODEL_LINES or path.stem in LONG_MODELS
    assert GRAIN.match(text)
    assert lines[-1] == f"select * from {LAST_CTE.findall(text)[-1]}"


def test_staging_has_one_model_per_raw_table() -> None:
    models = {path.stem for path in MODELS if layer(path) == "staging"}
    assert models == {f"stg_raw__{table.name}" for table in raw_schema.TABLES}


def test_python_modules_are_short() -> None:
    long = [
        path for path in (ROOT / "ingest").rglob("*.py") if len(path.read_text("utf-8").splitlines()) > MODULE_LINES
    ]
    assert names(long) == []


@pytest.mark.parametrize("name", sorted(cli.commands.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    page = COMMANDS_PAGE.read_text("utf-8")
    assert f"sitrep {name}" in page
    for parameter in cli.commands.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in page


def test_readme_shows_every_command() -> None:
    shown = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in cli.commands.commands if f"sitrep {name}" not in shown] == []


def test_make_targets_are_documented() -> None:
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    page = COMMANDS_PAGE.read_text("utf-8")
    assert [target for target in targets if f"make {target}" not in page] == []


def test_tracked_files_name_no_machine_and_no_registry() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: what is tracked is not known")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        try:
            text = (ROOT / name).read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        found += [f"{name}: {match.group()}" for match in (*MACHINE_PLACES.finditer(text), *REGISTRIES.finditer(text))]
    assert found == []


def test_locks_pin_every_requirement_with_a_hash() -> None:
    run, dev = ((ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-dev.lock"))
    pins = re.compile(r"^[\w.\[\]-]+==.*$", re.MULTILINE)
    assert set(pins.findall(run)) <= set(pins.findall(dev))
    for lock in (run, dev):
        entries = re.split(r"^(?=[\w])", lock, flags=re.MULTILINE)[1:]
        assert [entry for entry in entries if not pins.match(entry) or "--hash=sha256:" not in entry] == []
