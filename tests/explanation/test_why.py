from bread import BREAD, FREEZES, GLUTEN, HELLO, KEEPS, answer, build_why, clarification, gap_answer, greeting, match

from faqbot.explanation.why import runner_up_of, subject_of
from faqbot.matching.contributions import WordWeight
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import NoAnswer


def test_a_word_says_what_its_terms_say() -> None:
    assert WordWeight("bread", "breads", known=True, alone=0.5, beside=-0.2, near=0.1).weight == 0.4


def test_the_subject_is_what_was_answered_or_came_closest() -> None:
    for reply, item in ((answer(KEEPS), KEEPS), (greeting(), HELLO), (gap_answer(), GLUTEN)):
        subject = subject_of(reply)
        assert subject is not None
        assert subject.item is item
    ranking = Ranking(question="?", matches=(match(KEEPS, 0.1),), guarded=match(FREEZES, 0.9))
    guarded = NoAnswer(knowledge=BREAD, ranking=ranking, reason="guard")
    low = NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")
    assert (subject_of(guarded), subject_of(low)) == (ranking.guarded, ranking.matches[0])


def test_without_an_entry_the_likeliest_gap_or_small_talk_comes_closest() -> None:
    ranking = Ranking(question="?", gap=match(GLUTEN, 0.1), small_talk=match(HELLO, 0.2))
    reply = NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")
    assert (subject_of(reply), runner_up_of(reply)) == (ranking.small_talk, ranking.gap)
    nothing = NoAnswer(knowledge=BREAD, ranking=Ranking(question="?"), reason="low")
    assert (subject_of(nothing), runner_up_of(nothing), build_why(nothing).lead) == (None, None, 0)


def test_the_runner_up_is_the_likeliest_other_item() -> None:
    reply = clarification(KEEPS, FREEZES)
    assert runner_up_of(reply) is reply.ranking.matches[1]
    gap = gap_answer()
    assert runner_up_of(gap) is gap.ranking.matches[0]
    assert round(build_why(gap).lead, 6) == 0.6
    assert runner_up_of(answer(KEEPS)) is None
    assert build_why(answer(KEEPS)).lead == 0.9
