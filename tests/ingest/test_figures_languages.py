"""The language files fit each other, the reader and the seed of qualifiers."""

import csv
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from sitrep.figures.finding import read_words
from sitrep.figures.lexicon import Phrases, languages, lexicon
from sitrep.figures.words import Words, fold
from tests.ingest.figures_helper import figures, quantities

QUALIFIERS = Path(__file__).parents[2] / "seeds" / "qualifiers.csv"


def load(name: str) -> dict[str, Any]:
    """One language file as it is written."""
    return tomllib.loads((files("sitrep.figures") / "languages" / f"{name}.toml").read_text("utf-8"))


def keys(data: dict[str, Any]) -> set[str]:
    """Names of all lists and settings of a language file; tables of words are one name each."""
    names = {key for key, value in data.items() if not isinstance(value, dict)}
    for section, table in data.items():
        if isinstance(table, dict) and section != "scale":
            names |= {f"{section}.{key}" for key in table}
    return names


def test_english_and_spanish_are_there() -> None:
    assert set(languages()) >= {"en", "es"}


@pytest.mark.parametrize("code", languages())
def test_a_language_file_has_the_lists_of_the_english_one(code: str) -> None:
    assert keys(load(code)) == keys(load("en"))
    assert load(code)["code"] == code


@pytest.mark.parametrize("code", languages())
def test_every_number_word_is_read(code: str) -> None:
    spoken = lexicon(code)
    silent = [word for word in spoken.number_words - spoken.sets["numbers.bare"] if read_words(word, spoken) is None]
    assert silent == []


@pytest.mark.parametrize("code", languages())
def test_every_qualifier_of_the_reader_is_in_the_seed(code: str) -> None:
    with QUALIFIERS.open(newline="", encoding="utf-8") as handle:
        known = {fold(row["phrase"]) for row in csv.DictReader(handle) if row["language_code"] in (code, "any")}
    listed = {fold(phrase) for name in ("before", "after") for phrase in load(code)["qualifiers"][name]}
    assert listed - known == set()


def test_every_sign_that_qualifies_is_in_the_seed() -> None:
    with QUALIFIERS.open(newline="", encoding="utf-8") as handle:
        known = {fold(row["phrase"]) for row in csv.DictReader(handle)}
    signs = load("symbols")["qualifiers.before"] + load("symbols")["qualifiers.after"]
    assert {fold(sign) for sign in signs} <= known


@pytest.mark.parametrize("code", languages())
def test_a_qualifier_is_handed_over_as_the_seed_writes_it(code: str) -> None:
    for phrase in load(code)["qualifiers"]["before"] + load("symbols")["qualifiers.before"]:
        (row,) = quantities(f"{phrase.capitalize()} 40 kits", code)
        assert (row.qualifier_text, row.figure_text) == (fold(phrase), f"{phrase.capitalize()} 40")
    for phrase in load(code)["qualifiers"]["after"]:
        (row,) = quantities(f"Con 40 {phrase} kits", code)
        assert row.qualifier_text == fold(phrase)


def test_the_longest_phrase_wins() -> None:
    phrases = Phrases(["more than", "no more than", "than"])
    folded = Words("no more than 5").folded
    assert phrases.ending(folded, 3) == 3
    assert phrases.ending(folded, 2) == 0
    assert phrases.starting(folded, 1) == 2
    assert phrases.starting(folded, 9) == 0


def test_a_sentence_in_the_other_language_is_read_in_its_own() -> None:
    text = "Los socios del GTRM atendieron a más de 2.200 personas en las regiones de la costa y en doce albergues."
    assert [row.figure_text for row in quantities(text, "en")] == ["más de 2.200", "doce"]


@pytest.mark.parametrize("language", [None, "fr", "xx"])
def test_without_a_known_language_the_words_decide(language: str | None) -> None:
    text = "Los socios atendieron a unas 2.200 personas de la costa con kits y con agua."
    assert quantities(text, language)[0].qualifier_text == "unas"
    assert quantities("Partners of the GTRM gave some 20 kits to the people", language)[0].qualifier_text == "some"


def test_a_word_of_one_language_is_not_a_number_of_the_other() -> None:
    assert figures("They ate once and left", "en") == []
    assert [row.value for row in figures("Comieron once personas", "es")] == [11]
