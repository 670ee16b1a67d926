from dataclasses import replace

import pytest
from bread import BAG, BREAD, FREEZES, GLUTEN, HANDBOOK, KEEPS, MILLER, RISES

from faqbot.bot import FaqBot
from faqbot.conversation.reasons import reply_to_why
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.knowledge.sources import Citation
from faqbot.replies.reply import Answer, Clarification, NoAnswer

DRY = replace(KEEPS, answer="Three days, because it dries out.")


def with_entries(*entries: Entry) -> KnowledgeBase:
    """Return the base with these entries."""
    return replace(BREAD, entries=entries)


def entry_told(text: str, previous: Entry, knowledge: KnowledgeBase) -> Entry | None:
    """Return the entry that is told as the reason, or None."""
    reply = reply_to_why(text, previous, knowledge)
    return reply.entry if isinstance(reply, Answer) else None


@pytest.mark.parametrize("text", ["Why?", "but why is that", "how come?", "what's the reason for that?", "why not"])
def test_a_reason_in_the_previous_answer_is_told_again(text: str) -> None:
    assert entry_told(text, DRY, with_entries(DRY, FREEZES, BAG)) == DRY


@pytest.mark.parametrize("text", ["why does it dry out", "is that why", "reason", "and frozen?"])
def test_other_questions_are_left_to_the_matcher(text: str) -> None:
    assert reply_to_why(text, KEEPS, BREAD) is None


def test_after_a_gap_or_nothing_there_is_no_answer_with_a_reason() -> None:
    assert reply_to_why("why?", GLUTEN, BREAD) is None
    assert reply_to_why("why?", None, BREAD) is None


def test_after_a_question_back_its_choices_are_offered_again() -> None:
    reply = reply_to_why("but why?", None, BREAD, (KEEPS, FREEZES))
    assert isinstance(reply, Clarification)
    assert reply.offered == (KEEPS, FREEZES)
    assert reply_to_why("and frozen?", None, BREAD, (KEEPS, FREEZES)) is None


def test_a_follow_up_on_the_same_passage_may_give_the_reason() -> None:
    cold = replace(FREEZES, answer="Yes, because cold stops the mould.")
    assert entry_told("why?", KEEPS, with_entries(KEEPS, cold, BAG)) == cold


def test_a_follow_up_on_another_passage_is_about_something_else() -> None:
    other = Citation(source=HANDBOOK, passage=replace(MILLER, id="references/2"))
    cold = replace(FREEZES, answer="Yes, because cold stops the mould.", citations=(other,))
    assert entry_told("why?", KEEPS, with_entries(KEEPS, cold, BAG)) is None


def test_if_the_reason_is_in_neither_the_follow_ups_are_offered() -> None:
    reply = reply_to_why("why?", KEEPS, BREAD)
    assert isinstance(reply, Clarification)
    assert (reply.offered, reply.text) == ((FREEZES, BAG), BREAD.messages.more)
    assert isinstance(reply_to_why("why?", RISES, BREAD), NoAnswer)


def test_the_shipped_base_tells_why_a_live_vaccine_is_a_problem() -> None:
    session = FaqBot.load().session()
    session.ask("does it interact with other medicines")
    reply = session.ask("Why is that?")
    assert isinstance(reply, Answer)
    assert (reply.entry.id, reply.repeated) == ("live-vaccines", False)
