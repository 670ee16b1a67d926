"""How alike two texts are by their letters, so that words of which only a part is the same meet, too."""

from rapidfuzz import fuzz


def alike_by_letters(one: str, other: str) -> float:
    """The mean of two likenesses, 0 to 1, whatever the order of words.

    The first compares all words with all words, the second what is left of both when the words that they share are
    taken away, so that a short text may be a part of a long one.

    Args:
        one: Words with a blank between them, one at least.
        other: The same.

    >>> alike_by_letters("wear facemask", "mask wear") > alike_by_letters("wear gloves", "mask wear") > 0
    True
    >>> alike_by_letters("bread keep", "keep bread")
    1.0
    """
    return (fuzz.token_sort_ratio(one, other) + fuzz.token_set_ratio(one, other)) / 200
