"""The published files, their record and their history; the last build; what commands that were cut off left."""

from pathlib import Path

from sitrep.doctor.finding import BUILD, ERROR, INFO, WARN, Finding, Patient
from sitrep.publishing import history, lock, places

LAST_BUILD = "select is_success, finished_at is null from raw.build_run order by build_id desc limit 1"
BUILDS = "select build_id, fingerprint from raw.build_run"


def files(patient: Patient) -> list[Finding]:
    """Published files that are not what was published, or not where readers look."""
    entries = history.read(patient.file)
    found = [_damaged(entry) for entry in entries if entry.publication is None]
    current = places.current(patient.file)
    if entries and not current.exists():
        fault = "readers find no file, though older ones are kept"
        found.append(
            Finding("no_current", ERROR, str(current), fault, "sitrep rollback ID, with an id of sitrep history")
        )
    elif current.exists() and not any(entry.is_current for entry in entries):
        found.append(_not_kept(patient.file, current))
    return found


def _not_kept(warehouse: Path, current: Path) -> Finding:
    if history.publication_of(current) is None:
        fault, remedy = "is not a file that was published", f"{BUILD} publishes another"
        return Finding("current_not_kept", ERROR, str(current), fault, remedy)
    if history.is_changed(warehouse):
        fault, remedy = "its bytes are not those that were published", f"{BUILD} publishes a whole one"
        return Finding("damaged_publication", ERROR, str(current), fault, remedy)
    return Finding("current_not_kept", WARN, str(current), "is not kept under its id", "sitrep run keeps it")


def _damaged(entry: history.Entry) -> Finding:
    fault = "its bytes are not those that were published" if not entry.is_whole else "it says nothing of itself"
    remedy = f"{BUILD} publishes a whole one" if entry.is_current else "remove it; the others are not touched"
    return Finding("damaged_publication", ERROR, str(entry.path), fault, remedy)


def record(patient: Patient) -> list[Finding]:
    """Published files whose own record does not fit their id, or names a build that the warehouse does not know."""
    builds = dict(patient.connection.execute(BUILDS).fetchall()) if patient.has("raw.build_run") else {}
    found = []
    for entry in history.read(patient.file):
        told = entry.publication
        if told is None:
            continue
        if not entry.id.startswith(f"{told.publication_no:04d}-"):
            fault = f"says that it is publication {told.publication_no}"
            found.append(Finding("wrong_record", ERROR, str(entry.path), fault, f"remove it; {BUILD} makes another"))
        elif told.build_id is not None and builds.get(told.build_id) != told.fingerprint:
            fault = f"names build {told.build_id}, which this warehouse does not know"
            remedy = f"{BUILD}, if it is of another warehouse or an older copy"
            found.append(Finding("wrong_record", WARN, str(entry.path), fault, remedy))
    return found


def last_build(patient: Patient) -> list[Finding]:
    """A last build that failed, was stopped or was cut off."""
    rows = patient.rows(LAST_BUILD) if patient.has("raw.build_run") else []
    if not rows or rows[0][0]:
        return []
    fault = "the last build was stopped or cut off" if rows[0][1] else "the last build failed or was stopped"
    kept = "; readers keep the file of before" if places.current(patient.file).exists() else ""
    return [Finding("last_build", WARN, "raw.build_run", f"{fault}{kept}", BUILD)]


def leftovers(patient: Patient) -> list[Finding]:
    """What was left by commands that were cut off; it harms nothing."""
    found = [_left(path, "unfinished") for path in places.leftovers(patient.file)]
    told = Path(f"{patient.file.resolve()}.lock.json")
    if told.exists() and lock.holder(patient.file) is None:
        found.append(_left(told, "names a process that is gone"))
    log = Path(f"{patient.file}.wal")
    if log.exists():
        fault = "a log that is not folded in: part of the warehouse, to be copied with it"
        found.append(Finding("left_behind", INFO, str(log), fault, "the next sitrep run or build folds it in"))
    return found


def _left(path: Path, fault: str) -> Finding:
    return Finding("left_behind", INFO, str(path), fault, "harmless; the next sitrep run or build removes it")


def writer(patient: Patient) -> list[Finding]:
    """A command that writes the warehouse now."""
    holder = lock.holder(patient.file)
    if holder is None:
        return []
    fault = f"is being written by {holder}: what is found may be of the moment"
    return [Finding("being_written", INFO, str(patient.file), fault, "let it end and ask again")]
