"""Commands that are shown to be typed name the warehouse where it is not the default one."""

import shlex
import shutil
from pathlib import Path

import pytest

from sitrep import cli, command_line, warehouse
from sitrep.page import command as page
from sitrep.page.rows import Written
from sitrep.publishing import text
from sitrep.publishing.after_build import Outcome
from tests.warehouse import small_warehouse

FILE = Path("my reports/w.duckdb")
NAMED = "--warehouse 'my reports/w.duckdb'"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("sitrep doctor says what; sitrep build", f"sitrep doctor {NAMED} says what; sitrep build {NAMED}"),
        ("sitrep rollback ID, with an id", f"sitrep rollback ID {NAMED}, with an id"),
        ("make it: sitrep run PATH", f"make it: sitrep run PATH {NAMED}"),
        ("sitrep run PATHS --warehouse NEW", "sitrep run PATHS --warehouse NEW"),
        ("the next sitrep run or build removes it", "the next sitrep run or build removes it"),
        ("sitrep build --warehouse w", "sitrep build --warehouse w"),
    ],
)
def test_warehouse_is_named_in_commands_to_type_and_in_no_other_words(told: str, expected: str) -> None:
    assert command_line.completed(told, FILE) == expected
    assert command_line.completed(told, warehouse.DEFAULT) == told


def test_after_a_run_history_and_page_are_named_with_the_warehouse() -> None:
    (line,) = text.outcome(FILE, Outcome(Path("p"), "0001-a", "0002-b", False))
    assert line.endswith(f"; rolled back from 0002-b, see sitrep history {NAMED})")
    *_, line = page.after_run_lines(FILE, Written(Path("p"), 1, 1, 1, True, ("fault",)))
    assert line.endswith(f"see sitrep dashboard {NAMED}")


def test_errors_and_the_doctor_name_the_warehouse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = small_warehouse.make(tmp_path / "w x.duckdb")
    published = small_warehouse.publish_state(file, 1)
    named = f"--warehouse {shlex.quote(str(file))}"
    assert cli.main(["review", "--list", "--warehouse", str(file)]) == 3
    assert capsys.readouterr().err.endswith(f"; build it: sitrep build {named}\n")
    assert cli.main(["rollback", "0009", "--warehouse", str(file)]) == 2
    assert capsys.readouterr().err.endswith(f"; give an id of sitrep history {named}\n")
    published.path.unlink()
    shutil.copy(file, published.path)
    assert cli.main(["doctor", "--warehouse", str(file)]) == 1
    assert f"; sitrep build {named} publishes another\n" in capsys.readouterr().out
