"""Texts in cells: what would act is written so that it does not, and every text can be had back."""

import csv
import io
import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.export.inert_text import FORMULA, HARMLESS, SUSPECT, escaped, escaped_in_json, original, without_controls
from sitrep.terminal_text import ACTIVE_CATEGORIES

# Texts with many of the characters that matter.
HOSTILE = st.text(
    st.one_of(st.sampled_from("=+-@\\;\t\r\n \x1b\x9b\u202e\u2028＝'\"x0n"), st.characters(codec="utf-8"))
)


def acts(text: str) -> bool:
    """Whether some character of it could act on a terminal."""
    return any(unicodedata.category(char) in ACTIVE_CATEGORIES for char in text)


@given(HOSTILE)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert original(escaped(text)) == text
    assert original(without_controls(text)) == text


@given(HOSTILE)
def test_what_is_written_does_not_act(text: str) -> None:
    written = escaped(text)
    assert not acts(written)
    assert not FORMULA.search(written) or HARMLESS.fullmatch(written)


@given(st.lists(HOSTILE))
def test_a_list_comes_back_as_it_was_and_does_not_act(texts: list[str]) -> None:
    written = escaped_in_json(json.dumps(texts, ensure_ascii=False))
    assert json.loads(written) == texts
    assert not acts(written)
    assert not FORMULA.search(written)


@given(HOSTILE)
def test_a_text_with_something_to_escape_is_suspect(text: str) -> None:
    # RE2's names of the categories, for Python.
    controls = "".join(char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"})
    pattern = re.sub(r"\\p\{\w\w\}", "", SUSPECT).replace(r"\x{00a0}", "\u00a0")
    assert escaped(text) == text or controls or re.search(pattern, text, re.DOTALL)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd|' /C calc'!A0", "\\x3dcmd|' /C calc'!A0"),
        ("+1+cmd", "\\x2b1+cmd"),
        ("@SUM(A1)", "\\x40SUM(A1)"),
        ("- 200 persons", "\\x2d 200 persons"),
        (" =1+1", " \\x3d1+1"),
        ("＝1+1", "\\uff1d1+1"),
        ("a;=1", "a;\\x3d1"),
        ("a\n=1", "a\\n\\x3d1"),
        ("\t=1", "\\t\\x3d1"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("C:\\new", "C:\\\\new"),
    ],
)
def test_what_a_spreadsheet_or_terminal_would_obey_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize("text", ["-", "+", "-3", "-1,200.5", "+51 1 234", "-3 %", "a = b", "2021-01", "it's", ""])
def test_numbers_dashes_and_plain_text_stay(text: str) -> None:
    assert escaped(text) == text


def test_a_cell_of_several_lines_is_one_line_of_the_file() -> None:
    file = io.StringIO()
    csv.writer(file).writerow([escaped("one\r\ntwo")])
    assert file.getvalue().count("\n") == 1
