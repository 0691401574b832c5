"""The model that tells languages apart: taken out of its package once, then kept where it opens at once.

The package holds it compressed, for 142 languages; to unpack that took more than half of a second each time that a
process started to read. What is kept (40 MB) is mapped, not loaded, so processes share the memory too.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

MOVES, OTHERS = "moves.npy", "others.npz"  # the largest array alone, as only a file of its own can be mapped
HASHES = "sha256"  # of both: bytes that changed would tell another language without a word


def language_identifier(languages: Sequence[str]) -> LanguageIdentifier:
    """What tells these languages (ISO 639-1) apart, with probabilities; the same whether it was kept or not."""
    kept = _folder(languages)
    if kept and kept.exists():
        try:
            return _opened(kept)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):  # spoiled
            shutil.rmtree(kept, ignore_errors=True)
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(languages))
    if kept:
        with suppress(OSError):  # no room, or nowhere to write: the next process unpacks it again
            _keep(identifier, kept)
    return identifier


def _folder(languages: Sequence[str]) -> Path | None:
    """Where the model is kept, by its bytes; None where a user has no folder for such things."""
    with (Path(MODEL_DIR) / MODEL_FILE).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    home = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not home.is_absolute():  # is to be ignored: it would be another place for each current folder
        try:
            home = Path.home() / ".cache"
        except RuntimeError:
            return None
    return home / "sitrep" / f"languages-{'-'.join(languages)}-{digest[:16]}"


def _opened(folder: Path) -> LanguageIdentifier:
    if (folder / HASHES).read_text("ascii") != _hashes(folder):
        raise ValueError(f"{folder}: other bytes than were kept")
    moves = np.load(folder / MOVES, mmap_mode="r")
    with np.load(folder / OTHERS) as others:
        return LanguageIdentifier(
            others["ptc"],
            others["pc"],
            others["classes"].tolist(),
            memoryview(moves).cast("B").cast("I"),  # gives plain numbers, as the package's own array does
            others["output"].tolist(),
            norm_probs=True,
            tk_row=others["row"].tolist(),
        )


def _keep(identifier: LanguageIdentifier, folder: Path) -> None:
    """Write the model beside its place and move it there, so that it is never found half written."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    others = {
        "ptc": identifier.nb_ptc,
        "pc": identifier.nb_pc,
        "classes": np.array(identifier.nb_classes),
        "output": np.array(identifier.tk_output, dtype=np.int32),
        "row": np.asarray(identifier.tk_row),
    }
    try:
        with (scratch / MOVES).open("wb") as file:
            np.save(file, np.asarray(identifier.tk_nextmove, dtype=np.uint32))
            _to_disk(file)
        with (scratch / OTHERS).open("wb") as file:
            np.savez(file, allow_pickle=False, **others)
            _to_disk(file)
        (scratch / HASHES).write_text(_hashes(scratch), "ascii")
        scratch.rename(folder)  # fails where another process was first
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _hashes(folder: Path) -> str:
    """SHA-256 of both files, a line each."""
    digests = []
    for name in (MOVES, OTHERS):
        with (folder / name).open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return "\n".join(digests)


def _to_disk(file: BinaryIO) -> None:
    """Make sure that a machine that stops leaves no file of the right size with nothing in it."""
    file.flush()
    os.fsync(file.fileno())
