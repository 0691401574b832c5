"""README.md as data: its queries, answers and examples, taken apart and put back. Pure functions over text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

# A link to the analysis, its query, its answer.
QUESTION = re.compile(
    r"\(analyses/(?P<name>\w+)\.sql\)[^`]*```sql\n(?P<sql>.*?)```\s+```text\n(?P<answer>.*?)```", re.DOTALL
)
# A link to the analysis, its answer: docs/questions.md leaves the queries to their files.
ANSWERED = re.compile(r"\(\.\./analyses/(?P<name>\w+)\.sql\)[^`]*```text\n(?P<answer>.*?)```", re.DOTALL)
# The name of a seed, then the row to add to it.
SEED_ROW = re.compile(r"\(seeds/(?P<name>\w+)\.csv\)[^`]*```csv\n(?P<row>.*?)```", re.DOTALL)
# The name of a report, then its text.
REPORT = re.compile(r"`(?P<name>\w+_invented\.txt)`[^`]*```text\n(?P<text>.*?)```", re.DOTALL)
RUN = re.compile(r"\$ make run\n(?P<output>.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Question:
    """A query as README prints it, named after its analysis, with the answer printed below."""

    name: str
    sql: str
    answer: str


def questions(readme: str) -> tuple[Question, ...]:
    """All queries of README with their answers, in order."""
    return tuple(Question(found["name"], found["sql"], found["answer"]) for found in QUESTION.finditer(readme))


def answers(page: str) -> dict[str, str]:
    """The answer that docs/questions.md prints for each analysis, by name."""
    return {found["name"]: found["answer"] for found in ANSWERED.finditer(page)}


def with_answers(page: str, given: Mapping[str, str]) -> str:
    """The page of questions with those answers in place of the ones it prints."""

    def put(found: re.Match[str]) -> str:
        before = found[0][: found.start("answer") - found.start()]
        return f"{before}{given[found['name']]}```"

    return ANSWERED.sub(put, page)


def seed_rows(readme: str) -> dict[str, str]:
    """The example row for each seed that README shows how to extend."""
    return {found["name"]: found["row"] for found in SEED_ROW.finditer(readme)}


def report(readme: str) -> tuple[str, str]:
    """File name and text of the report that README adds."""
    found = REPORT.search(readme)
    assert found, "README shows no report to add"
    return found["name"], found["text"]


def run_output(readme: str) -> list[str]:
    """Lines of the run that README shows, cuts left out."""
    found = RUN.search(readme)
    assert found, "README shows no run"
    return [line for line in found["output"].splitlines() if line.strip() not in {"", "..."}]


def answer(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A result as README prints it: in columns, or one line per column where it is a single row."""
    texts = [[_text(value) for value in row] for row in rows]
    if len(texts) == 1:
        width = max(len(name) for name in names)
        return "".join(f"{name.ljust(width)}  {text}\n" for name, text in zip(names, texts[0], strict=True))
    widths = [max(len(row[at]) for row in [list(names), *texts]) for at in range(len(names))]
    is_number = [any(isinstance(row[at], int | float | Decimal) for row in rows) for at in range(len(names))]
    lines = []
    for row in [list(names), *texts]:
        cells = [
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(row, widths, is_number, strict=True)
        ]
        lines.append("  ".join(cells).rstrip() + "\n")
    return "".join(lines)


def _text(value: object) -> str:
    return "NULL" if value is None else str(value)
