import pytest
from english import ENGLISH

from faqbot.matching.index import MIN_FEW
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import ItemFacts
from faqbot.matching.query import Query, build_query
from faqbot.matching.reranking import LEFT_SHARE, MAX_BEHIND, MAX_COMPARED, NAMED_BONUS, SUBJECT_SHARE, rerank
from faqbot.matching.scoring import Candidate, ScoredItem
from faqbot.matching.subject import SubjectComparer

TEXTS = [
    "how long does a loaf keep".split(),
    "how long does the delivery take".split(),
    "how long is the guarantee".split(),
    "can i freeze rolls".split(),
    "when does the bakery open".split(),
]
FACTS = [ItemFacts(), ItemFacts(["courier"]), *[ItemFacts()] * 3]
INDEX = build_index(ENGLISH, TEXTS, list(range(5)), 5, facts=FACTS)
COMPARER = SubjectComparer(INDEX)


def scored(**scores: float) -> list[ScoredItem]:
    """Return items with these scores, by their numbers: ``_1=1.5``."""
    found = []
    for name, value in scores.items():
        number = int(name[1:])
        found.append(ScoredItem(number, value, 0.0, 0.0, 0.0, 0.0, 0.0, [Candidate(number, 0.0, 0.0, 0.0)]))
    return found


def ask(question: str) -> Query:
    return build_query(INDEX, question.split())


def order(question: str, *items: ScoredItem, few: float = 1.0) -> list[int]:
    return [item.item for item in rerank(ask(question), list(items), COMPARER, few).scored]


def test_an_item_that_has_the_word_comes_before_one_that_shares_the_frame() -> None:
    assert order("how long does the guarantee last", *scored(_0=1.3, _2=1.2)) == [2, 0]
    assert order("how long will a loaf be fresh", *scored(_2=1.32, _0=1.3)) == [0, 2]


def test_an_item_loses_its_foreign_word_once_more_against_its_phrasings_alone() -> None:
    query = ask("how long for the courier")
    found = {item.item: item for item in rerank(query, scored(_1=1.3, _0=1.2), COMPARER, 1.0).scored}
    for number, item in found.items():
        subject = COMPARER.compare(query, number, [number])
        unphrased = COMPARER.measure_unphrased(query, [number])
        assert item.subject_penalty == pytest.approx(
            -SUBJECT_SHARE * (subject.foreign + unphrased) - LEFT_SHARE * subject.left
        )
        assert item.score == pytest.approx({1: 1.3, 0: 1.2}[number] + item.subject_penalty)
    # The answer of the first item has the word, and its phrasing does not.
    assert COMPARER.compare(query, 1, [1]).foreign < 0.2
    assert COMPARER.measure_unphrased(query, [1]) > 0.4


def test_only_the_first_items_with_a_close_score_are_compared() -> None:
    query = ask("how long does the guarantee last")
    many = rerank(query, scored(_0=1.5, _1=1.4, _2=1.3, _3=1.2, _4=1.1), COMPARER, 1.0)
    assert sorted(many.subjects) == [0, 1, 2, 3]
    assert len(many.subjects) == MAX_COMPARED
    far = rerank(query, scored(_0=1.5, _1=1.4, _2=1.5 - MAX_BEHIND), COMPARER, 1.0)
    assert sorted(far.subjects) == [0, 1]
    assert far.subjects[0] == COMPARER.compare(query, 0, [0])


def test_items_that_are_not_compared_stay_as_far_behind_the_first() -> None:
    found = rerank(ask("how long does the guarantee last"), scored(_2=1.5, _0=1.4, _4=0.4), COMPARER, 1.0).scored
    assert [item.item for item in found] == [2, 0, 4]
    assert found[0].score - found[2].score == pytest.approx(1.1)


def test_a_single_item_and_items_with_many_phrasings_are_left_as_they_are() -> None:
    single, two = scored(_0=1.5), scored(_0=1.4, _2=1.3)
    assert rerank(ask("how long does the guarantee last"), single, COMPARER, 1.0) == (single, {})
    assert rerank(ask("how long does the guarantee last"), two, COMPARER, MIN_FEW / 2) == (two, {})
    assert rerank(ask("zorb"), [], COMPARER, 1.0) == ([], {})


def test_with_more_phrasings_an_item_loses_less() -> None:
    question = ask("how long does the guarantee last")
    (whole, _), (half, _) = (rerank(question, scored(_0=1.4, _1=1.3), COMPARER, few).scored for few in (1.0, 0.5))
    assert half.subject_penalty == pytest.approx(whole.subject_penalty / 2)
    assert whole.subject_penalty < -0.5


def test_an_item_gains_for_a_code_of_the_question_that_it_is_about() -> None:
    index = build_index(
        ENGLISH, [["what", "does", "e21", "mean"], ["when", "does", "the", "display", "blink"]], [0, 1], 2
    )
    comparer, query = SubjectComparer(index), build_query(index, ["e21", "on", "the", "heater"])
    named, other = rerank(query, scored(_1=1.4, _0=1.3), comparer, 1.0).scored
    subject = comparer.compare(query, 0, [0])
    foreign = subject.foreign + comparer.measure_unphrased(query, [0])
    assert (named.item, other.item) == (0, 1)
    assert named.subject_penalty == pytest.approx(NAMED_BONUS - SUBJECT_SHARE * foreign - LEFT_SHARE * subject.left)
    assert other.subject_penalty < 0
