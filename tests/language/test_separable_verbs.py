"""A verb is one word, whether its first part stands apart or not."""

from pathlib import Path

import pytest

from faqbot.data import data_path
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import pack_for
from faqbot.language.separable_verbs import SeparableVerbs

VERBS = SeparableVerbs({"an": "melden", "teil": "nehmen/nimmt/nommen"}, str, str)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("wie melde ich mich an", ["wie", "anmelden", "ich", "mich"]),
        ("nimmt sie teil", ["teilnehmen", "sie"]),
        ("ich melde mich an der tür", ["ich", "melde", "mich", "an", "der", "tür"]),
        ("melden", ["melden"]),
        ("an", ["an"]),
        ("wer klopft an", ["wer", "klopft", "an"]),
        ("angenommen", ["angenommen"]),
        ("teilgenommen teilzunehmen", ["teilnehmen", "teilnehmen"]),
        ("", []),
    ],
)
def test_the_first_part_at_the_end_joins_the_verb(typed: str, words: list[str]) -> None:
    assert VERBS.join(typed.split()) == words


@pytest.mark.parametrize(
    ("language", "typed", "verb"),
    [
        ("de", "wo leihe ich einen Helm aus?", "ausleihen"),
        ("de", "ist der Kurs schon ausgebucht, oder wer bucht ihn um", "umbuchen"),
        ("de", "hat der Kiosk noch auf", "aufhaben"),
        ("de", "gebt ihr den Schlüssel zurück?", "zuruckgeben"),
        ("de", "ich habe den Antrag abgeschickt", "abschicken"),
        ("de", "um die Miete zurückzufordern", "zuruckfordern"),
        ("nl", "hoe zeg ik de krant op?", "opzeggen"),
        ("nl", "ik heb het pakje opgehaald", "ophalen"),
        ("nl", "hoe log ik in", "inloggen"),
        ("de", "Ich habe schon ein Konto, wie melde ich mich an?", "anmelden"),
        ("de", "Ihr macht Ferien, wann sagt ihr ab", "absagen"),
        ("nl", "Ik heb 3 boeken, hoe breng ik ze terug?", "terugbrengen"),
    ],
)
def test_german_and_dutch_have_separable_verbs(language: str, typed: str, verb: str) -> None:
    assert verb in pack_for(language).tokenize(typed)


def test_a_verb_is_found_by_any_of_its_forms() -> None:
    german = pack_for("de")
    forms = ["ich melde mich ab", "sie meldet sich ab", "abmelden", "sie ist abgemeldet", "ohne sich abzumelden"]
    assert all(german.stem("abmelden") in map(german.stem, german.tokenize(form)) for form in forms)


@pytest.mark.parametrize("language", sorted(path.stem for path in Path(data_path("separable_verbs")).glob("*.txt")))
def test_no_verb_is_listed_twice(language: str) -> None:
    for first, verbs in read_named_texts("separable_verbs", language).items():
        infinitives = [verb.partition("/")[0] for verb in verbs.split()]
        assert sorted({*infinitives}) == sorted(infinitives), first
        assert all(infinitive.endswith("n") for infinitive in infinitives), first
