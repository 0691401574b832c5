"""Traces as lines for a person: plain, or with bold letters where a terminal shows them. Pure functions."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitrep.terminal_text import inert
from sitrep.trace.rows import Cell, Correction, Edition, Judgement, Picture, Place, Report, Trace

INDENT = "  "
LABEL_WIDTH = 14
# Inert text holds no control character, so these can stand for what is bold until the lines are cut.
BOLD, LIGHT = "\x01", "\x02"
ESCAPES = {BOLD: "\x1b[1m", LIGHT: "\x1b[0m"}
RELATIONS = {"copied": "copy of", "replaced": "replaced", "later": "replaced by"}


@dataclass(frozen=True)
class Look:
    """Whether what stands out is bold, and after how many columns lines are cut, None for never."""

    is_bold: bool
    width: int | None


PLAIN = Look(is_bold=False, width=None)


def lines(traces: Sequence[Trace], pictures: Mapping[str, Picture], look: Look = PLAIN) -> list[str]:
    """All traces one after the other; `pictures` are those written, by figure."""
    shown: list[str] = []
    for trace in traces:
        shown += [""] if shown else []
        for line in _trace(trace, pictures.get(trace.figure_id)):
            shown += [_with_bold(part, look) for part in _cut(line, look.width)]
    return shown


def _trace(trace: Trace, picture: Picture | None) -> Iterator[str]:
    yield _heading(f"{trace.figure_id}: {_flat(trace.place.printed) or 'an empty cell'}")
    yield _pair("in", ", ".join(trace.marts))
    yield from _report(trace.report)
    yield from _place(trace.place, trace.cell)
    if picture:
        yield _pair("picture", str(picture.path))
    yield from _judgements(trace)
    yield from _corrections(trace.corrections)
    yield from _editions(trace)


def _report(report: Report) -> Iterator[str]:
    yield _heading("Report")
    yield _pair("file", report.report_file)
    yield _pair("path", report.report_path)
    yield _pair("sha-256", report.report_id)
    yield _pair("title", report.title_text or "not found")
    yield _pair("platform", _sourced(report.platform_code, report.platform_source))
    start, end = report.reference_period_start, report.reference_period_end
    period = " to ".join(str(day) for day in (start, end) if day)
    words = f": {report.period_text}" if report.period_text else ""
    yield _pair("period", _sourced(period, report.period_source + words))


def _sourced(text: str | None, source: str) -> str:
    return f"{text} ({source})" if text else source.replace("_", " ")


def _place(place: Place, cell: Cell | None) -> Iterator[str]:
    yield _heading("Place")
    span = "" if place.char_start is None else f", characters {place.char_start} to {place.char_end}"
    yield _pair("at", f"page {place.page_no}, line {place.line_no}{span}")
    if cell:
        column = "?" if cell.col_no is None else cell.col_no
        role = "" if cell.cell_role == "figure" else f" ({cell.cell_role.replace('_', ' ')})"
        yield _pair("cell", f"table {cell.table_no}, row {cell.row_no}, column {column}{role}")
        yield _pair("row label", cell.row_label_text or "none printed")
        yield _pair("column label", cell.header_text or "none printed")
    name = "sentence" if place.sentence_no is not None else "line"
    yield f"{INDENT}{name:<{LABEL_WIDTH}}{_marked(place)}"


def _marked(place: Place) -> str:
    """The sentence or line with the figure marked; an empty cell has no characters to mark."""
    if place.char_start is None or place.char_end is None:
        return _flat(place.context)
    first, past = place.char_start - place.context_start, place.char_end - place.context_start
    before, figure, after = place.context[:first], place.context[first:past], place.context[past:]
    return f"{_flat(before)}{BOLD}>>{_flat(figure)}<<{LIGHT}{_flat(after)}".rstrip()


def _judgements(trace: Trace) -> Iterator[str]:
    yield _heading(f"Judgements{f' ({trace.certainty})' if trace.certainty else ''}")
    for judgement in trace.judgements:
        yield from _judgement(judgement)
    for relation, other in (("part of", trace.part_of_figure_id), ("repeats", trace.repeats_figure_id)):
        if other:
            yield _pair(relation, other)


def _judgement(judgement: Judgement) -> Iterator[str]:
    yield _pair(
        judgement.name, f"{judgement.found or 'none'}{f' ({judgement.certainty})' if judgement.certainty else ''}"
    )
    for part in judgement.how.split("; "):
        yield INDENT * 2 + " " * LABEL_WIDTH + _flat(part)


def _corrections(corrections: Sequence[Correction]) -> Iterator[str]:
    yield _heading("Corrections")
    if not corrections:
        yield f"{INDENT}none"
    for item in corrections:
        yield _pair(item.field_name, f"{item.value_corrected}, read as {item.value_read}")
        told = f"{item.corrected_by}, {item.corrected_on}: {item.reason}"
        yield INDENT * 2 + " " * LABEL_WIDTH + _flat(told)


def _editions(trace: Trace) -> Iterator[str]:
    yield _heading("Edition")
    for edition in sorted(trace.editions, key=lambda edition: edition.relation != "own"):
        yield _edition(edition)
    for item in trace.now:
        value = "no number" if item.persons_reached is None else f"{item.persons_reached}"
        yield _pair("there", f"{value} for the same sector and plan ({item.figure_id})")


def _edition(edition: Edition) -> str:
    number = "a report of its own" if edition.revision_no is None else f"edition {edition.revision_no}"
    why = f", known by: {edition.revision_evidence}" if edition.revision_evidence else ""
    state = "current" if edition.is_current else "not current"
    if edition.relation == "own":
        return _pair("this", f"{number}, {state}{why}")
    return _pair(RELATIONS[edition.relation], f"{edition.report_file}, {number}, {state}{why}")


def _heading(text: str) -> str:
    return BOLD + inert(text) + LIGHT


def _pair(label: str, text: str) -> str:
    return f"{INDENT}{label:<{LABEL_WIDTH}}{_flat(text)}"


def _flat(text: str) -> str:
    """On one line and inert."""
    return inert(text.replace("\r\n", " ").replace("\n", " "))


def _cut(line: str, width: int | None) -> list[str]:
    if width is None or len(line) <= width:
        return [line]
    following = INDENT * 2 + " " * LABEL_WIDTH
    wide = max(width, 2 * len(following))
    return textwrap.wrap(line, wide, subsequent_indent=following, break_on_hyphens=False) or [line]


def _with_bold(line: str, look: Look) -> str:
    for mark, escape in ESCAPES.items():
        line = line.replace(mark, escape if look.is_bold else "")
    return line
