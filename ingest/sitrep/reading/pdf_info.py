"""The document information of a PDF: what its maker wrote into Title, Subject, Keywords and CreationDate."""

from pathlib import Path

import pdfplumber

KEYS = ("Title", "Subject", "Keywords", "CreationDate")


def read_info(path: Path) -> dict[str, str]:
    """The entries that are there and are text; empty where the file has none or they cannot be read.

    Raises:
        MemoryError: the reading process may not have as much as it takes.
    """
    try:
        with pdfplumber.open(path) as pdf:
            found = pdf.metadata
    except Exception as error:  # the report itself is read all the same, or rejected with its own reason
        pass_on_memory_error(error)
        return {}
    return {key: found[key] for key in KEYS if isinstance(found.get(key), str) and found[key].strip()}


def pass_on_memory_error(error: Exception) -> None:
    """Do nothing, unless what a library raised is for want of memory: then nothing read since can be trusted.

    Raises:
        MemoryError: it is, or wraps one as pdfplumber does with what pdfminer raises.
    """
    if any(isinstance(cause, MemoryError) for cause in (error, error.__cause__, *error.args)):
        raise MemoryError from error
