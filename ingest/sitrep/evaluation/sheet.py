"""Reads a CSV sheet row by row, with errors that name file, row and column as a spreadsheet numbers them."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from sitrep.errors import UsageError

# What a column of the warehouse holds: decimal(28, 6).
VALUE_LIMIT = Decimal(10) ** 22
FLAGS = {"0": False, "1": True}


@dataclass(frozen=True)
class Row:
    """One row of a sheet; `number` counts the header as row 1."""

    path: Path
    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not self.cells[column].strip():
            raise self.error(column, "is empty", "fill it in")
        return self.cells[column]

    def whole_number(self, column: str) -> int:
        """The cell as a whole number, 0 or more."""
        cell = self.cells[column].strip()
        if not (cell.isascii() and cell.isdigit()):
            raise self.error(column, f"{cell!r} is not a whole number", "give digits only")
        return int(cell)

    def value(self, column: str) -> Decimal:
        """The cell as a number, 0 or more."""
        cell = self.cells[column].strip()
        try:
            number = Decimal(cell)
        except InvalidOperation:
            number = Decimal("NaN")
        if not (number.is_finite() and 0 <= number < VALUE_LIMIT):
            raise self.error(column, f"{cell!r} is not a number", "give digits, with a point before decimals")
        return number

    def flag(self, column: str) -> bool:
        """The cell as yes (1) or no (0)."""
        cell = self.cells[column].strip()
        if cell not in FLAGS:
            raise self.error(column, f"{cell!r} is neither 0 nor 1", "give 1 for yes, 0 for no")
        return FLAGS[cell]

    def error(self, column: str, reason: str, remedy: str) -> UsageError:
        """The error to raise about a cell of the row."""
        return UsageError(str(self.path), f"row {self.number}, {column}", reason, remedy)


def read(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file that has these columns at least.

    Raises:
        UsageError: there is no such file, it is not UTF-8, a column is missing, or a row is not as long as the header.
    """
    text = text_of(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        cells = list(reader)
    except csv.Error as error:
        raise UsageError(str(path), f"line {reader.line_num}", f"is no CSV ({error})", "mend it there") from error
    header = cells[0] if cells else []
    missing = [name for name in columns if name not in header]
    if missing:
        raise UsageError(str(path), "header", f"has no column {', '.join(missing)}", "add what is missing")
    return list(_rows(path, header, cells[1:]))


def text_of(path: Path) -> str:
    """The text of a small UTF-8 file, without a byte order mark.

    Raises:
        UsageError: it cannot be opened, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        raise UsageError(str(path), "file", reason, "check the path and its permissions") from error
    except UnicodeDecodeError as error:
        raise UsageError(str(path), f"byte {error.start}", "is not UTF-8", "save the file as UTF-8") from error


def _rows(path: Path, header: list[str], rows: Sequence[list[str]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=2):
        if not cells:
            continue  # A blank line, as editors leave them at the end.
        if len(cells) != len(header):
            reason = f"has {len(cells)} cells, the header {len(header)}"
            raise UsageError(str(path), f"row {number}", reason, "check commas and quotes")
        yield Row(path, number, dict(zip(header, cells, strict=True)))
