from bread import BREAD, FREEZES, GLUTEN, KEEPS, answer, clarification, gap_answer, greeting, match, no_answer
from outcomes import make_outcome

from faqbot.curation.evaluation.confusions import Confusion, Example, find_confusions
from faqbot.curation.evaluation.metrics import Score
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import Answer


def test_a_wrong_answer_names_both_phrasings() -> None:
    ranking = Ranking(question="loaf in ice", matches=(match(KEEPS, 0.8), match(FREEZES, 0.6)))
    wrong = make_outcome(1, "loaf in ice", "storage-freezing", Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS))
    (found,) = find_confusions(Score((wrong,)))
    example = Example(
        case=wrong.case,
        confidence=0.8,
        phrasing="How long does a loaf keep?",
        expected_phrasing="Can I freeze bread?",
    )
    assert found == Confusion(expected=("storage-freezing",), answered="storage-time", examples=(example,))


def test_an_expected_passage_is_found_by_the_entry_that_cites_it() -> None:
    ranking = Ranking(question="x", matches=(match(FREEZES, 0.8), match(KEEPS, 0.6)))
    wrong = make_outcome(1, "x", "references/1", Answer(knowledge=BREAD, ranking=ranking, entry=FREEZES))
    (found,) = find_confusions(Score((wrong,)))
    assert (found.expected, found.examples[0].expected_phrasing) == (("references/1",), KEEPS.question)


def test_an_expected_gap_is_found_beside_the_entries() -> None:
    ranking = Ranking(question="x", matches=(match(KEEPS, 0.8),), gap=match(GLUTEN, 0.2))
    wrong = make_outcome(1, "x", "gluten", Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS))
    assert find_confusions(Score((wrong,)))[0].examples[0].expected_phrasing == GLUTEN.question


def test_an_expected_item_outside_the_ranking_has_no_phrasing() -> None:
    (found,) = find_confusions(Score((make_outcome(1, "x", "yeast-rising", answer(KEEPS)),)))
    assert found.examples[0].expected_phrasing is None


def test_a_gap_or_small_talk_item_can_be_confused_with_an_entry() -> None:
    by_gap = make_outcome(1, "gluten free?", "storage-time", gap_answer())
    by_talk = make_outcome(2, "hi", "storage-time", greeting())
    found = find_confusions(Score((by_gap, by_talk)))
    assert [(pair.answered, pair.examples[0].confidence) for pair in found] == [("greeting", 0.9), ("gluten", 0.8)]


def test_only_an_entry_is_wrong_out_of_scope() -> None:
    score = Score(
        (
            make_outcome(1, "x", "", gap_answer()),
            make_outcome(2, "x", "", greeting()),
            make_outcome(3, "x", "", answer(KEEPS)),
        )
    )
    assert [(pair.expected, pair.answered) for pair in find_confusions(score)] == [((), "storage-time")]


def test_right_answers_clarifications_and_abstentions_are_not_confusions() -> None:
    replies = (answer(KEEPS), clarification(KEEPS, FREEZES), clarification(FREEZES), no_answer("x"))
    assert find_confusions(Score(tuple(make_outcome(1, "x", "storage-time", reply) for reply in replies))) == ()


def test_the_most_frequent_pair_comes_first_with_its_most_confident_question() -> None:
    score = Score(
        (
            make_outcome(1, "a", "yeast-rising", answer(FREEZES, confidence=0.99)),
            make_outcome(2, "b", "storage-bag yeast-rising", answer(KEEPS, confidence=0.6)),
            make_outcome(3, "c", "yeast-rising storage-bag", answer(KEEPS, confidence=0.7)),
        )
    )
    found = find_confusions(score)
    assert [(pair.expected, pair.answered, pair.count) for pair in found] == [
        (("storage-bag", "yeast-rising"), "storage-time", 2),
        (("yeast-rising",), "storage-freezing", 1),
    ]
    assert [example.case.question for example in found[0].examples] == ["c", "b"]
