"""How common a word is in English at large.

The list is built by ``benchmarks/build_word_list.py``, which names its source.
"""

from collections.abc import Iterator
from functools import lru_cache

from faqbot.data import data_path
from faqbot.language.pack import UNLISTED
from faqbot.language.sorted_table import Table

with open(data_path("english", "words.txt"), "rb") as _file:
    _LIST = Table(_file.read())


@lru_cache(maxsize=4096)
def rank_band(word: str) -> int:
    """Return the frequency band of a word.

    The band is twice the binary logarithm of the word's rank among English words, rounded down.

    Args:
        word: The word, in lower case and without accents.

    Returns:
        0 (``the``) to 31; ``UNLISTED`` for a word that is not in the list.

    >>> rank_band("the") < rank_band("lately") < rank_band("gluten") < rank_band("tysabri") == UNLISTED
    True
    """
    listed = _LIST.get(word)
    return UNLISTED if listed is None else int(listed)


def listed_words(prefix: str) -> Iterator[tuple[str, int]]:
    """Yield the words of the list that begin with a prefix, with their frequency bands."""
    return ((word, int(band)) for word, band in _LIST.items(prefix))
