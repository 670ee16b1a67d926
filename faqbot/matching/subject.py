"""Compare the subject of a question with that of an item.

A question that shares the frame of a phrasing and names something else in it asks about another subject: "How long does
a train take?" is not about bread. Therefore the words of the question that nothing in the item accounts for are weighed
one by one: of five words that fit and one that does not, the one is what the question is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from math import cos, pi
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from faqbot.language.pack import UNLISTED, LanguagePack
from faqbot.language.segmentation import is_pair
from faqbot.language.word_vectors import DIMENSIONS
from faqbot.matching.index import Index
from faqbot.matching.lexical.term_weights import topical_content
from faqbot.matching.query import Query, QueryStem
from faqbot.matching.semantic.sign_codes import QueryVector, encode_signs

MIN_NUMBER_WEIGHT = 0.5
"""Least weight of a word with a digit: it is never a matter of style."""

FRAME_WEIGHT = 0.15
"""Weight of a word without content in the frame that a question and a phrasing have in common."""

MAX_COMPARED_PHRASINGS = 3
"""Number of an item's nearest phrasings with which a question is aligned."""

MAX_CACHED_PHRASINGS = 8_192
"""Greatest number of phrasings whose weights are cached, at about 1 KB each."""

MAX_COMPARED_CODES = 3
"""Number of words with the nearest sign codes whose cosines are computed."""

ASSUMED_SIMILARITY = 0.25
"""Similarity of a word and an item below which a word lacks no more, in a language without vectors of meaning.

There, an unrelated word looks like one of the same meaning. On ``benchmarks/languages/bases-1.jsonl``, the calibration
error is 0.08 with it and 0.10 without. Parts of words in scripts without blanks have no such bound."""

_COSINES = [max(0.0, cos(pi * distance / DIMENSIONS)) for distance in range(DIMENSIONS + 1)]
"""The expected cosine of two vectors by the number of values in which their signs differ (Charikar 2002)."""


class Subject(NamedTuple):
    """How the subject of a question differs from that of an item.

    Weights are topical content x rarity, each from 0 to 1. What a word *lacks* is its weight x (1 - the similarity of
    the nearest word of the item): all of it if the item has nothing like it.

    Attributes:
        lacking: Sum of what the words of the question lack / sum of their weights, 0 to 1.
        left: Share of a phrasing's weight that the question lacks, 0 to 1: the least one of the nearest phrasings.
        unlisted: What the unlisted word lacks that lacks most: a name that the item does not have.
        frame: Share of the best aligned phrasing that the question has in the same order, 0 to 1.
        foreign: What the word lacks that lacks most / the sum of that and of all that does not lack, at least 1.
        replaced: Product of what a word of the question lacks and the weight of the word in whose place it is, in the
            best aligned phrasing.
        contrast: 1 - the cosine of the words that only the question has and of those that only the best aligned
            phrasing has; 0 if one of them has no such words.
        accounted: Sum of topical content x similarity over the words of the question; 0 to the number of words.
        word: The word that lacks most of those that may name a topic, as analyzed; empty if they lack nothing.
    """

    lacking: float
    left: float
    unlisted: float
    frame: float
    foreign: float
    replaced: float
    contrast: float
    accounted: float
    word: str


class Near(NamedTuple):
    """A word of an item that is near to a word of a question, or empty for none; their similarity, 0 to 1."""

    word: str
    similarity: float


NOTHING_NEAR = Near("", 0.0)


class _Vocabulary(NamedTuple):
    """Words that are compared by meaning, with their sign codes."""

    words: Sequence[str]
    codes: Sequence[int]


class _WeighedPhrasing(NamedTuple):
    """A phrasing with its weights.

    Attributes:
        stems: Its stems in order.
        weights: The weight of each of them.
        total: The sum of the weights.
        frame: The weight of each place in the frame.
        frame_total: The sum of these.
    """

    stems: tuple[int, ...]
    weights: dict[int, float]
    total: float
    frame: list[float]
    frame_total: float


class _Alignment(NamedTuple):
    """A phrasing that is aligned with a question."""

    frame: float = 0.0
    replaced: float = 0.0
    phrasing: int = -1


class SubjectComparer:
    """Compares questions with the items of one index; threads may share it.

    Args:
        index: The index of the base.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._without_topic = index.pack.cue_words.without_topic
        self._assumed = 0.0 if index.pack.has_word_list else ASSUMED_SIMILARITY
        self._weigh_phrasing = lru_cache(maxsize=MAX_CACHED_PHRASINGS)(self._build_phrasing)
        self._vocabulary = lru_cache(maxsize=1024)(self._build_vocabulary)

    def compare(self, query: Query, item: int, phrasings: Sequence[int]) -> Subject:
        """Compare the subjects of a question and an item.

        Args:
            query: The query of the question.
            item: The number of the item.
            phrasings: The numbers of its phrasings, the nearest first.
        """
        similarities = self._find_similarities(query, item)
        contents = {stem.word: topical_content(stem.word, self._index.pack) for stem in query.stems}
        weights = {stem.word: self._weigh(stem, contents[stem.word], query.slips) for stem in query.stems}
        lacks = {
            word: weights[word] * (1 - max(near, 0.0 if _has_digit(word) or is_pair(word) else self._assumed))
            for word, near in similarities.items()
            if near < 1
        }
        total, lacking = sum(weights.values()), sum(lacks.values())
        topical = {word: lack for word, lack in lacks.items() if word not in self._without_topic}
        most = max(lacks.values(), default=0.0)
        best = self._align(query, phrasings[:MAX_COMPARED_PHRASINGS], lacks)
        names = (lack for word, lack in lacks.items() if self._is_unlisted(word))
        return Subject(
            lacking=lacking / total if total else 0.0,
            left=self._measure_left(query, phrasings[:MAX_COMPARED_PHRASINGS]),
            unlisted=max(names, default=0.0),
            frame=best.frame,
            foreign=most / max(1.0, total - lacking + most),
            replaced=best.replaced,
            contrast=self._contrast(query, best.phrasing, topical) if best.phrasing >= 0 else 0.0,
            accounted=sum([contents[word] * near for word, near in similarities.items()]),
            word=max(topical, key=topical.__getitem__, default=""),
        )

    def _weigh(self, stem: QueryStem, content: float, slips: int) -> float:
        if stem.document_number is not None:
            weight = content * self._index.documents.rarity(stem.document_number)
        elif stem.word.isalpha() and self._is_unlisted(stem.word):
            # Who makes one slip makes others that nobody can correct: the word may be no name.
            weight = content / (1 + slips)
        else:
            weight = content
        return max(weight, MIN_NUMBER_WEIGHT) if _has_digit(stem.word) else weight

    def _is_unlisted(self, word: str) -> bool:
        return self._index.pack.has_word_list and self._index.pack.rank_band(word) == UNLISTED

    def _find_similarities(self, query: Query, item: int) -> dict[str, float]:
        """Return the similarity of the nearest word of an item for each word of a question, 0 to 1."""
        row = self._index.documents.rows.get(item)
        return {
            stem.word: 1.0 if stem.document_number in row else self.find_near(stem, item).similarity
            for stem in query.stems
        }

    def find_near(self, stem: QueryStem, item: int) -> Near:
        """Return the word of an item that is nearest to a word which its document does not have."""
        if _has_digit(stem.word):
            return NOTHING_NEAR
        index, row = self._index, self._index.documents.rows.get(item)
        related = (Near(index.document_words[number], share) for number, share in stem.related if number in row)
        by_vector = _find_nearest(_encode_word(index.pack, stem.word), self._vocabulary(item))
        return max((*related, by_vector), key=attrgetter("similarity"))

    def _build_vocabulary(self, item: int) -> _Vocabulary:
        index, codes = self._index, self._index.codes
        found = {
            number: code
            for number in index.documents.rows.get(item)
            if index.document_words[number] not in self._without_topic and (code := codes.code_of_stem(number))
        }
        return _Vocabulary([index.document_words[number] for number in found], list(found.values()))

    def _measure_left(self, query: Query, phrasings: Sequence[int]) -> float:
        """Return the least share of a phrasing's weight that a question lacks."""
        index = self._index
        held = {stem.document_number for stem in query.stems}
        words = [stem.word for stem in query.stems if stem.word not in self._without_topic]
        signs = [vector.signs for vector in (_encode_word(index.pack, word) for word in words) if vector]
        lacks: dict[int, float] = {}
        least = 1.0
        for number in phrasings:
            phrasing = self._weigh_phrasing(number)
            left = 0.0
            for stem, weight in phrasing.weights.items():
                if stem not in held:
                    if stem not in lacks:
                        lacks[stem] = 1 - _find_similarity(signs, index.codes.code_of_stem(stem))
                    left += weight * lacks[stem]
            least = min(least, left / phrasing.total if phrasing.total else 1.0)
        return least

    def _build_phrasing(self, number: int) -> _WeighedPhrasing:
        documents = self._index.documents
        stems = self._index.get_phrasing(number).sequence[1:-1]
        weights = {stem: documents.contents[stem] * documents.rarity(stem) for stem in stems}
        frame = [FRAME_WEIGHT + documents.contents[stem] for stem in stems]
        return _WeighedPhrasing(stems, weights, sum(weights.values()), frame, sum(frame))

    def _align(self, query: Query, phrasings: Sequence[int], lacks: Mapping[str, float]) -> _Alignment:
        """Align a question with phrasings; return the one with the best frame."""
        held = {stem.document_number for stem in query.stems}
        numbers = [-1 if number is None else number for number in query.document_sequence]
        own = [lacks.get(word, 0.0) for word in query.words]
        best = _Alignment()
        for number in phrasings:
            phrasing = self._weigh_phrasing(number)
            same = replaced = 0.0
            for edit in Levenshtein.opcodes(numbers, phrasing.stems):
                there = slice(edit.dest_start, edit.dest_end)
                if edit.tag == "equal":
                    same += sum(phrasing.frame[there])
                elif edit.tag == "replace":
                    gone = [phrasing.weights[stem] for stem in phrasing.stems[there] if stem not in held]
                    if gone:
                        replaced = max(replaced, max(own[edit.src_start : edit.src_end]) * max(gone))
            frame = same / phrasing.frame_total if same else 0.0
            if frame > best.frame:
                best = _Alignment(frame, replaced, number)
        return best

    def _contrast(self, query: Query, phrasing: int, lacks: Iterable[str]) -> float:
        """Return 1 - the cosine of the words that only one side has."""
        vectors = self._index.pack.word_vectors
        held = {stem.document_number for stem in query.stems}
        theirs = [
            self._index.document_words[number]
            for number in self._index.get_phrasing(phrasing).stems[1:]
            if number not in held and self._index.document_words[number] not in self._without_topic
        ]
        own = vectors.sum(lacks) if vectors else None
        other = vectors.sum(theirs) if vectors else None
        return 1 - max(0.0, QueryVector(own).cosines((encode_signs(other),))[0]) if own and other else 0.0


def _find_similarity(signs: Sequence[int], code: int) -> float:
    """Return the greatest similarity of a word with several words, from their sign codes alone."""
    return _COSINES[min([(own ^ code).bit_count() for own in signs])] if code and signs else 0.0


def _find_nearest(vector: QueryVector | None, vocabulary: _Vocabulary) -> Near:
    if vector is None or not vocabulary.codes:
        return NOTHING_NEAR
    codes = vocabulary.codes
    distances = [(vector.signs ^ code).bit_count() for code in codes]
    nearest = nsmallest(MAX_COMPARED_CODES, range(len(codes)), key=distances.__getitem__)
    cosine, place = max(zip(vector.cosines([codes[place] for place in nearest]), nearest, strict=True))
    return Near(vocabulary.words[place], max(0.0, min(1.0, cosine)))


@lru_cache(maxsize=4096)
def _encode_word(pack: LanguagePack, word: str) -> QueryVector | None:
    """Return the vector of a word; None for a name, which is near to nothing that is spelt like it."""
    vectors = pack.word_vectors
    if vectors is None or (pack.rank_band(word) == UNLISTED and not vectors.has_vector(word)):
        return None
    return QueryVector(lanes) if (lanes := vectors.sum((word,))) else None


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
