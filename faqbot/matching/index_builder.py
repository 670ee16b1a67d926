"""Build the index of a base: count terms, train, lay out columns."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import sqrt

from faqbot.language.pack import LanguagePack
from faqbot.matching.columns import FLOAT_COLUMNS, FLOAT_TYPE, INTEGER_COLUMNS, concatenate
from faqbot.matching.index import Index
from faqbot.matching.lexical.postings import build_posting_columns
from faqbot.matching.lexical.term_weights import TermCounts, count_terms, encode_bigrams
from faqbot.matching.lexical.training import MAX_TRAINED_PHRASINGS, SparseRow, Vector, train

PIVOT = 0.8
"""Exponent of the norm in the length normalisation, 0 (no normalisation) to 1 (a full cosine).

The normalisation is pivoted about the mean norm (Singhal, Buckley and Mitra 1996), here as a geometric mean. On samples
of the question sets of benchmarks/README.md, 0.5 to 0.7 are 0.01 better than 1 in top-1 and MCC. There is no such
figure for 0.8."""

TRAINING_STEM_SHARE, TRAINING_BIGRAM_SHARE = 0.6, 0.4
"""Shares of stems and bigrams in the squared length of a training vector.

They were chosen by top-1 and MCC on the same samples."""

MIN_LEARNED_WEIGHT = 0.01
"""A learned weight is dropped if its product with the idf of its term is smaller."""


def build_index(
    pack: LanguagePack, texts: Sequence[Sequence[str]], owners: Sequence[int], items: int, protected: Iterable[str] = ()
) -> Index:
    """Build the index of a base.

    Args:
        pack: The language of the base.
        texts: The words of each phrasing, in the order of items.
        owners: The item of each phrasing.
        items: The number of items.
        protected: Words whose stems are related to no other stem.
    """
    counts = count_terms(texts, owners, items, pack)
    norms = [_compute_norms(counts, phrasing) for phrasing in counts.phrasings]
    vectors = [_build_vector(counts, *row) for row in zip(counts.phrasings, norms, strict=True)]
    dual_weights, offsets = train(vectors, owners, items)
    keys = sorted(counts.bigram_idfs)
    integers: dict[str, Sequence[int]] = dict.fromkeys(INTEGER_COLUMNS, ())
    floats: dict[str, Sequence[float]] = dict.fromkeys(FLOAT_COLUMNS, ())
    integers |= {"owners": owners, "first_phrasings": _find_first_phrasings(owners, items), "bigram_keys": keys}
    integers["phrasing_ends"], integers["stem_sequences"] = concatenate(counts.phrasings)
    places = {key: place for place, key in enumerate(keys)}
    integers["bigram_sequences"] = [places[key] for phrasing in counts.phrasings for key in encode_bigrams(phrasing)]
    integers |= build_posting_columns(counts.phrasings, len(counts.stems))
    floats |= {"idfs": counts.idfs, "offsets": offsets}
    floats["bigram_idfs"] = [counts.bigram_idfs[key] for key in keys]
    floats["stem_scales"], floats["bigram_scales"] = scales = _compute_scales(norms)
    if len(texts) <= MAX_TRAINED_PHRASINGS:
        stem_rows, bigram_rows = _sum_dual_weights(counts, scales, dual_weights)
        for kind, terms, rows in (("stem", range(len(counts.stems)), stem_rows), ("bigram", keys, bigram_rows)):
            listed = [rows.get(term, {}) for term in terms]
            integers[f"{kind}_row_ends"], integers[f"{kind}_row_items"] = concatenate(listed)
            floats[f"{kind}_row_weights"] = [weight for row in listed for weight in row.values()]
    else:
        floats["dual_weights"] = [weights[owner] for weights, owner in zip(dual_weights, owners, strict=True)]
    return Index(
        pack,
        counts.stems,
        counts.max_idf,
        {name: memoryview(array(code, integers[name])) for name, code in INTEGER_COLUMNS.items()},
        {name: memoryview(array(FLOAT_TYPE, floats[name])) for name in FLOAT_COLUMNS},
        protected=protected,
    )


def _compute_norms(counts: TermCounts, phrasing: Sequence[int]) -> tuple[float, float]:
    """Return the L2 norms of a phrasing's stem and bigram vectors.

    Squared coordinates are idfs. An empty vector counts as one of norm 1.
    """
    stems = sum([counts.idfs[number] for number in dict.fromkeys(phrasing)])
    bigrams = sum([counts.bigram_idfs[key] for key in dict.fromkeys(encode_bigrams(phrasing))])
    return sqrt(stems or 1.0), sqrt(bigrams or 1.0)


def _build_vector(counts: TermCounts, phrasing: Sequence[int], norms: tuple[float, float]) -> Vector:
    """Build the training vector of a phrasing."""
    stem_norm, bigram_norm = norms
    terms = {number: (counts.idfs[number], TRAINING_STEM_SHARE, stem_norm) for number in phrasing[1:-1]}
    terms |= {key: (counts.bigram_idfs[key], TRAINING_BIGRAM_SHARE, bigram_norm) for key in encode_bigrams(phrasing)}
    rarest_first = sorted(terms.items(), key=lambda term: -term[1][0])
    return [(term, sqrt(share * idf) / norm) for term, (idf, share, norm) in rarest_first]


def _sum_dual_weights(
    counts: TermCounts, scales: tuple[Sequence[float], Sequence[float]], dual_weights: Sequence[SparseRow]
) -> tuple[dict[int, SparseRow], dict[int, SparseRow]]:
    """Return the learned weights of stems and of bigrams.

    The weights of a term are the sums of the dual weights of the phrasings that have it, each times the scale of the
    phrasing.
    """
    stem_rows: dict[int, SparseRow] = {}
    bigram_rows: dict[int, SparseRow] = {}
    for phrasing, stem_scale, bigram_scale, weights in zip(counts.phrasings, *scales, dual_weights, strict=True):
        for rows, terms, scale in (
            (stem_rows, phrasing[1:-1], stem_scale),
            (bigram_rows, encode_bigrams(phrasing), bigram_scale),
        ):
            for term in dict.fromkeys(terms):
                row = rows.setdefault(term, {})
                for item, weight in weights.items():
                    row[item] = row.get(item, 0.0) + weight * scale
    return (
        {term: _drop_small(row, counts.idfs[term]) for term, row in stem_rows.items()},
        {term: _drop_small(row, counts.bigram_idfs[term]) for term, row in bigram_rows.items()},
    )


def _drop_small(row: SparseRow, idf: float) -> SparseRow:
    return {item: weight for item, weight in row.items() if abs(weight) * idf >= MIN_LEARNED_WEIGHT}


def _compute_scales(norms: Sequence[tuple[float, float]]) -> tuple[Sequence[float], Sequence[float]]:
    """Return the stem and bigram scales of all phrasings."""
    return _pivot([stems for stems, _ in norms]), _pivot([bigrams for _, bigrams in norms])


def _pivot(norms: Sequence[float]) -> list[float]:
    """Return 1 / norm, pivoted about the mean norm."""
    mean = sum(norms) / len(norms) if norms else 1.0
    return [norm**-PIVOT * mean ** (PIVOT - 1) for norm in norms]


def _find_first_phrasings(owners: Sequence[int], items: int) -> list[int]:
    """Return the first phrasing of each item.

    The number of phrasings follows the last one.
    """
    counts = [0] * items
    for owner in owners:
        counts[owner] += 1
    return list(accumulate(counts, initial=0))
