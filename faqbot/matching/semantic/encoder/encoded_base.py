"""A base as an encoder knows it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul
from typing import Any

from faqbot.language.detection import detect_language, is_foreign
from faqbot.matching.columns import Floats, MatcherData
from faqbot.matching.index import Index
from faqbot.matching.query import Query
from faqbot.matching.scoring import (
    COSINE_SHARE,
    MAX_SCORED_ITEMS,
    TOP_K_TOTALS,
    TOP_K_WEIGHTS,
    Candidate,
    ScoredItem,
    score,
)
from faqbot.matching.semantic.encoder.arrays import Array
from faqbot.matching.semantic.encoder.encoder import Encoder
from faqbot.matching.semantic.encoder.languages import find_languages
from faqbot.matching.semantic.encoder.phrasing_vectors import Nearness, PhrasingVectors, learn, restore

VOTE_SHARE, RIDGE_SHARE = 1.25, 1.25
"""Factors of the vote of an item's nearest phrasings and of the ridge regression, next to the score of the words.

On the question sets of benchmarks/README.md, with all-MiniLM-L6-v2, 1 to 1.5 differ by less than 0.005 in the mean
top-1."""

MAX_CACHED_QUESTIONS = 16
"""Questions whose nearness is kept for a moment, because a turn of a conversation is matched in several ways."""

COLUMNS = 3
"""Number of columns that follow those of the index in what is stored."""


class EncodedBase:
    """The vectors of a base, with the encoder that made them; threads may share it.

    Args:
        encoder: The encoder.
        vectors: What it knows of the phrasings.
        languages: The other languages in which it understands questions to this base.
        language: The language of the base.
    """

    __slots__ = ("_language", "_languages", "_vectors", "compare", "encoder")

    def __init__(self, encoder: Encoder, vectors: PhrasingVectors, languages: Sequence[str], language: str) -> None:
        self.encoder = encoder
        self._vectors, self._languages, self._language = vectors, tuple(languages), language
        self.compare = lru_cache(maxsize=MAX_CACHED_QUESTIONS)(self._compare)

    @classmethod
    def encode(cls, encoder: Encoder, phrasings: Iterable[str], index: Index, language: str) -> "EncodedBase":
        """Encode the phrasings of a base, and learn from them.

        Args:
            encoder: The encoder.
            phrasings: The phrasings in the order of the index.
            index: The index of the base.
            language: The language of the base.
        """
        learned = learn(encoder.encode_all(phrasings), index.owners, index.first_phrasings)
        return cls(encoder, learned, find_languages(encoder, language), language)

    @classmethod
    def load(cls, encoder: Encoder, language: str, index: Index, data: MatcherData) -> "EncodedBase":
        """Restore what ``dump`` returned, without copying it."""
        stored = data.vocabulary["encoder"]
        vectors = restore(data.columns[-COLUMNS:], stored["mean_cosine"], index.first_phrasings)
        return cls(encoder, vectors, stored["languages"], language)

    def dump(self) -> tuple[dict[str, Any], list[Floats]]:
        """Return what was learned, for storage: facts that are JSON-ready, and columns."""
        facts = {"sha256": self.encoder.sha256, "mean_cosine": self._vectors.mean_cosine, "languages": self._languages}
        arrays = (self._vectors.vectors, self._vectors.weights, self._vectors.constants)
        return facts, [memoryview(array.reshape(-1)) for array in arrays]

    def _compare(self, question: str) -> Nearness:
        """Compare a question. One in a language that the encoder does not understand is near to nothing."""
        language = self.find_language(question)
        is_understood = language or not is_foreign(question, self._language)
        return self._vectors.compare(self.encoder.encode(question if is_understood else ""), alone=bool(language))

    def find_language(self, question: str) -> str:
        """Return the language of a question that is matched by its meaning alone, or an empty text."""
        found = detect_language(question, self._language) if self._languages else None
        return found if found in self._languages else ""

    def score(self, question: str, index: Index, query: Query, hidden: frozenset[int]) -> list[ScoredItem]:
        """Score the items that share words or meaning with a question, the best first.

        The cosines of static word vectors do not count: they say less of the same. Without them, the mean top-1 of the
        question sets of benchmarks/README.md is 0.005 higher.

        Args:
            question: The question.
            index: The index of the base.
            query: The query of the question.
            hidden: Items that are left out.
        """
        # The encoder says more about the meaning of the question than the words of documents do.
        found = score(index, query._replace(topic=None), self.compare(question).phrasings, hidden)
        without = (each._replace(score=each.score - COSINE_SHARE * each.semantic_score) for each in found)
        return self._sort_best(question, without)

    def _sort_best(self, question: str, scored: Iterable[ScoredItem]) -> list[ScoredItem]:
        """Add the scores of the encoder, and return the best items, the best first."""
        found = (self._add_score(question, each) for each in scored)
        return sorted(found, key=lambda each: (-each.score, each.item))[:MAX_SCORED_ITEMS]

    def _add_score(self, question: str, scored: ScoredItem) -> ScoredItem:
        """Return an item with what the encoder adds to its score."""
        nearness = self.compare(question)
        vote = self._vote(nearness.cosines, scored.item)
        added = VOTE_SHARE * vote + RIDGE_SHARE * float(nearness.ridge[scored.item])
        return scored._replace(semantic_score=0.0, score=scored.score + added, encoder_score=added, encoder_vote=vote)

    def score_alone(self, question: str, owners: Sequence[int], hidden: frozenset[int]) -> list[ScoredItem]:
        """Score items by their meaning alone, the best first.

        Args:
            question: The question.
            owners: The item of each phrasing.
            hidden: Items that are left out.
        """
        nearness = self.compare(question)
        by_item: dict[int, list[Candidate]] = {}
        for number in sorted(nearness.phrasings, key=lambda number: -float(nearness.cosines[number])):
            cosine = float(nearness.cosines[number])
            by_item.setdefault(owners[number], []).append(Candidate(number, 0.0, cosine, cosine))
        empty = (
            ScoredItem(item, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, found)
            for item, found in by_item.items()
            if item not in hidden
        )
        return self._sort_best(question, empty)

    def find_nearest(self, question: str, item: int) -> tuple[int, float]:
        """Return the place in an item of the phrasing that is nearest to a question, and its cosine."""
        cosines = self._cosines_of(self.compare(question).cosines, item)
        place = int(cosines.argmax())
        mean = self._vectors.mean_cosine
        return place, mean + (1 - mean) * float(cosines[place])

    def _cosines_of(self, cosines: Array, item: int) -> Array:
        first, end = self._vectors.first_phrasings[item : item + 2]
        return cosines[first:end]

    def _vote(self, cosines: Array, item: int) -> float:
        """Return the weighted mean of the greatest cosines of an item, as in a top-k score."""
        nearest = sorted(self._cosines_of(cosines, item).tolist(), reverse=True)[: len(TOP_K_WEIGHTS)]
        return float(sum(map(mul, nearest, TOP_K_WEIGHTS))) / TOP_K_TOTALS[len(nearest)]
