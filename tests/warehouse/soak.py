"""Kills ``sitrep run`` at random moments of ingest, build and publishing, and counts what was lost: nothing may be.

``python -m tests.warehouse.soak --kills 200 --seed 1`` (``make soak``). A run reads a second report into a warehouse
that is published already. After each kill: every report stored is whole and none is gone, readers have the file of
before or a whole new one, the lock is free. After every tenth, and the last, a clean run completes and marts, seeds
and raw tables are byte for byte those of a run that nobody disturbed.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sitrep import project
from sitrep.publishing import places
from tests.warehouse import killed_run, wholeness
from tests.warehouse.killed_run import KILLED, PHASES

FIRST = """\
GTRM Peru - Situation report - January 2021

Response
Partners helped some 1,200 refugees and migrants with food kits in Tumbes. Some 300 families had kits.

A | B | C | D | E | F | G | World Vision.

Health
Shelter
RMRP 224 19,291 -
NO RMRP - 881 63
"""
SECOND = """\
GTRM Peru - Situation report - February 2021

Response
Partners helped some 1,300 refugees and migrants with shelter. In health, 45 children were vaccinated.
"""
CLEAN_EVERY = 10
# How often a run goes on where the one before was killed, instead of from the state before it.
GOES_ON = 0.5


@dataclass
class Soak:
    """Folders, states to start from, and what was counted."""

    folder: Path
    chance: random.Random
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def reports(self) -> Path:
        """The folder that is read."""
        return self.folder / "reports"

    @property
    def file(self) -> Path:
        """The warehouse, always at one place: dbt keeps what it parsed by it."""
        return self.folder / "at" / "w.duckdb"

    def prepare(self) -> None:
        """Make the states to start from: the first report published; the second built and not published."""
        self.reports.mkdir(parents=True)
        (self.reports / "gtrm_peru_2021_01.txt").write_text(FIRST)
        self._clean("first")
        self.before = wholeness.published_facts(self.file)
        (self.reports / "gtrm_peru_2021_02.txt").write_text(SECOND)
        self._clean("second")
        self.after = wholeness.published_facts(self.file)
        self.raw = wholeness.facts(self.file, ("raw",))
        self.ids = wholeness.stored_reports(self.file)
        assert len(self.ids) == 2
        assert self.before != self.after
        built = self.folder / "built"
        shutil.copytree(self.folder / "first", built)
        shutil.copy(self.folder / "second" / "w.duckdb", built)

    def _clean(self, name: str) -> None:
        done = killed_run.run(self.reports, self.file)
        assert done.code == 0, done.errors
        self.seconds |= done.seconds
        shutil.copytree(self.file.parent, self.folder / name)

    def kill(self) -> bool:
        """One run, killed at a random moment of a random phase; whether it was still running then."""
        phase = self.chance.choice(PHASES)
        if not self.file.exists() or self.chance.random() > GOES_ON or _is_done(self):
            self._start_from("built" if phase == "publish" else "first")
        stored = wholeness.stored_reports(self.file)
        delay = self.chance.uniform(0, self.seconds[phase])
        done = killed_run.run(self.reports, self.file, phase=phase, delay=delay)
        self._check(stored)
        if done.code != KILLED:
            assert done.code == 0, (done.code, done.errors)
            self.counts["ended before it was killed"] += 1
            return False
        self.counts[f"killed in {done.phase}"] += 1
        return True

    def _start_from(self, name: str) -> None:
        shutil.rmtree(self.file.parent, ignore_errors=True)
        shutil.copytree(self.folder / name, self.file.parent)

    def _check(self, stored: set[str]) -> None:
        found = wholeness.stored_reports(self.file)
        assert stored <= found <= self.ids, "a report was lost"
        seen = wholeness.published_facts(self.file)
        assert seen in (self.before, self.after), "readers have neither the file of before nor the new one"
        self.counts["readers had the file of before" if seen == self.before else "readers had the new file"] += 1
        wholeness.assert_lock_is_free(self.file)

    def complete(self) -> None:
        """A clean run after the kills: all is there, and as if nothing had happened."""
        done = killed_run.run(self.reports, self.file)
        assert done.code == 0, done.errors
        # A phase with nothing to do is no measure.
        self.seconds |= done.seconds if "build" in done.seconds else {}
        assert wholeness.published_facts(self.file) == self.after
        assert wholeness.facts(self.file, ("marts",)) == {k: v for k, v in self.after.items() if k.startswith("marts")}
        assert wholeness.facts(self.file, ("raw",)) == self.raw
        wholeness.assert_nothing_is_left(self.file)
        self.counts["clean runs, equal byte for byte"] += 1


def _is_done(soak: Soak) -> bool:
    """Whether readers have the new file already, so that a run would find nothing to do."""
    return places.current(soak.file).exists() and wholeness.published_facts(soak.file) == soak.after


def main() -> int:
    """Kill, check, tell."""
    parser = argparse.ArgumentParser(description="Kills sitrep run at random moments.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sitrep-soak-") as name:
        os.environ[project.ENV_TARGET] = str(Path(name, "target"))
        soak = Soak(Path(name), random.Random(wanted.seed))
        soak.prepare()
        kills = 0
        while kills < wanted.kills:
            if not soak.kill():
                continue
            kills += 1
            if kills % CLEAN_EVERY == 0 or kills == wanted.kills:
                soak.complete()
            _tell(f"{kills} kills after {time.monotonic() - started:.0f} s: {dict(soak.counts)}")
    _tell(f"seed {wanted.seed}: {kills} kills in {time.monotonic() - started:.0f} s, nothing lost: {dict(soak.counts)}")
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
