"""Find out how similar a word of a question is to the words of an item."""

from collections.abc import Sequence
from math import cos, pi
from typing import NamedTuple

from faqbot.language.word_vectors import DIMENSIONS
from faqbot.matching.semantic.sign_codes import QueryVector
from faqbot.matching.subject_weights import CodedWords

MAX_COMPARED_CODES = 3
"""Number of words with the nearest sign codes whose cosines are computed."""

_COSINES = [max(0.0, cos(pi * distance / DIMENSIONS)) for distance in range(DIMENSIONS + 1)]
"""The expected cosine of two vectors by the number of values in which their signs differ (Charikar 2002)."""


class Near(NamedTuple):
    """A word of an item that is near to a word of a question, or empty for none; their similarity, 0 to 1."""

    word: str
    similarity: float


NOTHING_NEAR = Near("", 0.0)


def find_similarity(signs: Sequence[int], code: int) -> float:
    """Return the greatest similarity of a word with several words, from their sign codes alone.

    Args:
        signs: The sign codes of the other words.
        code: The sign code of the word; 0 for none, which is similar to nothing.

    Returns:
        0 to 1.
    """
    return _COSINES[min([(own ^ code).bit_count() for own in signs])] if code and signs else 0.0


def find_nearest(vector: QueryVector | None, coded: CodedWords) -> Near:
    """Return the word that is nearest to a vector.

    Args:
        vector: The vector of a word; None for a word that is near to nothing.
        coded: The words that are compared with it.
    """
    if vector is None or not coded.codes:
        return NOTHING_NEAR
    signs = vector.signs
    distances = [(signs ^ code).bit_count() for code in coded.codes]
    # Of equally near words, the first ones are compared.
    nearest = sorted(range(len(distances)), key=distances.__getitem__)[:MAX_COMPARED_CODES]
    cosine, place = max(zip(vector.cosines([coded.codes[place] for place in nearest]), nearest, strict=True))
    return Near(coded.words[place], max(0.0, min(1.0, cosine)))
