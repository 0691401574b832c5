"""What the raw schema is declared with: tables and their columns."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column: its name, DuckDB type, whether it may be NULL, and one sentence on what it holds."""

    name: str
    type: str
    description: str
    nullable: bool = False


@dataclass(frozen=True)
class Table:
    """One raw table: its name, its grain in words, its primary key and its columns."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


def required(name: str, type_: str, description: str) -> Column:
    """A column that is never NULL."""
    return Column(name, type_, description)


def optional(name: str, type_: str, description: str) -> Column:
    """A column that may be NULL."""
    return Column(name, type_, description, nullable=True)
