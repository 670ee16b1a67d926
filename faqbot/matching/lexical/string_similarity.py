"""Compare texts by their letters, so that words that match only in part still count."""

from rapidfuzz import fuzz


def string_similarity(one: str, other: str) -> float:
    """Return the mean of two string similarities, 0 to 1, whatever the order of words.

    The first compares all words of both texts. The second compares what is left of them without their common words, so
    that a short text may be a part of a long one.

    Args:
        one: One or more words, separated by blanks.
        other: The other text, of the same form.

    >>> string_similarity("wear facemask", "mask wear") > string_similarity("wear gloves", "mask wear") > 0
    True
    >>> string_similarity("bread keep", "keep bread")
    1.0
    """
    return (fuzz.token_sort_ratio(one, other) + fuzz.token_set_ratio(one, other)) / 200
