"""What the command line says of itself: examples that are right, errors that say what to write, completion."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sitrep import cli, examples

SITREP = Path(sys.executable).with_name("sitrep")
LINES = [line for name in cli.commands.commands for _, line in examples.EXAMPLES.get(name, ())]


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that wrong usage gets."""
    assert cli.main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    return line


def test_every_command_has_examples_and_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(cli.commands.commands) <= set(examples.EXAMPLES)
    for name in cli.commands.commands:
        found = examples.EXAMPLES[name]
        assert cli.main([name, "--help"]) == 0
        printed = capsys.readouterr().out.splitlines()
        assert [line for _, line in found if f"      {line}".rstrip() not in (shown[2:] for shown in printed)] == []


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("eval")])
def test_example_is_a_command_line_that_is_understood(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    program, name, *arguments = shlex.split(line.partition(" >")[0])
    assert program == "sitrep"
    # Paths of examples are not there, so only their types are checked.
    command = cli.commands.commands[name]
    parser = command.make_parser(click.Context(command, info_name=name))
    values, rest, _ = parser.parse_args(args=arguments)
    assert rest == []
    for param in command.params:
        given = values.get(param.name or "")
        if isinstance(given, str) and not isinstance(param.type, click.Path):
            param.type.convert(given, param, None)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["run", ".", "--processes", "abc"],
            "sitrep run: --processes cannot be abc; give a whole number of at least 1: --processes N",
        ),
        (
            ["run", ".", "--page-seconds", "0"],
            "sitrep run: --page-seconds cannot be 0.0; give a number above 0: --page-seconds S",
        ),
        (
            ["rollback", "--wait", "soon"],
            "sitrep rollback: --wait cannot be soon; give a number of at least 0: --wait SECONDS",
        ),
        (["run"], "sitrep run: Missing argument 'PATHS...'; write sitrep run [OPTIONS] PATHS..."),
        (["rnu"], "sitrep: No such command 'rnu'. Did you mean 'run'?; see sitrep --help"),
        (
            ["build", "--keep"],
            "sitrep: Option '--keep' requires an argument; write its value behind it; see sitrep --help",
        ),
    ],
)
def test_wrong_usage_says_what_to_write(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(arguments, capsys) == line


def test_path_that_is_not_there_says_where_paths_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    line = told(["run", "nope"], capsys)
    assert line.startswith("sitrep run: ")
    assert line.endswith(f"Path 'nope' does not exist; check its name; paths start at {tmp_path}")


@pytest.mark.parametrize(
    ("words", "offered"), [("sitrep sta", "plain,status"), ("sitrep status --mo", "plain,--months")]
)
def test_shell_is_offered_commands_and_options(words: str, offered: str) -> None:
    asked = {"_SITREP_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    answer = subprocess.run([SITREP], env=os.environ | asked, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == [offered]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_is_one_that_the_shell_reads(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"_SITREP_COMPLETE={shell}_complete" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)
