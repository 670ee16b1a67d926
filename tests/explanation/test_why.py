from bread import BREAD, FREEZES, GLUTEN, HELLO, KEEPS, answer, build_why, clarification, gap_answer, greeting, match

from faqbot.explanation.why import find_runner_up, find_subject
from faqbot.matching.contributions import WordWeight
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import NoAnswer


def test_the_weight_of_a_word_is_the_sum_of_its_parts() -> None:
    assert WordWeight("bread", "breads", known=True, stem=0.5, bigrams=-0.2, related=0.1).weight == 0.4


def test_the_subject_is_the_answer_or_the_closest_match() -> None:
    for reply, item in ((answer(KEEPS), KEEPS), (greeting(), HELLO), (gap_answer(), GLUTEN)):
        subject = find_subject(reply)
        assert subject is not None
        assert subject.item is item
    ranking = Ranking(question="?", matches=(match(KEEPS, 0.1),), guarded=match(FREEZES, 0.9))
    guarded = NoAnswer(knowledge=BREAD, ranking=ranking, reason="guard")
    low = NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")
    assert (find_subject(guarded), find_subject(low)) == (ranking.guarded, ranking.matches[0])


def test_without_an_entry_the_subject_is_the_likeliest_gap_or_small_talk() -> None:
    ranking = Ranking(question="?", gap=match(GLUTEN, 0.1), small_talk=match(HELLO, 0.2))
    reply = NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")
    assert (find_subject(reply), find_runner_up(reply)) == (ranking.small_talk, ranking.gap)
    nothing = NoAnswer(knowledge=BREAD, ranking=Ranking(question="?"), reason="low")
    assert (find_subject(nothing), find_runner_up(nothing), build_why(nothing).lead) == (None, None, 0)


def test_the_runner_up_is_the_likeliest_other_match() -> None:
    reply = clarification(KEEPS, FREEZES)
    assert find_runner_up(reply) is reply.ranking.matches[1]
    gap = gap_answer()
    assert find_runner_up(gap) is gap.ranking.matches[0]
    assert round(build_why(gap).lead, 6) == 0.6
    assert find_runner_up(answer(KEEPS)) is None
    assert build_why(answer(KEEPS)).lead == 0.9
