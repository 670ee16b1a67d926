"""Whether what is found in a clause stands near a sign, or in one list with it."""

from faqbot.alerts.phrases import PAUSE, Clause, Span

BEFORE, AFTER = 16, 12
"""Greatest distances, in words, of what may determine the status of a sign: before the sign, and after it."""

MAX_LIST_GAP = 5
"""Words after an item of a list in which the conjunction before the last item is looked for."""


def is_listed(clause: Clause, end: int, conjunctions: frozenset[str]) -> bool:
    """Whether what ends at a position of a clause is an item of a list, but not the last one.

    >>> is_listed(("no", "rash", ",", "swelling", "or", "fever"), 2, frozenset(("or",)))
    True
    """
    after = clause[end : end + MAX_LIST_GAP]
    return bool(after) and (after[0] in conjunctions or (after[0] == PAUSE and not conjunctions.isdisjoint(after)))


def is_near(phrase: Span, sign: Span) -> bool:
    """Whether a phrase is near a sign, but not inside it."""
    (first, last), (begin, end) = phrase, sign
    return begin - BEFORE <= first and last <= end + AFTER and not (begin <= first and last <= end)
