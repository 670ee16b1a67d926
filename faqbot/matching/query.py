"""The query of a question: its terms with their weights, and its meaning."""

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from math import sqrt
from operator import and_
from typing import NamedTuple

from faqbot.matching.index import MIN_FEW, Index
from faqbot.matching.lexical.bitsets import list_numbers
from faqbot.matching.query_stem import QueryStem
from faqbot.matching.semantic.sign_codes import QueryVector

# The shares were chosen by top-1 accuracy and Matthews correlation coefficient (MCC) on samples of the question sets of
# benchmarks/README.md. Some samples were test questions, so differences below 0.01 are noise.
STEM_SHARE, BIGRAM_SHARE = 0.65, 0.35
"""Shares of stems and bigrams in a similarity."""

RELATED_TO_UNKNOWN_SHARE, RELATED_TO_KNOWN_SHARE = 0.8, 0.25
"""Shares of a stem that is related to a stem of the question, by whether the base has the question's own stem.

If it does, a related stem says less: phrasings that have the stem itself are better evidence."""

MAX_EQUAL_CHECKS = 256
"""Greatest number of phrasings with the stems of a question that are checked for the same order."""


class Query(NamedTuple):
    """A question as it is scored.

    Attributes:
        words: Its words in order, as analyzed.
        sequence: The numbers of its stems in order, between the boundaries; None for a stem that no phrasing has.
        document_sequence: The numbers of its stems in the documents, in order; None for a stem that no document has.
        text: Its stems in order, separated by blanks.
        equal: The phrasings with the same sequence of stems.
        stems: Its distinct stems in order.
        stem_weights: The weights of its stems that the base has, and of related stems, by their numbers.
        bigram_weights: The weights of its bigrams that the base has, by their positions.
        slips: How many of its words were misspelled, as far as that is known.
        vector: The sum of the vectors of its words, or None if none has one.
        topic: The sum of these vectors, each times the weight of its word; None if no word has a weight, or if
            documents are not compared by meaning.
        asked_types: The question types that it asks for.
    """

    words: Sequence[str]
    sequence: tuple[int | None, ...]
    document_sequence: tuple[int | None, ...]
    text: str
    equal: tuple[int, ...]
    stems: tuple[QueryStem, ...]
    stem_weights: dict[int, float]
    bigram_weights: dict[int, float]
    slips: int
    vector: QueryVector | None
    topic: QueryVector | None
    asked_types: int

    @property
    def document_stems(self) -> list[int]:
        """The distinct stems that any document has, by their numbers in the documents."""
        return [stem.document_number for stem in self.stems if stem.document_number is not None]


def build_query(index: Index, words: Sequence[str], slips: int = 0) -> Query:
    """Build the query of a question.

    The weight of a term is its share x its idf / the norm of the question.

    Args:
        index: The index of the base.
        words: The words of the question, as analyzed.
        slips: How many of them were misspelled, as far as that is known.
    """
    pack, idfs = index.pack, index.idfs
    found = list(map(index.find_stem, words))
    distinct: dict[str, QueryStem] = {}
    for stem in found:
        distinct.setdefault(stem.name, stem)
    stems = tuple(distinct.values())
    known = {stem.number: idfs[stem.number] for stem in stems if stem.number is not None}
    unknown = sum([stem.content for stem in stems if stem.number is None])
    scale = 1 / sqrt(sum(known.values()) + index.max_idf * unknown or 1.0)
    stem_weights = {number: STEM_SHARE * scale * idf for number, idf in known.items()}
    for stem in stems:
        for number, share in weigh_related(stem) if stem.related else ():
            if number not in known:
                stem_weights[number] = stem_weights.get(number, 0.0) + scale * share * idfs[number]
    sequence = (0, *[stem.number for stem in found], 1)
    bigram_weights = _weigh_bigrams(index, sequence)
    vectors = pack.word_vectors
    lanes = vectors.sum(words) if vectors else None
    weights = {stem.word: stem.weight for stem in stems if stem.weight} if index.few >= MIN_FEW else {}
    topic = vectors.sum_weighted(weights) if vectors else None
    return Query(
        words=words,
        sequence=sequence,
        document_sequence=tuple([stem.document_number for stem in found]),
        text=" ".join([stem.name for stem in found]),
        equal=_find_equal(index, sequence),
        stems=stems,
        stem_weights=stem_weights,
        bigram_weights=bigram_weights,
        slips=slips,
        vector=QueryVector(lanes) if lanes else None,
        topic=QueryVector(topic) if topic else None,
        asked_types=pack.question_types.find_asked(words),
    )


def _weigh_bigrams(index: Index, sequence: tuple[int | None, ...]) -> dict[int, float]:
    """Return the weights of the bigrams that the base has.

    All other bigrams count only in the norm of the question.
    """
    bigrams = dict.fromkeys(pairwise(sequence))
    places = [index.find_bigram(one, other) for one, other in bigrams if one is not None and other is not None]
    known = {place: index.bigram_idfs[place] for place in places if place is not None}
    scale = BIGRAM_SHARE / sqrt(sum(known.values()) + index.max_idf * (len(bigrams) - len(known)) or 1.0)
    return {place: idf * scale for place, idf in known.items()}


def _find_equal(index: Index, sequence: tuple[int | None, ...]) -> tuple[int, ...]:
    """Return the phrasings with the same sequence of stems.

    There are few of them, and many phrasings with the same stems in another order could crowd them out of the
    candidates.
    """
    known = [number for number in sequence[1:-1] if number is not None]
    if not known or len(known) + 2 < len(sequence):
        return ()
    postings = index.postings
    bitset = reduce(and_, map(postings.phrasings_with, known), postings.phrasings_up_to(len(known)))
    found = list_numbers(bitset, index.phrasing_count, MAX_EQUAL_CHECKS)
    return tuple([number for number in found if index.get_phrasing(number).sequence == sequence])


def weigh_related(stem: QueryStem) -> list[tuple[int, float]]:
    """Return the related stems with their shares."""
    share = RELATED_TO_UNKNOWN_SHARE if stem.number is None else RELATED_TO_KNOWN_SHARE
    return [(number, share * similarity) for number, similarity in stem.related]
