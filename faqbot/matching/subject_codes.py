"""Compare the codes of a question, such as E-42, with those of an item."""

from collections.abc import Iterable
from functools import lru_cache

from faqbot.matching.codes import Code, parse_code
from faqbot.matching.index import Index
from faqbot.matching.query import Query
from faqbot.matching.subject_weights import SubjectWeights

MIN_CODE_SHARE = 0.5
"""Least share of the weight of each phrasing with a code that the code has, in an item that is about the code.

"What does error E-42 mean?" is about the code; "How much space does the S10 plan have?" is about space. On the bases of
benchmarks/near_misses, 0.4 answers one more code rightly, and one more near miss wrongly."""

MIN_OTHER_CONTENT = 0.5
"""Least topical content of a word that other items have, beside which a code does not name an item. Chosen."""

MAX_CACHED_ITEMS = 1_024
"""Greatest number of items whose codes are cached."""


class SubjectCodes:
    """Compares the codes of questions with those of the items of one index; threads may share it.

    Args:
        index: The index of the base.
        weights: The weights of its words and phrasings.
    """

    def __init__(self, index: Index, weights: SubjectWeights) -> None:
        self._index = index
        self._weights = weights
        self._codes_of = lru_cache(MAX_CACHED_ITEMS)(self._list_codes)

    def find_missed(self, words: Iterable[str], item: int) -> str:
        """Return the code in whose place an item has another one of the same kind, or an empty text.

        Args:
            words: The words of a question that have a digit.
            item: The number of the item.
        """
        own = self._codes_of(item)
        codes = {word: code for word in words if (code := parse_code(word))} if own else {}
        if not own.isdisjoint(codes.values()):
            return ""
        return next((word for word, code in codes.items() if any(map(code.is_like, own))), "")

    def is_named(self, query: Query, item: int) -> bool:
        """Whether a question has a code that no other item has, that this item is about, and is about nothing else.

        It is about something else if it has another code, if it asks for a kind of fact that the item does not give, or
        if it has a content word of a phrasing that the document of the item does not have: "I live in E07, do you
        deliver there?" is about delivery.

        Args:
            query: The query of the question.
            item: The number of the item.
        """
        codes = [stem.document_number for stem in query.stems if parse_code(stem.word)]
        if len(codes) != 1 or codes[0] is None or query.asked_types & ~self._index.answer_types[item]:
            return False
        row = self._index.documents.rows.get(item)
        others = (stem for stem in query.stems if stem.number is not None and stem.document_number not in row)
        names_other = any(self._weights.weigh_word(stem).content >= MIN_OTHER_CONTENT for stem in others)
        return not names_other and self._is_about(item, codes[0])

    def _is_about(self, item: int, stem: int) -> bool:
        if stem not in self._index.documents.rows.get(item) or self._index.documents.count_mentions(stem) > 1:
            return False
        first, end = self._index.first_phrasings[item : item + 2]
        phrasings = [
            weighed for weighed in map(self._weights.weigh_phrasing, range(first, end)) if stem in weighed.weights
        ]
        return bool(phrasings) and all(weighed.weights[stem] >= MIN_CODE_SHARE * weighed.total for weighed in phrasings)

    def _list_codes(self, item: int) -> frozenset[Code]:
        words = map(self._index.document_words.__getitem__, self._index.documents.rows.get(item))
        return frozenset(filter(None, map(parse_code, words)))
