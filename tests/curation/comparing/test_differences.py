"""Two versions of a base are compared by what they decide."""

from dataclasses import replace

from bread import BREAD, FREEZES, KEEPS, clarification, gap_answer, greeting, no_answer

from faqbot import FaqBot
from faqbot.curation.comparing.differences import (
    Decision,
    Difference,
    Differences,
    Rewording,
    compare_bots,
    extract_decision,
)
from faqbot.replies.reply import Reply

LONG = "How long does a loaf keep?"


def test_questions_with_another_decision_are_listed_and_so_are_reworded_answers() -> None:
    new = replace(BREAD, entries=(FREEZES, replace(BREAD.entries[3], answer="Yeast.")), digest="0ther")
    assert compare_bots(
        [LONG, "Can I freeze bread?", "Why does dough rise?"], FaqBot(BREAD), FaqBot(new)
    ) == Differences(
        questions=3,
        decided=(
            Difference(LONG, Decision("answer", None, ("storage-time",)), extract_decision(FaqBot(new).ask(LONG))),
        ),
        reworded=(
            Rewording(
                items=("yeast-rising",), old=BREAD.entries[3].answer, new="Yeast.", questions=("Why does dough rise?",)
            ),
        ),
    )


def test_a_base_does_not_differ_from_itself() -> None:
    found = compare_bots([LONG, "bread", "gluten", "", "hello"], FaqBot(BREAD), FaqBot(BREAD))
    assert (found.questions, found.decided, found.reworded) == (5, (), ())


def test_a_decision_is_the_kind_the_reason_and_the_items() -> None:
    replies: list[Reply] = [
        clarification(KEEPS, FREEZES),
        clarification(FREEZES, KEEPS),
        gap_answer(),
        greeting(),
        no_answer("a"),
    ]
    assert [str(extract_decision(reply)) for reply in replies] == [
        "clarification: storage-time, storage-freezing",
        "clarification: storage-freezing, storage-time",
        "no answer (gap): gluten",
        "small talk: greeting",
        "no answer (low)",
    ]


def test_a_renamed_entry_decides_as_before_and_its_text_is_compared() -> None:
    kept = replace(KEEPS, id="shelf-life", formerly=("storage-time",), answer="Three days, wrapped.", follow_ups=())
    entries = (kept, *(entry for entry in BREAD.entries if entry.id != "storage-time"))
    new = replace(BREAD, entries=entries, former_ids={"storage-time": "shelf-life", "never-there": "shelf-life"})
    found = compare_bots([LONG, "how long does a loaf keep"], FaqBot(BREAD), FaqBot(new))
    assert (found.decided, found.renamed) == ((), (("storage-time", "shelf-life"),))
    (text,) = found.reworded
    assert (text.items, text.new, text.questions) == (
        ("shelf-life",),
        "Three days, wrapped.",
        (LONG, "how long does a loaf keep"),
    )
