"""The protocol between a bot and an engine."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from faqbot.knowledge.model import Entry, Item
from faqbot.matching.ranking import Ranking

if TYPE_CHECKING:
    from faqbot.matching.contributions import Evidence, GuardRejection


class Ranker(Protocol):
    """Ranks the items of one base, and explains the rankings.

    Threads may share a ranker. Every question is cleaned and capped.
    """

    def rank(self, question: str) -> Ranking:
        """Rank the items of the base for a question."""

    def restrict(self, is_visible: Callable[[Entry], bool]) -> "Ranker":
        """Return a ranker for which only these entries exist."""

    def analyze(self, text: str) -> Sequence[str]:
        """Return the words of a text, after corrections and synonyms."""

    def explain(self, question: str, item: Item) -> "Evidence | None":
        """Return the evidence for an item, or None if not ranked."""

    def explain_rejections(self, question: str, limit: int) -> "tuple[GuardRejection, ...]":
        """Return guards that rule out entries, the likeliest entry first."""

    def distinctive_words(self, item: Item, question: str, limit: int) -> tuple[str, ...]:
        """Return distinctive words that a question lacks, the best first."""
