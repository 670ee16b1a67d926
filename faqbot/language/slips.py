"""Slips in a language of which nobody has a list of all words."""

from collections.abc import Sequence
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

MIN_UNSURE_LENGTH = 6
"""Letters of the shortest word that is corrected in a language without a word list.

A word that the base lacks may well be another word there, and no slip. Only one letter may be missing, added, doubled
or transposed."""

MIN_UNSURE_SUBSTITUTION = 8
"""Letters of the shortest word of such a language in which a letter may be another one."""


def is_surely_slip(word: str, known: str, distance: int) -> bool:
    """Whether a word is a slip of a known one although nobody can tell that it is no other word.

    Args:
        word: The word as typed.
        known: A known word.
        distance: The number of edits between them; transposing two neighbours is one.
    """
    is_substitution = len(word) == len(known) and sorted(word) != sorted(known)
    return (
        distance == 1
        and word[0] == known[0]
        and len(word) >= (MIN_UNSURE_SUBSTITUTION if is_substitution else MIN_UNSURE_LENGTH)
    )


def find_slip(word: str, listed: Sequence[str]) -> str | None:
    """Return the listed word that an unlisted word is surely a slip of, or None.

    Only a letter that is doubled or not, or two letters that changed places, tell a slip: any other change may make
    another word, such as Dutch *verlopen* (expired) beside *verloren* (lost).

    Args:
        word: The word as typed, in letters that are compared.
        listed: Everyday words of the language.

    >>> find_slip("vergesen", ["vergessen", "verloren"]), find_slip("verlopen", ["verloren"])
    ('vergessen', None)
    """
    if len(word) < MIN_UNSURE_LENGTH:
        return None
    near = process.extract(word, listed, scorer=OSA.distance, score_cutoff=1, limit=None)
    found = {known for known, _, _ in near if sorted(word) == sorted(known) or _undouble(word) == _undouble(known)}
    return found.pop() if len(found) == 1 else None


def _undouble(word: str) -> str:
    """Return a word with every repeated letter once."""
    return "".join(letter for letter, _ in groupby(word))
