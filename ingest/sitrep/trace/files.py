"""The PDF of a traced figure, and where its picture goes: found and checked before anything is drawn."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sitrep.errors import ExitCode, SitrepError, UsageError
from sitrep.trace.rows import Report, Trace

PDF = "application/pdf"
PICTURE = ".png"


class PictureError(SitrepError):
    """No picture can be made of one figure's page; the others go on."""

    exit_code = ExitCode.SOME_REJECTED


def picture_path(image: Path, trace: Trace, count: int) -> Path:
    """The file of a figure's picture: `image` itself where it names a PNG, else a file of the figure's id in it.

    Raises:
        UsageError: one file is named for several figures, or it is no place for pictures.
    """
    if image.suffix.lower() == PICTURE and not image.is_dir():
        if count > 1:
            raise UsageError(str(image), "--image", f"is one file for {count} figures", "name a folder")
        if not image.absolute().parent.is_dir():
            raise UsageError(str(image), "--image", "its folder does not exist", "name a folder that does")
        return image
    if image.exists() and not image.is_dir():
        raise UsageError(
            str(image), "--image", "is neither a folder nor a .png file", f"name one that ends in {PICTURE}"
        )
    return image / f"{trace.figure_id}{PICTURE}"


def pdf_bytes(report: Report, others: Sequence[Path]) -> bytes:
    """The bytes of a report's PDF: of the given file with its SHA-256, else of the file at its stored path.

    Raises:
        PictureError: the report is no PDF, or no file is the one that was read; the line says where it was.
    """
    if report.media_type != PDF:
        reason = "a text file has no page to draw: no picture was written"
        raise PictureError(report.report_file, "--image", reason, "open it at the line shown")
    place = Path(report.report_path)
    looked = [*others, place]
    found = {path: path.read_bytes() for path in looked if path.is_file()}
    for content in found.values():
        if hashlib.sha256(content).hexdigest() == report.report_id:
            return content
    remedy = f"name the file that was read (SHA-256 {report.report_id}) with --pdf PATH"
    raise PictureError(report.report_file, str(place.absolute()), _reason(place, others, place in found), remedy)


def _reason(place: Path, others: Sequence[Path], is_there: bool) -> str:
    stored = (
        "is no longer the file that was read: its SHA-256 differs" if is_there else "the file is not there any more"
    )
    given = ", ".join(str(path) for path in others)
    return stored + (f", nor is it {given}" if given else "")
