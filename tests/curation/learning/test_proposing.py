"""A cluster gets the proposal that fits what people asked, chose, and did not like."""

from asked_in_vain import SHOP, ask_again

from faqbot.bot import FaqBot
from faqbot.curation.learning.asked import AskedAgain
from faqbot.curation.learning.clusters import Cluster
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.proposing import Nearest, Proposer
from faqbot.curation.learning.similarity import Vectorizer
from faqbot.language.packs import pack_for

BOT = FaqBot(SHOP)
UNKNOWN = "I don't know. None of the answers that I was given fits your question."


def proposer() -> Proposer:
    texts = [text for item in SHOP.items for text in item.phrasings]
    return Proposer(SHOP, Vectorizer(pack_for("en"), texts))


def propose(*members: AskedAgain) -> Proposal | None:
    return proposer().propose(Cluster(members))


def test_a_question_that_nothing_is_near_is_a_gap() -> None:
    assert propose(ask_again("who won the match", BOT, 2)) == Proposal(
        action="gap", item="who-won-the-match", phrasings=("who won the match",), answer=UNKNOWN
    )


def test_a_question_that_is_asked_often_deserves_an_entry() -> None:
    assert propose(ask_again("who won the match", BOT, 5)) == Proposal(
        action="entry", item="who-won-the-match", phrasings=("who won the match",)
    )


def test_what_people_chose_is_what_they_meant() -> None:
    assert propose(ask_again("what time do you shut", BOT, 2, chosen="opening-hours")) == Proposal(
        action="phrasing", item="opening-hours", phrasings=("what time do you shut",)
    )


def test_an_answer_that_did_not_help_is_not_proposed_again() -> None:
    again = ask_again("Do you deliver?", BOT, 3, disliked="delivery")
    assert "delivery" not in {each.item for each in proposer().rank_items(Cluster((again,)))}


def test_a_known_gap_that_is_asked_for_often_deserves_an_entry_and_otherwise_nothing() -> None:
    assert propose(ask_again("gluten free", BOT, 4)) is None
    assert propose(ask_again("gluten free", BOT, 5)) == Proposal(
        action="entry", item="gluten-free", phrasings=("gluten free",)
    )


def test_two_new_items_never_get_the_same_id() -> None:
    one = proposer()
    clusters = [Cluster((ask_again("who won", BOT),)), Cluster((ask_again("Who won?!", BOT),))]
    assert [found.item for cluster in clusters if (found := one.propose(cluster))] == ["who-won", "who-won-2"]


def test_an_entry_that_the_base_no_longer_has_is_not_near() -> None:
    again = ask_again("who won", BOT, 2, chosen="gone")
    assert proposer().rank_items(Cluster((again,))) == []
    chosen = ask_again("who won", BOT, 2, chosen="delivery")
    assert proposer().rank_items(Cluster((chosen,))) == [Nearest("delivery", 1.0)]
