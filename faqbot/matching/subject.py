"""Compare the subject of a question with that of an item.

A question that shares the frame of a phrasing and names something else in it asks about another subject: "How long does
a train take?" is not about bread. Therefore the words of the question that nothing in the item accounts for are weighed
one by one: of five words that fit and one that does not, the one is what the question is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from faqbot.language.pack import LanguagePack
from faqbot.language.segmentation import is_pair
from faqbot.matching.index import Index
from faqbot.matching.lexical.written_forms import find_typed_form, find_written_forms
from faqbot.matching.query import Query
from faqbot.matching.query_stem import QueryStem
from faqbot.matching.semantic.sign_codes import QueryVector, encode_signs
from faqbot.matching.subject_codes import SubjectCodes
from faqbot.matching.subject_weights import SubjectWeights, WeighedWord, encode_word, encode_word_signs
from faqbot.matching.word_similarity import NOTHING_NEAR, Near, find_nearest, find_similarity

MAX_COMPARED_PHRASINGS = 3
"""Number of an item's nearest phrasings with which a question is aligned."""

MIN_FIT = 0.5
"""Fit of the first item below which its subject is probably not that of the question."""

NAMED_SHARE = 0.5
"""Share of what a word lacks that counts if the question names the item by its code.

Whoever has E-42 on a display says where it blinks, and what they were doing. On the bases of benchmarks/near_misses, 82
instead of 77 % of the questions with a code get a good reply, and no near miss is answered for it."""

Held = frozenset[int | None]
"""The stems that a question has, by their numbers in the documents; None for one that no document has."""


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
        unaccounted: Sum of topical content x (1 - similarity).
        word: The word that lacks most of those that may name a topic, as analyzed; empty if they lack nothing. If the
            item has another code, it is that of the question.
        has_other_code: Whether the question has a code, and the item only another one of the same kind.
        is_named: Whether the question has a code that the item alone is about. Beside it, other words lack
            ``NAMED_SHARE`` of what they lack otherwise.
    """

    lacking: float
    left: float
    unlisted: float
    frame: float
    foreign: float
    replaced: float
    contrast: float
    accounted: float
    unaccounted: float
    word: str
    has_other_code: bool = False
    is_named: bool = False


class _Alignment(NamedTuple):
    """A phrasing that is aligned with a question."""

    frame: float = 0.0
    replaced: float = 0.0
    phrasing: int = -1


class _Account(NamedTuple):
    """What an item accounts for of a question, and what each word lacks.

    Attributes:
        total: Sum of the weights of the words.
        accounted, unaccounted, unlisted: As in a ``Subject``.
        lacks: What each word lacks, by the word as analyzed.
        topical: The same, of the words that may name a topic.
        codes: The words with a digit.
    """

    total: float
    accounted: float
    unaccounted: float
    unlisted: float
    lacks: dict[str, float]
    topical: dict[str, float]
    codes: list[str]


class SubjectComparer:
    """Compares questions with the items of one index; threads may share it.

    Args:
        index: The index of the base.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._weights = SubjectWeights(index)
        self._codes = SubjectCodes(index, self._weights)

    def compare(self, query: Query, item: int, phrasings: Sequence[int]) -> Subject:
        """Compare the subjects of a question and an item.

        Args:
            query: The query of the question.
            item: The number of the item.
            phrasings: The numbers of its phrasings, the nearest first.
        """
        found = self._account(query, item)
        held = frozenset([stem.document_number for stem in query.stems])
        lacks = found.lacks
        is_named = bool(found.codes) and self._codes.is_named(query, item)
        if is_named:
            lacks = {word: NAMED_SHARE * lack for word, lack in lacks.items()}
        lacking, most = sum(lacks.values()), max(lacks.values(), default=0.0)
        nearest = phrasings[:MAX_COMPARED_PHRASINGS]
        best = self._align(query, nearest, lacks, held)
        missed = self._codes.find_missed(found.codes, item) if found.codes else ""
        return Subject(
            lacking=lacking / found.total if found.total else 0.0,
            left=self._measure_left(query, nearest, held),
            unlisted=found.unlisted,
            frame=best.frame,
            foreign=_share_most(most, lacking, found.total),
            replaced=best.replaced,
            contrast=self._contrast(best.phrasing, found.topical, held) if best.phrasing >= 0 else 0.0,
            accounted=found.accounted,
            unaccounted=found.unaccounted,
            word=missed or max(found.topical, key=found.topical.__getitem__, default=""),
            has_other_code=bool(missed),
            is_named=is_named,
        )

    def measure_lacking(self, query: Query, item: int) -> float:
        """Return ``lacking`` of the subject, which takes less time than the whole."""
        found = self._account(query, item)
        return sum(found.lacks.values()) / found.total if found.total else 0.0

    def _account(self, query: Query, item: int) -> _Account:
        """Weigh the words of a question, and what each of them lacks in an item."""
        row = self._index.documents.rows.get(item)
        total = accounted = unaccounted = unlisted = 0.0
        lacks: dict[str, float] = {}
        topical: dict[str, float] = {}
        codes: list[str] = []
        for stem in query.stems:
            word = self._weights.weigh_word(stem)
            if word.is_number:
                codes.append(stem.word)
            weight = _weigh(word, query.slips)
            similarity = 1.0 if stem.document_number in row else self.find_near(stem, item).similarity
            total += weight
            accounted += word.content * similarity
            if similarity < 1:
                unaccounted += word.content * (1 - similarity)
                lack = lacks[stem.word] = weight * (1 - max(similarity, word.least_similarity))
                if word.names_topic:
                    topical[stem.word] = lack
                if word.is_unlisted and lack > unlisted:
                    unlisted = lack
        return _Account(total, accounted, unaccounted, unlisted, lacks, topical, codes)

    def measure_unphrased(self, query: Query, phrasings: Sequence[int]) -> float:
        """Return what ``foreign`` is against phrasings alone: the least one of the nearest phrasings.

        What an answer mentions in passing does not make it the answer to a question about that.

        Args:
            query: The query of the question.
            phrasings: The numbers of an item's phrasings, the nearest first.
        """
        stems = [(stem, self._weights.weigh_word(stem)) for stem in query.stems]
        signs = [0 if word.is_number else encode_word_signs(self._index.pack, stem.word) for stem, word in stems]
        least = 1.0
        for number in phrasings[:MAX_COMPARED_PHRASINGS]:
            held = frozenset(self._index.get_phrasing(number).sequence[1:-1])
            codes = [code for code in map(self._index.codes.code_of_stem, held) if code]
            total = lacking = most = 0.0
            for (stem, word), own in zip(stems, signs, strict=True):
                weight = _weigh(word, query.slips)
                total += weight
                if stem.document_number not in held:
                    related = [share for other, share in stem.related if other in held and not word.is_number]
                    lack = weight * (1 - max(find_similarity(codes, own), word.least_similarity, *related))
                    lacking += lack
                    most = max(most, lack)
            least = min(least, _share_most(most, lacking, total))
        return least

    def find_near(self, stem: QueryStem, item: int) -> Near:
        """Return the word of an item that is nearest to a word which its document does not have."""
        if self._weights.weigh_word(stem).is_number:
            return NOTHING_NEAR
        index = self._index
        row = index.documents.rows.get(item)
        by_vector = find_nearest(encode_word(index.pack, stem.word), self._weights.list_words(item))
        related = [Near(index.document_words[number], share) for number, share in stem.related if number in row]
        return max((*related, by_vector), key=attrgetter("similarity"))

    def _measure_left(self, query: Query, phrasings: Sequence[int], held: Held) -> float:
        """Return the least share of a phrasing's weight that a question lacks."""
        index = self._index
        topical = [stem.word for stem in query.stems if self._weights.weigh_word(stem).names_topic]
        signs = [code for code in [encode_word_signs(index.pack, word) for word in topical] if code]
        lacks: dict[int, float] = {}
        least = 1.0
        for phrasing in map(self._weights.weigh_phrasing, phrasings):
            left = 0.0
            for stem in phrasing.weights.keys() - held:
                if stem not in lacks:
                    lacks[stem] = 1 - find_similarity(signs, index.codes.code_of_stem(stem))
                left += phrasing.weights[stem] * lacks[stem]
            least = min(least, left / phrasing.total if phrasing.total else 1.0)
        return least

    def _align(self, query: Query, phrasings: Sequence[int], lacks: Mapping[str, float], held: Held) -> _Alignment:
        """Align a question with phrasings; return the one with the best frame."""
        numbers = [-1 if number is None else number for number in query.document_sequence]
        own = [lacks.get(word, 0.0) for word in query.words]
        best = _Alignment()
        for number in phrasings:
            phrasing = self._weights.weigh_phrasing(number)
            if held.isdisjoint(phrasing.weights):
                continue
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

    def _contrast(self, phrasing: int, lacks: Iterable[str], held: Held) -> float:
        """Return 1 - the cosine of the words that only one side has."""
        vectors = self._index.pack.word_vectors
        theirs = [
            self._index.document_words[number]
            for number in dict.fromkeys(self._index.get_phrasing(phrasing).sequence[1:-1])
            if number not in held and self._weights.names_topic(number)
        ]
        own = vectors.sum(lacks) if vectors else None
        other = vectors.sum(theirs) if vectors else None
        return 1 - max(0.0, QueryVector(own).cosines((encode_signs(other),))[0]) if own and other else 0.0


def _weigh(word: WeighedWord, slips: int) -> float:
    """Return the weight of a word in a question with a number of misspelled words."""
    # Who makes one slip makes others that nobody can correct: the word may be no name.
    return word.weight / (1 + slips) if word.is_unknown_name else word.weight


def _share_most(most: float, lacking: float, total: float) -> float:
    """Return what lacks most / the sum of that and of all that does not lack, at least 1."""
    return most / max(1.0, total - lacking + most)


def name_foreign(subject: Subject, fit: float, question: str, pack: LanguagePack) -> str:
    """Return the word that makes a question one about another subject, as typed, or an empty text.

    Args:
        subject: How the subject of the question differs from that of the first item.
        fit: The probability that it does not.
        question: Cleaned and capped.
        pack: The language of the base.
    """
    if fit >= MIN_FIT or is_pair(subject.word):
        return ""
    word = find_typed_form(subject.word, pack.tokenize(question), pack)
    return find_written_forms((question,), pack).get(word, word)
