"""Puts aside what stands between two halves of a sentence: running lines, footnotes, tables, captions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitrep.reading.captions import CAPTION
from sitrep.reading.document import FURNITURE, TABLE, TEXT
from sitrep.reading.pdf_furniture import SMALL_PRINT, footnotes, mark_furniture
from sitrep.reading.pdf_words import DraftLine, has_room
from sitrep.reading.units import ends_open, is_terminal
from sitrep.rows import GAP, NONE

OTHER_SIZE = 0.4  # points
BIGGER = 1.1
TITLE = 1.3  # times the size of the text: no sentence goes on after that
MAX_ASIDE = 60  # lines
HEAD = 0.5  # of the page's height: running lines above it stand at its head
Pages = Sequence[tuple[float, Sequence[DraftLine]]]  # height of the page and its lines in reading order
_Aside = tuple[int, list[DraftLine]]  # how many lines of the page's text stand before it, and its lines


def settle(pages: Pages) -> list[list[DraftLine]]:
    """The pages' lines, running ones marked, with nothing between two halves of a sentence.

    Running lines go to the head or foot of their page, footnotes to its foot, if no sentence goes across there, else to
    the last place before it where none does. A table or caption within a sentence goes behind the paragraph, or
    before it where the page ends first. Nothing leaves its page.
    """
    size = _body_size(pages)
    marked = mark_furniture(pages)
    apart = [_apart(height, lines, size) for (height, _), lines in zip(pages, marked, strict=True)]
    bodies = [_without(lines, set_apart) for lines, set_apart in zip(marked, apart, strict=True)]
    asides = _interruptions(bodies, size)
    inner: list[list[_Aside]] = [_as_asides(body, asides) for body in bodies]
    bodies = [[line for line in body if id(line) not in asides] for body in bodies]
    settled: list[list[DraftLine]] = []
    for number, body in enumerate(bodies):
        before = next((page[-1] for page in reversed(bodies[:number]) if page), None)
        after = next((page[0] for page in bodies[number + 1 :] if page), None)
        settled.append(_placed([before, *body, after], inner[number], apart[number], pages[number][0]))
    return settled


def _body_size(pages: Pages) -> float:
    sizes: Counter[float] = Counter()
    for _, lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=1.0)


def _apart(height: float, lines: Sequence[DraftLine], size: float) -> list[DraftLine]:
    """Footnotes and running lines."""
    running = [line for line in lines if line.role == FURNITURE]
    notes = footnotes(height, lines, size)
    return [*notes, *running]


def _without(lines: Sequence[DraftLine], others: Iterable[DraftLine]) -> list[DraftLine]:
    ids = {id(line) for line in others}
    return [line for line in lines if id(line) not in ids]


def _interruptions(bodies: Sequence[Sequence[DraftLine]], size: float) -> set[int]:
    """The ids of the lines that stand between two halves of a sentence, on one page or around its turn."""
    flat = [line for body in bodies for line in body]
    found: set[int] = set()
    position = 0
    while position < len(flat):
        # Small print, labels and headings are no halves of sentences.
        is_text = SMALL_PRINT * size <= flat[position].size <= BIGGER * size
        count = _interruption(flat, position) if is_text else 0
        found.update(id(line) for line in flat[position + 1 : position + 1 + count])
        position += 1 + count
    return found


def _interruption(lines: Sequence[DraftLine], position: int) -> int:
    """How many lines stand between an unfinished line and the line that goes on with it."""
    above = lines[position]
    if above.role != TEXT or is_terminal(above.text):
        return 0
    end = position + 1
    in_caption = False
    while end < len(lines) and end - position <= MAX_ASIDE:
        line = lines[end]
        in_caption = bool(CAPTION.match(line.text)) or (in_caption and _goes_on_with(lines[end - 1], line))
        is_title = line.size > TITLE * above.size
        if is_title or not (line.role == TABLE or in_caption or _is_other(line, above)):
            break
        end += 1
    count = end - position - 1
    if not count or end == len(lines):
        return 0
    below = lines[end]
    goes_on = below.text[:1].islower() or ends_open(above.text)
    return count if goes_on and below.role == TEXT and not _is_other(below, above) else 0


def _goes_on_with(caption: DraftLine, line: DraftLine) -> bool:
    # A wrapped caption starts anew in small letters too, so those do not tell it from the text.
    return line.gap == NONE or (not _is_other(line, caption) and 0 <= line.top - caption.bottom < line.size)


def _is_other(line: DraftLine, text: DraftLine) -> bool:
    return abs(line.size - text.size) > OTHER_SIZE


def _as_asides(body: Sequence[DraftLine], ids: set[int]) -> list[_Aside]:
    asides: list[_Aside] = []
    place = 0
    is_open = False
    for line in body:
        if id(line) not in ids:
            place, is_open = place + 1, False
        elif is_open:
            asides[-1][1].append(line)
        else:
            asides.append((place, [replace(line, gap=max(line.gap, GAP))]))
            is_open = True
    return asides


def _placed(
    around: Sequence[DraftLine | None], asides: Sequence[_Aside], apart: Sequence[DraftLine], height: float
) -> list[DraftLine]:
    last = len(around) - 2
    behind: dict[int, list[DraftLine]] = {}
    for place, lines in asides:
        clean = _clean_place(around, (*range(place, last + 1), *range(place - 1, -1, -1)))
        behind.setdefault(clean, []).extend(lines)
    head = [line for line in apart if line.role == FURNITURE and line.bottom < HEAD * height]
    foot = _without(apart, head)
    inside = range(last - 1, 0, -1)
    for lines, places in ((head, (0, last, *inside)), (foot, (last, 0, *inside))):
        if lines:
            behind.setdefault(_clean_place(around, places), []).extend(lines)
    placed = list(behind.get(0, ()))
    for place, line in enumerate(around[1:-1], start=1):
        if line:
            follows_aside = any(aside.role != FURNITURE for aside in behind.get(place - 1, ()))
            placed.append(replace(line, gap=max(line.gap, GAP)) if follows_aside else line)
        placed.extend(behind.get(place, ()))
    return placed


def _clean_place(around: Sequence[DraftLine | None], places: Sequence[int]) -> int:
    return next((place for place in places if _is_clean(around[place], around[place + 1])), places[0])


def _is_clean(above: DraftLine | None, below: DraftLine | None) -> bool:
    if above is None or below is None or TABLE in (above.role, below.role):
        return True
    if is_terminal(above.text):
        return True
    if below.text[:1].islower() or ends_open(above.text) or _is_headed_by(above, below):
        return False
    return below.gap >= GAP or has_room(above, below)


def _is_headed_by(above: DraftLine, below: DraftLine) -> bool:
    return above.size > BIGGER * below.size or (above.is_bold and not below.is_bold)
