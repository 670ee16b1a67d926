from collections import Counter
from dataclasses import replace

from bread import BREAD, KEEPS
from hypothesis import given
from hypothesis import strategies as st

from faqbot.curation.evaluation.folds import FOLDS, distinct, hidden, self_score, without
from faqbot.knowledge.model import Entry, KnowledgeBase

WORDS = "oven yeast flour water salt crust crumb knead proof bake slice toast".split()


def base(*sizes: int) -> KnowledgeBase:
    """A base whose entries have so many phrasings each."""
    entries = (
        Entry(
            id=f"e{number}",
            question=f"{WORDS[number]} 0",
            paraphrases=tuple(f"{WORDS[number]} {turn}" for turn in range(1, size)),
            answer="Yes.",
        )
        for number, size in enumerate(sizes)
    )
    return KnowledgeBase(id="b", title="B", entries=tuple(entries))


@given(st.lists(st.integers(1, 25), max_size=12))
def test_every_phrasing_is_hidden_once_and_no_item_loses_all_in_a_fold(sizes: list[int]) -> None:
    knowledge = base(*sizes)
    plan = hidden(knowledge)
    asked = sorted(each.case.question for each in plan)
    assert asked == sorted(phrasing for entry in knowledge.entries if entry.paraphrases for phrasing in entry.phrasings)
    for fold in range(FOLDS):
        gone = [each for each in plan if each.fold == fold]
        left = without(knowledge, gone)
        assert len(left.entries) == len(knowledge.entries)
        kept = {phrasing for entry in left.entries for phrasing in entry.phrasings}
        assert kept.isdisjoint(each.case.question for each in gone)
        assert len(kept) + len(gone) == sum(sizes)


@given(st.lists(st.integers(1, 25), max_size=12))
def test_folds_are_of_one_size(sizes: list[int]) -> None:
    counts = Counter(each.fold for each in hidden(base(*sizes)))
    assert not counts or max(counts.values()) - min(counts[fold] for fold in range(FOLDS)) <= 1


def test_what_is_hidden_expects_its_item() -> None:
    assert [(each.fold, each.case.question, *each.case.expected) for each in hidden(BREAD)] == [
        (0, "How long does a loaf keep?", "storage-time"),
        (1, "when does bread go stale", "storage-time"),
    ]


def test_an_item_whose_question_is_hidden_takes_its_next_phrasing() -> None:
    left = without(BREAD, hidden(BREAD)[:1]).entries[0]
    assert left == replace(KEEPS, question="when does bread go stale", paraphrases=())


def test_a_phrasing_that_stands_twice_in_an_item_is_one_and_hidden_everywhere() -> None:
    twice = replace(KEEPS, paraphrases=("how long does a LOAF keep", "shelf life"))
    knowledge = replace(BREAD, entries=(twice,))
    assert distinct(twice) == ["How long does a loaf keep?", "shelf life"]
    assert without(knowledge, hidden(knowledge)[:1]).entries[0].phrasings == ("shelf life",)


def test_a_hidden_phrasing_is_answered_from_the_others() -> None:
    entries = (
        Entry(
            id="freezing",
            question="can I freeze a loaf of bread",
            paraphrases=("can I freeze bread", "freeze a loaf of bread"),
            answer="Yes.",
        ),
        Entry(
            id="price",
            question="what does flour cost at the mill",
            paraphrases=("what does flour cost", "flour cost at the mill"),
            answer="Little.",
        ),
        Entry(id="alone", question="sourdough", answer="Sour."),
    )
    score = self_score(KnowledgeBase(id="b", title="B", entries=entries))
    assert [outcome.case.question for outcome in score.outcomes] == [
        "can I freeze a loaf of bread",
        "can I freeze bread",
        "freeze a loaf of bread",
        "what does flour cost at the mill",
        "what does flour cost",
        "flour cost at the mill",
    ]
    assert score.counts == {"right": 6}
    assert all(outcome.reply.ranking.matches[0].phrasing != outcome.case.question for outcome in score.outcomes)


def test_a_base_that_has_nothing_to_hide_is_asked_nothing() -> None:
    assert self_score(base(1, 1)).outcomes == ()
