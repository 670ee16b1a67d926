from dataclasses import replace

import pytest
from bread import BAG, BREAD, FREEZES, GLUTEN, HANDBOOK, HELLO, KEEPS, MILLER, RISES, STORAGE, match
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.errors import PolicyError
from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.sources import Citation
from faqbot.matching.ranking import Ranking
from faqbot.replies.policy import ANSWER_AT, CLARIFY_AT, LEAST_FIRST, MARGIN, TOGETHER_AT, Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, SmallTalk

POLICY = Policy(answer_at=0.5, clarify_at=0.3, margin=0.1)


def test_a_clear_first_match_is_the_answer() -> None:
    ranking = Ranking(question="keep", matches=(match(KEEPS, 0.7), match(FREEZES, 0.5)))
    assert POLICY.decide(BREAD, ranking) == Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)


def test_an_entry_is_the_answer_from_the_threshold_on() -> None:
    at = Ranking(question="keep", matches=(match(KEEPS, 0.5),))
    assert POLICY.decide(BREAD, at) == Answer(knowledge=BREAD, ranking=at, entry=KEEPS)
    below = Ranking(question="keep", matches=(match(KEEPS, 0.499),))
    assert POLICY.decide(BREAD, below) == NoAnswer(knowledge=BREAD, ranking=below, reason="low")


@pytest.mark.parametrize(("own", "kind"), [(0.8, "answer"), (0.81, "no_answer"), (0.0, "answer")])
def test_an_entry_may_have_a_threshold_of_its_own(own: float, kind: str) -> None:
    ranking = Ranking(question="keep", matches=(match(replace(KEEPS, answer_at=own), 0.8),))
    assert Policy(answer_at=0.5 if own else 0.9, clarify_at=0.3).decide(BREAD, ranking).kind == kind


def test_two_entries_within_the_margin_are_offered_however_confident_they_are() -> None:
    ranking = Ranking(question="keep", matches=(match(KEEPS, 0.95), match(FREEZES, 0.9)))
    assert POLICY.decide(BREAD, ranking) == Clarification(knowledge=BREAD, ranking=ranking, offered=(KEEPS, FREEZES))


def test_no_more_than_three_entries_are_offered_and_the_best_come_first() -> None:
    matches = (match(RISES, 0.45), match(BAG, 0.44), match(KEEPS, 0.43), match(FREEZES, 0.42))
    ranking = Ranking(question="bread", matches=matches)
    assert POLICY.decide(BREAD, ranking) == Clarification(knowledge=BREAD, ranking=ranking, offered=(RISES, BAG, KEEPS))


def test_a_single_entry_below_the_threshold_is_not_offered() -> None:
    ranking = Ranking(question="bread", matches=(match(KEEPS, 0.45),))
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")


def test_entries_below_the_lower_threshold_are_offered_if_they_are_likely_together() -> None:
    two = Ranking(question="bread", matches=(match(KEEPS, 0.2), match(BAG, 0.1)))
    assert POLICY.decide(BREAD, two) == Clarification(knowledge=BREAD, ranking=two, offered=(KEEPS, BAG))
    three = Ranking(question="bread", matches=(match(KEEPS, 0.12), match(BAG, 0.1), match(RISES, 0.1)))
    assert POLICY.decide(BREAD, three) == Clarification(knowledge=BREAD, ranking=three, offered=(KEEPS, BAG, RISES))


@pytest.mark.parametrize(
    "confidences",
    [
        (0.2, 0.09),  # Together they are not likely enough.
        (0.12, 0.06, 0.06, 0.06),  # Only three can be offered, so the fourth does not count.
        (0.119, 0.118, 0.117),  # The first one is not likely enough.
    ],
)
def test_entries_that_are_unlikely_even_together_are_not_offered(confidences: tuple[float, ...]) -> None:
    entries = zip((KEEPS, BAG, RISES, FREEZES), confidences, strict=False)
    ranking = Ranking(question="bread", matches=tuple(match(*pair) for pair in entries))
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")


def test_a_high_lower_threshold_also_holds_for_entries_together() -> None:
    ranking = Ranking(question="bread", matches=(match(KEEPS, 0.25), match(BAG, 0.06)))
    assert POLICY.decide(BREAD, ranking) == Clarification(knowledge=BREAD, ranking=ranking, offered=(KEEPS, BAG))
    raised = Policy(answer_at=0.5, clarify_at=0.4)
    assert raised.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")


@pytest.mark.hazard(id="wrong-answer")
def test_tied_entries_are_offered_however_far_the_first_one_is_ahead() -> None:
    ranking = Ranking(question="keep", matches=(match(KEEPS, 0.95), match(FREEZES, 0.02)), is_tied=True)
    assert POLICY.decide(BREAD, ranking) == Clarification(knowledge=BREAD, ranking=ranking, offered=(KEEPS, FREEZES))
    free = replace(ranking, is_tied=False)
    assert POLICY.decide(BREAD, free) == Answer(knowledge=BREAD, ranking=free, entry=KEEPS)


def test_tied_entries_are_offered_from_half_the_lower_threshold_on() -> None:
    ranking = Ranking(question="keep", matches=(match(KEEPS, 0.15), match(FREEZES, 0.01)), is_tied=True)
    assert POLICY.decide(BREAD, ranking) == Clarification(knowledge=BREAD, ranking=ranking, offered=(KEEPS, FREEZES))
    free = replace(ranking, is_tied=False)
    assert POLICY.decide(BREAD, free) == NoAnswer(knowledge=BREAD, ranking=free, reason="low")
    unlikely = replace(ranking, matches=(match(KEEPS, 0.149), match(FREEZES, 0.01)))
    assert POLICY.decide(BREAD, unlikely) == NoAnswer(knowledge=BREAD, ranking=unlikely, reason="low")


@pytest.mark.hazard(id="wrong-answer")
def test_a_gap_comes_before_tied_entries() -> None:
    matches = (match(KEEPS, 0.5), match(FREEZES, 0.4))
    ranking = Ranking(question="gluten", matches=matches, gap=match(GLUTEN, 0.6), is_tied=True)
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)


def test_clarifications_and_gaps_begin_at_the_lower_threshold() -> None:
    unsure = Ranking(question="bread", matches=(match(KEEPS, 0.3), match(BAG, 0.1)))
    assert isinstance(POLICY.decide(BREAD, unsure), Clarification)
    gap = Ranking(question="gluten", gap=match(GLUTEN, 0.3))
    assert POLICY.decide(BREAD, gap) == NoAnswer(knowledge=BREAD, ranking=gap, reason="gap", gap=GLUTEN)


def test_a_question_without_matches_is_not_answered() -> None:
    ranking = Ranking(question="carburettor")
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")


def test_a_policy_that_answers_everything_gives_no_answer_without_matches() -> None:
    ranking = Ranking(question="carburettor")
    reply = Policy(answer_at=0, clarify_at=0).decide(BREAD, ranking)
    assert reply == NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")


def test_a_gap_that_wins_is_the_reply() -> None:
    ranking = Ranking(question="gluten", matches=(match(KEEPS, 0.4),), gap=match(GLUTEN, 0.8))
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)


@pytest.mark.hazard(id="wrong-answer")
def test_a_gap_within_the_margin_of_a_confident_entry_is_the_reply() -> None:
    ranking = Ranking(question="gluten", matches=(match(KEEPS, 0.9),), gap=match(GLUTEN, 0.85))
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)


def test_a_gap_below_the_thresholds_still_prevents_an_answer_within_the_margin() -> None:
    policy = Policy(answer_at=0.3, clarify_at=0.3, margin=0.1)
    ranking = Ranking(question="gluten", matches=(match(KEEPS, 0.32),), gap=match(GLUTEN, 0.28))
    assert policy.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)


def test_a_gap_within_the_margin_prevents_a_clarification_too() -> None:
    matches = (match(KEEPS, 0.35), match(BAG, 0.34))
    ranking = Ranking(question="gluten", matches=matches, gap=match(GLUTEN, 0.28))
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)


def test_a_gap_beyond_the_margin_does_not_prevent_an_answer() -> None:
    ranking = Ranking(question="keep", matches=(match(KEEPS, 0.9),), gap=match(GLUTEN, 0.7))
    assert POLICY.decide(BREAD, ranking) == Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)


def test_an_unlikely_gap_is_not_the_reply() -> None:
    ranking = Ranking(question="carburettor", gap=match(GLUTEN, 0.1))
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")


def test_small_talk_that_wins_is_the_reply() -> None:
    ranking = Ranking(
        question="hi", matches=(match(KEEPS, 0.6),), gap=match(GLUTEN, 0.55), small_talk=match(HELLO, 0.8)
    )
    assert POLICY.decide(BREAD, ranking) == SmallTalk(knowledge=BREAD, ranking=ranking, entry=HELLO)


@pytest.mark.parametrize("confidence", [0.49, 0.6, 0.65])
def test_small_talk_below_the_threshold_or_behind_an_entry_is_not_the_reply(confidence: float) -> None:
    ranking = Ranking(question="hi, keep?", matches=(match(KEEPS, 0.65),), small_talk=match(HELLO, confidence))
    assert POLICY.decide(BREAD, ranking) == Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)


def test_small_talk_is_the_reply_from_the_threshold_on() -> None:
    at = Ranking(question="hi", small_talk=match(HELLO, 0.5))
    assert POLICY.decide(BREAD, at) == SmallTalk(knowledge=BREAD, ranking=at, entry=HELLO)
    below = Ranking(question="hi", small_talk=match(HELLO, 0.49))
    assert POLICY.decide(BREAD, below) == NoAnswer(knowledge=BREAD, ranking=below, reason="low")


def test_a_likelier_gap_comes_before_small_talk() -> None:
    ranking = Ranking(question="hi, gluten?", gap=match(GLUTEN, 0.8), small_talk=match(HELLO, 0.7))
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)


def test_a_confident_entry_behind_a_guard_is_the_reason() -> None:
    ranking = Ranking(question="cake", guarded=match(KEEPS, 0.5))
    assert POLICY.decide(BREAD, ranking) == NoAnswer(knowledge=BREAD, ranking=ranking, reason="guard")
    unsure = Ranking(question="cake", guarded=match(KEEPS, 0.49))
    assert POLICY.decide(BREAD, unsure) == NoAnswer(knowledge=BREAD, ranking=unsure, reason="low")


def test_a_threshold_outside_zero_to_one_is_refused() -> None:
    with pytest.raises(PolicyError) as caught:
        Policy(margin=1.5)
    assert str(caught.value) == "margin is 1.5; it must be from 0 to 1"
    with pytest.raises(PolicyError) as caught:
        Policy(answer_at=float("nan"))
    assert str(caught.value) == "answer_at is nan; it must be from 0 to 1"


def test_a_clarification_threshold_above_the_answer_threshold_is_refused() -> None:
    with pytest.raises(PolicyError) as caught:
        Policy(answer_at=0.4, clarify_at=0.6)
    assert str(caught.value) == "clarify_at is 0.6, above answer_at 0.4; it must not be above it"


def test_a_base_without_a_policy_gets_the_defaults() -> None:
    assert Policy.of(BREAD) == Policy(answer_at=ANSWER_AT, clarify_at=CLARIFY_AT, margin=MARGIN)


def test_the_thresholds_of_a_base_replace_the_defaults() -> None:
    set_by_base = {"answer_at": 0.9, "clarify_at": 0.2, "margin": 0.01}
    assert Policy.of(replace(BREAD, policy=set_by_base)) == Policy(answer_at=0.9, clarify_at=0.2, margin=0.01)


def test_a_default_adapts_to_the_only_threshold_of_a_base() -> None:
    lowered = Policy.of(replace(BREAD, policy={"answer_at": 0.1}))
    assert lowered == Policy(answer_at=0.1, clarify_at=0.1, margin=MARGIN)
    raised = Policy.of(replace(BREAD, policy={"clarify_at": 0.8}))
    assert raised == Policy(answer_at=0.8, clarify_at=0.8, margin=MARGIN)


def test_a_base_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(PolicyError) as caught:
        Policy.of(replace(BREAD, policy={"answer_at": 0.2, "clarify_at": 0.3}))
    assert str(caught.value) == "clarify_at is 0.3, above answer_at 0.2; it must not be above it"


confidences = st.floats(0, 1)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    low, high = sorted((draw(confidences), draw(confidences)))
    return Policy(answer_at=high, clarify_at=low, margin=draw(st.floats(0, 0.3)))


@st.composite
def rankings(draw: st.DrawFn) -> Ranking:
    drawn = sorted(draw(st.lists(confidences, max_size=4)), reverse=True)
    entries = draw(st.permutations((KEEPS, FREEZES, BAG, RISES)))
    gap = draw(st.none() | confidences)
    small_talk = draw(st.none() | confidences)
    return Ranking(
        question="bread",
        matches=tuple(match(entry, confidence) for entry, confidence in zip(entries, drawn, strict=False)),
        gap=None if gap is None else match(GLUTEN, gap),
        small_talk=None if small_talk is None else match(HELLO, small_talk),
        is_tied=draw(st.booleans()),
    )


@given(policies(), rankings())
@settings(derandomize=True, deadline=None, max_examples=examples(250))
def test_only_a_confident_first_match_ahead_of_gap_and_runner_up_is_answered(policy: Policy, ranking: Ranking) -> None:
    reply = policy.decide(BREAD, ranking)
    if isinstance(reply, Answer):
        first, *others = ranking.matches
        assert reply.entry == first.item
        assert first.confidence >= policy.answer_at
        assert not ranking.is_tied
        assert ranking.gap is None or not ranking.gap.confidence > first.confidence - policy.margin
        assert not any(other.confidence > first.confidence - policy.margin for other in others)


@given(policies(), rankings())
@settings(derandomize=True, deadline=None, max_examples=examples(200))
def test_choices_are_the_first_two_or_three_of_the_ranking(policy: Policy, ranking: Ranking) -> None:
    reply = policy.decide(BREAD, ranking)
    if isinstance(reply, Clarification):
        assert len(reply.offered) in {2, 3}
        assert list(reply.offered) == [match.item for match in ranking.matches[: len(reply.offered)]]
        confidences = [match.confidence for match in ranking.matches[:3]]
        # Two entries that are meant equally share the confidence.
        if confidences[0] * (2 if ranking.is_tied else 1) < policy.clarify_at:
            assert confidences[0] >= LEAST_FIRST
            assert sum(confidences) >= max(TOGETHER_AT, policy.clarify_at)


def with_digest(knowledge: KnowledgeBase, sha256: str) -> KnowledgeBase:
    """Return the base with this digest of the passage on storage; one entry was accepted on another digest."""
    passage = replace(STORAGE, sha256=sha256)
    cited = Citation(source=replace(HANDBOOK, passages=(passage, MILLER)), passage=passage)
    entries = tuple(replace(entry, citations=(cited,)) if entry.citations else entry for entry in knowledge.entries)
    return replace(knowledge, entries=entries, lock={"storage-time": {"storage/1": "a" * 64}})


@pytest.mark.hazard(id="outdated-answer")
def test_an_entry_gives_no_answer_after_its_passage_has_changed() -> None:
    base = with_digest(BREAD, "b" * 64)
    ranking = Ranking(question="keep", matches=(match(base.entries[0], 0.9),))
    reply = POLICY.decide(base, ranking)
    assert reply == NoAnswer(knowledge=base, ranking=ranking, reason="stale")
    assert reply.text == (
        "I did have an answer to this, but its source has changed since a person last checked it."
        " I will not give it until somebody has looked at it again.\n"
        "You can ask me about: Storage, Yeast.\nAsk your baker."
    )
    assert reply.citations == ()


def test_an_entry_gives_an_answer_if_its_passage_is_unchanged_or_was_never_accepted() -> None:
    same = with_digest(BREAD, "a" * 64)
    accepted = Ranking(question="keep", matches=(match(same.entries[0], 0.9),))
    assert POLICY.decide(same, accepted) == Answer(knowledge=same, ranking=accepted, entry=same.entries[0])
    other = with_digest(BREAD, "b" * 64)
    never = Ranking(question="freeze", matches=(match(other.entries[1], 0.9),))
    assert POLICY.decide(other, never) == Answer(knowledge=other, ranking=never, entry=other.entries[1])


def test_a_passage_without_its_digest_counts_as_changed() -> None:
    base = with_digest(BREAD, "a" * 64)
    passage = replace(STORAGE, sha256=None)
    entry = replace(base.entries[0], citations=(Citation(source=HANDBOOK, passage=passage),))
    assert base.find_outdated(entry) == entry.citations


def test_a_stale_entry_is_not_a_follow_up() -> None:
    base = with_digest(BREAD, "b" * 64)
    base = replace(
        base,
        entries=(
            *base.entries[:2],
            replace(base.entries[2], follow_ups=("storage-time", "yeast-rising")),
            base.entries[3],
        ),
    )
    reply = POLICY.decide(base, Ranking(question="bag", matches=(match(base.entries[2], 0.9),)))
    assert [entry.id for entry in reply.follow_ups] == ["yeast-rising"]
