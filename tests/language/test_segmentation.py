import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.folding import fold_text
from faqbot.language.segmentation import join_codes, split_words


def words_of(text: str, decimal_mark: str = ".") -> list[str]:
    return split_words(fold_text(text), decimal_mark)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How long does a loaf keep?", ["how", "long", "does", "a", "loaf", "keep"]),
        ("1,000 g of rye, 1.5 hours.", ["1000", "g", "of", "rye", "1.5", "hours"]),
        ("flour,2 eggs", ["flour", "2", "eggs"]),
        ("post-partum snake_case", ["post", "partum", "snake", "case"]),
        ("?! … –", []),
    ],
)
def test_a_text_is_split_into_words_and_whole_numbers(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("दिन में कितने?", ["दिन", "में", "कितने"]),
        ("কখন খোলা থাকে?", ["কখন", "খোলা", "থাকে"]),
        ("أين المكتبة؟", ["اين", "المكتبة"]),
        ("מתי פתוח?", ["מתי", "פתוח"]),
        ("où est l'entrée", ["ou", "est", "l", "entree"]),
    ],
)
def test_a_word_is_not_cut_at_its_marks(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("営業時間は?", ["営業", "業時", "時間", "は"]),
        ("キャンセル料", ["キャ", "ャン", "ンセ", "セル", "料"]),
        ("请问怎么退款", ["请问", "问怎", "怎么", "么退", "退款"]),
        ("배송비가 얼마", ["배송", "송비", "비가", "얼마"]),
        ("ที่จอดรถ", ["ที่จ", "จอ", "อด", "ดร", "รถ"]),
        ("WiFiのパスワード", ["wifi", "の", "パス", "スワ", "ワー", "ード"]),
        ("7時", ["7", "時"]),
    ],
)
def test_a_run_without_word_boundaries_becomes_pairs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("E-42", ["e42"]),
        ("X-200 b12", ["x200", "b12"]),
        ("win11", ["win", "11"]),
        ("Windows 11", ["windows", "11"]),
        ("http502", ["http", "502"]),
        ("v2.1 V2.0.3", ["2.1", "2.0.3"]),
        ("usb3.0", ["usb", "3.0"]),
        ("C++, C#, F# .NET", ["c++", "c#", "f#", ".net"]),
        ("bei -20 °C", ["bei", "-20", "°c"]),
        ("10-20 kg", ["10", "20", "kg"]),
        ("5 € 5$ 5%", ["5", "€", "5", "$", "5", "%"]),
    ],
)
def test_codes_versions_and_signs_are_terms(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "decimal_mark", "words"),
    [
        ("1,000.50", ".", ["1000.50"]),
        ("1.000,50", ",", ["1000.50"]),
        ("1.000.000", ",", ["1000000"]),
        ("1 000 000 kr", ",", ["1000000", "kr"]),
        ("2,5", ",", ["2.5"]),
        ("2.500", ".", ["2.500"]),
        ("2.500", ",", ["2500"]),
        ("1'000", ".", ["1000"]),
        ("10.15 Uhr", ",", ["10.15", "uhr"]),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(text: str, decimal_mark: str, words: list[str]) -> None:
    assert words_of(text, decimal_mark) == words


def test_a_letter_and_a_number_are_a_code_unless_the_letter_is_a_word() -> None:
    assert join_codes("fehler e 42", one_letter_words="o") == "fehler e42"
    assert join_codes("y 5 personas, x 5", one_letter_words="y") == "y 5 personas, x5"
    assert join_codes("a 5.5", one_letter_words="") == "a 5.5"


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(derandomize=True, deadline=None, max_examples=examples(500))
def test_no_letter_or_digit_is_lost(text: str) -> None:
    folded = fold_text(text)
    kept = {char for word in split_words(folded) for char in word}
    assert {char for char in folded if char.isalnum()} <= kept | {"v"}
