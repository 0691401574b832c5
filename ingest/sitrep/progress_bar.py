"""The line that moves while a command works: a bar, pages per second and the time left."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Column
from rich.text import Text

from sitrep.output import Count, Show
from sitrep.terminal_text import inert

NAME_WIDTH = 24  # characters of what goes on: a long file name must not push the rest off the line


class _Speed(ProgressColumn):
    """Pages per second of late."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} pages/s" if task.speed and task.fields["counts_pages"] else "")


@contextmanager
def bar(console: Console | None = None) -> Iterator[Show]:
    """A line on stderr, gone at the end."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=12),
        TextColumn("{task.fields[files]}"),
        _Speed(table_column=Column(no_wrap=True)),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console or Console(stderr=True), transient=True) as shown:
        task = _begin(shown, "starting")

        def show(text: str, count: Count | None = None) -> None:
            nonlocal task
            name = _short(inert(text))
            if count is None and shown.tasks[0].total is not None:
                # Another step begins, and nobody knows how long it takes: a new task, as a total cannot be taken back.
                shown.remove_task(task)
                task = _begin(shown, name)
            shown.update(task, description=name)
            if count is None:
                return
            files = f"{count.files} of {count.files_in_all} files"
            counts_pages = count.pages_in_all > 0
            done, total = (count.pages, count.pages_in_all) if counts_pages else (count.files, count.files_in_all)
            shown.update(task, completed=done, total=total, files=files, counts_pages=counts_pages)

        yield show


def _begin(shown: Progress, name: str) -> TaskID:
    return shown.add_task(name, total=None, files="", counts_pages=False)


def _short(text: str) -> str:
    return text if len(text) <= NAME_WIDTH else f"{text[: NAME_WIDTH - 3]}..."
