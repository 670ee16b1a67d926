"""The matcher of a base: a question in, a ranking out."""

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast

from faqbot.knowledge.model import Entry, Gap, Item, KnowledgeBase, SmallTalkItem
from faqbot.language.text import same_phrasing, tokens
from faqbot.matching.guards import Guards
from faqbot.matching.lexical.analyzer import Analysis, Analyzer
from faqbot.matching.lexical.confidence import confidences, features
from faqbot.matching.lexical.index import Index
from faqbot.matching.lexical.index_builder import build_index
from faqbot.matching.lexical.scoring import Query, Scored, asked, score
from faqbot.matching.ranking import Match, Ranking

if TYPE_CHECKING:
    from faqbot.matching.contributions import Evidence, GuardRejection

VERBATIM = 0.99
"""Confidence in an item that has the question word for word, because somebody wrote that this is its question; what is
left to 1 is all that any other item can have."""


class Matcher:
    """Ranks the entries of a base for a question; entries, gaps and small talk compete with each other.

    Args:
        knowledge: The base.
        lexicon: The words of its phrasings.
        index: Its phrasings, those of entries first, then of gaps, then of small talk.
    """

    __slots__ = ("_guards", "_items", "index", "lexicon")

    def __init__(self, knowledge: KnowledgeBase, lexicon: Analyzer, index: Index) -> None:
        self.lexicon = lexicon
        self.index = index
        self._items: Sequence[Item] = knowledge.items
        self._guards = Guards(lexicon)

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> "Matcher":
        """A matcher made from a base: its phrasings are counted and learned from here."""
        items = knowledge.items
        phrasings = [phrasing for item in items for phrasing in item.phrasings]
        owners = [number for number, item in enumerate(items) for _ in item.phrasings]
        lexicon = Analyzer.of(phrasings, knowledge.synonyms, knowledge.protected)
        texts = list(map(lexicon.unified, phrasings))
        return cls(knowledge, lexicon, build_index(texts, owners, len(items), lexicon.protected))

    def read(self, question: str) -> Analysis:
        """The words of a question as they are matched."""
        return self.lexicon.read(question, self.index.together)

    def rank(self, question: str) -> Ranking:
        """What the base has for a question.

        Args:
            question: Cleaned and capped.
        """
        reading = self.read(question)
        found = self._found(question, reading.words)
        stranger = self._guards.stranger(reading.words)
        admitted: list[Match[Entry]] = []
        guarded: list[Match[Entry]] = []
        gaps: list[Match[Gap]] = []
        talk: list[Match[SmallTalkItem]] = []
        for match in found:
            match match.item:
                case Entry() as entry:
                    admits = stranger is None and self._guards.admit(entry, reading.words)
                    (admitted if admits else guarded).append(cast("Match[Entry]", match))
                case Gap():
                    gaps.append(cast("Match[Gap]", match))
                case _:
                    talk.append(cast("Match[SmallTalkItem]", match))
        return Ranking(
            question=question,
            matches=tuple(admitted),
            gap=gaps[0] if gaps else None,
            small_talk=talk[0] if talk else None,
            guarded=guarded[0] if guarded else None,
            corrections=reading.corrections,
            unknown=reading.unknown,
        )

    def evidence(self, question: str, item: Item) -> "Evidence | None":
        """What speaks for an item and against it, or None if it is not among those that a question is ranked with.

        Args:
            question: Cleaned and capped.
            item: Of this base.
        """
        # What only an explanation needs is imported when one is asked for; a process that answers starts without it.
        from faqbot.matching.contributions import Evidence  # noqa: PLC0415
        from faqbot.matching.lexical.attribution import feature_parts, voters, word_weights  # noqa: PLC0415

        words = self.read(question).words
        query = asked(self.index, words)
        ranked = score(self.index, query)
        own = self._number(item)
        place = next((place for place, scored in enumerate(ranked) if scored.item == own), None)
        if place is None:
            return None
        found, verbatim = ranked[place], self._verbatim(question, query)
        return Evidence(
            item=item,
            verbatim=verbatim is not None and self.index.owners[verbatim] == own,
            score=found.score,
            learned=found.learned,
            offset=self.index.offsets[own],
            vote=found.vote,
            letters=found.letters,
            voters=voters(found, self.index.firsts[own], item.phrasings),
            words=word_weights(self.index, words, query, found, tokens(question)),
            features=feature_parts(features(self.index, query, ranked, place + 1)[place]),
        )

    def objections(self, question: str, limit: int) -> "tuple[GuardRejection, ...]":
        """The guards that keep entries from answering a question, of the likeliest entry first.

        Args:
            question: Cleaned and capped.
            limit: How many at most.
        """
        words = self.read(question).words
        entries = (match.item for match in self._found(question, words) if isinstance(match.item, Entry))
        found = (self._guards.objection(entry, words) for entry in entries)
        return tuple(islice(filter(None, found), limit))

    def telling(self, item: Item, question: str, limit: int) -> tuple[str, ...]:
        """Words that speak for an item and that a question does not have, the one that says most first."""
        from faqbot.matching.lexical.attribution import telling_words  # noqa: PLC0415 - as above

        words = (word for phrasing in item.phrasings for word in dict.fromkeys(self.lexicon.unified(phrasing)))
        return telling_words(self.index, self._number(item), words, self.read(question).words, limit)

    def _number(self, item: Item) -> int:
        return next(number for number, other in enumerate(self._items) if other.id == item.id)

    def _found(self, question: str, words: Sequence[str]) -> list[Match[Item]]:
        """The items that the question may be about, best first, with a confidence that never rises."""
        query = asked(self.index, words)
        scored = score(self.index, query)
        verbatim = self._verbatim(question, query)
        if verbatim is not None:
            own = self.index.owners[verbatim]
            scored.sort(key=lambda item: item.item != own)
        described = features(self.index, query, scored, 1)
        found = confidences(described[0], [item.score for item in scored]) if described else []
        nearest = [item.phrasings[0] for item in scored]
        if verbatim is not None:
            found = [VERBATIM, *(min(confidence, 1 - VERBATIM) for confidence in found[1:])]
            nearest[0] = verbatim
        return [self._match(*match) for match in zip(scored, nearest, found, strict=True)]

    def _match(self, scored: Scored, nearest: int, confidence: float) -> Match[Item]:
        item = self._items[scored.item]
        place = nearest - self.index.firsts[scored.item]
        phrasing = item.paraphrases[place - 1] if place else item.question
        return Match(item=item, phrasing=phrasing, confidence=confidence, score=scored.score)

    def _verbatim(self, question: str, query: Query) -> int | None:
        """The phrasing that is the question, word for word; at most one is."""
        for number in query.same:
            item = self.index.owners[number]
            text = self._items[item].phrasings[number - self.index.firsts[item]]
            if same_phrasing(text) == same_phrasing(question):
                return number
        return None
