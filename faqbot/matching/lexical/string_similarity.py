"""Compare texts as strings, so that parts of words count."""

from rapidfuzz import fuzz


def string_similarity(one: str, other: str) -> float:
    """Return the similarity of two texts as strings, 0 to 1.

    It is the mean of two similarities. The first compares the sorted words of both texts. The second compares them
    without their common words, so that a short text may be a part of a long one.

    Args:
        one: One or more words, separated by blanks.
        other: The other text, of the same form.

    >>> string_similarity("wear facemask", "mask wear") > string_similarity("wear gloves", "mask wear") > 0
    True
    >>> string_similarity("bread keep", "keep bread")
    1.0
    """
    return (fuzz.token_sort_ratio(one, other) + fuzz.token_set_ratio(one, other)) / 200
