"""What a command does once the warehouse is built: publish it, unless the build failed or is published already."""

from dataclasses import dataclass
from pathlib import Path

from sitrep.build import BuildResult
from sitrep.publishing import history, places, publish


@dataclass(frozen=True)
class Outcome:
    """What readers have: the current file, its id, whether it is new, the newest id that is kept.

    `id` and `newest_id` are None where nothing was ever published.
    """

    path: Path
    id: str | None
    newest_id: str | None
    is_new: bool


def publish_built(warehouse: Path, built: BuildResult | None, keep: int) -> Outcome:
    """Publish a build that passed; also one of before that was cut off between its end and its publishing.

    Args:
        warehouse: the working file.
        built: the build of now; None where there was nothing new and the last build is the one that counts.
        keep: how many published files stay.

    Raises:
        SitrepError: it could not be published; readers keep the file they have.
    """
    if built and not built.is_success:
        return outcome(warehouse)
    if built is None:
        publish.tidy(warehouse)
        if history.holds_last_build(warehouse) and not history.is_changed(warehouse):
            return outcome(warehouse)
    publish.publish(warehouse, keep)
    return outcome(warehouse, is_new=True)


def outcome(warehouse: Path, *, is_new: bool = False) -> Outcome:
    """What readers have now; writes nothing."""
    kept = places.kept(warehouse)
    current = history.current_of(warehouse, kept)
    return Outcome(places.current(warehouse), current.id if current else None, kept[-1].id if kept else None, is_new)
