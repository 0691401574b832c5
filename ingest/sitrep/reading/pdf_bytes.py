"""What the bytes of a PDF file say before any library reads it: whether it is one, and whether it is whole.

A reader that finds no end of the file puts together what is left of it and says nothing; half a report would
pass for a whole one.
"""

import mmap
import re
from pathlib import Path

from sitrep.reading.reject import RejectedError

HEADER_REACH = 1024  # bytes within which a PDF must say that it is one
WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title)\b", re.IGNORECASE)
LINEARIZED = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})\b|/L\s+(\d{1,12})\b[^>]{0,200}?/Linearized\b")
OBJECT_END = re.compile(rb"\bend(?:obj|stream)\b")
AGAIN = "download it again"


def check_bytes(path: Path) -> None:
    """Make sure that a file starts as a PDF does and is not cut off.

    Raises:
        RejectedError: not_pdf or incomplete.
        OSError: the file cannot be opened.
    """
    if path.stat().st_size == 0:
        raise RejectedError("not_pdf", "byte 0", "the file has no bytes", AGAIN)
    with path.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as data:
        head = data[:HEADER_REACH]
        if b"%PDF-" not in head:
            what = "holds a web page" if WEB_PAGE.search(head) else "does not start as a PDF does"
            raise RejectedError("not_pdf", "byte 0", f"the file is named .pdf but {what}", f"{AGAIN}; see what it is")
        stated = LINEARIZED.search(head)
        if stated and len(data) < int(stated[1] or stated[2]):
            detail = f"the file has {len(data):,} bytes and says that it should have {int(stated[1] or stated[2]):,}"
            raise RejectedError("incomplete", f"byte {len(data)}", detail, AGAIN)
        end = data.rfind(b"%%EOF")
        # What follows the last end mark may be anything but a part of the PDF: servers append notes.
        if end < 0 or OBJECT_END.search(data, end):
            detail = "the file breaks off: its end mark (%%EOF) is missing"
            raise RejectedError("incomplete", f"byte {len(data)}", detail, AGAIN)


def other_count(one: int, other: int) -> RejectedError:
    """The reason where it cannot be told how many pages a PDF has."""
    few, many = sorted((one, other))
    detail = f"by one count the PDF has {few:,} pages, by another {many:,}"
    return RejectedError("incomplete", f"page {few + 1}", detail, f"{AGAIN}, or open it and save it again")
