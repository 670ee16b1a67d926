"""The ranking of a question, with the confidence in each match."""

from dataclasses import dataclass, field, replace
from typing import Generic, Literal, NamedTuple, TypeVar

from faqbot.knowledge.model import Entry, Gap, Item, SmallTalkItem

ItemT_co = TypeVar("ItemT_co", bound=Item, covariant=True)

Resolution = Literal["whole", "part", "context", "chosen", "pointed"]
"""How a question was resolved: as a whole, by one part of the message, together with the previous turn, as a choice by
number, or as a follow-up to the previous answer."""


class Thresholds(NamedTuple):
    """The thresholds of a policy, as confidences from 0 to 1.

    Attributes:
        answer_at: Least confidence of an answer.
        clarify_at: Least confidence of the first match at which the bot asks back.
        margin: Least lead of an answer over the next entry and over a gap.
    """

    answer_at: float
    clarify_at: float
    margin: float


class Correction(NamedTuple):
    """A corrected word of the question.

    Attributes:
        typed: The word as typed, case-folded.
        read: The word of the base that replaced it.
    """

    typed: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Generic[ItemT_co]):
    """An item that may answer the question.

    Attributes:
        item: The entry, gap or small talk.
        phrasing: Its phrasing that is nearest to the question.
        confidence: The calibrated probability that it answers the question, 0 to 1.
        score: The raw score, comparable only within one question.
    """

    item: ItemT_co
    phrasing: str
    confidence: float
    score: float = 0.0

    @property
    def entry(self) -> ItemT_co:
        """The item. The matches of ``FaqBot.rank`` are entries."""
        return self.item


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Everything that a ranker found for a question.

    Attributes:
        question: The question, cleaned and capped.
        matches: The entries, the best first; confidence never rises down the list.
        gap: The best gap, or None.
        small_talk: The best small talk, or None.
        guarded: The best entry that a guard ruled out, or None.
        corrections: The corrected words, in order.
        unknown: The words that the base does not have, in order.
        is_tied: Whether the question means the first two matches equally.
        foreign: The word of the question that makes it one about another subject than the first match; empty if there
            is none.
        resolution: How the question was resolved to the matched text.
        matched: The matched text, if it differs from the question; otherwise empty.
        language: The language of the question, as a BCP 47 tag, if it was matched across languages; otherwise empty.
        encoder: SHA-256, in hex, of the files of the sentence encoder that was used, or empty.
        thresholds: The thresholds of the policy that decided on the ranking, or None before a decision.
    """

    question: str
    matches: tuple[Match[Entry], ...] = ()
    gap: Match[Gap] | None = None
    small_talk: Match[SmallTalkItem] | None = None
    guarded: Match[Entry] | None = None
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    is_tied: bool = False
    foreign: str = ""
    resolution: Resolution = "whole"
    matched: str = ""
    language: str = ""
    encoder: str = ""
    # Thresholds are not compared: two rankings are equal if the same was found.
    thresholds: Thresholds | None = field(default=None, compare=False)

    @property
    def matched_text(self) -> str:
        """The text that was matched, normally the question."""
        return self.matched or self.question

    def without_small_talk(self) -> "Ranking":
        """Return a copy without small talk."""
        return replace(self, small_talk=None)

    def for_question(self, question: str, resolution: Resolution = "part") -> "Ranking":
        """Return a copy for the original question, with its resolution."""
        if question == self.question:
            return self
        return replace(self, question=question, resolution=resolution, matched=self.matched_text)


class Found(NamedTuple):
    """The matches of a question.

    Attributes:
        matches: The matches of all kinds of items, the best first.
        is_tied, foreign: As in a ``Ranking``.
    """

    matches: list[Match[Item]]
    is_tied: bool = False
    foreign: str = ""
