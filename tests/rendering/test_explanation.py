from dataclasses import replace

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    GLUTEN,
    KEEPS,
    RISES,
    answer,
    asked_back,
    gap_answer,
    greeting,
    match,
    no_answer,
    reasons,
)

from faqbot import FaqBot
from faqbot.explanation.why import Change
from faqbot.matching.contributions import Evidence, GuardRejection, NearestPhrasing, WordWeight
from faqbot.matching.ranking import Correction, Ranking, Resolution
from faqbot.rendering.blocks import Block
from faqbot.rendering.explanation import explain, to_explanation
from faqbot.rendering.plain import lay_out
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reason, Reply

EVIDENCE = Evidence(
    item=KEEPS,
    verbatim=False,
    score=1.5,
    learned=0.9,
    offset=0.1,
    vote=0.4,
    letters=0.2,
    voters=(
        NearestPhrasing("when does bread go stale", 1.004, 0.6),
        NearestPhrasing("How long does a loaf keep?", 0.5, 0.4),
    ),
    words=(
        WordWeight("stale", "stale", known=True, alone=0.6),
        WordWeight("loaf", "loaves", known=True, beside=0.2),
        WordWeight("larder", "larder", known=False, near=0.1),
        WordWeight("rise", "rising", known=True, alone=-0.09),
        WordWeight("the", "the", known=True),
    ),
    features=(),
)


def told(reply: Reply) -> list[str]:
    return [block.text for block in explain(reasons(reply))]


def test_an_answer_is_explained_from_its_evidence() -> None:
    ranking = Ranking(
        question="are loaves stale in the larder when rising",
        matches=(match(KEEPS, 0.876), match(FREEZES, 0.3)),
        corrections=(Correction("lof", "loaf"),),
        unknown=("larder",),
    )
    why = replace(
        reasons(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)),
        evidence=EVIDENCE,
        objections=(GuardRejection(RISES, ("yeast", "dough"), None), GuardRejection(BAG, (), "larder")),
        change=Change(left_out=("stale",), question="?", reply=answer(BAG)),
    )
    assert explain(why) == [
        Block("answer", "Answered with “How long does a loaf keep?”. The bot is 88% sure; 50% is enough."),
        Block("answer", "The words that spoke for it most: “stale”, “loaves”."),
        Block("answer", "Against it spoke: “rising”."),
        Block("answer", "Saying little either way: “the”."),
        Block("heading", "The phrasings that are closest"),
        Block("choice", "“when does bread go stale” (100% alike)", "-"),
        Block("choice", "“How long does a loaf keep?” (50% alike)", "-"),
        Block("note", "“lof” was read as “loaf”."),
        Block("note", "The base does not know “larder”."),
        Block("answer", "Next came “Can I freeze bread?” with 30%, 58 points behind."),
        Block(
            "answer",
            "“Why does dough rise?” was kept out: the question does not have any of these words: “yeast”, “dough”.",
        ),
        Block("answer", "Without “stale” it would have answered “Which bag is best?”."),
    ]
    assert to_explanation(why) == "\n".join(line for _, line in lay_out(explain(why)))


def test_a_question_that_the_base_has_is_explained_by_that() -> None:
    why = replace(reasons(answer(KEEPS)), evidence=replace(EVIDENCE, verbatim=True, voters=(), words=()))
    assert [block.text for block in explain(why)] == [
        "Answered with “How long does a loaf keep?”. The base has this question word for word."
    ]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("chosen", "It is what you chose."),
        ("pointed", "The question has no subject of its own, so it is taken to be about the answer before."),
    ],
)
def test_what_the_turn_before_decided_is_explained_by_it(way: Resolution, said: str) -> None:
    ranking = Ranking(question="2", matches=(match(KEEPS, 1),), resolution=way)
    reply = Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)
    assert told(reply) == [f"Answered with “How long does a loaf keep?”. {said}"]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("part", "This part of the message was answered: “how long”."),
        ("context", "It was read together with the question before: “how long”."),
    ],
)
def test_what_was_matched_is_shown_where_it_is_not_the_question(way: Resolution, said: str) -> None:
    ranking = answer(KEEPS, "how long").ranking.asked_as("other words", way)
    assert told(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS))[1] == said


def test_a_question_that_was_read_in_the_light_of_the_answer_before_says_so() -> None:
    ranking = replace(answer(KEEPS).ranking, resolution="context")
    assert told(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)) == [
        "Answered with “How long does a loaf keep?”. The bot is 90% sure; 50% is enough.",
        "It was read in the light of the answer before: what goes with that is likelier.",
    ]


def test_choices_that_were_not_looked_for_are_explained_by_what_was_said() -> None:
    more = replace(asked_back(FREEZES, BAG), more=True)
    assert told(more)[0] == "More was asked for, and this is what was not said yet."
    which = replace(asked_back(FREEZES, BAG), ranking=replace(asked_back(FREEZES, BAG).ranking, resolution="chosen"))
    assert told(which)[0] == "Asked back: yes was said to several questions, and it is open to which."
    refused = replace(no_answer("none"), ranking=Ranking(question="none", resolution="chosen"))
    assert told(refused) == ["Not answered: none of the questions that were offered was meant."]


def test_a_clarification_is_explained_by_the_threshold_that_was_missed() -> None:
    decision, rival = told(asked_back(FREEZES, BAG))
    assert decision == (
        "Asked back: “Can I freeze bread?” (40% sure) fits best. That is too little to answer (50%)"
        " and enough to ask (30%)."
    )
    assert rival == "As likely or likelier was “Which bag is best?” with 40%."
    ranking = Ranking(question="bread", matches=(match(FREEZES, 0.95), match(BAG, 0.94)))
    decision, rival = told(Clarification(knowledge=BREAD, ranking=ranking, offered=(FREEZES, BAG)))
    assert decision == (
        "Asked back: “Can I freeze bread?” (95% sure) fits best, but an answer must be ahead by 8 points,"
        " and it is ahead by 1 point."
    )
    assert rival == "Next came “Which bag is best?” with 94%, 1 point behind."


def test_a_gap_is_explained_by_its_question() -> None:
    assert told(gap_answer()) == [
        "Not answered: the source is known not to answer “Is it safe for coeliacs?” (80% sure).",
        "Next came “How long does a loaf keep?” with 20%, 60 points behind.",
    ]


def test_an_entry_that_is_hardly_ahead_of_a_gap_is_named() -> None:
    ranking = Ranking(question="?", matches=(match(KEEPS, 0.85),), gap=match(GLUTEN, 0.8))
    assert told(NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN))[1] == (
        "“How long does a loaf keep?” has 85%; to be answered it would have to be ahead by 8 points."
    )


def test_a_guard_is_named_with_the_term_that_it_stands_on() -> None:
    ranking = Ranking(question="?", guarded=match(FREEZES, 0.9))
    reply = NoAnswer(knowledge=BREAD, ranking=ranking, reason="guard")
    kept_out = "“Can I freeze bread?” was kept out: "
    for objection, said in (
        (GuardRejection(FREEZES, (), "fish"), "it is not for questions with “fish”."),
        (GuardRejection(FREEZES, ("ice",), None), "the question does not have this word: “ice”."),
    ):
        assert [block.text for block in explain(replace(reasons(reply), objections=(objection,)))] == [
            "Not answered: what comes closest, “Can I freeze bread?” (90% sure), is about something else.",
            kept_out + said,
        ]


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("low", "nothing in the base comes close to the question"),
        ("stale", "the source has changed since the entry was last looked at"),
        ("language", "the question is not in the language of the base"),
        ("empty", "nothing was asked"),
        ("too_long", "the question is too long"),
    ],
)
def test_every_reason_is_explained(reason: Reason, why: str) -> None:
    assert told(no_answer("?", reason)) == [f"Not answered: {why}."]


def test_what_is_not_close_enough_is_named() -> None:
    reply = NoAnswer(
        knowledge=BREAD, ranking=Ranking(question="?", matches=(match(KEEPS, 0.2), match(BAG, 0.001))), reason="low"
    )
    assert told(reply) == [
        "Not answered: what comes closest, “How long does a loaf keep?” (20% sure), is not close enough; 50% would be."
    ]


def test_small_talk_is_explained_by_its_question() -> None:
    assert told(greeting()) == ["Taken for small talk, “Hello”. The bot is 90% sure; 50% is enough."]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(left_out=("a", "b"), question="c", reply=answer(BAG)), "Without “a” and “b” it would have answered"),
        (Change(added="a", question="a", reply=greeting()), "With “a” added it would have answered “Hello”."),
        (Change(added="a", question="a", reply=no_answer("a")), "With “a” added it would have given no answer."),
        (Change(added="a", question="a", reply=gap_answer()), "it would have found the known gap “Is it safe"),
        (Change(added="a", question="a", reply=asked_back(BAG, KEEPS)), "asked back: “Which bag is best?” or “How"),
    ],
)
def test_a_change_is_named_with_what_would_have_come_of_it(change: Change, said: str) -> None:
    assert said in explain(replace(reasons(answer(KEEPS)), change=change))[-1].text


def test_what_was_typed_does_not_steer_the_terminal() -> None:
    assert told(no_answer("?", unknown=("\x1b[2J",)))[1] == r"The base does not know “\u{1b}[2J”."
    assert told(answer(BAG, corrections=(Correction("\x1b[2J", "bag"),)))[-1] == r"“\u{1b}[2J” was read as “bag”."


def test_an_explanation_is_short() -> None:
    bot = FaqBot.load()
    for entry in bot.knowledge.entries[::20]:
        reply = bot.ask(f"{entry.question} I wonder about gluten and rare bread in children")
        assert len(explain(bot.why(reply))) - len(reply.ranking.corrections) <= 14
