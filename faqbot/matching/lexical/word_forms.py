"""Relate the stems of a base by their letters: inflections that no stemmer joins, and compounds with their parts.

Only languages without vectors of meaning need it, and only those that put blanks between their words.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from faqbot.language.pack import RelatedStem
from faqbot.language.segmentation import is_alphabetic, is_pair

MIN_LETTERS = 4
"""Letters of the shortest stem that is related to others, and of the shortest common beginning of two stems."""

MIN_COMMON_SHARE = 0.5
"""Least share of the longer of two stems that their common beginning is.

On ``benchmarks/languages/bases-1.jsonl``, 0.45 to 0.7 are as good."""

MIN_MODIFIER, MIN_ENDING = 4, 3
"""Letters of the shortest modifier of a compound, as *year* in German *Jahresbeitrag*, and of the shortest ending.

Modifiers are longer than the prefixes that make opposites, such as German *un-*, *ab-* and *ver-*."""

INFLECTION_SIMILARITY, COMPOUND_SIMILARITY = 0.7, 0.6
"""Similarity of two stems with the same beginning, and of a compound and its head.

On ``benchmarks/languages/bases-1.jsonl``, 0.2 less or more is as good. Without them, 2 of 100 rewordings fewer are
answered rightly."""


class WordForms:
    """Finds stems of a base by the letters that they have in common with another stem; threads may share it.

    Args:
        stems: The stems of the base.

    >>> forms = WordForms(["beitrag", "gebuhr", "verlang", "haus"])
    >>> [(stem, similarity) for stem, similarity in forms.find("jahresbeitrag")]
    [('beitrag', 0.6)]
    >>> [stem for stem, _ in forms.find("verlangerung")], forms.find("hau")
    (['verlang'], [])
    """

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = stems

    @cached_property
    def _forwards(self) -> list[str]:
        return sorted(filter(_is_comparable, self._stems))

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(stem[::-1] for stem in self._forwards)

    def find(self, stem: str) -> list[RelatedStem]:
        """Return the stems that are like another one, the most similar first and then in order."""
        if not _is_comparable(stem):
            return []
        found = dict.fromkeys(self._find_compounds(stem), COMPOUND_SIMILARITY)
        found |= dict.fromkeys(self._find_inflections(stem), INFLECTION_SIMILARITY)
        found.pop(stem, None)
        return [RelatedStem(*each) for each in sorted(found.items(), key=lambda each: (-each[1], each[0]))]

    def _find_inflections(self, stem: str) -> Iterator[str]:
        """Yield the stems with the same beginning, or the beginning of which is another stem."""
        for other in _list_beginning(self._forwards, stem[:MIN_LETTERS]):
            common = _count_common(stem, other)
            is_whole = common == min(len(stem), len(other)) and abs(len(stem) - len(other)) >= MIN_ENDING
            if is_whole or common >= MIN_COMMON_SHARE * max(len(stem), len(other)):
                yield other

    def _find_compounds(self, stem: str) -> Iterator[str]:
        """Yield the stems that end with a stem, and those with which it ends."""
        turned = stem[::-1]
        for other in _list_beginning(self._backwards, turned[:MIN_LETTERS]):
            shorter, longer = sorted((turned, other), key=len)
            if len(longer) - len(shorter) >= MIN_MODIFIER and longer.startswith(shorter):
                yield other[::-1]


def _is_comparable(stem: str) -> bool:
    return len(stem) >= MIN_LETTERS and is_alphabetic(stem) and not is_pair(stem)


def _list_beginning(ordered: list[str], beginning: str) -> Iterator[str]:
    """Yield the texts of an ordered list that begin with a text."""
    for place in range(bisect_left(ordered, beginning), len(ordered)):
        if not ordered[place].startswith(beginning):
            return
        yield ordered[place]


def _count_common(one: str, other: str) -> int:
    """Return how many letters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))
