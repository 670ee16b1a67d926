"""An index is built: phrasings counted, learned from, and laid out in columns."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import sqrt

from faqbot.language.pack import LanguagePack
from faqbot.matching.lexical.columns import FLOAT_COLUMNS, FLOATS, INTEGER_COLUMNS, joined
from faqbot.matching.lexical.index import Index
from faqbot.matching.lexical.postings import posting_columns
from faqbot.matching.lexical.term_weights import Counted, count_terms, pairs_of
from faqbot.matching.lexical.training import LEARNED, Row, Vector, train

PIVOT = 0.8
"""How far a long phrasing makes up for its length, 0 not at all to 1 in full: the slope of pivoted length normalisation
(Singhal, Buckley and Mitra 1996). By top-1 and MCC on samples of six public question sets 0.5 to 0.7 are alike and 0.01
above 1."""

STEM_SHARE, PAIR_SHARE = 0.6, 0.4
"""The shares of the two kinds of terms where weights are learned, chosen in the same way."""

LEAST_WEIGHT = 0.01
"""A smaller weight, times the rarity of its term, is left out."""


def build_index(
    pack: LanguagePack, texts: Sequence[Sequence[str]], owners: Sequence[int], items: int, protected: Iterable[str] = ()
) -> Index:
    """Count and learn.

    Args:
        pack: The language of the base.
        texts: The words of every phrasing, those of one item together and in the order of items.
        owners: The item of every phrasing.
        items: How many items there are.
        protected: Words that mean the same as no other.
    """
    counted = count_terms(texts, owners, items, pack)
    lengths = [_lengths(counted, phrasing) for phrasing in counted.phrasings]
    vectors = [_vector(counted, *row) for row in zip(counted.phrasings, lengths, strict=True)]
    pulls, offsets = train(vectors, owners, items)
    keys = sorted(counted.pairs)
    integers: dict[str, Sequence[int]] = dict.fromkeys(INTEGER_COLUMNS, ())
    floats: dict[str, Sequence[float]] = dict.fromkeys(FLOAT_COLUMNS, ())
    integers |= {"owners": owners, "firsts": _firsts(owners, items), "pair_keys": keys}
    integers["ends"], integers["stems_in_order"] = joined(counted.phrasings)
    places = {key: place for place, key in enumerate(keys)}
    integers["pairs_in_order"] = [places[key] for phrasing in counted.phrasings for key in pairs_of(phrasing)]
    integers |= posting_columns(counted.phrasings, len(counted.stems))
    floats |= {"rarities": counted.rarities, "offsets": offsets}
    floats["pair_rarities"] = [counted.pairs[key] for key in keys]
    floats["by_stems"], floats["by_pairs"] = scales = _scales(lengths)
    if len(texts) <= LEARNED:
        learned = _learned(counted, scales, pulls)
        for name, rows in zip(("row", "pair_row"), learned, strict=True):
            listed = [rows.get(term, {}) for term in (range(len(counted.stems)) if name == "row" else keys)]
            integers[f"{name}_ends"], integers[f"{name}_items"] = joined(listed)
            floats[f"{name}_weights"] = [weight for row in listed for weight in row.values()]
    else:
        floats["pulls"] = [pull[owner] for pull, owner in zip(pulls, owners, strict=True)]
    return Index(
        pack,
        counted.stems,
        counted.unseen,
        {name: memoryview(array(code, integers[name])) for name, code in INTEGER_COLUMNS.items()},
        {name: memoryview(array(FLOATS, floats[name])) for name in FLOAT_COLUMNS},
        protected=protected,
    )


def _lengths(counted: Counted, phrasing: Sequence[int]) -> tuple[float, float]:
    """The lengths of the vectors of a phrasing's stems and pairs, whose squared coordinates are rarities; 1 without."""
    stems = sum([counted.rarities[number] for number in dict.fromkeys(phrasing)])
    pairs = sum([counted.pairs[key] for key in dict.fromkeys(pairs_of(phrasing))])
    return sqrt(stems or 1.0), sqrt(pairs or 1.0)


def _vector(counted: Counted, phrasing: Sequence[int], lengths: tuple[float, float]) -> Vector:
    """A phrasing as it is learned from: its distinct terms with their values, the rarest first."""
    stems, pairs = lengths
    weights = {number: (counted.rarities[number], STEM_SHARE, stems) for number in phrasing[1:-1]}
    weights |= {key: (counted.pairs[key], PAIR_SHARE, pairs) for key in pairs_of(phrasing)}
    ordered = sorted(weights.items(), key=lambda term: -term[1][0])
    return [(term, sqrt(share * weight) / length) for term, (weight, share, length) in ordered]


def _learned(
    counted: Counted, scales: tuple[Sequence[float], Sequence[float]], pulls: Sequence[Row]
) -> tuple[dict[int, Row], dict[int, Row]]:
    """What was learned of each stem and of each pair: the pulls of the phrasings that have it, scaled as they are."""
    stems: dict[int, Row] = {}
    pairs: dict[int, Row] = {}
    for phrasing, by_stem, by_pair, pull in zip(counted.phrasings, *scales, pulls, strict=True):
        for rows, terms, scale in ((stems, phrasing[1:-1], by_stem), (pairs, pairs_of(phrasing), by_pair)):
            for term in dict.fromkeys(terms):
                row = rows.setdefault(term, {})
                for item, weight in pull.items():
                    row[item] = row.get(item, 0.0) + weight * scale
    return (
        {term: _telling(row, counted.rarities[term]) for term, row in stems.items()},
        {term: _telling(row, counted.pairs[term]) for term, row in pairs.items()},
    )


def _telling(row: Row, rarity: float) -> Row:
    return {item: weight for item, weight in row.items() if abs(weight) * rarity >= LEAST_WEIGHT}


def _scales(lengths: Sequence[tuple[float, float]]) -> tuple[Sequence[float], Sequence[float]]:
    """What sums over stems and over pairs are multiplied by, for every phrasing."""
    return _pivoted([stems for stems, _ in lengths]), _pivoted([pairs for _, pairs in lengths])


def _pivoted(lengths: Sequence[float]) -> list[float]:
    """1 / length, softened by ``PIVOT`` towards the mean length."""
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    return [length**-PIVOT * mean ** (PIVOT - 1) for length in lengths]


def _firsts(owners: Sequence[int], items: int) -> list[int]:
    """The first phrasing of every item, and the number of phrasings."""
    counts = [0] * items
    for owner in owners:
        counts[owner] += 1
    return list(accumulate(counts, initial=0))
