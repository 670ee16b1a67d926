"""Small thesauri: words with which people ask for the same thing, in groups.

``faqbot/data/thesauri`` has a file for each language with one: a group on each line, its words separated by blanks.
"""

from collections.abc import Callable, Iterable, Mapping

from faqbot.data import data_path
from faqbot.language.pack import RelatedStem

SIMILARITY = 0.7
"""Similarity of the words of one group."""


def relate_stems(language: str, split: Callable[[str], Iterable[str]]) -> Mapping[str, tuple[RelatedStem, ...]]:
    """Return the related stems of each stem of the thesaurus of a language; none if it has no thesaurus.

    Args:
        language: A primary subtag.
        split: Returns the stems of a word: several where a word of the thesaurus is read as several words.
    """
    try:
        with open(data_path("thesauri", f"{language}.txt"), encoding="utf-8") as file:
            groups = [[tuple(split(word)) for word in line.split()] for line in file]
    except FileNotFoundError:
        return {}
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
