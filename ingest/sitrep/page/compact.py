"""Tables as the page holds them: inert texts, words said once, figures with their place in their sentence.

Pure functions. A packed table is ``{"c": columns, "d": {column: its values}, "r": rows}``; where a column has values
in ``d``, its rows hold numbers of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from sitrep.page.read import Table
from sitrep.terminal_text import inert

Row = dict[str, Any]
ID_DIGITS = 12
# A column is said once a value where that is shorter: few values, many rows.
SHARE_OF_VALUES = 0.5


def packed(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Row:
    """Rows as lists, with the values of wordy columns said once."""
    values = {column: [plain(row[column]) for row in rows] for column in columns}
    known = {column: found for column in columns if (found := _dictionary(values[column]))}
    for column, found in known.items():
        number = {value: at for at, value in enumerate(found)}
        values[column] = [number[value] for value in values[column]]
    listed = list(zip(*values.values(), strict=True)) if rows else []
    return {"c": list(columns), "d": known, "r": listed}


def _dictionary(values: Sequence[Any]) -> list[str | None]:
    """The distinct values of a column of texts, None where it is another kind or they hardly repeat."""
    if not any(isinstance(value, str) for value in values):
        return []
    if not all(value is None or isinstance(value, str) for value in values):
        return []
    distinct = list(dict.fromkeys(values))
    return distinct if len(distinct) <= max(2, SHARE_OF_VALUES * len(values)) else []


def plain(value: Any) -> Any:
    """A value as JSON has it: texts inert and on one line, whole numbers whole, codes of a list joined by ``+``."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return "+".join(plain(str(each)) for each in value)
    return value


def tables(found: Mapping[str, Table]) -> Row:
    """All tables of the page, packed, with reports and figures by their number."""
    reports = {row["report_id"]: at for at, row in enumerate(found["reports"].dicts())}
    figures = found["figures"].dicts()
    numbers = {row["figure_id"]: at for at, row in enumerate(figures)}
    told = {name: [_of_report(row, reports) for row in table.dicts()] for name, table in found.items()}
    for row in told["groups"]:
        row["figures"] = tuple(numbers[each] for each in row.pop("figure_ids") if each in numbers)
    for row in told["bounds"]:
        # All cells of the report in that scope.
        del row["figure_ids"]
    told["reports"] = list(_reports(found["reports"].dicts(), reports))
    told["attention"] = [without_folder(row) if row["report"] is None else row for row in told["attention"]]
    told["partners"] = list(_partners(told["partners"]))
    told["sentences"], told["figures"] = _sentences(told["figures"])
    return {name: packed(rows, list(rows[0]) if rows else []) for name, rows in told.items()}


def without_folder(row: Row) -> Row:
    """A finding about a rejected file, with the file's name for its path: the page is passed on, folders stay here."""
    path = row["report_file"]
    if not path:
        return row
    name, parent = PurePath(path).name, PurePath(path).parent
    # The finding may name a neighbour of the file too.
    cuts = [(path, name), *([(f"{parent}/", "")] if parent.is_absolute() else [])]
    return {column: _cut(value, cuts) if isinstance(value, str) else value for column, value in row.items()}


def _cut(text: str, cuts: Sequence[tuple[str, str]]) -> str:
    for found, instead in cuts:
        text = text.replace(found, instead)
    return text


def _of_report(row: Row, reports: Mapping[str, int]) -> Row:
    if "report_id" not in row:
        return row
    at = reports.get(row["report_id"])
    return {"report": at, **{name: value for name, value in row.items() if name != "report_id"}}


def _reports(rows: Iterable[Row], reports: Mapping[str, int]) -> Iterator[Row]:
    for row in rows:
        others = {name: reports.get(row[name]) for name in ("revision_of", "copy_of")}
        yield {**row, **others, "report_id": row["report_id"][:ID_DIGITS], "is_copy": row["copy_of"] is not None}


def _partners(rows: Iterable[Row]) -> Iterator[Row]:
    """One row a report: codes of its partners in the order listed, and texts of those that are not known."""
    by_report: dict[int, list[Row]] = {}
    for row in rows:
        by_report.setdefault(row["report"], []).append(row)
    for report, listed in by_report.items():
        codes = dict.fromkeys(row["partner_code"] for row in listed if row["partner_code"])
        texts = [plain(row["partner_text"]) for row in listed if not row["partner_code"]]
        yield {"report": report, "codes": tuple(codes), "texts": tuple(texts), "page_no": listed[0]["page_no"]}


def _sentences(figures: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Each sentence once; the figures with its number, and where in it they stand (None: not certain)."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in figures:
        groups.setdefault((row["report"], row["sentence_no"], row["excerpt"]), []).append(row)
    sentences, placed = [], {}
    for at, ((*_, text), rows) in enumerate(groups.items()):
        start = beginning(text, [(row["char_start"], row["figure_text"]) for row in rows])
        sentences.append({"text": shown(text)})
        for row in rows:
            first = None if start is None else row["char_start"] - start
            span = None if first is None else _shown(text, first, len(row["figure_text"]))
            placed[row["figure_id"]] = {"sentence": at, "mark": span}
    dropped = {"excerpt", "sentence_no"}
    kept = [{name: value for name, value in row.items() if name not in dropped} for row in figures]
    return sentences, [{**row, **placed[row["figure_id"]]} for row in kept]


def shown(text: str) -> str:
    """A text on one line and inert, as long as before where nothing in it could act."""
    return inert(_level(text))


def _level(text: str) -> str:
    """The text on one line, as long as before, so that places in it stay."""
    return "".join(" " if char.isspace() else char for char in text)


def _shown(text: str, first: int, length: int) -> tuple[int, int]:
    """A span of the text in the text as it is shown, where escapes are longer."""
    before = len(shown(text[:first]))
    return before, before + len(shown(text[first : first + length]))


def beginning(text: str, figures: Sequence[tuple[int, str]]) -> int | None:
    """Where a sentence begins, told by all its figures together; None where several places would do, or none.

    Args:
        text: the sentence.
        figures: first character in the report, and text, of each figure.
    """
    (first_at, first_text), *_ = figures
    fitting = [
        first_at - at
        for at in range(len(text))
        if text.startswith(first_text, at)
        and all(text.startswith(other, at + start - first_at) for start, other in figures)
        and _stands_alone(text, at, at + len(first_text))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _stands_alone(text: str, first: int, past: int) -> bool:
    """Whether no letter or digit touches a span, as one does in the middle of a longer number."""
    return not text[max(first - 1, 0) : first].isalnum() and not text[past : past + 1].isalnum()
