"""Pictures of the pages of a report, and where figures stand in them; made in a process that can be ended."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import pypdfium2 as pdfium

from sitrep.painting.messages import GoingOn
from sitrep.trace import picture
from sitrep.trace.rows import Box

SCALE = 1.6  # pixels a point: small print stays readable
MAX_PIXELS = 4e6
MAX_SIDE = 16_383  # pixels: what the format has room for
QUALITY = 60  # of 100
FOLDER = "pages"

# Page, and sides in ten thousandths of it.
Place = tuple[int, ...]


@dataclass(frozen=True)
class Drawn:
    """Places by figure id, and names of picture files by page."""

    places: dict[str, list[Place]]
    pictures: dict[int, str]


@dataclass(frozen=True)
class DrawPages:
    """A report to draw: its PDF, the first digits of its id, the boxes by figure, and the folder of the page."""

    content: bytes
    digits: str
    boxes: Mapping[str, Sequence[Box]]
    out: Path

    def answers(self) -> Iterator[GoingOn | Drawn]:
        """Draw each page with a box on it."""
        places = dict(_placed(self.content, self.boxes))
        pictures = {}
        for page_no in sorted({place[0] for found in places.values() for place in found}):
            pictures[page_no] = _picture(self, page_no)
            yield GoingOn()
        yield Drawn(places, pictures)


def _placed(content: bytes, boxes: Mapping[str, Sequence[Box]]) -> Iterator[tuple[str, list[Place]]]:
    flat = [box for places in boxes.values() for box in places]
    narrow = picture.located(content, flat)
    sides = iter(zip(narrow, picture.shares(content, narrow), strict=True))
    for figure_id, places in boxes.items():
        told = [next(sides) for _ in places]
        yield figure_id, [(box.page_no, *(round(side * picture.GRID) for side in shares)) for box, shares in told]


def _picture(order: DrawPages, page_no: int) -> str:
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
