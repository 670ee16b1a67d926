"""Everyday words are recognised in spite of a slip also in a language without a list of all words."""

import pytest

from faqbot import FaqBot
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.packs import pack_for
from faqbot.language.slips import find_slip


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("de", "vergesen", "vergessen"),
        ("de", "bezahlne", "bezahlen"),
        ("de", "verwenden", None),  # a word of its own, beside "versenden"
        ("nl", "verlopen", None),  # beside "verloren"
        ("pl", "wpłata", None),  # beside "wypłata"
        ("es", "comparar", None),  # beside "comprar"
        ("fr", "annnuler", "annuler"),
        ("es", "contrasena", None),  # a listed word in other letters needs no correction
        ("es", "contrsaena", "contrasena"),
        ("nl", "wachtword", "wachtwoord"),
        ("ru", "парроль", "пароль"),
        ("ja", "パスワド", None),
        ("de", "passau", None),
    ],
)
def test_a_slip_of_a_word_of_the_thesaurus(language: str, typed: str, meant: str | None) -> None:
    assert pack_for(language).correct_common_word(typed) == meant


def test_a_word_that_may_be_a_slip_of_two_is_left_alone() -> None:
    assert find_slip("carrier", ["carier", "carrrier"]) is None


def test_a_question_with_such_a_slip_finds_the_entry_that_says_it_otherwise() -> None:
    entries = (
        Entry(id="password", question="Wie kann ich mein Passwort zurücksetzen?", answer="Über den Link in der Mail."),
        Entry(id="address", question="Wie ändere ich meine Adresse?", answer="In den Einstellungen."),
    )
    bot = FaqBot(KnowledgeBase(id="shop", title="Shop", language="de", entries=entries))
    reply = bot.ask("ich habe mein passwort vergesen")
    assert (reply.kind, reply.item) == ("answer", entries[0])
