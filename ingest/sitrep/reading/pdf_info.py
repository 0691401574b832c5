"""The document information of a PDF: what its maker wrote into Title, Subject, Keywords and CreationDate."""

from pathlib import Path

import pdfplumber

KEYS = ("Title", "Subject", "Keywords", "CreationDate")


def read_info(path: Path) -> dict[str, str]:
    """The entries that are there and are text; empty where the file has none or they cannot be read."""
    try:
        with pdfplumber.open(path) as pdf:
            found = pdf.metadata
    except Exception:  # the report itself is read all the same, or rejected with its own reason
        return {}
    return {key: found[key] for key in KEYS if isinstance(found.get(key), str) and found[key].strip()}
