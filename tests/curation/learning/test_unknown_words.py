"""A word that the base does not have gets the word of the base that answers its questions."""

from asked_in_vain import SHOP, ask_again

from faqbot.bot import FaqBot
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.unknown_words import propose_synonyms

BOT = FaqBot(SHOP)


def test_a_word_that_people_chose_the_entry_for_means_the_word_of_that_entry() -> None:
    questions = [
        ask_again("can I pumice bread", BOT, 2, chosen="storage-freezing"),
        ask_again("how do I pumice a loaf", BOT, chosen="storage-freezing"),
        ask_again("who won the match", BOT),
    ]
    ((proposal, members),) = propose_synonyms(BOT, questions)
    assert proposal == Proposal(action="synonym", item="storage-freezing", words=("freeze", "pumice"))
    assert [each.asked.text for each in members] == ["can I pumice bread", "how do I pumice a loaf"]


def test_nothing_is_made_of_a_word_that_is_neither_alike_nor_chosen() -> None:
    questions = [ask_again("can I pumice bread", BOT, 2), ask_again("is pumice bread good", BOT)]
    assert list(propose_synonyms(BOT, questions)) == []


def test_one_question_is_not_enough() -> None:
    assert list(propose_synonyms(BOT, [ask_again("can I pumice bread", BOT, 9, chosen="storage-freezing")])) == []
