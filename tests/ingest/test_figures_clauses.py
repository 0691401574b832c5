"""Tokens, clauses and the words that may name what a number counts."""

from itertools import groupby

import pytest

from tests.ingest.figures_helper import figures, quantities, read


def clauses(text: str, language: str = "en") -> list[str]:
    """The clauses of a sentence as its tokens are numbered."""
    tokens, _ = read(text, language)
    parts = [list(group) for _, group in groupby(tokens, key=lambda token: token.clause_no)]
    return [text[part[0].char_start : part[-1].char_end] for part in parts]


def test_tokens_are_words_numbers_and_marks_with_a_folded_form() -> None:
    tokens, _ = read("GTRM’s 15 niñas – some\n1,120…", "en")
    assert [(token.text, token.folded, token.token_kind) for token in tokens] == [
        ("GTRM", "gtrm", "word"),
        ("’s", "'s", "word"),
        ("15", "15", "number"),
        ("niñas", "ninas", "word"),
        ("–", "-", "punctuation"),
        ("some", "some", "word"),
        ("1,120", "1,120", "number"),
        ("…", "...", "punctuation"),
    ]


def test_accents_in_two_code_points_belong_to_their_word() -> None:
    tokens, rows = read("mas\u0301 de 20 nin\u0303os", "es")
    assert [token.folded for token in tokens] == ["mas", "de", "20", "ninos"]
    assert rows[0].qualifier_text == "mas de"


def test_tokens_of_a_figure_carry_its_number() -> None:
    tokens, _ = read("About USD 5.2 m for 300 families")
    assert [token.figure_no for token in tokens] == [1, 1, 1, 1, None, 2, None]


def test_offsets_count_from_the_report() -> None:
    from sitrep.figures import read_figures
    from sitrep.rows import SentenceText

    text = "Título ñ. Some 20 kits."
    tokens, rows = read_figures([SentenceText(7, "prose", 10, text[10:])], "en", text)
    assert text[rows[0].char_start : rows[0].char_end] == "Some 20"
    assert (rows[0].sentence_no, tokens[0].sentence_no, tokens[0].char_start) == (7, 7, 10)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Food: 20 kits; water: 30 tanks", "en", ["Food:", "20 kits;", "water:", "30 tanks"]),
        ("They met at 10:30", "en", ["They met at 10:30"]),
        ("20 kits – all in Lima – and masks", "en", ["20 kits –", "all in Lima –", "and masks"]),
        ("20 kits (12 for girls) came", "en", ["20 kits", "(12 for girls)", "came"]),
        ("20 kits (CBI) came", "en", ["20 kits (CBI) came"]),
        (
            "Partners assisted 20 persons with advice and further supported 30 through cash",
            "en",
            ["Partners assisted 20 persons with advice", "and further supported 30 through cash"],
        ),
        (
            "130 persons received cash to see a doctor, 1,100 benefited from therapy and 80 children received food",
            "en",
            [
                "130 persons received cash to see a doctor",
                ", 1,100 benefited from therapy",
                "and 80 children received food",
            ],
        ),
        (
            "They gave 640 tarps in Puno and 2,150 in Tacna",
            "en",
            ["They gave 640 tarps in Puno", "and 2,150 in Tacna"],
        ),
        (
            "They gave advice to 96 men, and cash to 35",
            "en",
            ["They gave advice to 96 men", ", and cash to 35"],
        ),
        (
            "They gave advice to 96 men in May, and 35 women cash",
            "en",
            ["They gave advice to 96 men in May", ", and 35 women cash"],
        ),
        ("They helped 20 women and 30 men with cash", "en", ["They helped 20 women and 30 men with cash"]),
        (
            "Peru and Chile, with 1.1 million, 710,000 and 250,000 respectively",
            "en",
            ["Peru and Chile, with 1.1 million, 710,000 and 250,000 respectively"],
        ),
        ("148 students, including 62 girls, heard talks", "en", ["148 students, including 62 girls, heard talks"]),
        ("20 had papers, 7 of whom were women", "en", ["20 had papers", ", 7 of whom were women"]),
        ("20 left, while 30 stayed", "en", ["20 left,", "while 30 stayed"]),
        (
            "Se atendió a 20 personas y 30 niñas recibieron kits, mientras 5 esperan",
            "es",
            ["Se atendió a 20 personas", "y 30 niñas recibieron kits,", "mientras 5 esperan"],
        ),
    ],
)
def test_a_sentence_is_cut_into_clauses(text: str, language: str, wanted: list[str]) -> None:
    assert clauses(text, language) == wanted


def test_a_figure_knows_its_clause() -> None:
    text = "Food: 20 kits; water: 30 tanks"
    assert [(row.clause_no, row.clause_text) for row in figures(text)] == [(2, "20 kits;"), (4, "30 tanks")]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("some 20 refugees and migrants from Venezuela received kits", "en", "refugees and migrants from Venezuela"),
        ("20 hygiene kits, and masks", "en", "hygiene kits"),
        ("20 \nrefugees \nand migrants were helped", "en", "refugees \nand migrants"),
        ("3 million of the children", "en", "children"),
        ("15 soup-kitchens", "en", "soup-kitchens"),
        ("20 with legal advice", "en", None),
        ("20 of whom were children", "en", None),
        ("20 were helped", "en", None),
        ("20 (women)", "en", None),
        ("20 women who had fled", "en", "women"),
        ("20 mujeres y niñas que viajan", "es", "mujeres y niñas"),
        ("20 millones de personas en tránsito", "es", "personas en tránsito"),
        ("el 26% de los migrantes del mundo", "es", "migrantes del mundo"),
        ("20 de ellas", "es", None),
    ],
)
def test_unit_words_follow_the_number(text: str, language: str, wanted: str | None) -> None:
    (row,) = quantities(text, language)
    assert row.unit_words == wanted


def test_unit_words_end_before_the_next_number() -> None:
    assert [row.unit_words for row in quantities("20 women and 30 men")] == ["women", "men"]
