"""The matcher of a base: a question in, a ranking out."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from faqbot.matching.confidence import features, probability
from faqbot.matching.index import Index, build_index
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.scoring import CANDIDATES, query, score
from faqbot.model import Entry, Gap, Item, KnowledgeBase, Pleasantry
from faqbot.reply import Match, Ranking

ItemT = TypeVar("ItemT", bound=Item)

MAX_MATCHES = 10
"""Entries in a ranking, at most."""


class Matcher:
    """Ranks the entries of a base for a question; entries, gaps and small talk compete with each other.

    Args:
        knowledge: The base; its phrasings are counted and learned from here.
    """

    __slots__ = ("_index", "_items", "_lexicon")

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._items: tuple[Item, ...] = (*knowledge.entries, *knowledge.gaps, *knowledge.small_talk)
        phrasings = [phrasing for item in self._items for phrasing in item.phrasings]
        owners = [number for number, item in enumerate(self._items) for _ in item.phrasings]
        self._lexicon = Lexicon(phrasings, knowledge.synonyms, knowledge.protected)
        self._index: Index = build_index(self._lexicon.phrasings(), owners, len(self._items))

    def rank(self, question: str) -> Ranking:
        """What the base has for a question.

        Args:
            question: Cleaned and capped.
        """
        reading = self._lexicon.read(question)
        found = self._matches(reading.words)
        return Ranking(
            question=question,
            matches=tuple(_only(Entry, found))[:MAX_MATCHES],
            gap=next(_only(Gap, found), None),
            small_talk=next(_only(Pleasantry, found), None),
            corrections=reading.corrections,
            unknown=reading.unknown,
        )

    def _matches(self, words: Sequence[str]) -> list[Match[Item]]:
        """Every item that shares a term with the question, best first; the confidence never rises."""
        scored = score(self._index, query(self._index, words))
        matches: list[Match[Item]] = []
        ceiling = 1.0
        for item, found in zip(scored, features(self._index, words, scored), strict=True):
            ceiling = min(ceiling, probability(found))
            owner = self._items[item.item]
            phrasing = (
                owner.phrasings[item.phrasing - self._index.members[item.item][0]] if item.vote else owner.question
            )
            matches.append(Match(entry=owner, phrasing=phrasing, confidence=ceiling, score=item.score))
        return matches


def _only(kind: type[ItemT], matches: Iterable[Match[Item]]) -> Iterable[Match[ItemT]]:
    """The matches of one kind of item, in their order."""
    return iter([match for match in matches if isinstance(match.entry, kind)])  # type: ignore[misc]
