"""The sign codes of a base: those of its phrasings, of its documents and of its stems."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from faqbot.language.word_vectors import DIMENSIONS, Lanes, WordVectors
from faqbot.matching.columns import Integers
from faqbot.matching.lexical.bitsets import BitSlicedCounts
from faqbot.matching.semantic.sign_codes import CODE_BYTES, MIDDLE, QueryVector, encode_signs

MAX_SEARCHED_PHRASINGS = 100_000
"""Phrasings of the largest base whose codes are searched. In a larger base, codes only help to rank the candidates that
share a word with the question: a search would take longer than everything else."""

SEARCHED_VALUES = 32
"""Values of a question that are searched for, those with the greatest magnitudes. On the question sets of
benchmarks/README.md, all 256 find no more right items."""

STRONG_VALUES = 8
"""Of these, the values that count twice, those with the greatest magnitudes."""

MAX_CACHED_STEMS = 8_192
"""Greatest number of stems whose codes are cached, at about 200 bytes each."""


class CodeIndex:
    """The sign codes of the phrasings, documents and stems of a base.

    Args:
        columns: ``phrasing_codes``, ``document_codes`` and ``stem_codes``: ``CODE_BYTES`` bytes for each; a code of
            zeros stands for no vector. ``code_planes``: for each value the bitset of the phrasings whose code has a one
            there; empty for a large base. All are empty if the language has no word vectors.
        size: The number of phrasings.

    Attributes:
        code_of_stem: Returns the code of a stem; 0 for none. The stems of most comparisons are few, and cached.
    """

    def __init__(self, columns: Mapping[str, Integers], size: int) -> None:
        self._phrasing_codes, self._stem_codes = columns["phrasing_codes"], columns["stem_codes"]
        self._document_codes = columns["document_codes"]
        self._planes = columns["code_planes"]
        self._planes_read: list[int] = []
        self._size, self._width = size, size // 8 + 1
        self._all = (1 << size) - 1
        self.code_of_stem = lru_cache(MAX_CACHED_STEMS)(self._code_of_stem)

    def code_of_phrasing(self, number: int) -> int:
        """Return the code of a phrasing; 0 for none."""
        return _read_code(self._phrasing_codes, number)

    def code_of_document(self, item: int) -> int:
        """Return the code of the document of an item; 0 for none."""
        return _read_code(self._document_codes, item)

    def _code_of_stem(self, number: int) -> int:
        return _read_code(self._stem_codes, number)

    def find_nearest(self, query: QueryVector, limit: int) -> list[int]:
        """Return the phrasings with the nearest codes, not sorted.

        Args:
            query: The vector of the question.
            limit: How many at most.
        """
        if not self._planes:
            return []
        if not self._planes_read:
            self._read_planes()
        places = query.find_strongest(SEARCHED_VALUES)
        counts = BitSlicedCounts()
        counts.add_all(self._find_agreeing(query, places[STRONG_VALUES:]))
        counts.add_all(self._find_agreeing(query, places[:STRONG_VALUES]), 1)
        return counts.select_highest(limit, self._size, ())

    def _find_agreeing(self, query: QueryVector, places: Iterable[int]) -> list[int]:
        """Return for each place the bitset of the phrasings that have the sign of the question there."""
        planes, levels, whole = self._planes_read, query.levels, self._all
        return [planes[place] if levels[place] >= MIDDLE else whole ^ planes[place] for place in places]

    def _read_planes(self) -> None:
        """Make a number of each bitset. Together they take a memory of 32 bytes a phrasing."""
        ends = range(self._width, len(self._planes) + 1, self._width)
        self._planes_read = [int.from_bytes(self._planes[end - self._width : end], "little") for end in ends]


def _read_code(column: Integers, number: int) -> int:
    return int.from_bytes(column[number * CODE_BYTES : (number + 1) * CODE_BYTES], "little")


def build_code_columns(
    vectors: WordVectors | None,
    texts: Sequence[Sequence[str]],
    documents: Iterable[Mapping[str, float]],
    stem_words: Sequence[str],
) -> dict[str, bytes]:
    """Build the columns of a ``CodeIndex``.

    Args:
        vectors: The word vectors of the language.
        texts: The words of each phrasing.
        documents: The weights of the words of each document.
        stem_words: A word of each stem, or an empty text.
    """
    if vectors is None:
        return {"phrasing_codes": b"", "document_codes": b"", "stem_codes": b"", "code_planes": b""}
    phrasings = _encode(map(vectors.sum, texts))
    planes = _transpose(phrasings, len(texts)) if len(texts) <= MAX_SEARCHED_PHRASINGS else b""
    return {
        "phrasing_codes": phrasings,
        "document_codes": _encode(map(vectors.sum_weighted, documents)),
        "stem_codes": _encode(vectors.sum([word] if word else []) for word in stem_words),
        "code_planes": planes,
    }


def _encode(sums: Iterable[Lanes | None]) -> bytes:
    return b"".join([encode_signs(lanes).to_bytes(CODE_BYTES, "little") for lanes in sums])


def _transpose(codes: bytes, size: int) -> bytes:
    """Return the bitset of each value, in the order of the values.

    Args:
        codes: The codes of the phrasings.
        size: The number of phrasings.
    """
    width = size // 8 + 1
    digits = [bytes(48 + (byte >> bit & 1) for byte in range(256)) for bit in range(8)]
    planes = []
    for place in range(DIMENSIONS):
        # The first value is in the highest bit of a code, and a code is in little-endian order.
        of_byte = codes[CODE_BYTES - 1 - place // 8 :: CODE_BYTES]
        planes.append(int(of_byte.translate(digits[7 - place % 8]) or b"0", 2).to_bytes(width, "little"))
    return b"".join(planes)
