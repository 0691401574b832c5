"""The steps of ``sitrep evaluate``: read the labels, find or make the warehouse, compare, write the errors."""

from pathlib import Path

from sitrep import output, warehouse
from sitrep.evaluation import gold, mistakes_file, scratch
from sitrep.evaluation.evaluate import Evaluation, evaluate


def run(
    folder: Path, file: Path | None, only: Path | None, errors_file: Path | None, show: output.Show | None
) -> Evaluation:
    """Evaluate the warehouse `file`, or one made of the texts for the purpose, and write `errors_file` where given.

    Raises:
        UsageError: a file is missing or wrong; the line names the place in it.
        SitrepError: the warehouse cannot be opened or built.
    """
    if file:
        warehouse.check(file)
    labelled = gold.read(folder, only)
    if errors_file:
        given = [path for path in (file, only) if path]
        mistakes_file.check(errors_file, [*given, *labelled.files])
    if file:
        found = evaluate(labelled, file)
    else:
        with scratch.warehouse_of(labelled.paths, show) as made:
            found = evaluate(labelled, made)
    if errors_file:
        mistakes_file.write(errors_file, found.mistakes)
    return found
