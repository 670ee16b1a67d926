"""The matcher of a base: a question in, a ranking out."""

from collections.abc import Sequence

from faqbot.matching.confidence import features, probability
from faqbot.matching.guards import Guards
from faqbot.matching.index import Index, build_index
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.scoring import Scored, query, score
from faqbot.model import KnowledgeBase
from faqbot.reply import ItemT_co, Match, Ranking

MAX_MATCHES = 10
"""Entries in a ranking, at most."""


class Matcher:
    """Ranks the entries of a base for a question; entries, gaps and small talk compete with each other.

    Args:
        knowledge: The base.
        lexicon: The words of its phrasings.
        index: Its phrasings, those of entries first, then of gaps, then of small talk.
    """

    __slots__ = ("_guards", "_knowledge", "index", "lexicon")

    def __init__(self, knowledge: KnowledgeBase, lexicon: Lexicon, index: Index) -> None:
        self.lexicon = lexicon
        self.index = index
        self._knowledge = knowledge
        self._guards = Guards(knowledge.entries, lexicon)

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> "Matcher":
        """A matcher made from a base: its phrasings are counted and learned from here."""
        items = (*knowledge.entries, *knowledge.gaps, *knowledge.small_talk)
        phrasings = [phrasing for item in items for phrasing in item.phrasings]
        owners = [number for number, item in enumerate(items) for _ in item.phrasings]
        lexicon = Lexicon.of(phrasings, knowledge.synonyms, knowledge.protected)
        return cls(knowledge, lexicon, build_index(list(map(lexicon.unified, phrasings)), owners, len(items)))

    def rank(self, question: str) -> Ranking:
        """What the base has for a question.

        Args:
            question: Cleaned and capped.
        """
        reading = self.lexicon.read(question)
        found = self._scored(reading.words)
        knowledge = self._knowledge
        entries = self._matches(knowledge.entries, 0, found)
        gaps = self._matches(knowledge.gaps, len(knowledge.entries), found)
        talk = self._matches(knowledge.small_talk, len(knowledge.entries) + len(knowledge.gaps), found)
        admitted = [match for match in entries if self._guards.admit(match.entry, reading.words)]
        guarded = [match for match in entries if match not in admitted] if len(admitted) < len(entries) else []
        return Ranking(
            question=question,
            matches=tuple(admitted[:MAX_MATCHES]),
            gap=gaps[0] if gaps else None,
            small_talk=talk[0] if talk else None,
            guarded=guarded[0] if guarded else None,
            corrections=reading.corrections,
            unknown=reading.unknown,
        )

    def _scored(self, words: Sequence[str]) -> list[tuple[Scored, float]]:
        """Every item that shares a term with the question, best first, with a confidence that never rises."""
        scored = score(self.index, query(self.index, words))
        found: list[tuple[Scored, float]] = []
        ceiling = 1.0
        for item, described in zip(scored, features(self.index, words, scored), strict=True):
            ceiling = min(ceiling, probability(described))
            found.append((item, ceiling))
        return found

    def _matches(
        self, items: Sequence[ItemT_co], first: int, found: Sequence[tuple[Scored, float]]
    ) -> list[Match[ItemT_co]]:
        """The matches of one kind of item, best first.

        Args:
            items: All items of the kind.
            first: The number of the first of them; the others follow it.
            found: Items of all kinds, best first, with their confidence.
        """
        matches: list[Match[ItemT_co]] = []
        for scored, confidence in found:
            if 0 <= scored.item - first < len(items):
                item = items[scored.item - first]
                phrasing = (
                    item.phrasings[scored.phrasing - self.index.members[scored.item][0]]
                    if scored.vote
                    else item.question
                )
                matches.append(Match(entry=item, phrasing=phrasing, confidence=confidence, score=scored.score))
        return matches
