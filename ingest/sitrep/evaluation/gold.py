"""Reads a folder of labelled texts: ``labels.csv``, ``texts/`` and, where there is one, ``sources.csv``."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitrep.errors import UsageError
from sitrep.evaluation import sheet
from sitrep.evaluation.reading import LabelledText, Reading
from sitrep.reading.reject import RejectedError
from sitrep.reading.text_reader import read_text

LABELS, SOURCES, TEXTS = "labels.csv", "sources.csv", "texts"
LABEL_COLUMNS = (
    "text_id mention value qualifier unit_type population_group sector is_assistance char_start char_end".split()
)
SOURCE_COLUMNS = ("text_id", "language")
COMMENT = "#"


@dataclass(frozen=True)
class Gold:
    """Labelled texts, sorted by file name; `unlabelled` are the ids of texts without a label, which are not scored."""

    folder: Path
    texts: tuple[LabelledText, ...]
    unlabelled: tuple[str, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the texts."""
        return tuple(self.folder / TEXTS / text.file_name for text in self.texts)

    @property
    def files(self) -> tuple[Path, ...]:
        """The texts and the sheets beside them."""
        return (self.folder / LABELS, self.folder / SOURCES, *self.paths)


def read(folder: Path, only: Path | None = None) -> Gold:
    """The labelled texts of a folder; those that the file `only` names (an id per line), where it is given.

    Raises:
        UsageError: a file is missing or cannot be read, or a label is not about its text; the line names the row.
    """
    labels = sheet.read(folder / LABELS, LABEL_COLUMNS)
    if not labels:
        raise UsageError(str(folder / LABELS), "file", "holds no label", "label a text")
    by_text: dict[str, list[sheet.Row]] = {}
    for row in labels:
        by_text.setdefault(row.text("text_id"), []).append(row)
    files = _files(folder / TEXTS)
    languages = _languages(folder / SOURCES)
    chosen = _chosen(only, by_text) if only else list(by_text)
    texts = [_labelled(text_id, by_text[text_id], files, languages.get(text_id)) for text_id in chosen]
    unlabelled = () if only else tuple(sorted(set(files) - set(by_text)))
    return Gold(folder, tuple(sorted(texts, key=lambda text: text.file_name)), unlabelled)


def label(row: sheet.Row, text: str) -> Reading:
    """The label in a row of ``labels.csv``, on `text`.

    Raises:
        UsageError: a cell is not what its column holds, or the text has something else at the offsets.
    """
    mention = row.text("mention")
    start, end = row.whole_number("char_start"), row.whole_number("char_end")
    found = text[start:end]
    if found != mention:
        reason = f"the text has {found!r} at {start}-{end}, the label {mention!r}"
        raise row.error("char_start", reason, "count in code points of the text, line breaks included")
    return Reading(
        mention=mention,
        char_start=start,
        char_end=end,
        value=row.value("value"),
        qualifier=row.text("qualifier"),
        unit_type=row.text("unit_type"),
        sector=row.text("sector"),
        groups=tuple(name for name in row.cells["population_group"].split("|") if name),
        is_assistance=row.flag("is_assistance"),
    )


def _files(folder: Path) -> dict[str, Path]:
    """The text files of a folder by their ids, which are their names without ``.txt``."""
    try:
        return {path.stem: path for path in sorted(folder.iterdir()) if path.suffix == ".txt"}
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        raise UsageError(str(folder), "folder", reason, "name a folder that holds labels.csv and texts/") from error


def _languages(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    return {row.cells["text_id"]: row.cells["language"] for row in sheet.read(path, SOURCE_COLUMNS)}


def _chosen(path: Path, known: Collection[str]) -> list[str]:
    """The ids in a file, one per line; blank lines and lines that start with ``#`` are passed over."""
    chosen: dict[str, None] = {}
    for number, line in enumerate(sheet.text_of(path).splitlines(), start=1):
        name = line.strip()
        if not name or name.startswith(COMMENT):
            continue
        if name not in known:
            raise UsageError(str(path), f"line {number}", f"no text {name!r} in {LABELS}", "name a text_id per line")
        chosen[name] = None
    if not chosen:
        raise UsageError(str(path), "file", "names no text", "name a text_id per line")
    return list(chosen)


def _labelled(text_id: str, rows: Sequence[sheet.Row], files: dict[str, Path], language: str | None) -> LabelledText:
    path = files.get(text_id)
    if path is None:
        raise rows[0].error("text_id", f"no text {text_id!r}", f"put {text_id}.txt into {TEXTS}/ or drop its labels")
    try:
        data = path.read_bytes()
        text = read_text(data).text
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        raise UsageError(str(path), "file", reason, "check its permissions") from error
    except RejectedError as error:
        raise UsageError(str(path), error.place, error.detail, error.remedy) from error
    labels = tuple(label(row, text) for row in rows)
    return LabelledText(text_id, hashlib.sha256(data).hexdigest(), text, language or None, labels)
