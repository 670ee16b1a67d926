"""How common the commonest words of many languages are.

The table is built by ``benchmarks/build_common_words.py``, which names its sources.
"""

from collections.abc import Mapping
from functools import cache
from math import log2

from faqbot.data import data_path
from faqbot.language.pack import UNLISTED
from faqbot.language.sorted_table import Table

SEPARATOR = "|"
"""What stands between the words in the order of their frequency and the function words."""

FUNCTION_BAND = 6
"""Greatest band of a function word: that of rank 8. Of 6, 8, 10 and 14, it gave the most right and the fewest wrong
answers on ``benchmarks/languages/bases-1.jsonl``."""


@cache
def common_bands(language: str) -> Mapping[str, int]:
    """Return the frequency bands of the commonest words of a language, some hundred; none for an unknown language.

    The band is twice the binary logarithm of the word's frequency rank, rounded down; that of a function word is at
    most ``FUNCTION_BAND``. Words of scripts without blanks are the parts that ``split_words`` makes of them.

    Args:
        language: A primary subtag.

    >>> bands = common_bands("de")
    >>> bands["der"], bands["wieso"], bands["stadt"], bands.get("haus")
    (0, 6, 12, None)
    """
    words = _read_table().get(language)
    if words is None:
        return {}
    ordered, _, function_words = words.partition(SEPARATOR)
    bands = {word: int(2 * log2(rank)) for rank, word in enumerate(ordered.split(), 1)}
    return bands | {word: min(bands.get(word, UNLISTED), FUNCTION_BAND) for word in function_words.split()}


@cache
def list_languages() -> frozenset[str]:
    """Return the primary subtags of the languages whose commonest words are known, English among them."""
    return frozenset(language for language, _ in _read_table().items()) | {"en"}


def _read_table() -> Table:
    with open(data_path("common_words.txt"), "rb") as file:
        return Table(file.read())
