"""Select the phrasings that are compared with a question."""

from functools import reduce
from operator import or_

from faqbot.matching.index import Index
from faqbot.matching.lexical.bitsets import BitSlicedCounts, make_bitset, take_first
from faqbot.matching.query import STEM_SHARE, Query, weigh_related

MAX_CANDIDATES = 16
"""Greatest number of phrasings that are compared with a question, because of their words.

On the question sets of benchmarks/README.md, of up to 1,500 phrasings, 16 to 40 differ by less than 0.01 in top-1."""

COUNT_LEVELS = 7
"""Count of a stem with the idf ``max_idf`` when candidates are selected; others count in proportion, at least 1."""

MAX_NEAR_CANDIDATES = 8
"""Greatest number of phrasings that are compared with a question because their codes are nearest to it."""

MAX_DOCUMENTS, MAX_DOCUMENT_PHRASINGS = 4, 2
"""Number of items that are compared with a question because of their documents, and of phrasings of each of them."""


def select_candidates(index: Index, query: Query) -> list[int]:
    """Return the phrasings that are compared with a question, in order.

    They are the equal ones, those that share the most words with it, those whose codes are nearest to it, and some of
    the items whose documents share the most words with it.
    """
    found = {*query.equal, *_select_by_words(index, query)}
    if query.vector:
        found.update(index.codes.find_nearest(query.vector, MAX_NEAR_CANDIDATES))
    for item in index.documents.find_best(query.document_stems, MAX_DOCUMENTS):
        first, end = index.first_phrasings[item : item + 2]
        found.update(range(first, min(end, first + MAX_DOCUMENT_PHRASINGS)))
    return sorted(found)


def _select_by_words(index: Index, query: Query) -> list[int]:
    """Return the phrasings that share the most words with a question."""
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
    return found
