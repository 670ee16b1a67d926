"""The protocol between a bot and an engine: rank questions, and explain the rankings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from faqbot.knowledge.model import Item
from faqbot.matching.ranking import Ranking

if TYPE_CHECKING:
    from faqbot.matching.contributions import Evidence, GuardRejection


class Ranker(Protocol):
    """Ranks the items of one base. Threads may share it. Every question is cleaned and capped."""

    def rank(self, question: str) -> Ranking:
        """Rank the items of the base for a question."""

    def analyze(self, text: str) -> Sequence[str]:
        """Return the words of a text as they are matched, after corrections and synonyms."""

    def explain(self, question: str, item: Item) -> "Evidence | None":
        """Return the evidence for and against an item, or None if it is not ranked for the question."""

    def explain_rejections(self, question: str, limit: int) -> "tuple[GuardRejection, ...]":
        """Return the guards that rule out entries for a question, that of the likeliest entry first."""

    def distinctive_words(self, item: Item, question: str, limit: int) -> tuple[str, ...]:
        """Return words that favour an item and that a question lacks, the most distinctive first."""
