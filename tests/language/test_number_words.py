"""Small numbers are the same in digits and in words."""

import pytest

from faqbot import FaqBot
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.packs import pack_for


def ask(language: str, phrasing: str, question: str, answer: str = "See the sign.") -> str:
    """Return the kind of the reply to a question of a base with one other entry."""
    entries = (
        Entry(id="wanted", question=phrasing, answer=answer),
        Entry(id="other", question="IBAN?", answer="On the bill."),
    )
    return FaqBot(KnowledgeBase(id="base", title="Base", language=language, entries=entries)).ask(question).kind


@pytest.mark.parametrize(
    ("language", "phrasing", "question"),
    [
        ("en", "Can I park for two hours?", "can i park for 2 hours"),
        ("en", "Can I park for 2 hours?", "can i park for two hours"),
        ("de", "Darf ich zwei Stunden parken?", "darf ich 2 stunden parken"),
        ("de", "Darf ich 5 Stunden parken?", "darf ich fünf stunden parken"),
        ("fr", "Puis-je stationner deux heures ?", "puis je stationner 2 heures"),
        ("es", "¿Puedo aparcar tres horas?", "puedo aparcar 3 horas"),
        ("ru", "Можно парковаться два часа?", "можно парковаться 2 часа"),
        ("tr", "İki saat park edebilir miyim?", "2 saat park edebilir miyim"),
    ],
)
def test_a_number_finds_its_word_and_a_word_its_number(language: str, phrasing: str, question: str) -> None:
    assert ask(language, phrasing, question) == "answer"


@pytest.mark.parametrize("question", ["can i park for 3 hours", "can i park for 20 hours"])
def test_another_number_is_another_question(question: str) -> None:
    assert ask("en", "Can I park for two hours?", question) != "answer"


def test_a_number_that_the_base_has_in_both_forms_stays_as_typed() -> None:
    assert ask("en", "Is gate 2 open on two days?", "is gate 2 open on two days") == "answer"


def test_words_with_another_meaning_are_no_numbers() -> None:
    assert "neuf" not in pack_for("fr").number_forms
    assert "one" not in pack_for("en").number_forms
    assert "sei" not in pack_for("it").number_forms
