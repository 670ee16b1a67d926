import json

import pytest
from bread import BAG, BREAD, GLUTEN, KEEPS, RISES, answer, answer_known, gap_answer, no_answer, open_session
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.conversation.turns import MAX_NUMBERED_CHOICES, MAX_TURNS, Turn, restore_turns
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import MAX_QUESTION
from faqbot.replies.reply import Answer


def test_a_conversation_is_saved_as_plain_values() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), "gluten free?": gap_answer()}))
    session.ask("how long")
    session.ask("gluten free?")
    assert session.to_json() == {
        "version": 2,
        "knowledge": {"id": "bread", "digest": "b4ead"},
        "turns": [
            {
                "question": "how long",
                "entry": "storage-time",
                "choices": ["storage-freezing", "storage-bag"],
                "gap": None,
                "helped": True,
            },
            {
                "question": "gluten free?",
                "entry": None,
                "choices": ["storage-time"],
                "gap": "gluten",
                "helped": False,
            },
        ],
    }


def test_a_saved_conversation_can_be_continued() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    saved = json.loads(json.dumps(session.to_json()))
    resumed = open_session(BREAD, no_answer, saved)
    assert resumed.turns == session.turns
    reply = resumed.ask("2")
    assert isinstance(reply, Answer)
    assert reply.entry == BAG


def without_freezing() -> KnowledgeBase:
    """Return the base without the entry on freezing."""
    return KnowledgeBase(id="bread", title="Bread at home", entries=(KEEPS, BAG, RISES), gaps=(GLUTEN,))


def test_a_conversation_of_the_first_version_can_be_continued() -> None:
    saved = {"version": 1, "turns": [{"question": "how long", "entry": "storage-time", "choices": ["storage-bag"]}]}
    assert restore_turns(saved, BREAD) == [Turn("how long", "storage-time", ("storage-bag",))]


def test_references_to_items_that_the_base_no_longer_has_are_dropped() -> None:
    freezing = {"question": "can I freeze it", "entry": "storage-freezing", "choices": []}
    rye: dict[str, object] = {"question": "rye?", "entry": None, "choices": [], "gap": "rye", "helped": False}
    turns = restore_turns({"turns": [freezing, rye]}, without_freezing())
    assert turns == [Turn("can I freeze it"), Turn("rye?", helped=False)]


@pytest.mark.parametrize(
    ("typed", "entry"), [("1", "storage-time"), ("2", None), ("3", "storage-bag"), ("last", "storage-bag")]
)
def test_choices_keep_their_numbers_when_the_base_no_longer_has_one(typed: str, entry: str | None) -> None:
    choices = ["storage-time", "storage-freezing", "storage-bag"]
    saved = {"turns": [{"question": "bread", "entry": None, "choices": choices}]}
    reply = open_session(without_freezing(), no_answer, saved).ask(typed)
    assert (reply.entry.id if isinstance(reply, Answer) else None) == entry


@pytest.mark.parametrize(
    "saved",
    [
        None,
        5,
        "turns",
        ["turns"],
        {},
        {"turns": None},
        {"turns": "abc"},
        {"turns": [None, 5, "x", []]},
        {"turns": [{"question": 5, "entry": "storage-time", "choices": []}]},
        {"version": 1, "turns": {"question": "how long"}},
    ],
)
def test_values_that_are_no_turns_are_dropped(saved: object) -> None:
    assert open_session(BREAD, no_answer, saved).turns == ()


def test_saved_values_are_cleaned_and_capped() -> None:
    rows: list[dict[str, object]] = [
        {"question": "\x1b[31m  how\nlong", "entry": 7, "choices": "12", "gap": ["gluten"], "helped": 0},
        {"question": "x" * 100_000, "entry": ["storage-time"], "choices": [None, "storage-bag", {}], "helped": False},
    ]
    assert restore_turns({"turns": rows}, BREAD) == [
        Turn("[31m how long"),
        Turn("x" * MAX_QUESTION, None, ("", "storage-bag", ""), helped=False),
    ]
    many: list[dict[str, object]] = [{"question": str(number), "choices": ["storage-bag"] * 99} for number in range(99)]
    turns = restore_turns({"turns": many}, BREAD)
    assert [turn.question for turn in turns] == [str(number) for number in range(99 - MAX_TURNS, 99)]
    assert all(len(turn.choices) == MAX_NUMBERED_CHOICES for turn in turns)


IDS = st.sampled_from(["storage-time", "storage-bag", "gluten", "gone", "", "1"])
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | IDS
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(IDS, inner, max_size=3))
ROWS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("question", "entry", "choices", "gap", "helped"), VALUES | st.lists(IDS))
)


@given(VALUES | st.fixed_dictionaries({"turns": VALUES | st.lists(ROWS | VALUES, max_size=5)}))
@settings(derandomize=True, deadline=None, max_examples=examples(50))
def test_a_conversation_can_be_continued_from_any_value(saved: object) -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}), saved)
    for typed in ("1", "yes", "more", "why?", "and frozen?", "how long"):
        session.ask(typed)
    again = open_session(BREAD, no_answer, json.loads(json.dumps(session.to_json())))
    assert again.turns == session.turns
