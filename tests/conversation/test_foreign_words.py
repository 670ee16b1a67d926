from collections.abc import Callable
from dataclasses import replace

import pytest
from bread import BAG, BREAD, FREEZES, GLUTEN, KEEPS, RISES, answer, answer_known, match, no_answer

from faqbot.bot import FaqBot
from faqbot.conversation.foreign_words import settle_foreign_word
from faqbot.knowledge.model import Entry, Gap
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import Clarification, NoAnswer, Reply


def nothing_known(question: str) -> Reply:
    """Reply to a word that the base does not have."""
    return no_answer(question, unknown=(question,))


def settle(
    question: str,
    word: str,
    *offered: Entry,
    alone: Callable[[str], Reply] = nothing_known,
    unknown: tuple[str, ...] = (),
) -> Reply:
    """Settle a clarification that calls a word foreign."""
    matches = tuple(match(entry, 0.2) for entry in offered)
    ranking = Ranking(question=question, matches=matches, foreign=word, unknown=unknown)
    return settle_foreign_word(Clarification(knowledge=BREAD, ranking=ranking, offered=offered), BREAD, alone)


def gap_alone(word: str, gap: Gap, confidence: float) -> Callable[[str], Reply]:
    """Return a function that replies to this word alone with a gap."""
    ranking = Ranking(question=word, gap=match(gap, confidence))
    return answer_known({word: NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=gap)})


def test_a_clarification_without_a_foreign_word_stays() -> None:
    reply = Clarification(knowledge=BREAD, ranking=Ranking(question="bread"), offered=(KEEPS, FREEZES))
    assert settle_foreign_word(reply, BREAD, nothing_known) is reply


def test_a_word_that_the_base_has_is_not_called_missing() -> None:
    reply = settle("does warmth spoil the bag", "warmth", BAG, FREEZES, alone=no_answer)
    assert reply.text == BREAD.messages.unsure


@pytest.mark.parametrize("word", ["freezers", "Freezing"])
def test_nor_is_another_form_of_such_a_word(word: str) -> None:
    reply = settle(f"are {word} loud", word, FREEZES, BAG, unknown=(word,))
    assert reply.text == BREAD.messages.unsure


def test_nor_is_a_number() -> None:
    assert settle("is bread for the 50s", "50s", KEEPS, BAG, unknown=("50s",)).text == BREAD.messages.unsure


def test_a_word_that_the_base_lacks_is_named_above_the_choices_that_fit_the_rest() -> None:
    reply = settle("which bag keeps soup warm", "soup", BAG, RISES, unknown=("soup",))
    assert isinstance(reply, Clarification)
    assert (reply.offered, reply.text) == ((BAG,), "I have nothing about “soup”. Did you mean one of these?")


def test_an_entry_that_a_guard_rules_out_for_the_question_is_not_offered() -> None:
    ranking = Ranking(question="bag or rise", matches=(match(BAG, 0.2),), foreign="rise", guarded=match(RISES, 0.4))
    asked = Clarification(knowledge=BREAD, ranking=ranking, offered=(BAG,))
    alone = answer_known({"rise": answer(RISES)})
    held, free = (
        settle_foreign_word(replace(asked, ranking=found), BREAD, alone)
        for found in (ranking, replace(ranking, guarded=None))
    )
    assert ([entry.id for entry in held.choices], [entry.id for entry in free.choices]) == (
        [BAG.id],
        [RISES.id, BAG.id],
    )


def test_choices_that_share_only_the_title_of_the_base_are_idle() -> None:
    reply = settle("is there soup in bread", "soup", FREEZES, RISES, unknown=("soup",))
    assert reply.choices == ()
    assert reply.text == "I have nothing about “soup”.\nYou can ask me about: Storage, Yeast.\nAsk your baker."


def test_what_the_base_does_not_answer_about_the_word_is_told() -> None:
    reply = settle("does wheat keep", "wheat", KEEPS, BAG, alone=gap_alone("wheat", GLUTEN, 0.5))
    assert isinstance(reply, NoAnswer)
    assert (reply.gap, reply.question, reply.ranking.matched_text) == (GLUTEN, "does wheat keep", "wheat")


def test_less_is_enough_for_a_gap_that_has_the_word() -> None:
    reply = settle("do coeliacs freeze bread", "coeliacs", FREEZES, BAG, alone=gap_alone("coeliacs", GLUTEN, 0.2))
    assert reply.item == GLUTEN
    assert settle("does rye keep", "rye", KEEPS, BAG, alone=gap_alone("rye", GLUTEN, 0.49)).item is None


def test_a_gap_about_another_subject_is_not_told() -> None:
    elsewhere = replace(GLUTEN, nearest=())
    assert settle("does wheat keep", "wheat", KEEPS, BAG, alone=gap_alone("wheat", elsewhere, 0.9)).item is None


def test_the_entry_that_the_word_leads_to_is_offered_first() -> None:
    dough = answer_known({"dough": answer(RISES, "dough")})
    reply = settle("can I freeze dough in a bag", "dough", FREEZES, BAG, alone=dough)
    assert isinstance(reply, Clarification)
    assert (reply.offered, reply.text) == ((RISES, FREEZES, BAG), BREAD.messages.unsure)
    assert [found.item for found in reply.ranking.matches] == [RISES, FREEZES, BAG]


@pytest.mark.parametrize(
    ("question", "item"), [("does bread keep from wheat", GLUTEN), ("do birds live on wheat", None)]
)
def test_an_unanswered_question_gets_that_gap_if_it_has_a_word_of_the_title(question: str, item: Gap | None) -> None:
    ranking = Ranking(question=question, matches=(match(KEEPS, 0.01),), foreign="wheat")
    reply = NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")
    assert settle_foreign_word(reply, BREAD, gap_alone("wheat", GLUTEN, 0.5)).item == item


def test_a_told_gap_stays() -> None:
    ranking = Ranking(question="does bread have wheat", gap=match(GLUTEN, 0.3), foreign="wheat")
    reply = NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)
    assert settle_foreign_word(reply, BREAD, nothing_known) is reply


@pytest.mark.parametrize(
    ("question", "gap"),
    [("could asthmatics be given ivig", "asthma-allergies"), ("is IVIG of any use in ALS", "dementia-als")],
)
def test_the_shipped_base_tells_what_it_does_not_answer_about_a_word(question: str, gap: str) -> None:
    reply = FaqBot.load().ask(question)
    assert isinstance(reply, NoAnswer)
    assert reply.item is not None
    assert reply.item.id == gap
