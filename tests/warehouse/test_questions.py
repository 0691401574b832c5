"""The answers printed in README and docs/questions.md are those that the analyses give on the samples.

After a change that is meant, ``SITREP_UPDATE_ANSWERS=1 pytest tests/warehouse/test_questions.py`` writes the new ones.
"""

import os
import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from tests.warehouse import readme_page
from tests.warehouse.conftest import ROOT
from tests.warehouse.samples_dbt import run_dbt

README = ROOT / "README.md"
PAGE = ROOT / "docs" / "questions.md"
ANALYSES = {path.stem: path for path in sorted((ROOT / "analyses").glob("*.sql"))}
IN_README = readme_page.questions(README.read_text("utf-8"))
HEADING = re.compile(r"^## (\d+)\. ", re.MULTILINE)
LINK = re.compile(r"\(\.\./analyses/(\w+)\.sql\)")
IS_UPDATE = bool(os.environ.get("SITREP_UPDATE_ANSWERS"))


@pytest.fixture(scope="module")
def given(warehouse_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each analysis gives on the samples, as the pages print it: all compiled by dbt at once."""
    words = ["compile", "--select", "path:analyses"]
    file, compiled = run_dbt(words, warehouse_file, tmp_path_factory.mktemp("analyses"))
    with duckdb.connect(str(file), read_only=True) as connection:
        return {result.node.name: answer(connection, result.node.compiled_code) for result in compiled.results}


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The rows of a query, set as the pages print them."""
    found = connection.execute(sql)
    return readme_page.answer([column[0] for column in found.description or []], found.fetchall())


@pytest.fixture(scope="module", autouse=True)
def updated(request: pytest.FixtureRequest) -> None:
    """Before the first test, the new answers in both pages, where they are asked for."""
    if not IS_UPDATE:
        return
    new: dict[str, str] = request.getfixturevalue("given")
    PAGE.write_text(readme_page.with_answers(PAGE.read_text("utf-8"), new), "utf-8")
    text = README.read_text("utf-8")
    for question in IN_README:
        start = f"{question.sql}```\n\n```text\n"
        text = text.replace(start + question.answer, start + new[question.name])
    README.write_text(text, "utf-8")


def test_page_asks_thirty_two_questions_in_order() -> None:
    assert [int(number) for number in HEADING.findall(PAGE.read_text("utf-8"))] == list(range(1, 33))


def test_every_question_is_answered_and_every_analysis_answers_one() -> None:
    _, *sections = HEADING.split(PAGE.read_text("utf-8"))
    assert [no for no, text in zip(sections[::2], sections[1::2], strict=True) if not LINK.search(text)] == []
    linked = LINK.findall(PAGE.read_text("utf-8"))
    assert Counter(linked) == Counter(list(ANALYSES))
    assert sorted(readme_page.answers(PAGE.read_text("utf-8"))) == sorted(ANALYSES)


def test_readme_has_five_of_the_questions() -> None:
    names = [question.name for question in IN_README]
    assert len(names) == len(set(names)) == 5


@pytest.mark.parametrize("name", sorted(ANALYSES))
def test_answer_in_page_is_what_the_analysis_gives(name: str, given: dict[str, str]) -> None:
    assert readme_page.answers(PAGE.read_text("utf-8"))[name] == given[name]


@pytest.mark.parametrize("name", sorted(ANALYSES))
def test_analysis_opens_with_its_grain_and_gives_rows(name: str, given: dict[str, str]) -> None:
    comment, _, _ = ANALYSES[name].read_text("utf-8").partition("\n")
    assert re.fullmatch(r"\{# One row per .+\. #\}", comment)
    assert given[name].count("\n") > 1, "the samples give no row, so the answer shows nothing"


@pytest.mark.parametrize("question", IN_README, ids=lambda question: question.name)
def test_query_and_answer_in_readme_are_those_of_the_analysis(
    question: readme_page.Question, given: dict[str, str]
) -> None:
    _, _, body = ANALYSES[question.name].read_text("utf-8").partition("\n")
    assert question.sql.strip() == re.sub(r"\{\{ ref\('(\w+)'\) \}\}", r"marts.\1", body).strip()
    text = README.read_text("utf-8")
    assert f"{question.sql}```\n\n```text\n{given[question.name]}```" in text
