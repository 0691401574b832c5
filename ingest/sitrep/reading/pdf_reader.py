"""Reads a PDF (to come)."""

from pathlib import Path

from sitrep.reading.document import Document
from sitrep.reading.reject import Rejected


def read_pdf(path: Path, max_pages: int) -> Document:
    """Nothing yet."""
    raise Rejected("unreadable", "whole file", "PDFs are not read yet", "export the report as text")
