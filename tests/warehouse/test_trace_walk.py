"""Every figure and table cell of the samples is traced back to its very characters, in the text and on the page."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import duckdb
import pdfplumber
import pytest

from sitrep.trace import picture
from sitrep.trace.files import PDF, pdf_bytes
from sitrep.trace.read import read
from sitrep.trace.rows import Box, Trace
from tests.warehouse.conftest import SAMPLES

IDS = "select figure_id from marts.fct_figure union select figure_id from marts.qa_table_cell order by figure_id"
SLACK = 0.5  # points: the two libraries round differently


@pytest.fixture(scope="module")
def traces(warehouse_file: Path) -> list[Trace]:
    """The traces of all figures and cells of the samples."""
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        figure_ids = [row[0] for row in connection.execute(IDS).fetchall()]
    found, faults = read(warehouse_file, figure_ids)
    assert faults == ()
    assert [trace.figure_id for trace in found] == figure_ids
    return found


def test_every_span_leads_to_the_characters_in_the_report(
    traces: list[Trace], warehouse: duckdb.DuckDBPyConnection
) -> None:
    texts = dict(warehouse.execute("select report_id, text from raw.report").fetchall())
    printed = dict(
        warehouse.execute(
            "select figure_id, value_raw from marts.qa_table_cell "
            "union select figure_id, figure_text from marts.fct_figure"
        ).fetchall()
    )
    empty = 0
    for trace in traces:
        place = trace.place
        if place.char_start is None or place.char_end is None:
            empty += 1
            assert place.printed == printed[trace.figure_id] == ""
            continue
        start = place.char_start - place.context_start
        assert place.printed == printed[trace.figure_id] != ""
        assert texts[trace.report.report_id][place.char_start : place.char_end] == place.printed
        assert place.context[start : start + len(place.printed)] == place.printed
    assert {trace.report.report_file for trace in traces} == {
        path.name for path in SAMPLES.iterdir() if path.suffix in {".pdf", ".txt"}
    }
    assert sum(trace.cell is None for trace in traces) > 100
    assert sum(trace.cell is not None for trace in traces) > 100
    assert empty > 0


def test_every_box_holds_the_characters_on_the_page_and_no_other(traces: list[Trace]) -> None:
    figures = cells = 0
    for trace, box, inside in _boxes_of_pdfs(traces):
        assert inside == "".join(box.text[box.first : box.past].split()), trace.figure_id
        assert box.kind == ("characters" if inside else "cell")
        figures += trace.cell is None
        cells += trace.cell is not None
    assert figures > 50
    assert cells > 40


def test_boxes_of_a_figure_hold_all_of_it(traces: list[Trace]) -> None:
    parts = {
        trace.figure_id: "".join("".join(box.text[box.first : box.past].split()) for box in trace.boxes)
        for trace in traces
        if trace.report.media_type == PDF
    }
    printed = {trace.figure_id: "".join(trace.place.printed.split()) for trace in traces}
    assert parts == {key: printed[key] for key in parts}
    assert any(len(trace.boxes) > 1 for trace in traces)


def _boxes_of_pdfs(traces: list[Trace]) -> Iterator[tuple[Trace, Box, str]]:
    """Each box of each PDF, made narrow by pdfium, with the characters that pdfplumber finds in it."""
    for report, found in groupby((t for t in traces if t.report.media_type == PDF), key=lambda trace: trace.report):
        placed = [(trace, box) for trace in found for box in trace.boxes]
        narrow = picture.located(pdf_bytes(report, []), [box for _, box in placed])
        with pdfplumber.open(report.report_path) as pdf:
            for (trace, _), box in zip(placed, narrow, strict=True):
                sides = (box.x0 - SLACK, box.top - SLACK, box.x1 + SLACK, box.bottom + SLACK)
                chars = pdf.pages[box.page_no - 1].within_bbox(sides).chars
                text = "".join(char["text"] for char in sorted(chars, key=lambda char: char["x0"]))
                yield trace, box, "".join(text.split())
