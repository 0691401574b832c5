"""What may say what a report is: wordings and periods near its start, verbatim and with their places.

Which of them counts, and what it means, is decided in dbt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from sitrep.reading.headings import is_spaced
from sitrep.reading.language import language_shares
from sitrep.reading.metadata import Printed, find_title
from sitrep.reading.periods import PrintedPeriod, find_periods, find_periods_of_file_name
from sitrep.reading.zones import body_size, cover, is_big, running, short_lines
from sitrep.rows import AttributeRow, Line, PeriodRow, SentenceRow
from sitrep.storable import storable

TITLE, COVER, RUNNING, PAGE, PDF_METADATA, FILE_NAME = "title", "cover", "running", "page", "pdf_metadata", "file_name"
TEXT = "text"
NAME_LINES = 15
MAX_NAME_CHARS = 200
MAX_LABEL_CHARS = 80
CONTEXT_CHARS = 120
_BOX_EDGE = re.compile(r"[|;•·\t]| {2,}")
MAX_PERIODS = 60  # charts print a month per tick


@dataclass(frozen=True)
class Origin:
    """What is known of a report beside its pages: the file's name without its ending, a PDF's own information."""

    file_stem: str = ""
    info: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Piece:
    """A piece of text in which to look: where it was read, its text and, where it is printed, its place."""

    source: str
    text: str
    line: Line | None
    char_start: int | None
    above: str | None = None


def find_attributes(
    text: str, title: Printed | None, lines: Sequence[Line], sentences: Sequence[SentenceRow], origin: Origin
) -> list[AttributeRow]:
    """Rows of ``raw.report_attribute``: titles, lines that may name platform or country, languages with shares.

    What the PDF's makers wrote into it comes last, the file's name not at all: it is in ``raw.report``.
    """
    drafts = [("title", piece) for piece in _titles(title, lines, origin)]
    drafts += [("name", piece) for piece in _names(lines, sentences, origin)]
    drafts += (
        [("created", Piece(PDF_METADATA, origin.info["CreationDate"], None, None))]
        if origin.info.get("CreationDate")
        else []
    )
    rows = [_attribute(number, attribute, piece) for number, (attribute, piece) in enumerate(drafts, start=1)]
    shares = language_shares(text)
    first = len(rows) + 1
    return rows + [
        AttributeRow(number, "language", TEXT, code, share)
        for number, (code, share) in enumerate(shares.items(), start=first)
    ]


def find_report_periods(
    text: str, title: Printed | None, lines: Sequence[Line], sentences: Sequence[SentenceRow], origin: Origin
) -> list[PeriodRow]:
    """Rows of ``raw.report_period``: every period printed where a report may say which one it reports on."""
    rows: list[PeriodRow] = []
    for piece in _period_pieces(text, title, lines, sentences, origin):
        rows.extend(_periods(piece, len(rows) + 1))
    return rows[:MAX_PERIODS]


def title_of(text: str, lines: Sequence[Line], sentences: Sequence[SentenceRow]) -> Printed | None:
    """The title on the cover."""
    return find_title(text, cover(lines, sentences), body_size(lines))


def _titles(title: Printed | None, lines: Sequence[Line], origin: Origin) -> Iterator[Piece]:
    if title:
        yield Piece(TITLE, title.text, _line_at(lines, title.char_start), title.char_start)
    if origin.info.get("Title", "").strip():
        yield Piece(PDF_METADATA, origin.info["Title"].strip(), None, None)


def _names(lines: Sequence[Line], sentences: Sequence[SentenceRow], origin: Origin) -> Iterator[Piece]:
    on_cover = cover(lines, sentences)[:NAME_LINES]
    for line in on_cover:
        yield _whole(COVER, line)
    numbers = {line.line_no for line in on_cover}
    for line in short_lines(lines, sentences):
        if line.line_no not in numbers and line.page_no == 1 and _is_labelled(line.text):
            yield _whole(PAGE, line)
    for line in running(lines):
        yield _whole(RUNNING, line)
    for key in ("Subject", "Keywords"):
        if origin.info.get(key, "").strip():
            yield Piece(PDF_METADATA, origin.info[key].strip(), None, None)


def _is_labelled(text: str) -> bool:
    label, colon, value = text.partition(":")
    return bool(colon and label.strip() and value.strip()) and len(text.strip()) <= MAX_LABEL_CHARS


def _whole(source: str, line: Line, above: str | None = None) -> Piece:
    bare = line.text.strip()[:MAX_NAME_CHARS]
    return Piece(source, bare, line, line.char_start + len(line.text) - len(line.text.lstrip()), above)


def _period_pieces(
    text: str, title: Printed | None, lines: Sequence[Line], sentences: Sequence[SentenceRow], origin: Origin
) -> Iterator[Piece]:
    if title:
        yield Piece(TITLE, title.text, _line_at(lines, title.char_start), title.char_start)
    body = body_size(lines)
    on_cover = {line.line_no for line in cover(lines, sentences)}
    rest = [line for line in short_lines(lines, sentences) if not _is_in(title, line)]
    for run in _runs(rest):
        is_cover = run[0].line_no in on_cover or (run[0].page_no == 1 and is_big(run[0], body))
        start, end = run[0].char_start, run[-1].char_end
        above = next((line.text for line in reversed(lines) if 0 < run[0].line_no - line.line_no <= 2), None)
        yield Piece(COVER if is_cover else PAGE, text[start:end], run[0], start, above)
    for line in running(lines):
        yield Piece(RUNNING, line.text, line, line.char_start)
    for key in ("Title", "Subject", "Keywords"):
        if origin.info.get(key):
            yield Piece(PDF_METADATA, origin.info[key], None, None)
    if origin.file_stem:
        yield Piece(FILE_NAME, storable(origin.file_stem), None, None)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Each line alone, or with the next one where a period goes on over the line break."""
    position = 0
    while position < len(lines):
        run = lines[position : position + 2]
        adjoin = len(run) == 2 and run[1].line_no - run[0].line_no == 1 and run[1].page_no == run[0].page_no
        if adjoin and _goes_on(run[0].text, run[1].text):
            yield list(run)
            position += 2
        else:
            yield [lines[position]]
            position += 1


def _goes_on(text: str, following: str) -> bool:
    both = find_periods(f"{text}\n{following}")
    return any(found.char_start < len(text) < found.char_end for found in both)


def _periods(piece: Piece, first_no: int) -> Iterator[PeriodRow]:
    found = find_periods_of_file_name(piece.text) if piece.source == FILE_NAME else _found_in(piece.text)
    for number, period in enumerate(found):
        start = found[number - 1].char_end if number else 0
        end = found[number + 1].char_start if number + 1 < len(found) else len(piece.text)
        before = _last_box(piece.text[start : period.char_start])
        after = _first_box(piece.text[period.char_end : end])
        parts = {name: value for name, value in asdict(period).items() if name not in ("char_start", "char_end")}
        offset = piece.char_start
        yield PeriodRow(
            period_no=first_no + number,
            source=piece.source,
            before_text=before,
            after_text=after,
            above_text=piece.above.strip()[:CONTEXT_CHARS] if piece.above else None,
            page_no=piece.line.page_no if piece.line else None,
            line_no=piece.line.line_no if piece.line else None,
            char_start=None if offset is None else offset + period.char_start,
            char_end=None if offset is None else offset + period.char_end,
            **parts,
        )


def _found_in(text: str) -> list[PrintedPeriod]:
    """The periods in a text, also where its letters are set apart ("J A N U A R Y  2 0 2 1")."""
    if not is_spaced(text):
        return find_periods(text)
    kept = [place for place, char in enumerate(text) if char != " " or text[place - 1 : place + 2].count(" ") > 1]
    found = find_periods("".join(text[place] for place in kept))
    return [_spread(text, period, kept) for period in found]


def _spread(text: str, period: PrintedPeriod, kept: Sequence[int]) -> PrintedPeriod:
    start, end = kept[period.char_start], kept[period.char_end - 1] + 1
    return PrintedPeriod(**(asdict(period) | {"char_start": start, "char_end": end, "text": text[start:end]}))


def _last_box(text: str) -> str:
    """What stands before a period in the same box of the line; a mark alone belongs to the words before it."""
    start = 0
    for found in _BOX_EDGE.finditer(text):
        if any(char.isalnum() for char in text[found.end() :]):
            start = found.end()
    return text[start:].strip()[-CONTEXT_CHARS:]


def _first_box(text: str) -> str:
    return _BOX_EDGE.split(text)[0].strip()[:CONTEXT_CHARS]


def _attribute(number: int, attribute: str, piece: Piece) -> AttributeRow:
    page_no, line_no = (piece.line.page_no, piece.line.line_no) if piece.line else (None, None)
    end = None if piece.char_start is None else piece.char_start + len(piece.text)
    return AttributeRow(number, attribute, piece.source, piece.text, None, page_no, line_no, piece.char_start, end)


def _line_at(lines: Sequence[Line], offset: int) -> Line:
    return next(line for line in reversed(lines) if line.char_start <= offset)


def _is_in(title: Printed | None, line: Line) -> bool:
    return title is not None and title.char_start <= line.char_start < title.char_start + len(title.text)
