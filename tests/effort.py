"""How many examples a property is tried on."""

from hypothesis import settings

_USUAL = 100
"""The number of examples that hypothesis tries by default."""


def examples(count: int) -> int:
    """Scale a number of examples by the hypothesis profile.

    ``python -m pytest --hypothesis-profile long`` tries fifty times as many as the usual run.
    """
    return count * settings().max_examples // _USUAL
