from dataclasses import replace

from bread import BREAD, FREEZES, GLUTEN, HELLO, KEEPS, RISES, answer, clarification, gap_answer, greeting, no_answer
from outcomes import make_outcome

from faqbot.curation.evaluation.metrics import Score
from faqbot.curation.evaluation.recall import Recall, compute_entry_recall, compute_topic_recall, list_not_asked

SCORE = Score(
    (
        make_outcome(1, "a", "storage-time", answer(KEEPS)),
        make_outcome(2, "b", "storage-time", answer(FREEZES)),
        make_outcome(3, "c", "storage-freezing", clarification(KEEPS, FREEZES)),
        make_outcome(4, "d", "storage-freezing", no_answer("d")),
        make_outcome(5, "e", "yeast-rising", answer(RISES)),
        make_outcome(6, "f", "gluten", gap_answer()),
        make_outcome(7, "g", "gluten", answer(KEEPS)),
        make_outcome(8, "h", "greeting", greeting()),
    )
)


def test_verdicts_are_counted_by_topic_with_gaps_and_small_talk_apart() -> None:
    assert compute_topic_recall(SCORE, BREAD) == (
        Recall(kind="topic", name="Storage", right=1, offered=1, missed=1, wrong=1),
        Recall(kind="topic", name="Yeast", right=1, offered=0, missed=0, wrong=0),
        Recall(kind="gaps", name="gaps", right=1, offered=0, missed=0, wrong=1),
        Recall(kind="small talk", name="small talk", right=1, offered=0, missed=0, wrong=0),
    )


def test_a_topic_named_gaps_is_not_confused_with_the_gaps() -> None:
    knowledge = replace(BREAD, entries=(replace(RISES, topic="gaps"),))
    kinds = [(found.kind, found.name, found.asked) for found in compute_topic_recall(SCORE, knowledge)]
    assert kinds[:2] == [("topic", "gaps", 1), ("gaps", "gaps", 2)]


def test_entries_with_the_least_recall_come_first() -> None:
    found = compute_entry_recall(SCORE, BREAD)
    assert [(each.name, each.asked, each.share) for each in found] == [
        ("storage-freezing", 2, 0),
        ("storage-time", 2, 0.5),
        ("yeast-rising", 1, 1),
    ]


def test_items_with_a_single_phrasing_are_not_asked() -> None:
    assert list_not_asked(BREAD) == ("storage-freezing", "storage-bag", "yeast-rising", GLUTEN.id, HELLO.id)
