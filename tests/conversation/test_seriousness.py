from dataclasses import replace

import pytest
from bread import HELLO, KEEPS, match
from english import ENGLISH

from faqbot.conversation.seriousness import SURE_SMALL_TALK, drop_doubtful_small_talk
from faqbot.knowledge.model import SmallTalkItem
from faqbot.matching.ranking import Match, Ranking


def rank_as_small_talk(question: str, confidence: float = 0.7) -> Ranking:
    return Ranking(question=question, matches=(match(KEEPS, 0.1),), small_talk=match(HELLO, confidence))


@pytest.mark.parametrize(
    "question",
    [
        "its gone now",
        "my doctor says it works great, is he wrong?",
        "who makes it",
        "i have a fever",
        "hot crust but fine",
        "swollen, otherwise good",
    ],
)
def test_a_serious_sentence_is_no_small_talk(question: str) -> None:
    ranking = rank_as_small_talk(question)
    assert drop_doubtful_small_talk(ranking, ENGLISH) == Ranking(question=question, matches=ranking.matches)


@pytest.mark.parametrize(
    "question", ["hello", "lovely, cheers", "fine but no", "are you clever", "is it so?", "that is kind of you"]
)
def test_a_greeting_a_remark_and_a_word_to_the_bot_stay_small_talk(question: str) -> None:
    assert drop_doubtful_small_talk(rank_as_small_talk(question), ENGLISH) == rank_as_small_talk(question)


@pytest.mark.parametrize("question", ["was that ok", "is it fine?", "ok, is this all right"])
def test_a_question_whether_something_suits_is_no_small_talk_that_says_it_does(question: str) -> None:
    ranking = rank_as_small_talk(question)
    assert drop_doubtful_small_talk(ranking, ENGLISH) == replace(ranking, small_talk=None)


def test_small_talk_that_asks_the_same_keeps_such_a_question() -> None:
    asking = SmallTalkItem(id="how-are-you", question="Is all well?", answer="Well.", paraphrases=("is it all right",))
    ranking = Ranking(question="is it right", small_talk=Match(item=asking, phrasing="", confidence=0.7))
    assert drop_doubtful_small_talk(ranking, ENGLISH) == ranking


def test_a_fragment_that_an_entry_answers_is_no_small_talk() -> None:
    ranking = replace(rank_as_small_talk("rye loaf ok"), matches=(match(KEEPS, 0.5),))
    assert drop_doubtful_small_talk(ranking, ENGLISH) == replace(ranking, small_talk=None)


def test_sure_small_talk_stays_whatever_its_words() -> None:
    sure = rank_as_small_talk("i have a fever", SURE_SMALL_TALK)
    assert drop_doubtful_small_talk(sure, ENGLISH) is sure
