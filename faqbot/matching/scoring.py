"""Score the items of a base for a question.

A few candidate phrasings are compared with the question. The score of an item is what was learned of the question's
terms, plus the *top-k score*: the weighted mean of the similarities of its three nearest phrasings. Items with almost
the same score are also compared by the string similarity of their nearest phrasings.
"""

from collections.abc import Sequence
from functools import reduce
from itertools import accumulate, islice, pairwise
from math import sqrt
from operator import and_, itemgetter, mul, or_
from typing import NamedTuple

from faqbot.matching.index import Index, RelatedIndexStem
from faqbot.matching.lexical.bitsets import BitSlicedCounts, list_numbers, make_bitset, take_first
from faqbot.matching.lexical.string_similarity import string_similarity
from faqbot.matching.lexical.term_weights import content
from faqbot.matching.lexical.training import SparseRow

# The shares down to TOP_K_SHARE were chosen by top-1 accuracy and Matthews correlation coefficient (MCC) on samples of
# the question sets of benchmarks/README.md. Some samples were test questions, so differences below 0.01 are noise.
STEM_SHARE, BIGRAM_SHARE = 0.65, 0.35
"""Shares of stems and bigrams in a similarity."""

RELATED_TO_UNKNOWN_SHARE, RELATED_TO_KNOWN_SHARE = 0.8, 0.25
"""Shares of a stem that is related to a stem of the question, by whether the base has the question's own stem.

If it does, a related stem says less: phrasings that have the stem itself are better evidence."""

TOP_K_SHARE = 1.0
"""Factor of the top-k score, next to what was learned."""

TOP_K_WEIGHTS = (1.0, 0.5, 0.25)
"""Weights of the nearest phrasings of an item in its top-k score, the nearest first."""

TOP_K_TOTALS = (1.0, *accumulate(TOP_K_WEIGHTS))
"""Sums of the first 0, 1, 2 and 3 weights. That of none is 1 to avoid a division by 0."""

STRING_SHARE = 0.1
"""Factor of the string similarity.

Only items whose scores are less than this below the best score are compared."""

MAX_STRING_COMPARED = 3
"""Greatest number of items whose string similarities are compared."""

MAX_CANDIDATES = 32
"""Greatest number of phrasings that are compared with a question, apart from those that are equal to it.

On the question sets of benchmarks/README.md, of up to 1,500 phrasings, 16 to 40 differ by less than 0.01 in top-1."""

MAX_SCORED_ITEMS = 8
"""Greatest number of items that are scored: those with the nearest phrasings. Scoring 10 is no better."""

COUNT_LEVELS = 7
"""Count of a stem with the idf ``max_idf`` when candidates are selected; others count in proportion, at least 1."""

MAX_EQUAL_CHECKS = 256
"""Greatest number of phrasings with the stems of a question that are checked for the same order."""


class QueryStem(NamedTuple):
    """A stem of a question.

    Attributes:
        word: The first word of the question that has it.
        number: Its number, or None if no phrasing has it.
        related: The stems of the base that are related to it.
        content: How much of the word is content, 0 to 1.
    """

    word: str
    number: int | None
    related: tuple[RelatedIndexStem, ...]
    content: float


class Query(NamedTuple):
    """A question as it is scored.

    Attributes:
        sequence: The numbers of its stems in order, between the boundaries; None for a stem that no phrasing has.
        text: Its stems in order, separated by blanks.
        equal: The phrasings with the same sequence of stems.
        stems: Its distinct stems in order.
        stem_weights: The weights of its stems that the base has, and of related stems, by their numbers.
        bigram_weights: The weights of its bigrams that the base has, by their positions.
        rows: For each of these stems and bigrams, its weight and its learned weights by item.
    """

    sequence: tuple[int | None, ...]
    text: str
    equal: tuple[int, ...]
    stems: tuple[QueryStem, ...]
    stem_weights: dict[int, float]
    bigram_weights: dict[int, float]
    rows: list[tuple[float, SparseRow]]


class ScoredItem(NamedTuple):
    """An item with its score for a question.

    Attributes:
        item: Its number.
        score: The sum of all parts: about 0 if nothing is in common, and about 2 for the same words.
        learned: The part that was learned.
        top_k_score: The top-k score of its phrasings, 0 to about 1.
        string_penalty: What it loses to an item of almost the same score whose nearest phrasing is more similar to the
            question as a string, from minus ``STRING_SHARE`` to 0.
        phrasings: The numbers of its candidates, the nearest first; at least one.
        similarities: The similarity of each candidate to the question, 0 to about 1; pivoted normalisation
            brings long phrasings above 1.
    """

    item: int
    score: float
    learned: float
    top_k_score: float
    string_penalty: float
    phrasings: list[int]
    similarities: list[float]


def build_query(index: Index, words: Sequence[str]) -> Query:
    """Build the query of a question.

    The weight of a term is its share x its idf / the norm of the question.

    Args:
        index: The index of the base.
        words: The words of the question, as analyzed.
    """
    pack = index.pack
    names = list(map(pack.stem, words))
    first_words = dict(zip(reversed(names), reversed(words), strict=True))
    get_number, related, idfs = index.stems.get, index.related_stems, index.idfs
    stems = tuple(
        [
            QueryStem(first_words[name], get_number(name), related(name), content(first_words[name], pack))
            for name in dict.fromkeys(names)
        ]
    )
    known = {stem.number: idfs[stem.number] for stem in stems if stem.number is not None}
    unknown = sum([stem.content for stem in stems if stem.number is None])
    scale = 1 / sqrt(sum(known.values()) + index.max_idf * unknown or 1.0)
    stem_weights = {number: STEM_SHARE * scale * idf for number, idf in known.items()}
    for stem in stems:
        for number, share in weigh_related(stem):
            if number not in known:
                stem_weights[number] = stem_weights.get(number, 0.0) + scale * share * idfs[number]
    sequence = (0, *map(get_number, names), 1)
    bigram_weights = _weigh_bigrams(index, sequence)
    stem_row, bigram_row = index.stem_rows.get, index.bigram_rows.get
    rows = [(weight, stem_row(number)) for number, weight in stem_weights.items()]
    rows += [(weight, bigram_row(place)) for place, weight in bigram_weights.items()]
    return Query(sequence, " ".join(names), _find_equal(index, sequence), stems, stem_weights, bigram_weights, rows)


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


def select_candidates(index: Index, query: Query) -> list[int]:
    """Return the phrasings that share the most with a question.

    These are at most ``MAX_CANDIDATES`` phrasings, plus the equal ones.
    """
    counts, size = BitSlicedCounts(), index.phrasing_count
    phrasings_with, tiers, idfs = index.postings.phrasings_with, index.postings.length_tiers, index.idfs
    level = COUNT_LEVELS / index.max_idf
    for stem in query.stems:
        if stem.number is not None:
            counts.add(phrasings_with(stem.number), max(1, round(level * idfs[stem.number])))
        elif stem.related:
            strongest = max([share * idfs[number] for number, share in weigh_related(stem)]) / STEM_SHARE
            bitset = reduce(or_, [phrasings_with(number) for number, _ in stem.related])
            counts.add(bitset, max(1, round(level * strongest)))
    found = counts.select_highest(MAX_CANDIDATES, size, tiers)
    if limit := MAX_CANDIDATES - len(found):
        # Phrasings that have only a related stem come after all that have a stem of the question.
        related = [phrasings_with(number) for stem in query.stems for number, _ in stem.related]
        found += take_first(reduce(or_, related, 0) & ~make_bitset(found, size), size, limit, tiers)
    return list({*query.equal, *found}) if query.equal else found


def compute_similarities(index: Index, query: Query, numbers: Sequence[int]) -> list[float]:
    """Return the similarities of phrasings to a question."""
    stem_scales, bigram_scales = index.stem_scales, index.bigram_scales
    stems, stem_weight = frozenset(query.stem_weights), query.stem_weights.__getitem__
    bigrams, bigram_weight = frozenset(query.bigram_weights), query.bigram_weights.__getitem__
    found = []
    for number, phrasing in zip(numbers, map(index.get_phrasing, numbers), strict=True):
        # The sums over common terms are the inner loop of matching, and run in C.
        stem_sum = sum(map(stem_weight, stems.intersection(phrasing.stems)))
        bigram_sum = sum(map(bigram_weight, bigrams.intersection(phrasing.bigrams)))
        found.append(stem_sum * stem_scales[number] + bigram_sum * bigram_scales[number])
    return found


def score(index: Index, query: Query) -> list[ScoredItem]:
    """Score items for a question; the best come first."""
    numbers = sorted(select_candidates(index, query))
    # The sort is stable: of equally similar phrasings, the first one stays first.
    nearest_first = sorted(
        zip(compute_similarities(index, query, numbers), numbers, strict=True), key=itemgetter(0), reverse=True
    )
    if query.equal:
        # Equal phrasings come first, so that their items are always scored.
        nearest_first.sort(key=lambda candidate: candidate[1] not in query.equal)
    by_item: dict[int, tuple[list[int], list[float]]] = {}
    for similarity, number in nearest_first:
        item = index.owners[number]
        if item not in by_item:
            by_item[item] = [], []
        phrasings, similarities = by_item[item]
        phrasings.append(number)
        similarities.append(similarity)
    # The dictionary lists items in the order of their nearest phrasings.
    found = [_score_item(index, query, item, *by_item[item]) for item in islice(by_item, MAX_SCORED_ITEMS)]
    found.sort(key=_best_first)
    close = [scored for scored in found[:MAX_STRING_COMPARED] if scored.score > found[0].score - STRING_SHARE]
    if len(close) > 1:
        found[: len(close)] = _compare_strings(index, query, close)
        found.sort(key=_best_first)
    return found


def _best_first(scored: ScoredItem) -> tuple[float, int]:
    return -scored.score, scored.item


def _score_item(index: Index, query: Query, item: int, phrasings: list[int], similarities: list[float]) -> ScoredItem:
    learned = index.offsets[item] + sum([weight * row[item] for weight, row in query.rows if item in row])
    if dual_weights := index.dual_weights:
        # A base that is too large to be trained in rounds has no rows, but dual weights.
        pairs = zip(phrasings, similarities, strict=True)
        learned += sum([similarity * dual_weights[number] for number, similarity in pairs])
    top_k = sum(map(mul, similarities, TOP_K_WEIGHTS)) / TOP_K_TOTALS[min(len(similarities), len(TOP_K_WEIGHTS))]
    return ScoredItem(item, learned + TOP_K_SHARE * top_k, learned, top_k, 0.0, phrasings, similarities)


def _compare_strings(index: Index, query: Query, close: list[ScoredItem]) -> list[ScoredItem]:
    """Lower the scores of items with less similar strings.

    The nearest phrasing of each item is compared.
    """
    similarities = [string_similarity(query.text, index.join_stems(scored.phrasings[0])) for scored in close]
    losses = [STRING_SHARE * (similarity - max(similarities)) for similarity in similarities]
    return [
        scored._replace(score=scored.score + loss, string_penalty=loss)
        for scored, loss in zip(close, losses, strict=True)
    ]
