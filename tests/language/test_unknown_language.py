"""A base in a language without a pack: neither its conversation nor its alerts follow English rules."""

from collections.abc import Iterator

import pytest
from english import ENGLISH

from faqbot import FaqBot
from faqbot.alerts.detector import AlertDetector
from faqbot.knowledge.model import Entry, KnowledgeBase, SmallTalkItem
from faqbot.knowledge.notices import AlertRule
from faqbot.matching.matcher import Matcher
from faqbot.replies.reply import Answer, Clarification, NoAnswer, SmallTalk

PRICE = Entry(
    id="prix", topic="Achat", question="Quel est le prix d'un pain ?", answer="Deux euros.", follow_ups=("garder",)
)
KEEPING = Entry(
    id="garder",
    topic="Usage",
    question="Combien de temps se garde un pain ?",
    paraphrases=("conserver un pain",),
    answer="Trois jours.",
    follow_ups=("congeler", "prix"),
)
FREEZING = Entry(id="congeler", topic="Usage", question="Peut-on congeler la pâte ?", answer="Oui.")
GREETING = SmallTalkItem(id="salut", question="bonjour", answer="Bonjour !")
DROWNING = AlertRule(
    id="noyade",
    text="Appelez le 112.",
    patterns=("<personne> & noie", "dont feu"),
    condition_names=("malaise",),
)
BASE = KnowledgeBase(
    id="pain",
    title="Le pain",
    language="fr",
    entries=(PRICE, KEEPING, FREEZING),
    small_talk=(GREETING,),
    alerts=(DROWNING,),
    sign_words={"personne": ("enfant", "homme")},
)
BOT = FaqBot(BASE)
DETECTOR = AlertDetector(BASE)
MATCHER = Matcher.train(BASE)


def is_alert(message: str) -> bool:
    return DETECTOR.detect(message).alert is not None


def test_a_whole_conversation_needs_no_knowledge_of_the_language() -> None:
    session = BOT.session()
    greeting = session.ask("Bonjour")
    assert isinstance(greeting, SmallTalk)
    keeping = session.ask("combien de temps se garde un pain")
    assert isinstance(keeping, Answer)
    assert (keeping.entry, keeping.follow_ups) == (KEEPING, (FREEZING, PRICE))
    offer = session.more()
    assert isinstance(offer, Clarification)
    assert offer.offered == (FREEZING, PRICE)
    freezing = session.ask("1")
    assert isinstance(freezing, Answer)
    assert (freezing.entry, freezing.ranking.resolution) == (FREEZING, "chosen")
    price = session.ask("le prix ?")
    assert isinstance(price, Answer)
    assert price.entry == PRICE
    unknown = session.ask("zorb")
    assert isinstance(unknown, NoAnswer)
    assert unknown.reason == "low"


@pytest.mark.parametrize("typed", ["the first one", "the third", "yes", "yes please", "no", "none of them", "more"])
def test_an_english_choice_chooses_nothing(typed: str) -> None:
    session = BOT.session()
    session.ask("combien de temps se garde un pain")
    reply = session.ask(typed)
    assert not isinstance(reply, Answer)
    assert reply.ranking.resolution != "chosen"


def test_english_contractions_and_shorthand_stay_as_they_are_typed() -> None:
    assert MATCHER.analyze("dont le prix") == ("dont", "le", "prix")
    assert MATCHER.analyze("cant u its wont") == ("cant", "u", "its", "wont")


def test_a_message_is_split_at_its_sentences_and_not_at_english_words() -> None:
    reply = BOT.ask("Quel est le prix d'un pain ? Peut-on congeler la pâte ?")
    assert isinstance(reply, Answer)
    assert {reply.entry, *reply.also} == {PRICE, FREEZING}


def english_words() -> Iterator[str]:
    """Yield every word and phrase by which English changes the assertion status of a sign."""
    for value in ENGLISH.circumstances:
        if isinstance(value, frozenset):
            yield from (word if isinstance(word, str) else " ".join(word) for word in value)
        elif isinstance(value, str):
            yield from filter(None, (phrase.strip() for phrase in value.split(";")))
        else:
            yield from value


@pytest.mark.hazard(id="emergency-unnoticed")
def test_no_english_word_changes_what_is_an_emergency() -> None:
    words = sorted(set(english_words()) - {"!"})
    assert len(words) > 800
    assert [word for word in words if not is_alert(f"{word} malaise")] == []
    assert [word for word in words if not is_alert(f"malaise {word}")] == []
    assert [word for word in words if is_alert(word)] == []


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize(
    ("message", "is_found"),
    [
        ("un enfant se noie", True),
        ("UN ENFANT SE NOIE !", True),
        ("un enfnat se noie", True),
        ("dont feu", True),
        ("do not feu", False),
        ("un enfant mange du pain", False),
        ("malaise", True),
    ],
)
def test_a_sign_is_found_by_its_words_alone(message: str, *, is_found: bool) -> None:
    assert is_alert(message) is is_found
