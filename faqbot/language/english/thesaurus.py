"""Words that mean nearly the same in English at large, so that a question finds a phrasing in other words.

The list is built by ``benchmarks/build_thesaurus.py``, which names its source. It relates stems; opposites, numbers and
the like are not in it. What it says is evidence like any other, and weaker than the word itself.
"""

from functools import lru_cache
from mmap import ACCESS_READ, mmap

from faqbot.data import data_path
from faqbot.language.pack import RelatedStem
from faqbot.language.sorted_table import Table

FARTHEST = 0.1
"""The cosine that counts nothing; chosen by top-1 and MCC on samples of public question sets, where 0 to 0.3 differ by
less than 0.003."""

with open(data_path("english", "thesaurus.txt"), "rb") as _file:
    _LIST = Table(mmap(_file.fileno(), 0, access=ACCESS_READ))


_NEARNESS = {chr(ord("a") + step): round((step / 20 - FARTHEST) / (1 - FARTHEST), 4) for step in range(21)}
"""What the letter behind a relative says: a is a cosine of 0, each further one a twentieth more."""


@lru_cache(maxsize=4096)
def related_stems(stem: str) -> tuple[RelatedStem, ...]:
    """The stems that mean nearly the same, the nearest first; none for a stem that the list does not have.

    >>> [relative.stem for relative in related_stems("physician")][:1]
    ['doctor']
    >>> related_stems("tysabri")
    ()
    """
    listed = _LIST.get(stem)
    return tuple([RelatedStem(found[:-1], _NEARNESS[found[-1]]) for found in listed.split(" ")]) if listed else ()
