"""A process that draws pages of PDFs: takes one report after the other from its connection, until that is closed.

Its arguments are the connection's number and how many MB it may use. To draw a page takes more of a PDF than to read
its words (patterns, shadings, pictures), so a file that was read in no time can still take hours to draw: this process
is ended when its time is up.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from multiprocessing.connection import Connection
from pathlib import Path

import pypdfium2 as pdfium

from sitrep.limits import MB
from sitrep.trace import picture
from sitrep.trace.rows import Box
from sitrep.workers.child import guard, limit_memory

SCALE = 1.6  # pixels a point: small print stays readable
MAX_PIXELS = 4e6
MAX_SIDE = 16_383  # pixels: what the format has room for
QUALITY = 60  # of 100
FOLDER = "pages"

# Page, and sides in ten thousandths of it.
Place = tuple[int, ...]


@dataclass(frozen=True)
class Order:
    """A report to draw: its PDF, the first digits of its id, the boxes by figure, and the folder of the page."""

    content: bytes
    digits: str
    boxes: Mapping[str, Sequence[Box]]
    out: Path


@dataclass(frozen=True)
class Drawn:
    """Places by figure id, and names of picture files by page."""

    places: dict[str, list[Place]]
    pictures: dict[int, str]


@dataclass(frozen=True)
class Undrawn:
    """Why a report could not be drawn."""

    reason: str


@dataclass(frozen=True)
class GoingOn:
    """The process has started, or has done a page more."""


Answer = GoingOn | Drawn | Undrawn


def main() -> None:
    """Draw what is ordered until the connection is closed."""
    os.set_inheritable(int(sys.argv[1]), False)
    guard()
    limit_memory(int(sys.argv[2]) * MB)
    try:
        with Connection(int(sys.argv[1])) as connection:
            connection.send(GoingOn())
            _serve(connection)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the process that writes the page is gone


def _serve(connection: "Connection[Answer, Order]") -> None:
    while True:
        for answer in answers(connection.recv()):
            connection.send(answer)


def answers(order: Order) -> Iterator[Answer]:
    """What comes of an order: a sign for each page, at last what was drawn or why it was not.

    Raises:
        MemoryError: more was asked for than is allowed.
    """
    try:
        places = dict(_placed(order.content, order.boxes))
        pictures = {}
        for page_no in sorted({place[0] for found in places.values() for place in found}):
            pictures[page_no] = _picture(order, page_no)
            yield GoingOn()
        yield Drawn(places, pictures)
    except MemoryError:
        raise
    except Exception as error:  # a fault in one file must not stop the others
        yield Undrawn(" ".join(str(error).split())[:300] or type(error).__name__)


def _placed(content: bytes, boxes: Mapping[str, Sequence[Box]]) -> Iterator[tuple[str, list[Place]]]:
    flat = [box for places in boxes.values() for box in places]
    narrow = picture.located(content, flat)
    sides = iter(zip(narrow, picture.shares(content, narrow), strict=True))
    for figure_id, places in boxes.items():
        told = [next(sides) for _ in places]
        yield figure_id, [(box.page_no, *(round(side * picture.GRID) for side in shares)) for box, shares in told]


def _picture(order: Order, page_no: int) -> str:
    """The picture file of a page; one that is there already is not drawn again."""
    name = f"{FOLDER}/{order.digits}-{page_no}.webp"
    file = order.out / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}")
        with pdfium.PdfDocument(order.content) as pdf:
            page = pdf[page_no - 1]
            scale = _scale(page.get_width(), page.get_height())
            page.render(scale=scale).to_pil().save(unfinished, "WEBP", quality=QUALITY, method=4)
        unfinished.replace(file)
    return name


def _scale(width: float, height: float) -> float:
    # A pixel less: what is drawn is rounded up.
    return min(SCALE, sqrt(MAX_PIXELS / (width * height)), (MAX_SIDE - 1) / max(width, height))
