"""What a ranker finds for a question: matches with their confidence, and how the question was read."""

from dataclasses import dataclass, field, replace
from typing import Generic, Literal, NamedTuple, TypeVar

from faqbot.knowledge.model import Entry, Gap, Item, SmallTalkItem

ItemT_co = TypeVar("ItemT_co", bound=Item, covariant=True)

Resolution = Literal["whole", "part", "context", "chosen", "pointed"]
"""How a question was taken: on its own as a whole, by one part of the message, together with the turn before, as a
choice by number, or as pointing at the answer before."""


class Thresholds(NamedTuple):
    """The policy that decided, in units of confidence, each from 0 to 1.

    Attributes:
        answer_at: An entry is answered from here on.
        clarify_at: From here on the bot asks back.
        margin: How far an answer must be ahead.
    """

    answer_at: float
    clarify_at: float
    margin: float


class Correction(NamedTuple):
    """A word that was read as another one.

    Attributes:
        typed: The word as typed, case-folded.
        read: The word of the base that it was taken for.
    """

    typed: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Generic[ItemT_co]):
    """An item that may answer the question.

    Attributes:
        item: The entry; in a ranking's ``gap`` and ``small_talk``, that item.
        phrasing: The phrasing of it that is closest to the question.
        confidence: Calibrated probability that it answers the question, 0 to 1.
        score: The raw score behind the confidence, comparable within one question only.
    """

    item: ItemT_co
    phrasing: str
    confidence: float
    score: float = 0.0

    @property
    def entry(self) -> ItemT_co:
        """The item, by the name that the public contract has for the matches of ``FaqBot.rank``: these are entries."""
        return self.item


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Everything the matcher found for a question.

    Attributes:
        question: The question, cleaned and capped.
        matches: Entries, best first; confidence never rises down the list.
        gap: The best of the known gaps, or None.
        small_talk: The best of the small talk, or None.
        guarded: The best of the entries that a guard kept out, or None.
        corrections: Words that were read as other words, in the order of the question.
        unknown: Words that the base has never heard of, in the order of the question.
        resolution: How the question was resolved to what was matched.
        matched: The words that were matched, where they are not the question; empty where they are.
        thresholds: By which a policy decided on it, or None where none did.
    """

    question: str
    matches: tuple[Match[Entry], ...] = ()
    gap: Match[Gap] | None = None
    small_talk: Match[SmallTalkItem] | None = None
    guarded: Match[Entry] | None = None
    corrections: tuple[Correction, ...] = ()
    unknown: tuple[str, ...] = ()
    resolution: Resolution = "whole"
    matched: str = ""
    # What was found is the same, whatever was then decided on it.
    thresholds: Thresholds | None = field(default=None, compare=False)

    @property
    def matched_text(self) -> str:
        """The text that was matched, normally the question."""
        return self.matched or self.question

    def asked_as(self, question: str, resolution: Resolution = "part") -> "Ranking":
        """The same ranking for the words in which the question was really asked, and how they were taken."""
        if question == self.question:
            return self
        return replace(self, question=question, resolution=resolution, matched=self.matched_text)
