"""The line that moves: what it says of a batch."""

from io import StringIO
from typing import Any

import pytest
from rich.console import Console
from rich.progress import Progress

from sitrep.output import Count
from sitrep.progress_bar import bar


def shown(*steps: tuple[str, Count | None]) -> str:
    told = StringIO()
    with bar(Console(file=told, force_terminal=True, width=120)) as show:
        for text, count in steps:
            show(text, count)
    return told.getvalue()


def test_files_and_what_is_read_are_said() -> None:
    said = shown(("reading a.pdf", Count(3, 40, 20, 300)))
    assert "reading a.pdf" in said
    assert "3 of 40 files" in said


def test_a_step_after_the_batch_has_no_count() -> None:
    said = shown(("reading a.pdf", Count(40, 40, 300, 300)), ("building fct_figure", None))
    assert "building fct_figure" in said
    assert "40 files" not in said.rpartition("building fct_figure")[2]


def test_the_bar_of_a_step_after_the_batch_has_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    totals: list[float | None] = []
    update = Progress.update

    def noted(progress: Progress, *arguments: Any, **fields: Any) -> None:
        update(progress, *arguments, **fields)
        totals.append(progress.tasks[0].total)

    monkeypatch.setattr(Progress, "update", noted)
    said = shown(("reading a.pdf", Count(1, 2, 10, 20)), ("building a", None), ("building b", None))
    assert (totals[0], totals[-3:]) == (None, [20, None, None])
    assert "building b" in said


def test_a_name_cannot_act_on_the_terminal_nor_fill_the_line() -> None:
    said = shown(("reading \x1b]0;title\x07" + "x" * 200, Count(0, 1, 0, 0)))
    assert "\x1b]0;" not in said
    assert "x" * 30 not in said
