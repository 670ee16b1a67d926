"""The language of many texts is recognised by the commonest words of languages, and by scripts."""

import pytest

from faqbot.language.recognition import recognize_language

TEXTS = {
    "da": "Hvor længe kan brødet holde sig? Det kan ligge i tre dage, hvis det ikke får sol.",
    "en": "How long does a loaf keep? It keeps for three days if it is not in the sun.",
    "es": "¿Cuánto dura un pan? Dura tres días si no está al sol, y no se guarda en la nevera.",
    "fa": "نان چه مدت می‌ماند؟ اگر در آفتاب نباشد، سه روز می‌ماند و بعد از آن خشک می‌شود.",
    "hi": "रोटी कितने दिन चलती है? अगर वह धूप में नहीं है तो तीन दिन तक चलती है।",
    "ja": "パンは何日もちますか。日に当たらなければ三日もちます。",
    "nb": "Hvor lenge holder et brød seg? Det kan ligge i tre dager hvis det ikke får sol, og etter det blir det tørt.",
    "pl": "Jak długo można trzymać chleb? Trzy dni, jeśli nie leży na słońcu, a potem jest już suchy.",
    "uk": "Скільки днів зберігається хліб? Він зберігається три дні, якщо не лежить на сонці.",
    "zh": "面包可以放几天?如果不晒太阳,可以放三天。",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_language_is_recognised(language: str, text: str) -> None:
    assert recognize_language([text]) == language


def test_a_few_borrowed_words_do_not_make_another_language() -> None:
    assert (
        recognize_language(["Where is the Biergarten of the Hotel zum Löwen? It is in the yard, by the kitchen."])
        == "en"
    )


@pytest.mark.parametrize("text", ["", "VPN?", "42", "Wo?", "???"])
def test_too_little_tells_no_language(text: str) -> None:
    assert recognize_language([text]) == ""


def test_a_declared_language_stands_unless_the_texts_clearly_differ() -> None:
    assert recognize_language(["VPN? OK."], "pt-BR") == "pt"
    assert recognize_language([TEXTS["da"]], "nb") == "nb"
    assert recognize_language([TEXTS["es"]], "en") == "es"
    assert recognize_language([TEXTS["ja"]], "en") == "ja"


def test_a_declared_language_without_a_list_of_words_stands() -> None:
    assert recognize_language([TEXTS["es"]], "ast") == "ast"
    assert recognize_language([TEXTS["en"]], "sco") == "sco"
