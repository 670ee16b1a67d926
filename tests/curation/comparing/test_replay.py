"""A receipt is replayed: what is the same, what changed, and why."""

import json
from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot import FaqBot, KnowledgeBase, Policy, to_record
from faqbot.curation.comparing.replay import Deviation, Replay, replay_fault, replayed

QUESTION = "How long does a loaf keep?"
BOT = FaqBot(BREAD)


def record(bot: FaqBot, question: str = QUESTION) -> dict[str, object]:
    """A record as it comes back from JSON."""
    read: dict[str, object] = json.loads(json.dumps(to_record(bot.ask(question), receipt=True)))
    return read


def again(now: KnowledgeBase, policy: Policy | None = None, question: str = QUESTION) -> Replay:
    """What comes of a receipt of the bread base, replayed with another version."""
    return replayed(record(FaqBot(BREAD), question), FaqBot(now, policy))


def edited(**changes: object) -> KnowledgeBase:
    """The base with another first entry."""
    entry = replace(KEEPS, **changes)  # type: ignore[arg-type]
    return replace(BREAD, entries=(entry, *BREAD.entries[1:]), digest="0ther")


@pytest.mark.parametrize(
    "question",
    [QUESTION, "bread", "gluten", "hello", "who won the match", "", "Is it dear? How long does a loaf keep?"],
)
def test_the_same_bot_says_the_same(question: str) -> None:
    replay = again(BREAD, question=question)
    assert (replay.said, replay.figures, replay.causes) == ((), (), ())
    assert "text" in replay.same
    assert "subject" in replay.same


def test_another_answer_of_an_edited_entry_is_a_changed_reply() -> None:
    replay = again(edited(answer="About four days at room temperature."))
    assert list(map(str, replay.said)) == [
        'text: "About three days at room temperature." -> "About four days at room temperature."'
    ]
    (cause,) = replay.causes
    assert cause.startswith('the base was edited: "storage-time", what the reply was about, was edited')
    assert "kind" in replay.same


def test_an_edit_somewhere_else_leaves_the_reply_the_same_and_is_named() -> None:
    replay = again(replace(BREAD, notice="Another one.", digest="0ther"))
    assert (replay.said, replay.figures) == ((), ())
    (cause,) = replay.causes
    assert cause.startswith('the base was edited: "storage-time", what the reply was about, is as it was')


def test_an_entry_that_has_gone_is_named() -> None:
    replay = again(replace(BREAD, entries=(FREEZES,), digest="0ther"))
    assert {deviation.name for deviation in replay.said} >= {"kind", "entry", "text"}
    assert '"storage-time", what the reply was about, has gone' in replay.causes[0]


def test_a_passage_that_has_changed_is_named() -> None:
    citation, *others = KEEPS.citations
    passage = replace(citation.passage, sha256="0a" * 32)
    base = edited(citations=(replace(citation, passage=passage), *others))
    base = replace(base, sources=(replace(citation.source, passages=(passage, others[0].passage)),))
    replay = again(base)
    assert list(map(str, replay.said)) == [f'passages.1.sha256: null -> "{"0a" * 32}"']
    assert replay.causes[0].endswith('; passage "storage/1" has changed')


def test_other_thresholds_account_for_another_decision() -> None:
    replay = again(BREAD, Policy(answer_at=1.0))
    assert [str(deviation) for deviation in replay.said if deviation.name == "kind"] == [
        'kind: "answer" -> "clarification"'
    ]
    assert replay.causes == ("answer_at was 0.5 and is 1.0",)


def test_another_engine_and_another_base_are_causes() -> None:
    read = record(FaqBot(BREAD))
    receipt = read["receipt"]
    assert isinstance(receipt, dict)
    receipt |= {"engine": 1, "version": "0.0.1"}
    replay = replayed(read, FaqBot(replace(BREAD, id="cake")))
    assert [cause.split(" was ")[0] for cause in replay.causes] == [
        "the version of faqbot",
        "the number of the engine",
        'this is another base: "cake", and not "bread"',
    ]


def test_a_record_that_nothing_accounts_for_may_have_been_edited() -> None:
    replay = replayed(record(FaqBot(BREAD)) | {"text": "For ever."}, FaqBot(BREAD))
    assert [deviation.name for deviation in replay.said] == ["text"]
    assert replay.causes == ("nothing that the receipt holds: the record may have been edited",)


def test_long_values_are_shown_from_where_they_part() -> None:
    shown = str(Deviation("text", "a" * 100 + "b" * 100, "a" * 100 + "c"))
    assert shown == f'text: "…{"a" * 20}{"b" * 57}… -> "…{"a" * 20}c"'


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([], "this is no record"),
        ({"question": 5}, "this is no record"),
        ({"question": "a"}, "this record has no receipt"),
        (
            {"question": "a", "receipt": {"way": "chosen"}},
            "this reply leaned on the turn before it, which a receipt does not hold",
        ),
        (
            {"question": "a", "receipt": {"way": "whole"}, "reason": "too_long"},
            "of a question that is too long a record holds a part only",
        ),
        (
            {"question": "a", "receipt": {"way": []}},
            "this reply leaned on the turn before it, which a receipt does not hold",
        ),
        ({"question": "a", "receipt": {"way": "part"}}, None),
    ],
)
def test_what_cannot_be_replayed_is_told(found: object, fault: str | None) -> None:
    assert replay_fault(found) == fault


@pytest.mark.parametrize("value", [None, 5, "a", [], [5], {}, {"item": 5}])
@pytest.mark.parametrize("key", ["subject", "passages", "thresholds", "knowledge", "engine"])
def test_a_receipt_that_was_tampered_with_is_replayed_all_the_same(key: str, value: object) -> None:
    read = record(FaqBot(BREAD))
    receipt = read["receipt"]
    assert isinstance(receipt, dict)
    receipt[key] = value
    replay = replayed(read | {key: value}, FaqBot(BREAD))
    assert replay.figures or replay.causes or replay.said


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["item", "id", "passage", "way"]), inner)
    ),
    max_leaves=6,
)
RECORD = to_record(BOT.ask(QUESTION), receipt=True)
KEYS = st.sampled_from([*RECORD, *RECORD["receipt"]])


@given(st.dictionaries(KEYS, JSON), st.dictionaries(KEYS, JSON))
@settings(derandomize=True, deadline=None, max_examples=examples(30))
def test_any_json_is_replayed_or_refused(outer: dict[str, object], inner: dict[str, object]) -> None:
    read = {"question": QUESTION} | outer | {"receipt": {"way": "whole"} | inner}
    if replay_fault(read) is None:
        assert all(str(deviation) for deviation in replayed(read, BOT).said)
