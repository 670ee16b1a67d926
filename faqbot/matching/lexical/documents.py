"""The documents of a base: for each item the words of its phrasings, its answer and its topic.

A document says more about what an item is about than its phrasings do, above all if there is only one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from math import log
from operator import itemgetter
from typing import NamedTuple

from faqbot.matching.columns import Floats, Integers, SparseRow, SparseRows, concatenate

SATURATION, LENGTH_SHARE = 1.2, 0.25
"""The constants of BM25 (Robertson and Zaragoza 2009, "The probabilistic relevance framework: BM25 and beyond").

They say how fast the frequency of a stem saturates, and how much the length of a document counts. The first is the
usual one. The second usually is 0.75; documents with many phrasings are long, and on three question sets top-1 is 0.01
higher at 0.25."""

MAX_SCANNED_MENTIONS = 200
"""Mentions that are scanned for a question, from the rarest stem on. More common stems tell few documents apart."""


MAX_CACHED_STEMS = 1_024
"""Greatest number of stems whose mentions are cached, at up to 7 KB each."""


class _Mentions(NamedTuple):
    """The items whose documents have a stem, or none of them if they are too many to be scanned."""

    total: int
    items: list[int]
    idf: float


class Documents:
    """The documents of the items of a base.

    Args:
        integers: ``document_ends``, ``document_stems``: the stems of each document. ``mention_ends``,
            ``mention_items``: the items whose documents have a stem.
        floats: ``document_gains``: the BM25 weight of each stem of each document. ``document_idfs`` and
            ``document_contents``: the idf of each stem, and its topical content.
        item_count: The number of items.

    Attributes:
        rows: For each item the BM25 weights of the stems of its document.
        idfs, contents: The columns of these names.
        max_idf: The idf of a stem that no document has.
    """

    __slots__ = ("_mention_ends", "_mention_items", "_read_mentions", "contents", "idfs", "max_idf", "rows")

    def __init__(self, integers: Mapping[str, Integers], floats: Mapping[str, Floats], item_count: int) -> None:
        self.rows = SparseRows(integers["document_ends"], integers["document_stems"], floats["document_gains"])
        self.idfs, self.contents = floats["document_idfs"], floats["document_contents"]
        self.max_idf = compute_idf(item_count, 0)
        self._mention_ends, self._mention_items = integers["mention_ends"], integers["mention_items"]
        self._read_mentions = lru_cache(MAX_CACHED_STEMS)(self._list_mentions)

    def rarity(self, stem: int) -> float:
        """Return how rare a stem is in the documents, 0 to 1."""
        return self.idfs[stem] / self.max_idf

    def measure_share(self, item: int, stems: Sequence[int], total: float) -> float:
        """Return how much of a question a document has, 0 to about 2.

        Args:
            item: The number of the item.
            stems: The stems of the question that any document has.
            total: The sum of the idfs of all stems of the question.

        Returns:
            The BM25 score / ``total``.
        """
        return sum(map(self.rows.get(item).get, stems, repeat(0.0))) / total if total else 0.0

    def count_mentions(self, stem: int) -> int:
        """Return the number of items whose documents have a stem."""
        return self._mention_ends[stem + 1] - self._mention_ends[stem]

    def find_best(self, stems: Iterable[int], limit: int) -> list[int]:
        """Return the items whose documents share the most with a question, the best first.

        Args:
            stems: The stems of the question.
            limit: How many items at most.
        """
        sums: SparseRow = {}
        left = MAX_SCANNED_MENTIONS
        for total, items, idf in sorted(map(self._read_mentions, stems), key=itemgetter(0)):
            left -= total
            if left < 0:
                break
            # An item has a stem only once, so that the sums can be read while they are replaced. All of this runs in C.
            sums.update(zip(items, map(idf.__add__, map(sums.get, items, repeat(0.0))), strict=True))
        # Sorting all items by a key would take several times as long.
        highest = sorted(sums.values(), reverse=True)[:limit]
        best = [(-gained, item) for item, gained in sums.items() if gained >= highest[-1]] if highest else []
        return [item for _, item in sorted(best)[:limit]]

    def _list_mentions(self, stem: int) -> _Mentions:
        start, end = self._mention_ends[stem], self._mention_ends[stem + 1]
        items = self._mention_items[start:end].tolist() if end - start <= MAX_SCANNED_MENTIONS else []
        return _Mentions(end - start, items, self.idfs[stem])


class DocumentColumns(NamedTuple):
    """The columns of ``Documents``."""

    integers: dict[str, Sequence[int]]
    floats: dict[str, Sequence[float]]


def compute_idf(items: int, count: int) -> float:
    """Return the idf of BM25, which is above 0 even for a stem of all documents.

    Args:
        items: The number of documents.
        count: How many of them have the stem.
    """
    return log(1 + (items - count + 0.5) / (count + 0.5))


def build_document_columns(documents: Sequence[Sequence[int]], stems: int) -> DocumentColumns:
    """Build the columns of ``Documents``.

    Args:
        documents: For each item the numbers of its stems, with repetitions.
        stems: The number of stems.
    """
    items_of: list[list[int]] = [[] for _ in range(stems)]
    counted = list(map(Counter, documents))
    for item, counts in enumerate(counted):
        for stem in counts:
            items_of[stem].append(item)
    idfs = [compute_idf(len(documents), len(items)) for items in items_of]
    mean_length = sum(map(len, documents)) / (len(documents) or 1) or 1.0
    gains = []
    for document, counts in zip(documents, counted, strict=True):
        norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * len(document) / mean_length)
        gains += [idfs[stem] * count * (SATURATION + 1) / (count + norm) for stem, count in counts.items()]
    document_ends, document_stems = concatenate(counted)
    mention_ends, mention_items = concatenate(items_of)
    return DocumentColumns(
        {
            "document_ends": document_ends,
            "document_stems": document_stems,
            "mention_ends": mention_ends,
            "mention_items": mention_items,
        },
        {"document_gains": gains, "document_idfs": idfs},
    )
