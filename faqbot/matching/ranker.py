"""What stands between a bot and an engine: the protocol by which questions are ranked and rankings explained."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from faqbot.knowledge.model import Item
from faqbot.matching.ranking import Ranking

if TYPE_CHECKING:
    from faqbot.matching.contributions import Evidence, GuardRejection


class Ranker(Protocol):
    """Ranks the items of one base for questions; threads may share it. Every question is cleaned and capped."""

    def rank(self, question: str) -> Ranking:
        """Return what the base has for a question."""

    def analyze(self, text: str) -> Sequence[str]:
        """Return the words of a text as they are matched, after repairs and synonyms."""

    def explain(self, question: str, item: Item) -> "Evidence | None":
        """Return what speaks for an item and against it, or None if the question is not ranked with it."""

    def explain_rejections(self, question: str, limit: int) -> "tuple[GuardRejection, ...]":
        """Return the guards that keep entries from answering a question, that of the likeliest entry first."""

    def distinctive_words(self, item: Item, question: str, limit: int) -> tuple[str, ...]:
        """Return words that speak for an item and that a question lacks, the most telling first."""
