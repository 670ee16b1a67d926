"""A review decides on one suggestion at a time, and every decision can be taken back."""

from pathlib import Path

import pytest
from asked_in_vain import SHOP_YAML, row

from faqbot.bot import FaqBot
from faqbot.curation.learning.acceptance import Step
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.review import Review, format_proposal, parse_proposal
from faqbot.curation.learning.suggesting import suggest
from faqbot.knowledge.loading import load_knowledge
from faqbot.storage.question_log import QuestionLog

LOG = [
    *[row("what time do you shut", outcome="asked_back", chosen="opening-hours")] * 3,
    *[row("is there parking")] * 2,
    row("who won the match"),
]
GAP = Proposal(action="gap", item="parking", phrasings=("parking", "car park"), answer="No idea.\nSorry.")


@pytest.fixture
def base(folder: Path) -> Path:
    """Return a base in one file."""
    (folder / "shop.yaml").write_text(SHOP_YAML, encoding="utf-8")
    return folder / "shop.yaml"


@pytest.fixture
def log(folder: Path) -> QuestionLog:
    """Return an empty log."""
    return QuestionLog(folder / "log")


@pytest.fixture
def review(base: Path, log: QuestionLog) -> Review:
    """Return a review of three suggestions."""
    bot = FaqBot.load(base)
    return Review(base, bot, suggest(bot, LOG).found, log=log)


def current(review: Review) -> str:
    return review.current.proposal.item if review.current else ""


def accept(review: Review) -> None:
    step = review.prepare()
    assert isinstance(step, Step)
    review.accept(step)


def test_what_is_accepted_is_written_and_answered_from_then_on(review: Review, base: Path) -> None:
    assert (current(review), review.position) == ("opening-hours", (1, 3))
    accept(review)
    assert (current(review), review.position, review.counts) == ("is-there-parking", (2, 3), (1, 0, 0))
    assert b"      - what time do you shut\n" in base.read_bytes()
    reply = review.bot.ask("what time do you shut")
    assert reply.item == load_knowledge(base).entry("opening-hours")


def test_an_undone_acceptance_leaves_no_byte(review: Review, base: Path) -> None:
    accept(review)
    assert review.undo() is None
    assert base.read_text(encoding="utf-8") == SHOP_YAML
    assert (current(review), review.counts) == ("opening-hours", (0, 0, 0))
    assert review.undo() == "there is nothing to undo"


def test_an_acceptance_that_somebody_edited_is_not_undone(review: Review, base: Path) -> None:
    accept(review)
    base.write_bytes(base.read_bytes() + b"# mine\n")
    assert review.undo() == f"{base} has changed since; undo it by hand"
    assert current(review) == "is-there-parking"


def test_what_is_ignored_is_not_suggested_again_until_that_is_undone(
    review: Review, base: Path, log: QuestionLog
) -> None:
    review.ignore()
    assert (current(review), review.counts) == ("is-there-parking", (0, 1, 0))
    found = suggest(FaqBot.load(base), LOG, ignored=log.list_ignored()).found
    assert [each.proposal.item for each in found] == ["is-there-parking", "who-won-the-match"]
    assert b"what time" not in (base.parent / "log").read_bytes()
    review.undo()
    assert log.list_ignored() == frozenset()


def test_what_is_skipped_comes_back_only_when_undone(review: Review) -> None:
    review.skip()
    review.skip()
    review.skip()
    assert review.current is None
    with pytest.raises(LookupError, match="no suggestion is left"):
        review.measure()
    review.undo()
    assert current(review) == "who-won-the-match"


def test_suggestions_that_an_accepted_one_answers_are_settled(base: Path) -> None:
    bot = FaqBot.load(base)
    texts = ("is there parking", "Is there really parking")
    found = [suggest(bot, [row(text)]).found[0] for text in texts]
    review = Review(base, bot, tuple(found))
    accept(review)
    assert (review.current, review.counts) == (None, (1, 0, 1))


def test_the_effect_is_measured_again_after_the_base_has_changed(review: Review) -> None:
    first = review.measure().effect
    assert first is not None
    assert first.asked == 6
    accept(review)
    second = review.measure().effect
    assert second is not None
    assert (second.asked, second.answered) == (3, 2)


def test_a_suggestion_can_go_to_another_entry_or_become_a_gap_or_an_entry(review: Review) -> None:
    review.skip()
    review.change(review.retarget("delivery"))
    assert review.measure().proposal == Proposal(action="phrasing", item="delivery", phrasings=("is there parking",))
    review.change(review.renew("entry"))
    assert review.prepare() == "there is no answer; write it"
    review.change(review.renew("gap"))
    accept(review)
    assert review.bot.ask("is there parking").item is not None


@pytest.mark.parametrize(
    ("proposal", "text"),
    [
        (Proposal(action="phrasing", item="a", phrasings=("b", "c")), "b\nc"),
        (GAP, "parking\ncar park\nanswer: No idea.\nSorry."),
        (Proposal(action="synonym", words=("loaf", "batard")), "loaf\nbatard"),
        (Proposal(action="threshold", item="a", answer_at=0.4), "0.4"),
    ],
)
def test_the_text_that_a_person_edits_gives_the_same_proposal(proposal: Proposal, text: str) -> None:
    assert format_proposal(proposal) == text
    assert parse_proposal(text, proposal) == proposal


def test_a_person_may_leave_lines_out_and_write_others() -> None:
    assert parse_proposal("\n car  park \n\nanswer: In the yard.", GAP) == Proposal(
        action="gap", item="parking", phrasings=("car park",), answer="In the yard."
    )
    threshold = Proposal(action="threshold", item="a", answer_at=0.4)
    assert parse_proposal("high", threshold) == parse_proposal("1.5", threshold) == threshold
