"""A log becomes suggestions, the most frequent first, each with what it would change."""

from asked_in_vain import SHOP, row

from faqbot.bot import FaqBot
from faqbot.curation.learning.asked import make_subject
from faqbot.curation.learning.suggesting import Suggestions, suggest

BOT = FaqBot(SHOP)
LOG = [
    *[row("what time do you shut", outcome="asked_back", chosen="opening-hours")] * 3,
    *[row("is there parking")] * 2,
    row("parking nearby?"),
    row("who won the match"),
    *[row("do you deliver")] * 2,
]


def found(**settings: object) -> Suggestions:
    return suggest(BOT, LOG, **settings)  # type: ignore[arg-type]


def test_what_is_asked_most_comes_first() -> None:
    suggestions = found()
    assert [(each.times, each.proposal.action, each.proposal.item) for each in suggestions.found] == [
        (3, "gap", "is-there-parking"),
        (3, "phrasing", "opening-hours"),
        (1, "gap", "who-won-the-match"),
    ]
    assert suggestions.unanswered.answered == 2
    assert [each.effect.answered for each in suggestions.found if each.effect] == [3, 3, 1]


def test_what_loses_a_right_answer_comes_last() -> None:
    stolen = [row("please tell me: Do you deliver?", outcome="asked_back", chosen="opening-hours")] * 9
    suggestions = suggest(BOT, [*stolen, *[row("please tell me: Do you deliver?", entry="delivery")] * 2, *LOG])
    last = suggestions.found[-1]
    assert (last.proposal.action, last.proposal.item) == ("phrasing", "opening-hours")
    assert last.effect is not None
    assert "please tell me: Do you deliver?" in {lost.question for lost in last.effect.lost}
    assert last.times > suggestions.found[0].times


def test_no_more_are_made_than_asked_for_and_the_others_are_counted() -> None:
    suggestions = found(limit=1)
    assert (len(suggestions.found), suggestions.left_out) == (1, 2)


def test_what_is_ignored_is_not_suggested_again() -> None:
    ignored = frozenset([make_subject("is there parking"), make_subject("parking nearby?")])
    suggestions = found(ignored=ignored)
    assert [each.proposal.item for each in suggestions.found] == ["opening-hours", "who-won-the-match"]
    assert suggestions.unanswered.ignored == 3


def test_a_log_without_questions_gives_no_suggestions() -> None:
    assert suggest(BOT, []).found == ()


def test_questions_that_were_asked_once_and_are_near_to_one_entry_make_one_suggestion() -> None:
    texts = ("what about the posting of parcels", "send it to my home", "I cannot walk")
    suggestions = suggest(BOT, [row(text, outcome="asked_back", chosen="delivery") for text in texts])
    (only,) = [each for each in suggestions.found if each.proposal.action == "phrasing"]
    assert set(only.proposal.phrasings) <= set(texts)
    assert len(only.proposal.phrasings) >= 2
