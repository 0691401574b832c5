"""The formats: what each writes into a folder of its own, with the package that describes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sitrep.errors import UsageError
from sitrep.export import csv_files, derived, figures_json, hapi, hxl, package, parquet_files
from sitrep.export.about import About
from sitrep.export.contract import Mart
from sitrep.export.derived import Derived
from sitrep.export.package import Resource
from sitrep.export.selection import Selection


@dataclass(frozen=True)
class Task:
    """What is exported: from where, which marts of all there are, which of their rows, and what is said of it."""

    connection: duckdb.DuckDBPyConnection
    selection: Selection
    marts: tuple[Mart, ...]
    about: About

    @property
    def chosen(self) -> tuple[Mart, ...]:
        """The marts that are exported."""
        return self.selection.chosen(self.marts)

    def mart(self, name: str) -> Mart:
        """A mart by its name.

        Raises:
            UsageError: the published file has none of that name.
        """
        for mart in self.marts:
            if mart.name == name:
                return mart
        raise UsageError(name, "mart", "is not in the published file", "build it with this version: sitrep build")


@dataclass(frozen=True)
class Written:
    """What a format wrote, and what a person should know of it."""

    resources: Sequence[Resource]
    warnings: Sequence[str] = ()


def write_csv(task: Task, folder: Path) -> Written:
    """A CSV file per mart."""
    resources = [package.of_mart(mart, "csv", is_escaped=True) for mart in task.chosen]
    for mart, resource in zip(task.chosen, resources, strict=True):
        rows = task.selection.rows(mart)
        csv_files.write(task.connection, folder / resource.path, mart.columns, rows, _values(task, mart))
    return Written(resources)


def write_parquet(task: Task, folder: Path) -> Written:
    """A Parquet file per mart."""
    resources = [package.of_mart(mart, "parquet") for mart in task.chosen]
    for mart, resource in zip(task.chosen, resources, strict=True):
        rows, values = task.selection.rows(mart), _values(task, mart)
        parquet_files.write(task.connection, folder / resource.path, mart, rows, values, task.about)
    return Written(resources)


def write_xlsx(task: Task, folder: Path) -> Written:
    """A workbook with a sheet per mart."""
    # Imported here: the other formats do without it.
    from sitrep.export import workbook

    marts = task.chosen
    rows = {mart.name: (task.selection.rows(mart), _values(task, mart)) for mart in marts}
    done = workbook.write(task.connection, folder / workbook.FILE, marts, rows, task.about)
    by_name = {mart.name: mart for mart in marts}
    resources = [package.of_sheet(by_name[mart], workbook.FILE, sheet) for sheet, mart in done.sheets.items()]
    return Written(resources, done.warnings)


def write_hxl(task: Task, folder: Path) -> Written:
    """CSV files with HXL hashtags below the header."""
    return Written([_derived(task, folder, each) for each in hxl.FILES])


def write_hapi(task: Task, folder: Path) -> Written:
    """Persons reached by sector in the columns of HDX HAPI."""
    resource = _derived(task, folder, hapi.NEEDS)
    count = "select count(*), sector_name from read_csv($path) where sector_code is null group by all order by all"
    found = task.connection.execute(count, {"path": str(folder / resource.path)}).fetchall()
    uncoded = [f"{rows} rows of sector {name} have no sector_code: HAPI has none" for rows, name in found]
    return Written([resource], uncoded)


def write_jsonl(task: Task, folder: Path) -> Written:
    """A line per figure, with where it comes from."""
    mart = task.mart(figures_json.MART)
    rows, values = task.selection.rows(mart), _values(task, mart)
    figures_json.write(task.connection, folder / figures_json.FILE, mart, rows, values, task.about.licence_words)
    about = f"An object per row of {mart.name} and line: the figure, its report, its place, the evidence, its caveats."
    return Written([Resource("figures", figures_json.FILE, about, "jsonl", further={"encoding": "utf-8"})])


def _derived(task: Task, folder: Path, each: Derived) -> Resource:
    mart = task.mart(each.mart)
    path = f"{each.name}.csv"
    values = dict(_values(task, mart)) | ({"licence": task.about.licence_words} if "$licence" in each.query else {})
    marts = {found.name: found for found in task.marts}
    columns = derived.write(task.connection, folder / path, each, marts, task.selection.rows(mart), values)
    tags = {"dialect": {"commentRows": [2]}, "hashtags": list(each.tags)} if each.tags else {}
    return Resource(each.name, path, each.description, "csv", columns, is_escaped=True, further=tags)


def _values(task: Task, mart: Mart) -> dict[str, object]:
    """Values of the parameters in the rows of a mart."""
    names = task.selection.rows(mart)
    return {name: value for name, value in task.selection.values.items() if f"${name}" in names}


Format = Callable[[Task, Path], Written]
FORMATS: dict[str, Format] = {
    "csv": write_csv,
    "parquet": write_parquet,
    "xlsx": write_xlsx,
    "hxl": write_hxl,
    "hapi": write_hapi,
    "jsonl": write_jsonl,
}
