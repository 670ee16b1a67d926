"""English words of similar meaning.

The list is built by ``benchmarks/build_thesaurus.py``, which names its source. It relates stems, and holds no opposites
and no members of closed classes such as numbers. A related stem is weaker evidence than the stem itself.
"""

from functools import lru_cache
from mmap import ACCESS_READ, mmap

from faqbot.data import data_path
from faqbot.language.pack import RelatedStem
from faqbot.language.sorted_table import Table

MIN_COSINE = 0.1
"""The cosine that counts as no similarity.

It was chosen by top-1 accuracy and Matthews correlation coefficient on samples of the public question sets of
``benchmarks/README.md``, where values from 0 to 0.3 differ by less than 0.003."""

with open(data_path("english", "thesaurus.txt"), "rb") as _file:
    _LIST = Table(mmap(_file.fileno(), 0, access=ACCESS_READ))

_SIMILARITIES = {chr(ord("a") + step): round((step / 20 - MIN_COSINE) / (1 - MIN_COSINE), 4) for step in range(21)}
"""Similarity by the letter after a related stem: ``a`` is a cosine of 0, each further letter a twentieth more."""


@lru_cache(maxsize=4096)
def related_stems(stem: str) -> tuple[RelatedStem, ...]:
    """Return the stems of similar meaning, most similar first.

    A stem that is not in the list has none.

    >>> [related.stem for related in related_stems("physician")][:1]
    ['doctor']
    >>> related_stems("tysabri")
    ()
    """
    listed = _LIST.get(stem)
    return tuple([RelatedStem(each[:-1], _SIMILARITIES[each[-1]]) for each in listed.split(" ")]) if listed else ()
