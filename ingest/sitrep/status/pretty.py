"""The state of a warehouse for a terminal: a grid of signs in colours, a year to a block."""

import io
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from sitrep.status.grid import MEANINGS, Cell, Grid, Row, State
from sitrep.status.rows import Status
from sitrep.status.text import head, tail
from sitrep.terminal_text import inert

STYLES = {
    State.NEW: "bold cyan",
    State.INFERRED: "yellow",
    State.READ: "green",
    State.MISSING: "bold red",
    State.AFTER: "dim",
    State.OUTSIDE: "",
}
SIGNS = {
    State.NEW: "◆",
    State.INFERRED: "◐",
    State.READ: "●",
    State.MISSING: "✗",
    State.AFTER: "·",
    State.OUTSIDE: "",
}
SEVERITIES = {"error": "bold red", "warn": "yellow", "info": "dim"}


def lines(status: Status, grid: Grid, now: datetime, width: int, *, has_colour: bool) -> list[str]:
    """All of it, no wider than `width`."""
    console = Console(
        file=io.StringIO(), force_terminal=True, width=width, color_system="standard" if has_colour else None
    )
    with console.capture() as captured:
        console.print(Group(*_parts(status, grid, now)), soft_wrap=False)
    return captured.get().splitlines()


def _parts(status: Status, grid: Grid, now: datetime) -> Iterator[RenderableType]:
    yield from (_pair(line) for line in head(status, now))
    for _, at in groupby(range(len(grid.months)), key=lambda at: grid.months[at].year):
        year = _year(grid, list(at))
        if year.row_count:
            yield Text("")
            yield year
    yield from _legend(grid)
    yield from (_pair(line) for line in tail(status, grid))


def _year(grid: Grid, at: list[int]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column(str(grid.months[at[0]].year), no_wrap=True)
    table.add_column("")
    for column in at:
        table.add_column(f"{grid.months[column]:%b}", justify="center", no_wrap=True)
    for row in grid.rows:
        if any(row.cells[column].state is not State.OUTSIDE for column in at):
            table.add_row(*_cells(row, at))
    return table


def _cells(row: Row, at: list[int]) -> Iterator[Text]:
    yield Text(inert(row.platform))
    yield Text(inert(row.country), style="dim")
    yield from (_sign(row.cells[column]) for column in at)


def _sign(cell: Cell) -> Text:
    several = str(len(cell.reports)) if len(cell.reports) > 1 else ""
    return Text(several + SIGNS[cell.state], style=STYLES[cell.state])


def _legend(grid: Grid) -> Iterator[Text]:
    used = {cell.state for row in grid.rows for cell in row.cells}
    if used:
        yield Text("")
    for state, meaning in MEANINGS.items():
        if state in used:
            name = "" if state is State.AFTER else f"{state.value}: "
            yield Text.assemble("  ", (SIGNS[state], STYLES[state]), "  ", (f"{name}{meaning}", "dim"))


def _pair(line: str) -> Text:
    """A line with what stands before its colon in bold, or in the colour of its severity."""
    text = Text(inert(line))
    first = line.split()[:1]
    if first and first[0] in SEVERITIES:
        text.stylize(SEVERITIES[first[0]], 0, line.index(first[0]) + len(first[0]))
    elif ":" in line and not line.startswith(" "):
        text.stylize("bold", 0, line.index(":"))
    return text
