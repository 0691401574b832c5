"""Examples that ``--help`` shows below each command."""

from collections.abc import Iterator

import click

# What a line does, then the line.
EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "run": (
        ("Read a folder of reports, build, test and publish:", "sitrep run reports/"),
        (
            "Into a warehouse of your own, scanned pages too:",
            "sitrep run --ocr --warehouse my.duckdb reports/",
        ),
        ("On a server: nothing but errors, do not wait for others:", "sitrep run --quiet --no-wait /data/reports"),
    ),
    "ingest": (
        ("Only read, with two processes, and build later:", "sitrep ingest --processes 2 reports/"),
        ("Give each page two minutes:", "sitrep ingest --page-seconds 120 big.pdf"),
    ),
    "build": (
        ("After a change of a seed or a model:", "sitrep build"),
        ("Another warehouse, keeping three published files:", "sitrep build --warehouse my.duckdb --keep 3"),
    ),
    "status": (
        ("Months by platform, what is new, what waits:", "sitrep status"),
        ("Three years of it:", "sitrep status --months 36"),
        ("Which months are missing, for a script:", "sitrep status --json"),
    ),
    "history": (("Which published files are kept:", "sitrep history"),),
    "rollback": (
        ("Back to the file before the current one:", "sitrep rollback"),
        ("To one that sitrep history names:", "sitrep rollback 0007"),
    ),
    "trace": (
        ("Where a number comes from:", "sitrep trace 74a2e0c944cc-1384"),
        ("The same as a picture of its page:", "sitrep trace 74a2e0c944cc-1384 --image page.png"),
        ("A report that was moved since it was read:", "sitrep trace 74a2e0c944cc-1384 --image . --pdf moved.pdf"),
    ),
    "review": (
        ("See what waits:", "sitrep review --list"),
        ("Decide, signed with your name:", "sitrep review --by 'M. Quispe'"),
    ),
    "dashboard": (
        ("Write the page beside the warehouse:", "sitrep dashboard"),
        ("Into a folder to pass on:", "sitrep dashboard --out public"),
    ),
    "export": (
        ("A workbook for colleagues:", "sitrep export --format xlsx --out exports"),
        ("Tables for other systems, current editions only:", "sitrep export --format hxl --format hapi --current-only"),
    ),
    "doctor": (
        ("Is the warehouse sound?", "sitrep doctor"),
        ("Before a backup is trusted:", "sitrep doctor --warehouse backup/sitrep.duckdb"),
    ),
    "evaluate": (
        ("Score against labelled texts, each error to a file:", "sitrep evaluate tests/labelled --errors errors.csv"),
        ("Only texts that no rule was tuned on:", "sitrep evaluate tests/labelled --only tests/labelled/held_back.txt"),
    ),
    "completion": (
        ("For this session of bash:", 'eval "$(sitrep completion bash)"'),
        ("For every session of zsh:", "sitrep completion zsh >> ~/.zshrc"),
        ("For fish:", "sitrep completion fish > ~/.config/fish/completions/sitrep.fish"),
    ),
}


START = (
    ("To begin with: read a folder, then see how it stands:", "sitrep run reports/"),
    ("", "sitrep status"),
    ("More examples:", "sitrep run --help"),
)


def add_to(commands: click.Group) -> None:
    """Put the examples of each command below its ``--help``, and how to begin below that of all."""
    commands.epilog = _epilog(START)
    for name, command in commands.commands.items():
        if name in EXAMPLES:
            command.epilog = _epilog(EXAMPLES[name])


def _epilog(examples: tuple[tuple[str, str], ...]) -> str:
    r"""The examples as one paragraph that click does not fill: it begins with ``\b``."""
    return "\n".join(["\b", "Examples:", *_lines(examples)])


def _lines(examples: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for text, line in examples:
        yield from ([f"  {text}"] if text else [])
        yield f"      {line}"
