from collections import Counter
from dataclasses import replace

from bread import BREAD, KEEPS
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.curation.evaluation.folds import FOLDS, hold_out, remove_held_out, score_held_out
from faqbot.curation.phrasings import list_distinct_phrasings
from faqbot.knowledge.model import Entry, KnowledgeBase

WORDS = "oven yeast flour water salt crust crumb knead proof bake slice toast".split()


def base(*sizes: int) -> KnowledgeBase:
    """Make a base whose entries have these numbers of phrasings."""
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


@settings(deadline=None)
@given(st.lists(st.integers(1, 25), max_size=12))
def test_every_phrasing_is_held_out_once_and_no_item_loses_all_in_a_fold(sizes: list[int]) -> None:
    knowledge = base(*sizes)
    plan = hold_out(knowledge)
    asked = sorted(each.case.question for each in plan)
    assert asked == sorted(phrasing for entry in knowledge.entries if entry.paraphrases for phrasing in entry.phrasings)
    for fold in range(FOLDS):
        gone = [each for each in plan if each.fold == fold]
        left = remove_held_out(knowledge, gone)
        assert len(left.entries) == len(knowledge.entries)
        kept = {phrasing for entry in left.entries for phrasing in entry.phrasings}
        assert kept.isdisjoint(each.case.question for each in gone)
        assert len(kept) + len(gone) == sum(sizes)


@settings(deadline=None)
@given(st.lists(st.integers(1, 25), max_size=12))
def test_folds_are_of_equal_size(sizes: list[int]) -> None:
    counts = Counter(each.fold for each in hold_out(base(*sizes)))
    assert not counts or max(counts.values()) - min(counts[fold] for fold in range(FOLDS)) <= 1


def test_a_held_out_phrasing_expects_its_item() -> None:
    assert [(each.fold, each.case.question, *each.case.expected) for each in hold_out(BREAD)] == [
        (0, "How long does a loaf keep?", "storage-time"),
        (1, "when does bread go stale", "storage-time"),
    ]


def test_an_item_whose_question_is_held_out_takes_its_next_phrasing() -> None:
    left = remove_held_out(BREAD, hold_out(BREAD)[:1]).entries[0]
    assert left == replace(KEEPS, question="when does bread go stale", paraphrases=())


def test_equal_phrasings_of_an_item_are_held_out_together() -> None:
    twice = replace(KEEPS, paraphrases=("how long does a LOAF keep", "shelf life"))
    knowledge = replace(BREAD, entries=(twice,))
    assert list_distinct_phrasings(twice) == ["How long does a loaf keep?", "shelf life"]
    assert remove_held_out(knowledge, hold_out(knowledge)[:1]).entries[0].phrasings == ("shelf life",)


def test_a_held_out_phrasing_is_answered_from_the_others() -> None:
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
    score = score_held_out(KnowledgeBase(id="b", title="B", entries=entries))
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


def test_a_base_with_nothing_to_hold_out_is_asked_nothing() -> None:
    assert score_held_out(base(1, 1)).outcomes == ()
