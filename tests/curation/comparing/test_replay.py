"""A replayed receipt shows what is unchanged, what changed, and why."""

import json
from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot import FaqBot, KnowledgeBase, Policy, to_record
from faqbot.curation.comparing.replay import Deviation, Replay, find_replay_fault, replay_record

QUESTION = "How long does a loaf keep?"
BOT = FaqBot(BREAD)


def record(bot: FaqBot, question: str = QUESTION) -> dict[str, object]:
    """Make a record as it is read back from JSON."""
    read: dict[str, object] = json.loads(json.dumps(to_record(bot.ask(question), receipt=True)))
    return read


def replay_with(now: KnowledgeBase, policy: Policy | None = None, question: str = QUESTION) -> Replay:
    """Replay a receipt of the bread base with another version of the base."""
    return replay_record(record(FaqBot(BREAD), question), FaqBot(now, policy))


def edit_entry(**changes: object) -> KnowledgeBase:
    """Return the base with an edited first entry."""
    entry = replace(KEEPS, **changes)  # type: ignore[arg-type]
    return replace(BREAD, entries=(entry, *BREAD.entries[1:]), digest="0ther")


@pytest.mark.parametrize(
    "question",
    [QUESTION, "bread", "gluten", "hello", "who won the match", "", "Is it dear? How long does a loaf keep?"],
)
def test_the_same_bot_says_the_same(question: str) -> None:
    replay = replay_with(BREAD, question=question)
    assert (replay.reply_changes, replay.detail_changes, replay.causes) == ((), (), ())
    assert "text" in replay.same
    assert "subject" in replay.same


def test_another_answer_of_an_edited_entry_is_a_changed_reply() -> None:
    replay = replay_with(edit_entry(answer="About four days at room temperature."))
    assert list(map(str, replay.reply_changes)) == [
        'text: "About three days at room temperature." -> "About four days at room temperature."'
    ]
    (cause,) = replay.causes
    assert cause.startswith('the base was edited: "storage-time", the subject of the reply, was edited')
    assert "kind" in replay.same


def test_an_edit_somewhere_else_leaves_the_reply_the_same_and_is_named() -> None:
    replay = replay_with(replace(BREAD, notice="Another one.", digest="0ther"))
    assert (replay.reply_changes, replay.detail_changes) == ((), ())
    (cause,) = replay.causes
    assert cause.startswith('the base was edited: "storage-time", the subject of the reply, is unchanged')


def test_a_renamed_entry_is_the_same_entry_and_is_named() -> None:
    base = edit_entry(id="shelf-life", formerly=("storage-time",))
    base = replace(base, former_ids={"storage-time": "shelf-life"})
    replay = replay_with(base)
    assert (replay.reply_changes, replay.detail_changes) == ((), ())
    (cause,) = replay.causes
    assert cause.startswith(
        'the base was edited: "storage-time", the subject of the reply, is "shelf-life" now, and otherwise unchanged'
    )


def test_an_entry_that_leads_to_a_renamed_one_is_unchanged() -> None:
    freezer = replace(FREEZES, id="freezer", formerly=(FREEZES.id,))
    entries = {**{entry.id: entry for entry in BREAD.entries}, FREEZES.id: freezer}
    entries[KEEPS.id] = replace(KEEPS, follow_ups=("freezer", *KEEPS.follow_ups[1:]))
    base = replace(BREAD, entries=tuple(entries.values()), former_ids={FREEZES.id: "freezer"}, digest="0ther")
    replay = replay_with(base)
    assert (replay.reply_changes, replay.detail_changes) == ((), ())
    assert '"storage-time", the subject of the reply, is unchanged' in replay.causes[0]


def test_a_renamed_and_edited_entry_is_both() -> None:
    base = edit_entry(id="keeps", formerly=("storage-time", "shelf-life"), answer="Four days.")
    base = replace(base, former_ids={"storage-time": "keeps", "shelf-life": "keeps"})
    replay = replay_with(base)
    assert list(map(str, replay.reply_changes)) == ['text: "About three days at room temperature." -> "Four days."']
    assert '"storage-time", the subject of the reply, is "keeps" now, and was edited' in replay.causes[0]


def test_a_removed_entry_is_named() -> None:
    replay = replay_with(replace(BREAD, entries=(FREEZES,), digest="0ther"))
    assert {deviation.name for deviation in replay.reply_changes} >= {"kind", "entry", "text"}
    assert '"storage-time", the subject of the reply, is gone' in replay.causes[0]


def test_a_passage_that_has_changed_is_named() -> None:
    citation, *others = KEEPS.citations
    passage = replace(citation.passage, sha256="0a" * 32)
    base = edit_entry(citations=(replace(citation, passage=passage), *others))
    base = replace(base, sources=(replace(citation.source, passages=(passage, others[0].passage)),))
    replay = replay_with(base)
    assert list(map(str, replay.reply_changes)) == [f'passages.1.sha256: null -> "{"0a" * 32}"']
    assert replay.causes[0].endswith('; passage "storage/1" has changed')


def test_changed_thresholds_explain_another_decision() -> None:
    replay = replay_with(BREAD, Policy(answer_at=1.0))
    assert [str(deviation) for deviation in replay.reply_changes if deviation.name == "kind"] == [
        'kind: "answer" -> "clarification"'
    ]
    assert replay.causes == ("answer_at was 0.64 and is 1.0",)


def test_another_engine_or_another_base_is_a_cause() -> None:
    read = record(FaqBot(BREAD))
    receipt = read["receipt"]
    assert isinstance(receipt, dict)
    receipt |= {"engine": 1, "version": "0.0.1"}
    replay = replay_record(read, FaqBot(replace(BREAD, id="cake")))
    assert [cause.split(" was ")[0] for cause in replay.causes] == [
        "the version of faqbot",
        "the number of the engine",
        'the base is "cake", not "bread"',
    ]


def test_an_unexplained_change_may_be_an_edit_of_the_record() -> None:
    replay = replay_record(record(FaqBot(BREAD)) | {"text": "For ever."}, FaqBot(BREAD))
    assert [deviation.name for deviation in replay.reply_changes] == ["text"]
    assert replay.causes == ("nothing in the receipt explains it: the record may have been edited",)


def test_long_values_are_shown_from_their_first_difference() -> None:
    shown = str(Deviation("text", "a" * 100 + "b" * 100, "a" * 100 + "c"))
    assert shown == f'text: "…{"a" * 20}{"b" * 57}… -> "…{"a" * 20}c"'


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        ([], "this is not a record"),
        ({"question": 5}, "this is not a record"),
        ({"question": "a"}, "this record has no receipt"),
        (
            {"question": "a", "receipt": {"way": "chosen"}},
            "this reply depends on the turn before it, which a receipt does not contain",
        ),
        (
            {"question": "a", "receipt": {"way": "whole"}, "reason": "too_long"},
            "the question was too long, and the record contains only a part of it",
        ),
        (
            {"question": "a", "receipt": {"way": []}},
            "this reply depends on the turn before it, which a receipt does not contain",
        ),
        ({"question": "a", "receipt": {"way": "part"}}, None),
    ],
)
def test_a_record_that_cannot_be_replayed_is_refused_with_the_reason(found: object, fault: str | None) -> None:
    assert find_replay_fault(found) == fault


@pytest.mark.parametrize("value", [None, 5, "a", [], [5], {}, {"item": 5}])
@pytest.mark.parametrize("key", ["subject", "passages", "thresholds", "knowledge", "engine"])
def test_a_tampered_receipt_is_still_replayed(key: str, value: object) -> None:
    read = record(FaqBot(BREAD))
    receipt = read["receipt"]
    assert isinstance(receipt, dict)
    receipt[key] = value
    replay = replay_record(read | {key: value}, FaqBot(BREAD))
    assert replay.detail_changes or replay.causes or replay.reply_changes


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
    if find_replay_fault(read) is None:
        assert all(str(deviation) for deviation in replay_record(read, BOT).reply_changes)
