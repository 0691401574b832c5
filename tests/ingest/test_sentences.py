"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.reading.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Partners met. They agreed on a plan.", 2),
        ("Masks were given. 400 persons had cash.", 2),
        ("Some left! Others stayed? Nobody knows…  Perhaps.", 4),
        ("USD 1.7 m in transfers*. USD 14.2 m are needed.", 2),
        ("The gap is USD 11 m. With partners, kits were given.", 2),
        ("The gap is USD 5 M. With partners, kits were given.", 2),
        ("It costs USD 1.1 a day.", 1),
        ("Hay 1.522 personas. Otras 300 llegaron.", 2),
        ("Some approx. 300 persons and ca. 20 families.", 1),
        ("La Sra. Pérez y el Sr. Gómez hablaron.", 1),
        ("The U.S. Government gave 20 tents.", 1),
        ("Fondos de los EE.UU. Unos 300 llegaron.", 1),
        ("J. Pérez and M. C. Gómez spoke.", 1),
        ("See Res. No. 009 and art. 5 of the law.", 1),
        ("They said no. Then they left.", 2),
        ("Kits, tents etc. Others had cash.", 2),
        ("“They came.” Others left.", 2),
        ("(They came.) Others left.", 2),
        ("They came by bus... and left on foot.", 1),
        ("¿Cuántos son? ¡Muchos! Nadie sabe.", 3),
        ("It grew by 12 per\ncent. Partners\nhelped.", 2),
        ("Comidas calientes. WFP respalda 22 comedores.", 2),
        ("El 82 % ve fallas. “Es grave”, dicen.", 2),
        ("Tableau 1. Situation des alertes du jour", 1),
        ("CUADRO 6.3. Casos por entidad", 1),
        ("Tabla N° 47. Casos por región", 1),
        ("Figure 2. Cases by week. Data of March.", 2),
        ("See table 1. Others are below.", 2),
        ("A1. ¿Qué edad tiene?", 1),
        ("G2AA. Otro motivo", 1),
        ("» B7. ¿Cuántas personas viven en su hogar?", 1),
        ("2.1. Partners met. They agreed.", 2),
        ("They came on road A1. Others walked.", 2),
        ("Some call it 12. Others do not.", 2),
        ("Tél. 0810 20 30. Tel. (+51) 1 222", 2),
        ("Tél. : +243 99 80", 1),
        ("Call me by Tel. Others wrote.", 2),
        ("De S/. 4.00 a S/. 8.00 al mes", 1),
        ("It costs more than the other. (4)", 1),
        ("It costs more than the other. [2, 3]", 1),
        ("It costs more than the other. (2-4, 6 – 8)", 1),
        ("Others were helped too. (12345)", 2),
        ("Others were helped too. (20 A 3)", 2),
        ("Totals include estimates. *", 1),
        ("It is done. (4) Others follow.", 2),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, count: int) -> None:
    assert len(split(text)) == count, split(text)


def test_only_the_part_asked_for_is_split() -> None:
    text = "Before. One. Two. After."
    assert [text[a:b] for a, b in split_sentences(text, 8, 17)] == ["One.", "Two."]


@given(st.text(alphabet='.!? \n\tAa1*"”(…ñÑ', max_size=80))
def test_nothing_but_blanks_is_left_between_sentences(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    inside = "".join(text[a:b] for a, b in spans)
    assert "".join(inside.split()) == "".join(text.split())


def test_many_digits_behind_a_sentence_take_no_time() -> None:
    assert len(split("Some were helped. (" + "1" * 5_000)) == 2
