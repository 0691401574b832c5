"""Two labelled texts, made in the test, and a warehouse of them without dbt."""

import csv
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

TEXTS = {
    "a": "Health\n\nIn May, some 1,120 refugees\nsaw a doctor; 30 tents\nfell.\n\nHealth 7 9\n",
    "b": "Más de 400 niños recibieron =kits.\n",
}
# text_id, mention, value, qualifier, unit_type, population_group, sector, is_assistance
LABELS = [
    ("a", "some 1,120", "1120", "about", "persons", "refugees|general_persons", "health", "1"),
    ("a", "30", "30", "exact", "items", "", "shelter", "0"),
    ("a", "7", "7", "exact", "persons", "general_persons", "health", "1"),
    ("b", "Más de 400", "400", "over", "persons", "children", "none", "1"),
]
LABEL_COLUMNS = (
    "text_id mention value qualifier unit_type population_group sector is_assistance char_start char_end".split()
)
# report, figure_text, value, qualifier, unit_type, sector_code, population_group_codes, is_assistance
FIGURES: list[tuple[Any, ...]] = [
    ("a", "some 1,120 refugees", 1120, "about", "persons", "health", ["refugees", "women"], True),
    ("a", "30", 3, "over", "persons", None, ["general_persons"], True),
    ("a", "9", 9, "exact", "other", None, [], False),
    ("b", "400", 400, "exact", "persons", None, ["children"], True),
]
SENTENCES = {"a": ["Health\n", "In May, some 1,120 refugees\nsaw a doctor; 30 tents\nfell."], "b": [TEXTS["b"].strip()]}
SCHEMA = """
    create schema raw;
    create schema marts;
    create table raw.line (report_id varchar, line_no integer, char_start integer, char_end integer);
    create table raw.sentence (report_id varchar, char_start integer, char_end integer);
    create table marts.dim_report (report_id varchar, report_file varchar, language_code varchar);
    create table marts.fct_figure (
        report_id varchar, figure_text varchar, value decimal(28, 6), qualifier varchar, unit_type varchar,
        sector_code varchar, population_group_codes varchar[], is_assistance boolean,
        char_start integer, char_end integer, figure_id varchar,
        value_evidence varchar, qualifier_evidence varchar, unit_evidence varchar, population_evidence varchar,
        sector_evidence varchar, assistance_evidence varchar
    );
"""
EVIDENCE = ("how it was read", None, "noun behind", "behind: women", "too weak:\nhealth", "=delivered given")


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """A CSV file with a header."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])


def write_gold(folder: Path, texts: Mapping[str, str] = TEXTS) -> Path:
    """A folder of labelled texts; the language is stated of the first only."""
    (folder / "texts").mkdir(parents=True)
    for name, text in texts.items():
        (folder / "texts" / f"{name}.txt").write_bytes(text.encode())
    rows = []
    for text_id, mention, *cells in LABELS:
        start = texts[text_id].index(mention)
        rows.append([text_id, mention, *cells, start, start + len(mention)])
    write_csv(folder / "labels.csv", LABEL_COLUMNS, rows)
    write_csv(folder / "sources.csv", ["text_id", "title", "language"], [["a", "A report", "en"]])
    return folder


def report_id(text_id: str) -> str:
    """The id that the warehouse gives the text."""
    return hashlib.sha256(TEXTS[text_id].encode()).hexdigest()


def write_warehouse(file: Path, figures: Iterable[tuple[Any, ...]] = FIGURES) -> Path:
    """A warehouse with the parts that an evaluation reads."""
    with duckdb.connect(str(file)) as connection:
        connection.execute(SCHEMA)
        for name, text in TEXTS.items():
            connection.execute("insert into marts.dim_report values (?, ?, 'es')", [report_id(name), f"{name}.txt"])
            at = 0
            for number, line in enumerate(text.splitlines(keepends=True), start=1):
                span = [at, at + len(line.rstrip("\n"))]
                connection.execute("insert into raw.line values (?, ?, ?, ?)", [report_id(name), number, *span])
                at += len(line)
            for sentence in SENTENCES[name]:
                start = text.index(sentence)
                span = [start, start + len(sentence)]
                connection.execute("insert into raw.sentence values (?, ?, ?)", [report_id(name), *span])
        for name, mention, *cells in figures:
            start = TEXTS[name].index(mention.split(" refugees")[0])
            row = [report_id(name), mention, *cells, start, start + len(mention), f"{name}-{start}", *EVIDENCE]
            connection.execute(f"insert into marts.fct_figure values ({', '.join('?' * len(row))})", row)
    return file


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    """The two labelled texts."""
    return write_gold(tmp_path / "gold")


@pytest.fixture
def small_warehouse(tmp_path: Path) -> Path:
    """A warehouse that holds both."""
    return write_warehouse(tmp_path / "small.duckdb")
