from dataclasses import replace

import pytest
from bread import BAG, BREAD, FREEZES, KEEPS, answer, build_why, clarification, gap_answer, greeting, match, no_answer

from faqbot.bot import FaqBot
from faqbot.channels.terminal.reasons import tell_reasons
from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.explanation.why import Why
from faqbot.matching.contributions import Evidence, WordWeight
from faqbot.matching.ranking import Correction, Ranking, Resolution
from faqbot.replies.reply import Answer, NoAnswer, Reason, Reply

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
    nearest=(),
    words=(
        WordWeight("stale", "stale", known=True, stem=0.6),
        WordWeight("loaf", "loaves", known=True, bigrams=0.2),
        WordWeight("larder", "larder", known=False, related=0.1),
        WordWeight("rise", "rising", known=True, stem=-0.09),
    ),
    near_words=(),
    foreign="",
    features=(),
)


def told(why: Why | Reply, language: str = "en") -> list[str]:
    """Return the sentences that a person is told, without the last one, which names the option -v."""
    why = why if isinstance(why, Why) else build_why(why)
    *lines, last = [block.text for block in tell_reasons(why, TerminalTexts(language))]
    assert last == TerminalTexts(language).get("why_in_detail")
    return lines


def test_an_answer_is_explained_without_figures() -> None:
    ranking = Ranking(
        question="are loaves stale in the larder when rising",
        matches=(match(KEEPS, 0.876), match(FREEZES, 0.3)),
        corrections=(Correction("lof", "loaf"),),
        unknown=("larder",),
    )
    why = replace(build_why(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)), evidence=EVIDENCE)
    assert told(why) == [
        "I took your question to mean “How long does a loaf keep?”.",
        "The words that counted most: stale, loaves.",
        "I do not know these words: larder.",
        "The next closest question was “Can I freeze bread?”.",
        "People wrote the answer. /sources shows what it rests on.",
        "I read lof as loaf.",
    ]


def test_a_question_that_the_base_has_word_for_word_says_so() -> None:
    why = replace(build_why(answer(BAG)), evidence=replace(EVIDENCE, verbatim=True))
    assert told(why) == ["I have your question word for word: “Which bag is best?”."]


@pytest.mark.parametrize(
    ("resolution", "sentences"),
    [
        ("chosen", ["You chose the question “Which bag is best?”."]),
        ("pointed", ["Your question names no subject, so I took it to be about the answer before."]),
        (
            "context",
            ["I took your question to mean “Which bag is best?”.", "I read it together with your question before."],
        ),
    ],
)
def test_an_answer_that_follows_from_the_turn_before_says_so(resolution: Resolution, sentences: list[str]) -> None:
    ranking = Ranking(question="2", matches=(match(BAG, 1),), resolution=resolution)
    assert told(Answer(knowledge=BREAD, ranking=ranking, entry=BAG)) == sentences


def test_the_part_that_was_answered_is_named() -> None:
    ranking = answer(BAG, "which bag").ranking.for_question("other words", "part")
    assert told(Answer(knowledge=BREAD, ranking=ranking, entry=BAG))[1] == (
        "I answered this part of your message: “which bag”."
    )


def test_a_word_that_the_question_has_nothing_about_is_named() -> None:
    why = replace(build_why(answer(BAG)), evidence=replace(EVIDENCE, words=(), foreign="soup"))
    assert told(why)[1] == "That question has nothing about “soup”."


def test_a_clarification_says_what_was_not_clear() -> None:
    asked_back = clarification(FREEZES, BAG)
    assert told(asked_back) == ["I could not tell which of my questions you mean, so I asked."]
    assert told(replace(asked_back, more=True)) == ["You asked for more, so I listed what I had not shown yet."]
    chosen = replace(asked_back, ranking=replace(asked_back.ranking, resolution="chosen"))
    assert told(chosen) == ["You agreed to several questions, and I cannot tell which one you meant."]


def test_a_gap_a_guard_and_a_far_question_name_the_closest_question() -> None:
    assert told(gap_answer()) == [
        "I took your question to mean “Is it safe for coeliacs?”. My source does not answer that."
    ]
    guarded = Ranking(question="?", guarded=match(FREEZES, 0.9))
    assert told(NoAnswer(knowledge=BREAD, ranking=guarded, reason="guard")) == [
        "The closest question that I have, “Can I freeze bread?”, is about something else."
    ]
    far = Ranking(question="?", matches=(match(KEEPS, 0.2),))
    assert told(NoAnswer(knowledge=BREAD, ranking=far, reason="low")) == [
        "The closest question that I have is “How long does a loaf keep?”, and that is too far from yours."
    ]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("low", "None of my questions comes close to yours."),
        ("stale", "The source has changed since somebody last checked the answer, so I do not give it."),
        ("language", "Your question is not in a language that I know."),
        ("empty", "You asked nothing."),
        ("too_long", "Your message is longer than I can read."),
    ],
)
def test_every_reason_is_told(reason: Reason, sentence: str) -> None:
    assert told(no_answer("?", reason)) == [sentence]


def test_small_talk_and_a_refused_offer_are_told() -> None:
    assert told(greeting()) == ["I took that as small talk, not as a question."]
    refused = replace(no_answer("none"), ranking=Ranking(question="none", resolution="chosen"))
    assert told(refused) == ["You wanted none of the questions that I offered."]


def test_a_number_that_was_not_on_the_list_is_told() -> None:
    assert told(FaqBot.load().session().ask("47")) == ["That number was not on the list."]


def test_an_alert_and_a_personal_decision_come_first() -> None:
    bot = FaqBot.load()
    assert told(bot.why(bot.ask("i cant breathe and my chest hurts")))[0] == (
        "Your words sound like an emergency, so I first said what to do."
    )
    assert told(bot.why(bot.ask("should i stop taking ivig?")))[0] == (
        "You asked about a decision that I cannot make for you, and I said so first."
    )


def test_the_reasons_are_told_in_the_language_of_the_terminal() -> None:
    assert told(no_answer("?", "empty"), "fr") == ["Vous n’avez rien demandé."]


def test_typed_text_does_not_control_the_terminal() -> None:
    assert told(no_answer("?", unknown=("\x1b[2J",)))[1] == r"I do not know these words: \u{1b}[2J."
