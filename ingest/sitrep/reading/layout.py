"""Groups lines into blocks: headings, list items and paragraphs, rejoined where a column or page cut them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitrep.reading.captions import opens_caption
from sitrep.reading.document import FURNITURE, TEXT
from sitrep.reading.headings import is_heading, is_known_heading
from sitrep.reading.styles import BIGGER_FONT, joined_line, style_of, wrapped_lines
from sitrep.reading.units import NUMBER_ONLY, ends_open, is_terminal, unit_starts
from sitrep.rows import BARRIER, GAP, NONE, SOFT, Line

HEADING, LIST_ITEM, PROSE = "heading", "list_item", "prose"

_PRIVATE_USE = "\ue000-\uf8ff"
# ``(cid:120)`` is how a mark reads whose font names no character. ``>`` and a stroke open an item where more than a
# number follows.
_BULLET = re.compile(rf"^\s*(?:[•▪◦‣●○■□▫➢➤✓✔►▶∙·{_PRIVATE_USE}]\s*|(?:[*o§>|]|\(cid:\d+\))\s+|[-–—]\s+)(?=\S)")
_NUMBERED = re.compile(r"^\s*(?:\(?(\d{1,2})[.)]|\(?([a-h])\))\s+(?=\S)")
_MARK = re.compile(r"^\s*[*†‡§]{1,3}\s*$")
_DASH = re.compile(r"^\s*[-–—*o§]\s")


@dataclass(frozen=True)
class Block:
    """A run of lines that reads as one: its kind, and the span of its text without the list marker.

    ``part_of_list`` says that the list item follows another of the same list.
    """

    kind: str
    char_start: int
    char_end: int
    part_of_list: bool = False


@dataclass
class _Open:
    """A block under construction."""

    kind: str
    lines: list[Line]
    text_start: int
    part_of_list: bool = False
    joinable: bool = True

    def closed(self) -> Block:
        last = self.lines[-1]
        end = last.char_start + len(last.text.rstrip())
        return Block(self.kind, self.text_start, end, self.part_of_list)


def find_blocks(lines: Sequence[Line]) -> list[Block]:
    """Blocks of the text lines, in reading order; tables, partner lists and running lines are passed over."""
    parted = part_lines(lines)
    style = style_of(parted)
    starts = _starts_of_units(parted)
    blocks: list[_Open] = []
    position = 0
    while position < len(parted):
        before = _read_before(blocks, parted, position)
        count = wrapped_lines(parted, position, style)
        heading = parted[position : position + count]
        after = parted[position + count] if position + count < len(parted) else None
        if is_heading(joined_line(heading), before, after, style):
            blocks.append(_Open(HEADING, heading, _text_start(heading[0])))
        else:
            count = 1
            _place(blocks, parted[position], position in starts)
        position += count
    return [block.closed() for block in blocks]


def part_lines(lines: Sequence[Line]) -> list[Line]:
    """The text lines, each with its ``gap`` raised to what stands between it and the text line before it."""
    parted: list[Line] = []
    between = GAP
    has_run = False
    for line in lines:
        has_run = has_run or line.role == FURNITURE
        if line.role != TEXT:
            between = max(between, NONE if line.role == FURNITURE else GAP if not line.text.strip() else BARRIER)
            continue
        # Running lines between two pages stand where no sentence goes across.
        turned = bool(parted) and parted[-1].page_no != line.page_no and (line.gap == NONE or has_run)
        parted.append(replace(line, gap=max(line.gap, between, GAP if turned else NONE)))
        between, has_run = NONE, False
    return parted


def _starts_of_units(lines: Sequence[Line]) -> set[int]:
    starts: set[int] = set()
    first = 0
    for position in range(1, len(lines) + 1):
        if position == len(lines) or lines[position].gap >= SOFT or _marker(lines[position].text):
            starts.update(first + found for found in unit_starts(lines[first:position]))
            first = position
        elif is_known_heading(lines[position - 1].text):
            first = position
    return starts


def _place(blocks: list[_Open], line: Line, unit: bool) -> None:
    current = blocks[-1] if blocks else None
    if marker := _list_marker(line, current):
        follows = bool(current) and current.kind == LIST_ITEM if current else False
        blocks.append(_Open(LIST_ITEM, [line], line.char_start + marker, follows))
    elif current is None or current.kind == HEADING:
        blocks.append(_Open(PROSE, [line], _text_start(line)))
    elif unit:
        current.joinable = False
        blocks.append(_Open(PROSE, [line], _text_start(line), joinable=False))
    elif line.gap == NONE or _is_mark(current, line) or _runs_on(current, line):
        current.lines.append(line)
    else:
        blocks.append(_Open(PROSE, [line], _text_start(line)))


def _is_mark(current: _Open, line: Line) -> bool:
    """Whether the line is the mark of a footnote alone, printed apart from what it marks."""
    return bool(_MARK.match(line.text)) and current.lines[-1].page_no == line.page_no and line.gap < BARRIER


def _text_start(line: Line) -> int:
    return line.char_start + len(line.text) - len(line.text.lstrip())


def _read_before(blocks: Sequence[_Open], lines: Sequence[Line], position: int) -> Line | None:
    # After a heading or a unit nothing is left unfinished, so a heading may follow without a blank line.
    is_done = bool(blocks) and (blocks[-1].kind == HEADING or not blocks[-1].joinable)
    before = lines[position - 1] if position else None
    return None if before is None or (is_done and not NUMBER_ONLY.match(before.text)) else before


def _runs_on(current: _Open, line: Line) -> bool:
    """Whether the line goes on with a block that white space, a column or a page cut."""
    if line.gap >= BARRIER or not current.joinable:
        return False
    last = current.lines[-1]
    if is_terminal(last.text):
        return False
    if opens_caption(line.text) and (line.is_bold or line.page_no != last.page_no):
        return False
    if line.text.lstrip()[:1].islower() or ends_open(last.text):
        return True
    return line.gap == SOFT and not last.room and _is_set_alike(last, line) and not _is_done(current)


def _is_done(current: _Open) -> bool:
    """Whether a block is a caption, the name of who took a picture, or ends with a number alone: nothing follows."""
    ends = NUMBER_ONLY.match(current.lines[-1].text)
    return bool(ends) or opens_caption(current.lines[0].text) or any("©" in line.text for line in current.lines)


def _is_set_alike(line: Line, other: Line) -> bool:
    if line.is_bold != other.is_bold:
        return False
    sizes = [found.font_size for found in (line, other) if found.font_size]
    return len(sizes) < 2 or max(sizes) < BIGGER_FONT * min(sizes)


def _marker(text: str) -> int:
    """Length of the bullet or number at the start of the line, 0 if it has none."""
    found = _BULLET.match(text) or _NUMBERED.match(text)
    if found and found.group().strip() == ">" and NUMBER_ONLY.match(text):
        return 0
    return found.end() if found else 0


def _list_marker(line: Line, current: _Open | None) -> int:
    """Length of the list marker, 0 where a dash or number at the start of the line is part of a sentence."""
    length = _marker(line.text)
    certain = bool(_BULLET.match(line.text)) and not _DASH.match(line.text)
    if not length or certain or current is None or current.kind in (HEADING, LIST_ITEM):
        return length
    return length if line.gap >= GAP or is_terminal(current.lines[-1].text) else 0
