"""Two versions of a base are compared by what they decide."""

from dataclasses import replace

from bread import BREAD, FREEZES, KEEPS, clarification, gap_answer, greeting, no_answer

from faqbot import FaqBot
from faqbot.curation.comparing.differences import Decision, Difference, Differences, decision_of, differences
from faqbot.replies.reply import Reply

LONG = "How long does a loaf keep?"


def test_every_question_that_is_decided_otherwise_is_listed_and_rewordings_beside() -> None:
    new = replace(BREAD, entries=(FREEZES, replace(BREAD.entries[3], answer="Yeast.")), digest="0ther")
    assert differences(
        [LONG, "Can I freeze bread?", "Why does dough rise?"], FaqBot(BREAD), FaqBot(new)
    ) == Differences(
        questions=3,
        decided=(Difference(LONG, Decision("answer", None, ("storage-time",)), decision_of(FaqBot(new).ask(LONG))),),
        reworded=("Why does dough rise?",),
    )


def test_a_base_does_not_differ_from_itself() -> None:
    found = differences([LONG, "bread", "gluten", "", "hello"], FaqBot(BREAD), FaqBot(BREAD))
    assert (found.questions, found.decided, found.reworded) == (5, (), ())


def test_a_decision_is_the_kind_the_reason_and_what_is_said() -> None:
    replies: list[Reply] = [
        clarification(KEEPS, FREEZES),
        clarification(FREEZES, KEEPS),
        gap_answer(),
        greeting(),
        no_answer("a"),
    ]
    assert [str(decision_of(reply)) for reply in replies] == [
        "clarification: storage-time, storage-freezing",
        "clarification: storage-freezing, storage-time",
        "no answer (gap): gluten",
        "small talk: greeting",
        "no answer (low)",
    ]
