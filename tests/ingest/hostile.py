"""PDFs that harm or mislead a reader, written by hand, and what must come of each.

Every function gives the bytes of a small file. They are the kinds that are found in the wild or that hung, killed or
deceived PDF libraries; none holds anything but the pattern itself.
"""

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

HEADER = b"%PDF-1.7\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (Some 20 persons were helped in May.) Tj ET"
TILE = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1"
SAID = "Some 20 persons were helped in May."


def stream(data: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """A stream object's body; ``length`` is what it claims to be long."""
    said = len(data) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (said, entries, data)


def flate(data: bytes, times: int = 1) -> bytes:
    """A stream packed so many times over."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%s]" % (b"/FlateDecode " * times))


def assemble(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """A file of the objects, numbered from 1, the first of them the catalog."""
    data, places = HEADER, []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(places) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return data + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def page(
    content: bytes = stream(TEXT),
    *more: bytes,
    resources: bytes = b"/Font << /F1 5 0 R >>",
    box: bytes = b"/MediaBox [0 0 595 842]",
    tree: bytes = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    parent: bytes = b"2 0 R",
    trailer: bytes = b"",
) -> bytes:
    """A file of one page: its content is object 4, its font 5, ``more`` are 6 and on."""
    leaf = b"<< /Type /Page /Parent %s %s /Contents 4 0 R /Resources << %s >> >>" % (parent, box, resources)
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", tree, leaf, content, FONT, *more], trailer)


def pages(count: int) -> bytes:
    """A sound file of so many pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    shown = b"/MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >>"
    leaf = b"<< /Type /Page /Parent 2 0 R %s >>" % shown
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return assemble([b"<< /Type /Catalog /Pages 2 0 R >>", tree, stream(TEXT), FONT, *[leaf] * count])


def claiming(count: int) -> bytes:
    """A file of one page that claims to have more."""
    return page(tree=b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count)


def nested_forms(depth: int = 20, width: int = 10) -> bytes:
    """Forms that each draw the next ten times: 10 to the power of 20 drawings."""
    forms = []
    for level in range(depth):
        inner = b"/Resources << /XObject << /X %d 0 R >> >>" % (7 + level) if level + 1 < depth else b""
        forms.append(
            stream(b"/X Do " * width if inner else TEXT, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + inner)
        )
    return page(stream(b"/X Do " * width), *forms, resources=b"/XObject << /X 6 0 R >>")


def endless_pattern() -> bytes:
    """A page whose words are read at once, with a pattern of a tile that is drawn billions of times."""
    tile = b"/BBox [0 0 30 30] /XStep 0.0001 /YStep 0.0001 /Resources << >>"
    return _patterned(stream(b"0 0 1 rg 0 0 20 20 re f", tile + TILE))


def hungry_pattern(depth: int = 8, width: int = 12) -> bytes:
    """A page whose words are read at once, with a pattern whose tile draws forms that draw forms: gigabytes of them."""
    size = b"/BBox [0 0 600 600] "
    uses = [b"/Resources << /XObject << /X %d 0 R >> >>" % number for number in range(7, 7 + depth)]
    forms = [stream(b"/X Do " * width, b"/Type /XObject /Subtype /Form " + size + used) for used in uses[1:]]
    last = stream(b"0 0 1 rg 0 0 300 300 re f", b"/Type /XObject /Subtype /Form " + size)
    tile = stream(b"/X Do " * width, size + b"/XStep 600 /YStep 600 " + uses[0] + TILE)
    return _patterned(tile, *forms, last)


def _patterned(tile: bytes, *more: bytes) -> bytes:
    content = stream(TEXT + b" /Pattern cs /T scn 0 0 595 600 re f")
    return page(content, tile, *more, resources=b"/Font << /F1 5 0 R >> /Pattern << /T 6 0 R >>")


def flate_bomb() -> bytes:
    """A few kB that unpack to 4 GB of content."""
    packer = zlib.compressobj(9)
    piece = b"\0" * 1_000_000
    once = b"".join(packer.compress(piece) for _ in range(4_000)) + packer.flush()
    return page(stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def unbalanced_saves() -> bytes:
    """A million times: keep the state of drawing, and never give it back."""
    return page(flate(b"q " * 1_000_000 + TEXT))


def hidden_page() -> bytes:
    """A file of two pages that claims to have one."""
    shown = b"/MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
    leaf = b"<< /Type /Page /Parent 2 0 R %s >>" % shown
    return page(stream(TEXT), leaf, tree=b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 1 >>")


def hangs_on_page_2() -> bytes:
    """A good page, then one with a million unbalanced saves."""
    tree = b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>"
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << >> >>"
    return page(stream(TEXT), leaf, flate(b"q " * 1_000_000), tree=tree)


def _composite(descendant: bytes, to_unicode: bytes) -> bytes:
    parts = b"/Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A %s >>" % parts
    content = stream(b"BT /F1 12 Tf 72 700 Td <00010002> Tj ET")
    return page(content, font, descendant, to_unicode, resources=b"/Font << /F1 6 0 R >>")


def unicode_range_bomb() -> bytes:
    """A map of characters with a range of four thousand million."""
    ranges = b"1 beginbfrange\n<00000000> <FFFFFFFF> <0041>\nendbfrange\n"
    cmap = b"/CIDInit /ProcSet findresource begin begincmap\n" + ranges + b"endcmap end"
    return _composite(b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 >>", stream(cmap))


def width_bomb() -> bytes:
    """A font that gives one width to a range of thousand million characters."""
    return _composite(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 1000000000 500] >>",
        stream(b"begincmap 1 beginbfchar <0001> <0041> endbfchar endcmap"),
    )


def crowded_page() -> bytes:
    """A page with 200,000 characters."""
    rows = b"".join(b"1 0 0 1 10 %d Tm (%s) Tj " % (10 + row % 800, b"ab cd " * 100) for row in range(334))
    return page(flate(b"BT /F1 2 Tf " + rows + b"ET"))


def image_bomb() -> bytes:
    """A picture of 100,000 by 100,000 points in a few kB."""
    picture = b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    data = zlib.compress(zlib.compress(b"\0" * 10_000_000, 9), 9)
    image = stream(data, picture + b" /Filter [/FlateDecode /FlateDecode]")
    return page(stream(b"q 500 0 0 500 40 40 cm /I Do Q"), image, resources=b"/XObject << /I 6 0 R >>")


def deep_array(depth: int = 100_000) -> bytes:
    """A list in a list in a list, a hundred thousand deep, among what draws."""
    return page(flate(b"[" * depth + b"]" * depth + b" TJ " + TEXT))


def deep_resources(depth: int = 100_000) -> bytes:
    """The same among the resources of the page."""
    return page(resources=b"/Font << /F1 5 0 R >> /Deep " + b"[" * depth + b"]" * depth)


def looping_tables() -> bytes:
    """A cross-reference table whose forerunner is itself."""
    data = page()
    start = data.rindex(b"xref\n0 ", 0, data.rindex(b"startxref"))
    return page(trailer=b"/Prev %d" % start)


def _encrypted(user: str, owner: str) -> bytes:
    from io import BytesIO

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    drawn = Canvas(buffer, encrypt=StandardEncryption(user, ownerPassword=owner))
    drawn.drawString(72, 700, SAID)
    drawn.save()
    return buffer.getvalue()


def _cut(share: float) -> bytes:
    data = pages(20)
    return data[: int(len(data) * share)]


@dataclass(frozen=True)
class Hostile:
    """A file, and what must come of it: one of the reasons, or ``read`` where it does no harm."""

    data: Callable[[], bytes]
    outcomes: frozenset[str]


def _must(data: Callable[[], bytes], *outcomes: str) -> Hostile:
    return Hostile(data, frozenset(outcomes))


STOPPED = ("timed_out", "out_of_memory", "crashed")
BROKEN = ("unreadable", "incomplete")
# A reader may see through a trick or be stopped at it; what it may never do is to harm others or to pass nothing for a
# report.
FILES = {
    "nested_forms": _must(nested_forms, *STOPPED, *BROKEN, "empty"),
    "endless_pattern": _must(endless_pattern, "read"),
    "hungry_pattern": _must(hungry_pattern, "read"),
    "flate_bomb": _must(flate_bomb, *STOPPED, *BROKEN, "empty"),
    "unbalanced_saves": _must(unbalanced_saves, *STOPPED, *BROKEN, "read"),
    "unicode_range_bomb": _must(unicode_range_bomb, *STOPPED, *BROKEN, "read"),
    "width_bomb": _must(width_bomb, *STOPPED, *BROKEN, "read"),
    "crowded_page": _must(crowded_page, *STOPPED, "too_large", "read"),
    "image_bomb": _must(image_bomb, *STOPPED, *BROKEN, "image_only"),
    "deep_array": _must(deep_array, *STOPPED, *BROKEN, "read"),
    "deep_resources": _must(deep_resources, *STOPPED, *BROKEN, "read"),
    "no_media_box": _must(lambda: page(box=b""), *BROKEN, "read"),
    "parent_loop": _must(lambda: page(box=b"", parent=b"3 0 R"), *STOPPED, *BROKEN, "read"),
    "kid_loop": _must(lambda: page(tree=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"), *STOPPED, *BROKEN),
    "length_zero": _must(lambda: page(stream(TEXT, length=0)), *BROKEN, "empty", "read"),
    "length_short": _must(lambda: page(stream(TEXT, length=5)), *BROKEN, "empty", "read"),
    "length_long": _must(lambda: page(stream(TEXT, length=10**9)), *STOPPED, *BROKEN, "empty", "read"),
    "no_pages": _must(lambda: pages(0), *BROKEN, "empty"),
    "too_many_pages": _must(lambda: claiming(1_000_000_000), *BROKEN, "too_large"),
    "half_the_pages": _must(lambda: claiming(2), *BROKEN),
    "hidden_page": _must(hidden_page, *BROKEN),
    "lost_page": _must(lambda: page(tree=b"<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>"), *BROKEN),
    "web_page": _must(lambda: b"<!DOCTYPE html><html><body>Request Rejected</body></html>", "not_pdf"),
    "cut_at_half": _must(lambda: _cut(0.5), "incomplete"),
    "cut_at_99_per_cent": _must(lambda: _cut(0.99), "incomplete"),
    "user_password": _must(lambda: _encrypted("secret", "secret"), "encrypted"),
    "owner_password": _must(lambda: _encrypted("", "secret"), "read"),
    "looping_tables": _must(looping_tables, *STOPPED, *BROKEN, "read"),
    "no_bytes": _must(lambda: b"", "empty"),
    "noise": _must(lambda: HEADER + bytes(i * i * 7919 % 251 for i in range(20_000)), "incomplete"),
    "noise_with_end": _must(lambda: HEADER + bytes(i * i % 251 for i in range(20_000)) + b"%%EOF", *BROKEN),
}
