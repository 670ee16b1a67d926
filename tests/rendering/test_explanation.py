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
    build_why,
    clarification,
    gap_answer,
    greeting,
    match,
    no_answer,
)

from faqbot import FaqBot
from faqbot.explanation.why import Change
from faqbot.matching.contributions import Evidence, GuardRejection, NearestPhrasing, NearWord, WordWeight
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
    top_k_score=0.4,
    semantic_score=0.15,
    document_score=0.1,
    size_bonus=0.05,
    string_penalty=-0.1,
    subject_penalty=-0.2,
    nearest=(
        NearestPhrasing("when does bread go stale", 1.004, 0.7, 0.6),
        NearestPhrasing("How long does a loaf keep?", 0.5, 0.8, 0.4),
    ),
    words=(
        WordWeight("stale", "stale", known=True, stem=0.6),
        WordWeight("loaf", "loaves", known=True, bigrams=0.2),
        WordWeight("larder", "larder", known=False, related=0.1),
        WordWeight("rise", "rising", known=True, stem=-0.09),
        WordWeight("the", "the", known=True),
    ),
    near_words=(),
    foreign="",
    features=(),
)


def explain_reply(reply: Reply) -> list[str]:
    return [block.text for block in explain(build_why(reply))]


def test_an_answer_is_explained_from_its_evidence() -> None:
    ranking = Ranking(
        question="are loaves stale in the larder when rising",
        matches=(match(KEEPS, 0.876), match(FREEZES, 0.3)),
        corrections=(Correction("lof", "loaf"),),
        unknown=("larder",),
    )
    why = replace(
        build_why(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)),
        evidence=EVIDENCE,
        rejections=(GuardRejection(RISES, ("yeast", "dough"), None), GuardRejection(BAG, (), "larder")),
        change=Change(left_out=("stale",), question="?", reply=answer(BAG)),
    )
    assert explain(why) == [
        Block("answer", "Answered with “How long does a loaf keep?”. The bot is 88% sure; 50% is enough."),
        Block("answer", "Words that counted for it most: “stale”, “loaves”."),
        Block("answer", "Words that counted against it: “rising”."),
        Block("answer", "Words that made little difference: “the”."),
        Block("heading", "Closest phrasings"),
        Block("choice", "“when does bread go stale” (100% similar)", "-"),
        Block("choice", "“How long does a loaf keep?” (50% similar)", "-"),
        Block("note", "“lof” was read as “loaf”."),
        Block("note", "The base does not know “larder”."),
        Block("answer", "Next came “Can I freeze bread?” with 30%, 58 points behind."),
        Block(
            "answer",
            "“Why does dough rise?” was ruled out: the question contains none of these: “yeast”, “dough”.",
        ),
        Block("answer", "Without “stale” the bot would have answered “Which bag is best?”."),
    ]
    assert to_explanation(why) == "\n".join(line for _, line in lay_out(explain(why)))


def explain_near_words(*words: NearWord, foreign: str = "") -> list[str]:
    """Return the lines about words that no phrasing has."""
    evidence = replace(EVIDENCE, nearest=(), words=(), near_words=words, foreign=foreign)
    decision, *lines = explain(replace(build_why(answer(KEEPS)), evidence=evidence))
    assert decision.text == "Answered with “How long does a loaf keep?”. The bot is 90% sure; 50% is enough."
    assert {line.kind for line in lines} <= {"answer"}
    return [line.text for line in lines]


def test_words_that_no_phrasing_has_are_explained_by_the_answer_and_by_words_near_to_them() -> None:
    room = NearWord("room", "room", 1.0, in_answer=True)
    heat = NearWord("heat", "heat", 1.0, in_answer=True)
    rolls = NearWord("rolls", "loaf", 0.6, in_answer=False)
    assert explain_near_words(room, heat, rolls) == [
        "Words that only its answer has: “room”, “heat”.",
        "“rolls” is near to “loaf”.",
    ]


def test_only_a_word_that_is_near_enough_is_named() -> None:
    near, far = NearWord("rolls", "loaf", 0.35, in_answer=False), NearWord("cars", "loaf", 0.34, in_answer=False)
    assert explain_near_words(near, far, NearWord("40", "", 0.0, in_answer=False)) == ["“rolls” is near to “loaf”."]


def test_the_word_that_makes_a_question_one_about_another_subject_is_named_once() -> None:
    soup, room = NearWord("soup", "loaf", 0.5, in_answer=False), NearWord("room", "room", 1.0, in_answer=True)
    assert explain_near_words(room, soup, foreign="soup") == [
        "Words that only its answer has: “room”.",
        "Nothing in it is about “soup”.",
    ]


def test_words_near_to_others_come_after_the_words_that_counted() -> None:
    evidence = replace(EVIDENCE, nearest=(), near_words=(NearWord("rolls", "loaf", 0.6, in_answer=False),))
    assert [block.text for block in explain(replace(build_why(answer(KEEPS)), evidence=evidence))][3:] == [
        "Words that made little difference: “the”.",
        "“rolls” is near to “loaf”.",
    ]


def test_a_question_that_the_base_has_word_for_word_says_so() -> None:
    why = replace(build_why(answer(KEEPS)), evidence=replace(EVIDENCE, verbatim=True, nearest=(), words=()))
    assert [block.text for block in explain(why)] == [
        "Answered with “How long does a loaf keep?”. The base has this question word for word."
    ]


@pytest.mark.parametrize(
    ("resolution", "sentence"),
    [
        ("chosen", "You chose this question."),
        ("pointed", "Your question names no subject of its own, so it was taken to be about the previous answer."),
    ],
)
def test_an_answer_that_follows_from_the_previous_turn_says_so(resolution: Resolution, sentence: str) -> None:
    ranking = Ranking(question="2", matches=(match(KEEPS, 1),), resolution=resolution)
    reply = Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)
    assert explain_reply(reply) == [f"Answered with “How long does a loaf keep?”. {sentence}"]


@pytest.mark.parametrize(
    ("resolution", "sentence"),
    [
        ("part", "This part of the message was answered: “how long”."),
        ("context", "Your question was read together with the previous one: “how long”."),
    ],
)
def test_the_matched_text_is_shown_unless_it_is_the_question(resolution: Resolution, sentence: str) -> None:
    ranking = answer(KEEPS, "how long").ranking.for_question("other words", resolution)
    assert explain_reply(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS))[1] == sentence


def test_an_explanation_says_that_the_previous_answer_counted() -> None:
    ranking = replace(answer(KEEPS).ranking, resolution="context")
    assert explain_reply(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)) == [
        "Answered with “How long does a loaf keep?”. The bot is 90% sure; 50% is enough.",
        "The previous answer was taken into account: questions related to it became more likely.",
    ]


def test_choices_that_no_search_found_are_explained_by_what_the_person_typed() -> None:
    more = replace(clarification(FREEZES, BAG), more=True)
    assert explain_reply(more)[0] == "You asked for more: these are the related questions that have not been shown yet."
    offer = clarification(FREEZES, BAG)
    which = replace(offer, ranking=replace(offer.ranking, resolution="chosen"))
    assert explain_reply(which)[0] == (
        "Asked you to choose: you said yes to several questions, and it is not clear which one you meant."
    )
    refused = replace(no_answer("none"), ranking=Ranking(question="none", resolution="chosen"))
    assert explain_reply(refused) == ["Not answered: you meant none of the questions that were offered."]


def test_a_clarification_is_explained_by_the_threshold_that_was_missed() -> None:
    decision, rival = explain_reply(clarification(FREEZES, BAG))
    assert decision == (
        "Asked you to choose: “Can I freeze bread?” (40% sure) fits best. That is not enough to answer (50%),"
        " but enough to ask (30%)."
    )
    assert rival == "“Which bag is best?” was at least as likely, with 40%."
    ranking = Ranking(question="bread", matches=(match(FREEZES, 0.95), match(BAG, 0.94)))
    decision, rival = explain_reply(Clarification(knowledge=BREAD, ranking=ranking, offered=(FREEZES, BAG)))
    assert decision == (
        "Asked you to choose: “Can I freeze bread?” (95% sure) fits best, but an answer needs a lead of 8 points,"
        " and its lead is 1 point."
    )
    assert rival == "Next came “Which bag is best?” with 94%, 1 point behind."


def test_a_clarification_of_a_tie_is_explained_by_what_the_question_leaves_out() -> None:
    ranking = Ranking(question="bread", matches=(match(FREEZES, 0.8), match(BAG, 0.1)), is_tied=True)
    assert explain_reply(Clarification(knowledge=BREAD, ranking=ranking, offered=(FREEZES, BAG))) == [
        (
            "Asked you to choose: “Can I freeze bread?” (80% sure) fits best, but nothing in your question tells it"
            " from the next one."
        ),
        "Next came “Which bag is best?” with 10%, 70 points behind.",
    ]


def test_a_gap_is_explained_by_its_question() -> None:
    assert explain_reply(gap_answer()) == [
        "Not answered: the source is known not to answer “Is it safe for coeliacs?” (80% sure).",
        "Next came “How long does a loaf keep?” with 20%, 60 points behind.",
    ]


def test_an_entry_barely_ahead_of_a_gap_is_named() -> None:
    ranking = Ranking(question="?", matches=(match(KEEPS, 0.85),), gap=match(GLUTEN, 0.8))
    assert explain_reply(NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN))[1] == (
        "“How long does a loaf keep?” has 85%; to be answered it would need a lead of 8 points."
    )


def test_a_guard_is_explained_by_its_term() -> None:
    ranking = Ranking(question="?", guarded=match(FREEZES, 0.9))
    reply = NoAnswer(knowledge=BREAD, ranking=ranking, reason="guard")
    ruled_out = "“Can I freeze bread?” was ruled out: "
    for rejection, sentence in (
        (GuardRejection(FREEZES, (), "fish"), "it never answers a question with “fish”."),
        (GuardRejection(FREEZES, ("ice",), None), "the question does not contain “ice”."),
    ):
        assert [block.text for block in explain(replace(build_why(reply), rejections=(rejection,)))] == [
            "Not answered: the closest question, “Can I freeze bread?” (90% sure), is about something else.",
            ruled_out + sentence,
        ]


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("low", "nothing in the base comes close to the question"),
        ("stale", "the source has changed since the answer was last checked"),
        ("language", "the question is not in the language of the base"),
        ("empty", "nothing was asked"),
        ("too_long", "the question is too long"),
    ],
)
def test_every_reason_is_explained(reason: Reason, why: str) -> None:
    assert explain_reply(no_answer("?", reason)) == [f"Not answered: {why}."]


def test_an_entry_that_is_not_close_enough_is_named() -> None:
    reply = NoAnswer(
        knowledge=BREAD, ranking=Ranking(question="?", matches=(match(KEEPS, 0.2), match(BAG, 0.001))), reason="low"
    )
    assert explain_reply(reply) == [
        (
            "Not answered: the closest question, “How long does a loaf keep?” (20% sure), is not close enough;"
            " 50% is needed."
        )
    ]


def test_small_talk_is_explained_by_its_question() -> None:
    assert explain_reply(greeting()) == ["Treated as small talk: “Hello”. The bot is 90% sure; 50% is enough."]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            Change(left_out=("a", "b"), question="c", reply=answer(BAG)),
            "Without “a” and “b” the bot would have answered",
        ),
        (Change(added="a", question="a", reply=greeting()), "With “a” added the bot would have answered “Hello”."),
        (Change(added="a", question="a", reply=no_answer("a")), "With “a” added the bot would have given no answer."),
        (
            Change(added="a", question="a", reply=gap_answer()),
            "the bot would have said that the source does not answer “Is it safe",
        ),
        (
            Change(added="a", question="a", reply=clarification(BAG, KEEPS)),
            "asked you to choose: “Which bag is best?” or “How",
        ),
    ],
)
def test_a_change_is_explained_with_its_outcome(change: Change, sentence: str) -> None:
    assert sentence in explain(replace(build_why(answer(KEEPS)), change=change))[-1].text


def test_typed_text_does_not_control_the_terminal() -> None:
    assert explain_reply(no_answer("?", unknown=("\x1b[2J",)))[1] == r"The base does not know “\u{1b}[2J”."
    assert explain_near_words(NearWord("\x1b[2J", "loaf", 0.9, in_answer=False), foreign="\x1b[3J") == [
        r"“\u{1b}[2J” is near to “loaf”.",
        r"Nothing in it is about “\u{1b}[3J”.",
    ]
    assert (
        explain_reply(answer(BAG, corrections=(Correction("\x1b[2J", "bag"),)))[-1] == r"“\u{1b}[2J” was read as “bag”."
    )


def test_an_explanation_is_short() -> None:
    bot = FaqBot.load()
    for entry in bot.knowledge.entries[::20]:
        reply = bot.ask(f"{entry.question} I wonder about gluten and rare bread in children")
        assert len(explain(bot.why(reply))) - len(reply.ranking.corrections) <= 14
