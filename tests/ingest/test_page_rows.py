"""Rows as the page holds them: said once, inert, with each figure found in its sentence. Charts that sum nothing."""

import json

import pytest

from sitrep.page import charts
from sitrep.page.compact import beginning, packed, shown, without_folder
from sitrep.page.render import inert_json


def unpacked(table: dict[str, object]) -> list[dict[str, object]]:
    """The rows again, as the page's script makes them."""
    columns, known, rows = table["c"], table["d"], table["r"]
    assert isinstance(columns, list)
    assert isinstance(known, dict)
    assert isinstance(rows, list)
    return [
        {name: known[name][value] if name in known else value for name, value in zip(columns, row, strict=True)}
        for row in rows
    ]


def test_packed_rows_come_back_whole() -> None:
    rows = [
        {"code": "health", "text": f"text {at}", "value": at, "nothing": None, "flag": at % 2 == 0} for at in range(9)
    ] + [{"code": None, "text": "last", "value": None, "nothing": None, "flag": None}]
    table = packed(rows, list(rows[0]))
    assert unpacked(json.loads(json.dumps(table))) == rows
    assert set(table["d"]) == {"code"}


def test_table_without_rows_stays_a_table() -> None:
    assert packed([], ["a", "b"]) == {"c": ["a", "b"], "d": {}, "r": []}


@pytest.mark.parametrize(
    ("text", "figures", "start"),
    [
        ("some 110 people", [(1000, "110")], 995),
        ("110 people and 110 more", [(1000, "110")], None),  # which of the two is not known
        ("110 people and 110 more", [(1000, "110"), (1015, "110")], 1000),
        ("2110 people and 110 more", [(1016, "110")], 1000),  # not inside another number
        ("120 people", [(1000, "110")], None),
    ],
)
def test_beginning_of_a_sentence_is_told_by_its_figures(
    text: str, figures: list[tuple[int, str]], start: int | None
) -> None:
    assert beginning(text, figures) == start


def test_text_is_shown_on_one_line_and_inert() -> None:
    assert shown("a\nb\x0cc\x1b[31m\u202e") == r"a b c\x1b[31m\u202e"


@pytest.mark.parametrize(
    ("path", "reason", "told"),
    [
        ("/data/in/a.pdf", "file_rejected (/data/in/a.pdf.toml): not of /data/in/a.pdf", "(a.pdf.toml): not of a.pdf"),
        ("in/a.pdf", "file_rejected (file): in/a.pdf and/or in/b.pdf", "(file): a.pdf and/or in/b.pdf"),
        ("a.pdf", "file_rejected (file): a.pdf", "(file): a.pdf"),
        ("/a.pdf", "file_rejected (file): and/or", "(file): and/or"),
    ],
)
def test_rejected_file_is_told_without_its_folder(path: str, reason: str, told: str) -> None:
    row = {"report": None, "report_file": path, "place": path, "excerpt": path, "reason": reason}
    name = path.rpartition("/")[2]
    expected = {"report": None, "report_file": name, "place": name, "excerpt": name, "reason": f"file_rejected {told}"}
    assert without_folder(row) == expected


def test_json_cannot_end_a_script() -> None:
    text = "</script><!-- & \u2028"
    written = inert_json({"text": text})
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"text": text}


def test_no_chart_stacks_or_sums() -> None:
    for name, spec in charts.compiled().items():
        kinds = {each["type"] for source in spec["data"] for each in source.get("transform", [])}
        assert kinds <= {"filter", "formula", "extent"}, name
