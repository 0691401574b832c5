"""Published files are kept, listed and gone back to; what a crash or a damaged disk leaves is put right or named."""

import json
import os
from pathlib import Path

import duckdb
import pytest

from sitrep import build_log, cli
from sitrep.errors import SitrepError, UsageError
from sitrep.publishing import after_build, durable, history, places, publish
from tests.warehouse import small_warehouse
from tests.warehouse.small_warehouse import RELATIONS, publish_state, state_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small warehouse, never published."""
    return small_warehouse.make(tmp_path / "small.duckdb")


def current_state(file: Path) -> int:
    """The state that readers see."""
    return state_of(places.current(file))


def names(file: Path) -> set[str]:
    """Everything in the folder of published files."""
    return {path.name for path in places.current(file).parent.iterdir()}


def test_history_keeps_the_last_files_and_marks_the_current(file: Path) -> None:
    ids = [publish_state(file, state, keep=3).id for state in range(1, 6)]
    entries = history.read(file)
    assert [entry.id for entry in entries] == ids[:1:-1]
    assert [entry.is_current for entry in entries] == [True, False, False]
    assert [state_of(entry.path) for entry in entries] == [5, 4, 3]
    assert [entry.publication.publication_no for entry in entries if entry.publication] == [5, 4, 3]
    assert all(entry.is_whole and entry.byte_count == entry.path.stat().st_size for entry in entries)


def test_rollback_goes_to_the_one_before_or_the_one_named(file: Path) -> None:
    ids = [publish_state(file, state).id for state in (1, 2, 3)]
    assert publish.rollback(file, None).id == ids[1]
    assert current_state(file) == 2
    assert publish.rollback(file, ids[2][:8]).id == ids[2]
    assert current_state(file) == 3
    assert publish.rollback(file, "1").id == ids[0]
    assert current_state(file) == 1
    assert publish.rollback(file, ids[0]).id == ids[0]
    assert current_state(file) == 1
    assert [entry.id for entry in history.read(file)] == ids[::-1]
    assert len(names(file)) == 4


@pytest.mark.parametrize(("given", "reason"), [("0009", "names no"), ("000", "names several"), (None, "nothing older")])
def test_rollback_to_what_is_not_there_changes_nothing(file: Path, given: str | None, reason: str) -> None:
    for state in (1, 2):
        publish_state(file, state)
    publish.rollback(file, "1")
    with pytest.raises(UsageError, match=reason):
        publish.rollback(file, given)
    assert current_state(file) == 1


def test_current_file_stays_however_old_it_is(file: Path) -> None:
    oldest = publish_state(file, 1, keep=2).id
    publish_state(file, 2, keep=2)
    publish.rollback(file, oldest)
    publish.prune(file, 1)
    assert [(entry.id, entry.is_current) for entry in history.read(file)] == [(oldest, True)]
    newest = publish_state(file, 3, keep=1).id
    assert [entry.id for entry in history.read(file)] == [newest]
    assert current_state(file) == 3


def test_damaged_file_is_named_and_not_gone_back_to(file: Path) -> None:
    old = publish_state(file, 1)
    publish_state(file, 2)
    (kept, _) = places.kept(file)
    kept.path.chmod(0o644)
    with kept.path.open("r+b") as handle:
        handle.seek(5000)
        handle.write(os.urandom(8))
    (_, entry) = history.read(file)
    assert (entry.id, entry.is_whole, entry.publication) == (old.id, False, None)
    with pytest.raises(SitrepError, match="its bytes changed"):
        publish.rollback(file, None)
    assert current_state(file) == 2


def test_damaged_file_of_the_last_build_does_not_hold_it(file: Path) -> None:
    with duckdb.connect(str(file)) as connection:
        run = "values (1, 'print', now()::timestamp, now()::timestamp, '0', true)"
        connection.execute(f"insert into raw.build_run {run}")
        # Words fill blocks of their own, so that the file can still say what it is.
        words = "select 0 as state, sha256(number::varchar) as word from range(40000) as numbers (number)"
        connection.execute(f"create or replace table marts.first as {words}")
    publish_state(file, 1)
    assert history.holds_last_build(file)
    (kept,) = places.kept(file)
    kept.path.chmod(0o644)
    with kept.path.open("r+b") as handle:
        handle.seek(kept.path.stat().st_size // 2)
        handle.write(os.urandom(8))
    assert history.publication_of(kept.path)
    assert not history.holds_last_build(file)


def test_what_else_lies_under_the_current_name_is_replaced(file: Path) -> None:
    publish_state(file, 1)
    places.current(file).unlink()
    places.current(file).write_bytes(b"no DuckDB file")
    publish_state(file, 2)
    assert [state_of(entry.path) for entry in history.read(file)] == [2, 1]
    assert current_state(file) == 2


def test_files_are_copied_where_names_cannot_be_shared(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    ids = [publish_state(file, state, keep=2).id for state in (1, 2, 3)]
    publish.rollback(file, None)
    assert [(entry.id, entry.is_current) for entry in history.read(file)] == [(ids[2], False), (ids[1], True)]
    assert current_state(file) == 2
    assert {path.stat().st_mode & 0o777 for path in places.current(file).parent.iterdir()} == {0o444}


def test_file_made_current_before_a_crash_is_kept_by_the_next(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*paths: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(durable, "second_name", crash)
        publish_state(file, 1)
    assert current_state(file) == 1
    assert history.read(file) == []
    places.unfinished(file, "new").write_bytes(b"half")
    publish_state(file, 2)
    assert [state_of(entry.path) for entry in history.read(file)] == [2, 1]
    assert len(names(file)) == 3


def test_publishing_that_fails_leaves_the_file_that_readers_have(file: Path) -> None:
    publish_state(file, 1)
    with duckdb.connect(str(file)) as connection:
        connection.execute("drop table seeds.third")
    with pytest.raises(SitrepError, match=r"third.*readers keep"):
        publish.publish(file, relations=RELATIONS)
    assert current_state(file) == 1
    assert len(names(file)) == 2


def test_warehouses_of_one_folder_are_published_apart(file: Path) -> None:
    other = small_warehouse.make(file.with_name("small.other.duckdb"))
    publish_state(file, 1)
    publish_state(other, 2)
    publish_state(file, 3, keep=1)
    assert [state_of(entry.path) for entry in history.read(other)] == [2]
    assert [state_of(entry.path) for entry in history.read(file)] == [3]


def test_build_that_was_not_published_is_published_by_the_next_run(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitrep.publishing.snapshot.relations", lambda project: RELATIONS)
    with build_log.noted(file, small_warehouse.ROOT) as build, duckdb.connect(str(file)) as connection:
        build_log.note(connection)
    build_log.end(file, build, is_success=True)
    first = after_build.publish_built(file, None, 5)
    again = after_build.publish_built(file, None, 5)
    assert (first.is_new, again.is_new) == (True, False)
    assert first.id == again.id
    publish_state(file, 2)
    publish.rollback(file, first.id)
    after = after_build.publish_built(file, None, 5)
    assert (after.id, after.is_new) == (first.id, False)
    assert after.newest_id != first.id


def test_commands_list_and_go_back(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["history", "--warehouse", str(file)]) == 0
    assert "nothing is published yet" in capsys.readouterr().out
    ids = [publish_state(file, state).id for state in (1, 2)]
    assert cli.main(["rollback", "--warehouse", str(file)]) == 0
    assert ids[0] in capsys.readouterr().out
    assert cli.main(["history", "--warehouse", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [ids[1], "current"]
    assert cli.main(["history", "--warehouse", str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [entry["id"] for entry in answer["published"]] == ids[::-1]
    assert cli.main(["rollback", "7", "--warehouse", str(file)]) == 2
    assert cli.main(["rollback", ids[1], "--warehouse", str(file), "--json"]) == 0
    assert current_state(file) == 2
