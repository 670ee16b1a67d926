"""Markers such as ``[1]`` in an answer, each for the passage that supports what is before it."""

import re

_MARKER = re.compile(r" ?\[([1-9][0-9]?)\]")


def find_markers(answer: str) -> list[int]:
    """Return the numbers of the markers of an answer, in order.

    >>> find_markers("A loaf keeps for three days [1], or in a cloth for four [2][1].")
    [1, 2, 1]
    """
    return [int(number) for number in _MARKER.findall(answer)] if "[" in answer else []


def remove_markers(answer: str, citations: int) -> str:
    """Return an answer without its markers, as it is compared with questions and passages.

    Args:
        answer: The answer as written.
        citations: The number of passages that it cites; a higher number in brackets is no marker.

    >>> remove_markers("A loaf keeps for three days [1], or as in [7].", 1)
    'A loaf keeps for three days, or as in [7].'
    """
    if "[" not in answer:
        return answer
    return _MARKER.sub(lambda found: "" if int(found[1]) <= citations else found[0], answer)
