"""Writes docs/tables.md and its pictures anew: drawn layouts of sector tables, and what is read from each.

Run from the top of the repository: ``.venv/bin/python -m scripts.draw_layouts``. Needs the development packages.
"""

import tempfile
from pathlib import Path

import duckdb
import pypdfium2

from reports.sample.drawing import draw
from reports.sample.variety import make
from sitrep.build import build
from sitrep.ingest import ingest

NUMBERS = (32, 10, 48, 14, 26, 21, 102, 40, 75, 133, 46, 15)
PAGE = Path("docs/tables.md")
PICTURES = Path("docs/tables")
SCALE = 1.6
MARGIN = 14.0  # points around the tables
GREYS = 16

INTRODUCTION = """# Sector tables: layouts, and what is read from them

Every picture is a page drawn for this purpose, with invented numbers; beside it stands what `sitrep run` reads from
it. A column that no printed word names stays without a name (`unlabelled`), and a table that counts something else
than persons reached is kept as raw cells only: see [data-quality.md](data-quality.md). `scripts/draw_layouts.py`
writes this page; `tests/warehouse/test_drawn_reports.py` draws and checks many more.

How a table is read: rows of two and more numbers or dashes below one another are its body; printed rules part its
columns where they part all numbers, else the numbers below one another do; the words above, level or turned, belong
to the column over which they stand; a label may run over several lines, and stand before or behind the numbers.
Tables of other things are read the same way, so that their numbers are values too. Whatever stands in a box printed
close above the rows is their header, in as many levels as it has: words over several columns are one cell, of the
column below their middle. Years one after the other over the columns are a header. Between rules, words among the
numbers are a cell whose number is NULL. A name that stands alone between rows, or in a column of its own before the
labels, is a header cell of column 0 before the rows of its group. Frames side by side with a label behind the gap are
two tables. A number outside the frame is no cell.
A table that ends at the foot of a page may go on at the top of the next ones without its header, where its rows keep to
the same columns and nothing stands above them: its cells say on which page they are. Sectors as rows and plans as
columns are turned over (`int_table_cell__turned`). What the words mean is in seeds: `sector_labels`, with additions
(`int_sector_title__extended`) unless `narrowing_words` leave only a part of the sector; `plan_scope_labels` and, for
other wordings, `plan_scope_words`; `table_profiles`; and `table_measure_words` for captions of money, targets or
organisations.
"""

CELLS = """
select sector_code, plan_scope, coalesce(value_raw, '') as printed
from marts.fct_assistance_by_sector
where report_file = ?
order by line_no, col_no, plan_scope
"""
OTHERS = """
select distinct table_no, unlabelled_reason, coalesce(unlabelled_detail, '') as detail
from marts.qa_table_cell
where report_file = ? and unlabelled_reason is not null
order by all
"""
PLACES = """
select cells.page_no, min(x0), max(x1), min(top), max(bottom)
from raw.table_cell as cells
inner join raw.report using (report_id)
where report_file = ?
group by cells.page_no
order by cells.page_no
limit 1
"""


def main() -> None:
    """Draws the reports, reads them, and writes the page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in NUMBERS:
            (folder / f"{number:03}.pdf").write_bytes(draw(make(number).spec))
        warehouse = folder / "layouts.duckdb"
        ingest([folder], warehouse)
        if not build(warehouse).is_success:
            raise SystemExit("the build of the drawn reports failed: nothing was written")
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            parts = [part(connection, folder / f"{number:03}.pdf", number) for number in NUMBERS]
    PAGE.write_text(INTRODUCTION + "\n" + "\n".join(parts), encoding="utf-8")


def part(connection: duckdb.DuckDBPyConnection, path: Path, number: int) -> str:
    """The part of the page on one layout; its picture is written beside it."""
    picture = PICTURES / path.with_suffix(".png").name
    draw_picture(connection, path, picture)
    rows = connection.execute(CELLS, [path.name]).fetchall()
    lines = [f"## {make(number).kind}", "", f"![the page]({picture.relative_to('docs')})", ""]
    if rows:
        sectors = list(dict.fromkeys(sector for sector, _, _ in rows))
        cells = {(sector, scope): text for sector, scope, text in rows}
        lines += ["| |" + "".join(f" {sector} |" for sector in sectors), "|---|" + "---|" * len(sectors)]
        for scope in ("rmrp", "non_rmrp"):
            lines.append(f"| {scope} |" + "".join(f" {cells[sector, scope]} |" for sector in sectors))
        lines.append("")
    for table_no, reason, detail in connection.execute(OTHERS, [path.name]).fetchall():
        lines += [f"Table {table_no}: unlabelled, `{reason}`" + (f" ({detail})" if detail else "") + ".", ""]
    return "\n".join(lines)


def draw_picture(connection: duckdb.DuckDBPyConnection, path: Path, picture: Path) -> None:
    """The part of the page that holds the tables, as a small grey picture."""
    found = connection.execute(PLACES, [path.name]).fetchone()
    if found is None:
        raise SystemExit(f"{path.name}: no table was read")
    page_no, x0, x1, top, bottom = found
    page = pypdfium2.PdfDocument(path)[page_no - 1]
    image = page.render(scale=SCALE).to_pil().convert("L")
    box = (x0 - MARGIN, top - 2 * MARGIN, x1 + MARGIN, bottom + MARGIN)
    image.crop(tuple(round(side * SCALE) for side in box)).quantize(GREYS).save(picture, optimize=True)


if __name__ == "__main__":
    main()
