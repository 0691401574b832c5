"""The page of many reports: bytes, time to write it, and how soon it answers in headless Chromium.

Copies of the largest sample report, under other ids, months and platforms and with other sentences, stand for the
reports: they are made inside a copy of the published file, so no report is read again.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from sitrep.errors import UsageError
from sitrep.page import drawing, places, read, render
from sitrep.page.compact import ID_DIGITS
from sitrep.page.places import Places
from sitrep.page.state import DEFAULT_REPORTS
from sitrep.publishing import places as published

CHROMIUM = "/usr/bin/chromium"
PLATFORMS = 50  # at most; a year of months each while there are fewer reports
LOADS = 5
LARGEST = """
    select report_id
    from marts.fct_figure
    inner join marts.dim_report using (report_id)
    where dim_report.is_current and media_type = 'application/pdf'
    group by report_id
    order by count(*) desc, report_id
    limit 1
"""
TABLES = (
    "select table_name, list(column_name) from duckdb_columns() where schema_name = 'marts' group by all order by 1"
)
COPIES = """
    create temp table copies as
    select
        copy_no,
        sha256('copy ' || copy_no) as copy_id,
        list_extract(codes, 1 + copy_no % $platforms) as platform,
        to_months((copy_no // $platforms)::integer) as later
    from range($copies) as numbers(copy_no)
    cross join (select list(platform_code order by platform_code) as codes from reference.platforms)
"""
# What a copy has of its own, by column.
OWN = {
    "report_id": "copy_id",
    "attention_id": "copy_id || attention_id",
    "platform_code": "platform",
    "reference_period_start": "(reference_period_start + later)::date",
    "reference_period_end": "last_day((reference_period_start + later)::date)",
    "excerpt": "excerpt || ' ' || copy_no",
    **{
        name: f"left(copy_id, {ID_DIGITS}) || substr({name}, {ID_DIGITS} + 1)"
        for name in ("figure_id", "part_of_figure_id", "repeats_figure_id")
    },
    "figure_ids": f"list_transform(figure_ids, lambda id: left(copy_id, {ID_DIGITS}) || substr(id, {ID_DIGITS} + 1))",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--warehouse", type=Path, default=Path("warehouse/sitrep.duckdb"), help="built from the samples"
    )
    parser.add_argument("--platforms", type=int, help="how many; if not given one for twelve reports, 50 at most")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the pages there, to be looked at")
    parser.add_argument("--reports", type=int, nargs="+", default=[100, 10_000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or scratch
        for count in options.reports:
            for limit in sorted({min(count, DEFAULT_REPORTS), count}):
                measure(options.warehouse, Path(folder), count, limit, options.platforms or platforms_of(count))


def platforms_of(reports: int) -> int:
    """Over how many platforms so many reports spread."""
    return min(PLATFORMS, max(1, reports // 12))


def measure(warehouse: Path, folder: Path, count: int, limit: int, platforms: int) -> None:
    """Print one line: so many reports in the file, so many of them on the page."""
    file = multiplied(warehouse, folder / f"copies{count}.duckdb", count, platforms)
    start = time.perf_counter()
    content = read.read(file, limit)
    found = copied_places(warehouse, [row[0] for row in content.tables["reports"].rows])
    text = render.page(content, found, drawing.drawing(), "benchmark")
    seconds = time.perf_counter() - start
    page = folder / f"page{count}-{limit}.html"
    page.write_text(text, "utf-8")
    told = f"{count:,} reports, {limit:,} on the page: {page.stat().st_size / 1e6:.2f} MB, written in {seconds:.1f} s"
    print(f"{told}; {loaded(page)}", flush=True)


def multiplied(warehouse: Path, file: Path, copies: int, platforms: int) -> Path:
    """A working file's name whose published file holds copies of the largest report."""
    target = published.current(file)
    if target.exists():
        return file
    target.parent.mkdir(parents=True, exist_ok=True)
    source = published.current(warehouse)
    if not source.exists():
        raise UsageError(str(source), "benchmark", "there is none", "make it: make run")
    shutil.copy(source, target)
    with duckdb.connect(str(target)) as connection:
        ((report,),) = connection.execute(LARGEST).fetchall()
        connection.execute(COPIES, {"copies": copies, "platforms": platforms})
        for table, columns in connection.execute(TABLES).fetchall():
            if "report_id" in columns:
                _multiply(connection, table, columns, report)
    return file


def _multiply(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str], report: str) -> None:
    own = ", ".join(f"{OWN[name]} as {name}" for name in columns if name in OWN)
    connection.execute(f"create temp table copied as select * from marts.{table} where report_id = ?", [report])
    connection.execute(f"delete from marts.{table}")
    connection.execute(f"insert into marts.{table} by name select copied.* replace ({own}) from copied, copies")
    connection.execute("drop table copied")


def copied_places(warehouse: Path, copies: list[str]) -> Places:
    """The places of the largest report's figures, for each of its copies."""
    with duckdb.connect(str(published.current(warehouse)), read_only=True) as connection:
        ((report,),) = connection.execute(LARGEST).fetchall()
        ids = [
            name
            for (name,) in connection.execute(
                "select figure_id from marts.fct_figure where report_id = ?", [report]
            ).fetchall()
        ]
    with tempfile.TemporaryDirectory() as folder:
        found = places.find(warehouse, [report], ids, Path(folder), images=True)
    (pictures,) = found.pictures.values()
    digits = [each[:ID_DIGITS] for each in copies]
    boxes = {copy + name[ID_DIGITS:]: place for copy in digits for name, place in found.boxes.items()}
    return Places(boxes, dict.fromkeys(digits, pictures))


def loaded(page: Path) -> str:
    """Milliseconds until the page answers, and until its last chart is drawn: the middle of several loads."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "not opened: playwright is not installed"
    if not Path(CHROMIUM).exists():
        return f"not opened: no {CHROMIUM}"
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        times = [_load(browser, page) for _ in range(LOADS)]
        browser.close()
    answers, drawn = (statistics.median(each) for each in zip(*times, strict=True))
    return f"answers after {answers:,.0f} ms, all charts after {drawn:,.0f} ms"


def _load(browser: Any, page: Path) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    tab.goto(page.as_uri(), timeout=600_000)
    marks = [tab.wait_for_function(_TIME, arg=name, timeout=600_000).json_value() for name in ("interactive", "drawn")]
    context.close()
    return marks[0], marks[1]


_TIME = "name => performance.getEntriesByName(name)[0]?.startTime"

if __name__ == "__main__":
    main()
