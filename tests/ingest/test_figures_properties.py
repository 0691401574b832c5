"""Whatever number is printed in a supported style is read back; whatever text comes, the rows fit it."""

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.ingest.figures_helper import figures, quantities, read

NBSP, THIN = "\u00a0", "\u202f"
GROUP_MARKS = [",", ".", " ", NBSP, THIN, "'", "’", ""]
QUALIFIERS = {
    "en": ["", "some", "over", "almost", "more than", "up to", "an estimated", "close to", "at least", "fewer than"],
    "es": ["", "unas", "más de", "cerca de", "casi", "al menos", "hasta", "alrededor de", "menos de"],
}
NOUNS = {"en": "families", "es": "familias"}
SCALES = {
    "en": {"million": 10**6, "thousand": 10**3, "M": 10**6, "K": 10**3, "billion": 10**9},
    "es": {"millones": 10**6, "mil": 10**3, "M": 10**6, "K": 10**3, "mil millones": 10**9},
}
PER_CENT = {"en": ["%", " %", " per cent", " percent"], "es": ["%", " %", " por ciento"]}
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
TENS = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


def spelled(value: int, hyphen: str) -> str:
    """A whole number under a million in English words."""
    if value >= 1000:
        rest = f" {spelled(value % 1000, hyphen)}" if value % 1000 else ""
        return f"{spelled(value // 1000, hyphen)} thousand{rest}"
    if value >= 100:
        rest = f" and {spelled(value % 100, hyphen)}" if value % 100 else ""
        return f"{ONES[value // 100]} hundred{rest}"
    if value >= 20:
        return TENS[value // 10] + (f"{hyphen}{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


ES_ONES = """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
veintiocho veintinueve""".split()
ES_TENS = ". . . treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
ES_HUNDREDS = """. ciento doscientas trescientos cuatrocientas quinientos seiscientas setecientos ochocientas
novecientos""".split()


def spelled_in_spanish(value: int) -> str:
    """A whole number under a million in Spanish words."""
    if value >= 1000:
        rest = f" {spelled_in_spanish(value % 1000)}" if value % 1000 else ""
        return ("mil" if value < 2000 else f"{spelled_in_spanish(value // 1000)} mil") + rest
    if value >= 100:
        if value == 100:
            return "cien"
        return ES_HUNDREDS[value // 100] + (f" {spelled_in_spanish(value % 100)}" if value % 100 else "")
    if value >= 30:
        return ES_TENS[value // 10] + (f" y {ES_ONES[value % 10]}" if value % 10 else "")
    return ES_ONES[value]


def sentence(language: str, mention: str, noun: str = "") -> str:
    noun = noun or NOUNS[language]
    before = "Partners reached" if language == "en" else "Los socios atendieron a"
    return f"{before} {mention} {noun}."


@given(
    value=st.integers(0, 10**11),
    mark=st.sampled_from(GROUP_MARKS),
    language=st.sampled_from(["en", "es"]),
    data=st.data(),
)
@settings(max_examples=400)
def test_a_whole_number_in_any_grouping_is_read_back(value: int, mark: str, language: str, data: st.DataObject) -> None:
    qualifier = data.draw(st.sampled_from(QUALIFIERS[language])) if data else ""
    number = grouped(value, mark)
    mention = f"{qualifier} {number}".strip()
    # A row of blank-parted groups without 000 may be cells of a table: not joined, and not promised.
    assume(mark != " " or value < 10**6 or " 000" in number)
    text = sentence(language, mention)
    (row,) = quantities(text, language)
    assert (row.value, row.figure_text, row.number_text) == (Decimal(value), mention, number)
    assert text[row.char_start : row.char_end] == mention
    assert row.unit_words == NOUNS[language]
    assert (row.qualifier_text is None) == (qualifier == "")


@given(
    tenths=st.integers(1, 99_999),
    language=st.sampled_from(["en", "es"]),
    mark=st.sampled_from(".,"),
    glued=st.booleans(),
    data=st.data(),
)
def test_decimals_with_a_scale_are_read_back(
    tenths: int, language: str, mark: str, glued: bool, data: st.DataObject
) -> None:
    places = data.draw(st.integers(1, 2))
    scale = data.draw(st.sampled_from(sorted(SCALES[language])))
    number = f"{tenths // 10**places}{mark}{tenths % 10**places:0{places}d}"
    mention = number + ("" if glued and len(scale) == 1 else " ") + scale
    (row,) = quantities(sentence(language, mention), language)
    assert row.value == Decimal(tenths) / 10**places * SCALES[language][scale]
    assert row.figure_text == mention
    assert row.scale_text == scale.lower()


@given(
    value=st.integers(0, 999),
    language=st.sampled_from(["en", "es"]),
    mark=st.sampled_from(["", ".", ","]),
    data=st.data(),
)
def test_percentages_are_read_back(value: int, language: str, mark: str, data: st.DataObject) -> None:
    number = f"{value // 10}{mark}{value % 10}" if mark else str(value)
    mention = number + data.draw(st.sampled_from(PER_CENT[language]))
    (row,) = quantities(sentence(language, mention), language)
    assert (row.value, row.figure_text) == (Decimal(number.replace(",", ".")), mention)
    assert row.percent_text == mention.removeprefix(number).strip()


@given(
    cents=st.integers(100, 10**10),
    currency=st.sampled_from(["USD ", "US$", "$", "S/", "S/ ", "€", "USD", "$ ", "US$ "]),
    marks=st.sampled_from([(",", "."), (".", ",")]),
)
def test_money_with_cents_is_read_back(cents: int, currency: str, marks: tuple[str, str]) -> None:
    number = f"{grouped(cents // 100, marks[0])}{marks[1]}{cents % 100:02d}"
    (row,) = quantities(f"Partners paid {currency}{number} in cash.")
    assert (row.value, row.figure_text) == (Decimal(cents) / 100, currency + number)
    assert row.currency_text == currency.strip().lower()


@given(value=st.integers(2, 999_999), hyphen=st.sampled_from("- "), capital=st.booleans())
def test_english_number_words_are_read_back(value: int, hyphen: str, capital: bool) -> None:
    mention = spelled(value, hyphen)
    mention = mention.capitalize() if capital else mention
    (row,) = quantities(f"{mention} families were reached.")
    assert (row.value, row.figure_text) == (Decimal(value), mention)


@given(
    low=st.integers(2, 10**6),
    more=st.integers(1, 10**6),
    form=st.sampled_from(["{} to {}", "between {} and {}", "{}-{}", "{} – {}"]),
)
def test_a_range_is_one_figure_with_both_ends(low: int, more: int, form: str) -> None:
    assume(low >= 500 or not 1900 <= low + more <= 2099)
    mention = form.format(grouped(low, ","), grouped(low + more, ","))
    (row,) = quantities(sentence("en", mention))
    assert (row.value, row.value_low, row.value_high) == (Decimal(low), Decimal(low), Decimal(low + more))
    assert row.figure_text == mention


@given(value=st.integers(2, 999_999), capital=st.booleans())
def test_spanish_number_words_are_read_back(value: int, capital: bool) -> None:
    assume(not 1000 <= value < 2000)  # a thousand alone ("mil familias") is not promised: "mil" is a scale
    mention = spelled_in_spanish(value)
    mention = mention.capitalize() if capital else mention
    (row,) = quantities(f"{mention} familias fueron atendidas.", "es")
    assert (row.value, row.figure_text) == (Decimal(value), mention)


@given(value=st.integers(1_000, 999_999), mark=st.sampled_from(",."), language=st.sampled_from(["en", "es"]))
def test_a_blank_before_a_separator_is_read_over(value: int, mark: str, language: str) -> None:
    mention = grouped(value, f" {mark}")
    (row,) = quantities(sentence(language, mention), language)
    assert (row.value, row.figure_text) == (Decimal(value), mention)


def styles(language: str) -> st.SearchStrategy[tuple[str, Decimal]]:
    """A mention in one of the styles of reports, and its value."""
    whole, tenths = st.integers(1_000, 99_999_999), st.integers(11, 9_999)
    point = "." if language == "en" else ","
    mark = "," if language == "en" else "."

    def scaled(form: str, factor: int) -> st.SearchStrategy[tuple[str, Decimal]]:
        return tenths.map(lambda n: (form.format(f"{n // 10}{point}{n % 10}"), Decimal(n) * factor / 10))

    letters = [scaled("{}K", 10**3), scaled("{} K", 10**3), scaled("{} M", 10**6), scaled("{}M+", 10**6)]
    money = [scaled("USD{}M", 10**6), scaled("S/{}M", 10**6), scaled("US$ {}m", 10**6), scaled("GTQ {} M", 10**6)]
    words = [scaled("{} " + word, factor) for word, factor in SCALES[language].items() if word.islower()]
    plain = st.tuples(whole, st.sampled_from([mark, NBSP, THIN, ""])).map(lambda n: (grouped(*n), Decimal(n[0])))
    shares = [scaled("{}%", 1), scaled("{} %", 1)]
    spell = spelled_in_spanish if language == "es" else (lambda n: spelled(n, "-"))
    spoken = st.integers(2, 999).map(lambda n: (spell(n), Decimal(n)))
    return st.one_of([*letters, *money, *words, plain, *shares, spoken])


FRAMES = {
    "en": ["{} families were reached.", "Partners reached {} families.", "The reached: {}", "Partners reached {}."],
    "es": ["{} familias recibieron kits.", "Llegaron a {} familias.", "Atendidas: {}", "Se atendió a {}."],
}


@given(language=st.sampled_from(["en", "es"]), data=st.data(), broken=st.booleans())
@settings(max_examples=600)
def test_a_value_in_any_style_and_place_is_read_back(language: str, data: st.DataObject, broken: bool) -> None:
    mention, value = data.draw(styles(language))
    assume(not 1900 <= value <= 2099)  # perhaps a year
    frame = data.draw(st.sampled_from(FRAMES[language]))
    if broken and not re.search(r" [KM]\b", mention):  # a letter on the next line is no scale: it may open a name
        frame, mention = frame.replace(" ", " \n"), mention.replace(" ", "\n")
    text = frame.format(mention)
    (row,) = quantities(text, language)
    assert (row.value, row.figure_text) == (value, mention)


@given(value=st.integers(2, 99_999), unit=st.sampled_from(["MT", "L", "kg", "ha", "mt"]))
def test_a_unit_glued_to_a_number_is_left_outside(value: int, unit: str) -> None:
    number = grouped(value, ",")
    (row,) = quantities(f"Partners gave {number}{unit} of rice.")
    assert (row.value, row.figure_text, row.unit_words) == (Decimal(value), number, f"{unit} of rice")


PIECES = st.one_of(
    st.sampled_from(
        "some over 1,120 1.120 1 000 2021 (12) 15% % per cent million K US$ S/ between and to from y entre de a 3-4 "
        "weeks COVID-19 ; : , . - – \n • +51 one two hundred aged 65 May 14 1st 24/7 www.x.org/5 °C más un una mil "
        "5,5 3,0000 1'718,331 CO2 km years people dozen half respectively while were received".split(" ")
    ),
    st.text(alphabet="0123456789.,'’ -/()$%aéñZ\n\u00a0ª½²٣", max_size=8),
)


@given(
    pieces=st.lists(PIECES, max_size=25),
    joint=st.sampled_from([" ", "", "\n"]),
    language=st.sampled_from(["en", "es", None, "fr"]),
)
@settings(max_examples=600)
def test_rows_fit_any_text(pieces: list[str], joint: str, language: str | None) -> None:
    text = joint.join(pieces)
    tokens, rows = read(text, language)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    for token in tokens:
        assert text[token.char_start : token.char_end] == token.text
    assert [token.token_no for token in tokens] == list(range(1, len(tokens) + 1))
    assert [row.figure_no for row in rows] == list(range(1, len(rows) + 1))
    end = 0
    for row in rows:
        assert row.char_start >= end
        end = row.char_end
        assert text[row.char_start : row.char_end] == row.figure_text
        assert text[row.number_start : row.number_end] == row.number_text
        assert row.char_start <= row.number_start < row.number_end <= row.char_end
        assert text[row.clause_start : row.clause_end] == row.clause_text
        assert row.clause_start <= row.number_start < row.clause_end
        assert (row.unit_words is None) == (row.unit_start is None) == (row.unit_end is None)
        if row.unit_start is not None and row.unit_end is not None:
            assert text[row.unit_start : row.unit_end] == row.unit_words
        assert row.figure_kind
        assert row.kind_evidence
        if row.value is not None:
            assert row.value < 10**22
            assert row.value == round(row.value, 6)
    owners = {token.figure_no for token in tokens if token.figure_no}
    assert owners == {row.figure_no for row in rows}


@given(pieces=st.lists(PIECES, max_size=25))
@settings(max_examples=300)
def test_every_run_of_digits_is_in_a_figure_or_in_a_word(pieces: list[str]) -> None:
    text = " ".join(pieces)
    tokens, rows = read(text)
    for match in re.finditer(r"[0-9]+", text):
        inside = any(row.char_start <= match.start() and match.end() <= row.char_end for row in rows)
        word = any(t.token_kind == "word" and t.char_start <= match.start() < t.char_end for t in tokens)
        assert inside or word, match


@pytest.mark.parametrize("text", ["", " ", "\n\n", "()", "9" * 60, "1." * 40, "٣", "½ of 2"])
def test_odd_texts_do_not_stop_the_reader(text: str) -> None:
    figures(text)
