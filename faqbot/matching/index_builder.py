"""Build the index of a base: count terms, train, lay out columns."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import sqrt

from faqbot.language.pack import LanguagePack
from faqbot.matching.columns import FLOAT_COLUMNS, FLOAT_TYPE, INTEGER_COLUMNS, SparseRow, concatenate
from faqbot.matching.index import Index, Vocabulary
from faqbot.matching.item_facts import NO_FACTS, ItemFacts
from faqbot.matching.lexical.documents import build_document_columns, compute_idf
from faqbot.matching.lexical.postings import build_posting_columns
from faqbot.matching.lexical.term_weights import TermCounts, count_terms, encode_bigrams, has_meaning, topical_content
from faqbot.matching.lexical.training import MAX_TRAINED_PHRASINGS, Vector, train
from faqbot.matching.semantic.code_index import build_code_columns

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

TOLD_WEIGHT = 0.5
"""Greatest weight of the words that only the answer and the topic of an item have, together, as a share of that of the
words of its phrasings.

On the question sets of benchmarks/README.md and on small bases, mean top-1 differs by less than 0.005 from 0 to
2. A set with long answers loses 0.01 with 1."""

WEIGHT_DECIMALS = 4
"""Decimal places of the weights in a document code, which are then the same on all machines."""

MAX_TOLD = 255
"""Stems of an answer that are counted; a byte holds no more."""


def build_index(
    pack: LanguagePack,
    texts: Sequence[Sequence[str]],
    owners: Sequence[int],
    items: int,
    *,
    facts: Sequence[ItemFacts] = (),
    protected: Iterable[str] = (),
) -> Index:
    """Build the index of a base.

    Args:
        pack: The language of the base.
        texts: The words of each phrasing, in the order of items.
        owners: The item of each phrasing.
        items: The number of items.
        facts: What each item says besides its phrasings; empty if it is nothing.
        protected: Words whose stems are related to no other stem.
    """
    counts = count_terms(texts, owners, items, pack)
    norms = [_compute_norms(counts, phrasing) for phrasing in counts.phrasings]
    vectors = [_build_vector(counts, *row) for row in zip(counts.phrasings, norms, strict=True)]
    dual_weights, offsets = train(vectors, owners, items)
    keys = sorted(counts.bigram_idfs)
    first_phrasings = _find_first_phrasings(owners, items)
    integers: dict[str, Sequence[int]] = {"owners": owners, "first_phrasings": first_phrasings, "bigram_keys": keys}
    floats: dict[str, Sequence[float]] = {"idfs": counts.idfs, "offsets": offsets}
    integers["phrasing_ends"], integers["stem_sequences"] = concatenate(counts.phrasings)
    places = dict(zip(keys, range(len(keys)), strict=True))
    integers["bigram_sequences"] = [places[key] for phrasing in counts.phrasings for key in encode_bigrams(phrasing)]
    integers |= build_posting_columns(counts.phrasings, len(counts.stems))
    floats["bigram_idfs"] = [counts.bigram_idfs[key] for key in keys]
    floats["stem_scales"], floats["bigram_scales"] = scales = _compute_scales(norms)
    if len(texts) <= MAX_TRAINED_PHRASINGS:
        more_integers, more_floats = _build_row_columns(counts, keys, _sum_dual_weights(counts, scales, dual_weights))
        integers |= more_integers
        floats |= more_floats
    else:
        floats["dual_weights"] = [weights[owner] for weights, owner in zip(dual_weights, owners, strict=True)]
    facts = facts or [NO_FACTS] * items
    more_integers, more_floats, vocabulary = _build_document_columns(pack, counts, texts, owners, facts)
    integers |= more_integers
    floats |= more_floats
    return Index(
        pack,
        vocabulary,
        {name: memoryview(array(code, integers.get(name, ()))) for name, code in INTEGER_COLUMNS.items()},
        {name: memoryview(array(FLOAT_TYPE, floats.get(name, ()))) for name in FLOAT_COLUMNS},
        protected=protected,
    )


def _build_row_columns(
    counts: TermCounts, keys: Sequence[int], rows: tuple[Mapping[int, SparseRow], Mapping[int, SparseRow]]
) -> tuple[dict[str, Sequence[int]], dict[str, Sequence[float]]]:
    """Build the columns of the learned weights.

    Args:
        counts: The terms of the base.
        keys: Its bigrams in order.
        rows: The learned weights of stems and of bigrams.
    """
    integers: dict[str, Sequence[int]] = {}
    floats: dict[str, Sequence[float]] = {}
    for kind, terms, of_term in zip(("stem", "bigram"), (range(len(counts.stems)), keys), rows, strict=True):
        listed = [of_term.get(term, {}) for term in terms]
        integers[f"{kind}_row_ends"], integers[f"{kind}_row_items"] = concatenate(listed)
        floats[f"{kind}_row_weights"] = [weight for row in listed for weight in row.values()]
    return integers, floats


def _build_document_columns(
    pack: LanguagePack,
    counts: TermCounts,
    texts: Sequence[Sequence[str]],
    owners: Sequence[int],
    facts: Sequence[ItemFacts],
) -> tuple[dict[str, Sequence[int]], dict[str, Sequence[float]], Vocabulary]:
    """Build the columns of the documents, of the sign codes and of what else is known of the items."""
    stems, documents = _collect_documents(counts, owners, [fact.words for fact in facts], pack)
    words = _find_words((*texts, *(fact.words for fact in facts)), stems, pack)
    integers, floats = build_document_columns(documents, len(words))
    floats["document_contents"] = contents = [topical_content(word, pack) if word else 0.0 for word in words]
    most = compute_idf(len(facts), 0)
    weights = [content * idf / most for content, idf in zip(contents, floats["document_idfs"], strict=True)]
    phrased: list[set[int]] = [set() for _ in facts]
    for phrasing, owner in zip(counts.phrasings, owners, strict=True):
        phrased[owner].update(phrasing[1:-1])
    weighed = [_weigh_document(weights, *pair) for pair in zip(phrased, documents, strict=True)]
    have_meaning = [bool(word) and has_meaning(word, pack) for word in words]
    meanings = [{stem: found[stem] for stem in found if have_meaning[stem]} for found in weighed]
    floats["document_coverages"] = list(map(_measure_coverage, meanings, weighed))
    of_words = ({words[stem]: weight for stem, weight in found.items()} for found in meanings)
    integers |= build_code_columns(pack.word_vectors, texts, of_words, words)
    integers |= {"answer_types": [fact.answer_types for fact in facts], "cites": [fact.cites for fact in facts]}
    told = [{pack.stem(word) for word in fact.words} for fact in facts]
    integers["told"] = [min(MAX_TOLD, len(stems)) for stems in told]
    return integers, floats, Vocabulary(counts.stems, stems, words, counts.max_idf)


def _weigh_document(weights: Sequence[float], phrased: set[int], document: Sequence[int]) -> dict[int, float]:
    """Return the weights of the stems of a document.

    Args:
        weights: The weight of each stem.
        phrased: The stems of its phrasings.
        document: All its stems, with repetitions.
    """
    found = {stem: weights[stem] for stem in sorted(phrased)}
    told = {stem: weights[stem] for stem in sorted({*document} - phrased)}
    total = sum(told.values())
    factor = min(1.0, TOLD_WEIGHT * sum(found.values()) / total) if total else 0.0
    found |= {stem: factor * weight for stem, weight in told.items()}
    return {stem: round(weight, WEIGHT_DECIMALS) for stem, weight in found.items()}


def _measure_coverage(meaning: Mapping[int, float], whole: Mapping[int, float]) -> float:
    """Return how much of a document its sign code stands for, 0 to 1.

    It is the length of the part with a meaning / that of the whole, as if all words stood at right angles. Names have
    no meaning of their own: of items that differ in a name, the code of one with an unknown name has nothing but what
    all of them share, and would be the nearest to a question about that.

    Args:
        meaning: The weights of the stems with a meaning.
        whole: The weights of all its stems.
    """
    own, total = (sum(weight * weight for weight in weights.values()) for weights in (meaning, whole))
    return sqrt(own / total) if total else 0.0


def _collect_documents(
    counts: TermCounts, owners: Sequence[int], others: Sequence[Sequence[str]], pack: LanguagePack
) -> tuple[dict[str, int], list[list[int]]]:
    """Return the stems of all documents, and the stems of each document with repetitions."""
    stems = dict(counts.stems)
    documents = [[stems.setdefault(pack.stem(word), len(stems)) for word in words] for words in others]
    for phrasing, owner in zip(counts.phrasings, owners, strict=True):
        documents[owner] += phrasing[1:-1]
    return stems, documents


def _find_words(texts: Iterable[Iterable[str]], stems: Mapping[str, int], pack: LanguagePack) -> list[str]:
    """Return the first word of each stem; an empty text for a boundary."""
    words = [""] * len(stems)
    for word in dict.fromkeys(word for text in texts for word in text):
        number = stems[pack.stem(word)]
        words[number] = words[number] or word
    return words


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
