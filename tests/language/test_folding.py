import unicodedata

import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.folding import fold_text


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Guillain-Barré", "guillain-barre"),
        ("DON’T", "don't"),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("Straße", "strasse"),
        ("½ cup", "1/2 cup"),
        ("−20 ℃", "-20 °c"),
    ],
)
def test_words_are_compared_without_case_accents_and_typographic_forms(text: str, compared: str) -> None:
    assert fold_text(text) == compared


@pytest.mark.parametrize(
    ("language", "typed", "other"),
    [
        ("Turkish", "KIŞLIK", "kislik"),
        ("Polish", "łódź", "lodz"),
        ("Danish", "smørrebrød", "smorrebrod"),
        ("Greek", "Ώρες", "ωρεσ"),
        ("Russian", "ещё", "еще"),
        ("Arabic", "أَسْعَار", "اسعار"),
        ("Arabic with tatweel", "خـــدمة", "خدمه"),
        ("Persian", "کتاب‌ی", "كتاب‌ي"),
        ("Hebrew", "שָׁלוֹם", "שלום"),
        ("Hindi", "फ़ोन", "फोन"),
        ("Hindi digits", "१२", "12"),
        ("Arabic digits", "٤٢", "42"),
        ("Japanese half width", "ｷｬﾝｾﾙ", "キャンセル"),
        ("Korean, decomposed", unicodedata.normalize("NFD", "예약"), "예약"),
    ],
)
def test_what_people_type_either_way_compares_equal(language: str, typed: str, other: str) -> None:
    assert fold_text(typed) == fold_text(other), language


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("Hindi", "दिन", "दान"),
        ("Thai", "มา", "ม้า"),
        ("Japanese", "が", "か"),
        ("Russian", "мой", "мои"),
        ("Ukrainian", "її", "іі"),
        ("Arabic", "سؤال", "سال"),
        ("Bengali", "বাড়ি", "বাডি"),
    ],
)
def test_what_tells_words_apart_is_kept(language: str, one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other), language


@pytest.mark.parametrize("typed", ["don`t", "don｀t", "don\u1fef" + "t", "don’t"])
def test_every_accent_between_letters_is_an_apostrophe(typed: str) -> None:
    assert fold_text(typed) == "don't"


def test_an_apostrophe_inside_a_letter_is_one() -> None:
    assert fold_text("\u0149") == "'n"


def test_a_text_does_not_grow_much_when_it_is_folded() -> None:
    assert len(fold_text("\ufdfa" * 1_000)) < 4_100
    assert len(fold_text("\uac01" * 1_000)) == 1_000


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(derandomize=True, deadline=None, max_examples=examples(500))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)
