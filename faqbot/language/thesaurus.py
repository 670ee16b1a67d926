"""Small thesauri: words with which people ask for the same thing, in groups.

``faqbot/data/thesauri`` has a file for each language with one: a group on each line, its words separated by blanks.
"""

from collections.abc import Callable, Iterable, Mapping

from faqbot.language.named_texts import read_lines
from faqbot.language.pack import RelatedStem

SIMILARITY = 0.7
"""Similarity of the words of one group.

On ``benchmarks/languages/bases-1.jsonl``, 0.6 and 0.8 gave a few more right answers than 0.4."""


def relate_stems(language: str, split: Callable[[str], Iterable[str]]) -> Mapping[str, tuple[RelatedStem, ...]]:
    """Return the related stems of each stem of the thesaurus of a language; none if it has no thesaurus.

    Args:
        language: A primary subtag.
        split: Returns the stems of a word: several where a word of the thesaurus is read as several words.
    """
    groups = [[tuple(split(word)) for word in line.split()] for line in read_lines("thesauri", language)]
    related: dict[str, dict[str, float]] = {}
    for group in groups:
        for word in group:
            for stem in word:
                others = related.setdefault(stem, {})
                for other in group:
                    for part in other:
                        if other != word and part != stem:
                            others[part] = max(others.get(part, 0.0), SIMILARITY / len(other))
    return {
        stem: tuple(
            sorted((RelatedStem(other, share) for other, share in others.items()), key=lambda each: -each.similarity)
        )
        for stem, others in related.items()
    }


def list_words(language: str) -> list[str]:
    """Return the words of the thesaurus of a language; none if it has no thesaurus."""
    return [word for line in read_lines("thesauri", language) for word in line.split()]


def number_groups(language: str, split: Callable[[str], Iterable[str]]) -> Mapping[str, tuple[int, ...]]:
    """Return the numbers of the groups of each stem of the thesaurus of a language.

    A word of the thesaurus that is read as several words counts in none.

    Args:
        language: A primary subtag.
        split: As for ``relate_stems``.

    >>> groups = number_groups("de", lambda word: [word.lower()])
    >>> set(groups["welpe"]) < set(groups["hund"]), "e" in groups
    (True, False)
    """
    groups: dict[str, list[int]] = {}
    for number, line in enumerate(read_lines("thesauri", language)):
        for word in line.split():
            stems = tuple(split(word))
            if len(stems) == 1 and number not in groups.setdefault(stems[0], []):
                groups[stems[0]].append(number)
    return {stem: tuple(numbers) for stem, numbers in groups.items()}
