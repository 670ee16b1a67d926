"""Score the items of a base for a question.

A few candidate phrasings are compared with the question. The score of an item is the sum of what was learned of the
question's terms, of its *top-k score*, the weighted mean of the similarities of its three nearest phrasings, of its
*semantic score*, the same of their cosines, of its *document score*, what its phrasings, answer and topic share with
the question, of its *document cosine*, how near they are to it in meaning, and of a bonus for having few phrasings.
Items with almost the same score are also compared by the string similarity of their nearest phrasings.
"""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate
from operator import add, attrgetter, mul
from typing import NamedTuple

from faqbot.matching.candidates import select_candidates
from faqbot.matching.index import Index
from faqbot.matching.lexical.string_similarity import string_similarity
from faqbot.matching.query import Query

# The shares down to TOP_K_SHARE were chosen by top-1 accuracy and Matthews correlation coefficient (MCC) on samples of
# the question sets of benchmarks/README.md. Some samples were test questions, so differences below 0.01 are noise.
TOP_K_SHARE = 1.0
"""Factor of the top-k score, next to what was learned."""

TOP_K_WEIGHTS = (1.0, 0.5, 0.25)
"""Weights of the nearest phrasings of an item in its top-k score, the nearest first."""

TOP_K_TOTALS = (1.0, *accumulate(TOP_K_WEIGHTS))
"""Sums of the first 0, 1, 2 and 3 weights. That of none is 1 to avoid a division by 0."""

COSINE_SHARE = 0.75
"""Factor of the semantic score, next to what was learned."""

DOCUMENT_COSINE_SHARE = 0.8
"""Factor of the cosine of the document with the question; it fades with ``Index.few``.

On small bases that are drawn from the question sets of benchmarks/README.md, top-1 rises from 0.707 to 0.722, on those
of benchmarks/near_misses from 0.821 to 0.847, and in the mean of the nine sets from 0.803 to 0.808. With 0.6 to 1 it
differs by less than 0.005."""

STRING_SHARE = 0.1
"""Factor of the string similarity.

Only items whose scores are less than this below the best score are compared."""

MAX_STRING_COMPARED = 3
"""Greatest number of items whose string similarities are compared."""

MAX_SCORED_ITEMS = 8
"""Greatest number of items that are scored: those with the nearest phrasings and documents. Scoring 10 is no better."""


class Candidate(NamedTuple):
    """A phrasing that is compared with a question.

    Attributes:
        number: Its number.
        similarity: Its similarity in words, 0 to about 1; pivoted normalisation brings long phrasings above 1.
        cosine: Its cosine, about -1 to 1; 0 without vectors.
        nearness: The sum of both, the cosine times ``COSINE_SHARE``.
    """

    number: int
    similarity: float
    cosine: float
    nearness: float


_make_candidate = partial(tuple.__new__, Candidate)
"""Makes a candidate of its values, in a fraction of the time of a call."""


class ScoredItem(NamedTuple):
    """An item with its score for a question.

    Attributes:
        item: Its number.
        score: The sum of all parts: about 0 if nothing is in common, and about 3 for the same words.
        learned: The part that was learned.
        top_k_score: The top-k score of its phrasings, 0 to about 1.
        semantic_score: The top-k score of their cosines, about -1 to 1; it counts ``COSINE_SHARE`` times.
        document_score: The share of the question that its document has, 0 to about 2; it counts as many times as
            ``Index.document_shares`` says.
        string_penalty: What it loses to an item of almost the same score whose nearest phrasing is more similar to the
            question as a string, from minus ``STRING_SHARE`` to 0.
        candidates: Its candidates, the nearest first; at least one.
        document_cosine: The cosine of its document with the question, each word weighed by how rare it is in the base,
            times its ``document_coverages`` in the ``Index``; about -1 to 1. It counts ``DOCUMENT_COSINE_SHARE`` x
            ``Index.few`` times.
        subject_penalty: What it loses for what the question has and it does not, 0 or less; what it gains for its code
            is added.
        encoder_score: What a sentence encoder adds to its score; 0 without one.
        encoder_vote: The top-k score of the scaled cosines of its phrasings by the encoder, about -0.5 to 1.
    """

    item: int
    score: float
    learned: float
    top_k_score: float
    semantic_score: float
    document_score: float
    string_penalty: float
    candidates: list[Candidate]
    document_cosine: float = 0.0
    subject_penalty: float = 0.0
    encoder_score: float = 0.0
    encoder_vote: float = 0.0

    @property
    def phrasings(self) -> list[int]:
        """The numbers of its candidates, the nearest first."""
        return [candidate.number for candidate in self.candidates]


def compute_similarities(index: Index, query: Query, numbers: Sequence[int]) -> list[float]:
    """Return the similarities of phrasings to a question."""
    stem_scales, bigram_scales = index.stem_scales, index.bigram_scales
    common_stems, stem_weight = frozenset(query.stem_weights).intersection, query.stem_weights.__getitem__
    common_bigrams, bigram_weight = frozenset(query.bigram_weights).intersection, query.bigram_weights.__getitem__
    # The sums over common terms are the inner loop of matching, and run in C.
    return [
        sum(map(stem_weight, common_stems(sequence))) * stem_scales[number]
        + sum(map(bigram_weight, common_bigrams(bigrams))) * bigram_scales[number]
        for number, (sequence, bigrams, _) in zip(numbers, map(index.get_phrasing, numbers), strict=True)
    ]


def compute_cosines(index: Index, query: Query, numbers: Sequence[int]) -> list[float]:
    """Return the cosines of phrasings with a question; 0 without vectors."""
    if query.vector is None:
        return [0.0] * len(numbers)
    return query.vector.cosines([phrasing.code for phrasing in map(index.get_phrasing, numbers)])


def score(
    index: Index, query: Query, extra: Sequence[int] = (), hidden: frozenset[int] = frozenset()
) -> list[ScoredItem]:
    """Score items for a question; the best come first.

    Args:
        index: The index of the base.
        query: The query of the question.
        extra: Phrasings that are compared as well, and whose items are always scored.
        hidden: Items that are left out.
    """
    by_item: dict[int, list[Candidate]] = {}
    for candidate in _compare_candidates(index, query, extra):
        by_item.setdefault(index.owners[candidate.number], []).append(candidate)
    for item in hidden.intersection(by_item):
        del by_item[item]
    documents, idfs = index.documents, index.documents.idfs
    stems = query.document_stems
    total = sum([idfs[stem] for stem in stems]) + documents.max_idf * (len(query.stems) - len(stems))
    shares = {item: documents.measure_share(item, stems, total) for item in by_item}
    added = {item: index.document_shares[item] * share + index.size_bonuses[item] for item, share in shares.items()}
    # Items with an equal phrasing come first, so that they are always scored.
    estimates = {
        item: (nearest.number in query.equal, nearest.nearness + added[item]) for item, (nearest, *_) in by_item.items()
    }
    # The sort is stable: of equally near items, the first one stays first.
    promising = sorted(by_item, key=estimates.__getitem__, reverse=True)[:MAX_SCORED_ITEMS]
    if extra:
        owners = map(index.owners.__getitem__, extra)
        promising = list(dict.fromkeys([*promising, *filter(by_item.__contains__, owners)]))
    cosines = [0.0] * len(promising)
    if query.topic:
        found_cosines = query.topic.cosines(map(index.codes.code_of_document, promising))
        cosines = list(map(mul, found_cosines, map(index.document_coverages.__getitem__, promising)))
    found = [
        _score_item(index, item, by_item[item], learned=learned, share=shares[item], cosine=cosine, added=added[item])
        for item, learned, cosine in zip(promising, _sum_learned(index, query, promising), cosines, strict=True)
    ]
    found.sort(key=best_first)
    if not found:
        return []
    close = [scored for scored in found[:MAX_STRING_COMPARED] if scored.score > found[0].score - STRING_SHARE]
    if len(close) > 1:
        found[: len(close)] = _compare_strings(index, query, close)
        found.sort(key=best_first)
    return found


def _sum_learned(index: Index, query: Query, items: Sequence[int]) -> list[float]:
    """Return what was learned of the question's terms for each item."""
    sums = [0.0] * len(items)
    index.stem_rows.add_products(query.stem_weights, items, sums)
    index.bigram_rows.add_products(query.bigram_weights, items, sums)
    return [index.offsets[item] + learned for item, learned in zip(items, sums, strict=True)]


def _compare_candidates(index: Index, query: Query, extra: Sequence[int]) -> list[Candidate]:
    """Return the candidates, the nearest first; equal phrasings come before all others."""
    numbers = select_candidates(index, query)
    if extra:
        numbers = sorted({*numbers, *extra})
    similarities, cosines = compute_similarities(index, query, numbers), compute_cosines(index, query, numbers)
    nearness = map(add, similarities, map(COSINE_SHARE.__mul__, cosines))
    candidates = list(map(_make_candidate, zip(numbers, similarities, cosines, nearness, strict=True)))
    candidates.sort(key=attrgetter("nearness"), reverse=True)
    if query.equal:
        candidates.sort(key=lambda candidate: candidate.number not in query.equal)
    return candidates


def best_first(scored: ScoredItem) -> tuple[float, int]:
    """Return the key by which items are sorted: of equal scores, the first item comes first."""
    return -scored.score, scored.item


def _score_item(
    index: Index,
    item: int,
    candidates: list[Candidate],
    *,
    learned: float,
    share: float,
    cosine: float,
    added: float,
) -> ScoredItem:
    """Add up the parts of the score of an item.

    Args:
        index: The index of the base.
        item: The number of the item.
        candidates: Its candidates, the nearest first.
        learned: What was learned of the question's terms.
        share: Its document score.
        cosine: The cosine of its document.
        added: What its document and the number of its phrasings add.
    """
    if dual_weights := index.dual_weights:
        # A base that is too large to be trained in rounds has no rows, but dual weights.
        learned += sum([candidate.similarity * dual_weights[candidate.number] for candidate in candidates])
    nearest = candidates[: len(TOP_K_WEIGHTS)]
    total = TOP_K_TOTALS[len(nearest)]
    top_k = sum(map(mul, [candidate.similarity for candidate in nearest], TOP_K_WEIGHTS)) / total
    semantic = sum(map(mul, [candidate.cosine for candidate in nearest], TOP_K_WEIGHTS)) / total
    score = learned + TOP_K_SHARE * top_k + COSINE_SHARE * semantic + added
    score += DOCUMENT_COSINE_SHARE * index.few * cosine
    return ScoredItem(item, score, learned, top_k, semantic, share, 0.0, candidates, cosine)


def _compare_strings(index: Index, query: Query, close: list[ScoredItem]) -> list[ScoredItem]:
    """Lower the scores of items with less similar strings.

    The nearest phrasing of each item is compared.
    """
    similarities = [string_similarity(query.text, index.join_stems(scored.candidates[0].number)) for scored in close]
    losses = [STRING_SHARE * (similarity - max(similarities)) for similarity in similarities]
    return [
        scored._replace(score=scored.score + loss, string_penalty=loss)
        for scored, loss in zip(close, losses, strict=True)
    ]
