"""What an encoder knows of a base: the vectors of its phrasings, and what was learned from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from faqbot.matching.columns import Floats, Integers
from faqbot.matching.semantic.encoder.arrays import Array

RIDGE_PENALTY = 0.3
"""Penalty of the ridge regression, in the unit of a squared length. Vectors have length 1."""

MAX_NEAREST, MAX_BEST = 4, 2
"""Number of phrasings that are compared with a question because their vectors are nearest, and of items that are
because of the ridge regression. On the question sets of benchmarks/README.md, 8 of each find no more right items, and
none of them find 0.002 fewer."""

MAX_ALONE = 8
"""Number of phrasings, and of items, if there is nothing else to compare: for questions in another language."""

MAX_COMPARED = 2_000
"""Number of phrasings that the mean cosine is measured on, evenly spread over a large base."""


class Nearness(NamedTuple):
    """What an encoder finds for a question.

    Attributes:
        cosines: The cosine of each phrasing with the question, scaled: 0 for one that is as far away as those of
            different items are from each other, 1 for the same.
        ridge: For each item, about 1 if the question is one of its own, and about 0 if not.
        phrasings: The phrasings to compare with the question.
    """

    cosines: Array
    ridge: Array
    phrasings: list[int]


@dataclass(frozen=True, slots=True)
class PhrasingVectors:
    """The vectors of the phrasings of a base.

    Attributes:
        vectors: The vector of each phrasing: float32, one a row.
        weights: The weights of the ridge regression: float32, one row an item.
        constants: The constant of each item.
        mean_cosine: The mean cosine of phrasings of different items.
        first_phrasings: The first phrasing of each item, and then their number.
    """

    vectors: Array
    weights: Array
    constants: Array
    mean_cosine: float
    first_phrasings: Sequence[int]

    def compare(self, vector: Array, *, alone: bool = False) -> Nearness:
        """Compare a question with all phrasings and items.

        Args:
            vector: The vector of the question.
            alone: Whether nothing but the vectors is compared.
        """
        nearest, best = (MAX_ALONE, MAX_ALONE) if alone else (MAX_NEAREST, MAX_BEST)
        cosines = (self.vectors @ vector - self.mean_cosine) / (1 - self.mean_cosine)
        ridge = self.weights @ vector + self.constants
        found = dict.fromkeys(_find_greatest(cosines, nearest))
        for item in _find_greatest(ridge, best):
            first, end = self.first_phrasings[item], self.first_phrasings[item + 1]
            if first < end:
                found[first + int(cosines[first:end].argmax())] = None
        return Nearness(cosines, ridge, list(found))


def learn(vectors: Array, owners: Sequence[int], first_phrasings: Sequence[int]) -> PhrasingVectors:
    """Learn from the vectors of a base.

    The ridge regression is solved in closed form: with X the vectors and Y the items of the phrasings, both minus their
    means, the weights are (X'X + penalty I)^-1 X'Y.

    Args:
        vectors: The vector of each phrasing, in the order of items.
        owners: The item of each phrasing.
        first_phrasings: The first phrasing of each item, and then their number.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    count, dimensions = vectors.shape
    exact = vectors.astype(np.float64)
    sizes = np.diff(np.asarray(first_phrasings, dtype=np.int64))
    totals = _sum_rows(exact, owners, len(sizes))
    mean, shares = exact.sum(axis=0) / max(1, count), sizes / max(1, count)
    centered = exact - mean
    covariance = centered.T @ centered + RIDGE_PENALTY * np.eye(dimensions)
    weights = np.linalg.solve(covariance, (totals - sizes[:, None] * mean).T).T
    return PhrasingVectors(
        vectors=vectors,
        weights=weights.astype(np.float32),
        constants=(shares - weights @ mean).astype(np.float32),
        mean_cosine=_measure_mean_cosine(exact, np.asarray(owners)),
        first_phrasings=first_phrasings,
    )


def restore(
    columns: Sequence[Integers | Floats], mean_cosine: float, first_phrasings: Sequence[int]
) -> PhrasingVectors:
    """Restore what was learned from its columns, without copying them.

    Args:
        columns: The vectors, the weights and the constants, as bytes or with their types.
        mean_cosine: The mean cosine of phrasings of different items.
        first_phrasings: The first phrasing of each item, and then their number.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    vectors, weights, constants = (np.frombuffer(column, dtype=np.float32) for column in columns)
    return PhrasingVectors(
        vectors=vectors.reshape(first_phrasings[-1], -1) if vectors.size else vectors.reshape(0, 0),
        weights=weights.reshape(len(constants), -1),
        constants=constants,
        mean_cosine=mean_cosine,
        first_phrasings=first_phrasings,
    )


def _sum_rows(rows: Array, owners: Sequence[int], items: int) -> Array:
    """Return the sum of the rows of each item."""
    import numpy as np  # noqa: PLC0415 - an extra

    totals = np.zeros((items, rows.shape[1]))
    np.add.at(totals, np.asarray(owners, dtype=np.int64), rows)
    return totals


def _measure_mean_cosine(rows: Array, owners: Array) -> float:
    """Return the mean cosine of phrasings of different items; 0 for a single item, and never above 0.9."""
    step = -(-len(rows) // MAX_COMPARED) or 1
    some, whose = rows[::step], owners[::step]
    total = some.sum(axis=0)
    same = sum(
        float(part.sum(axis=0) @ part.sum(axis=0)) for part in (some[whose == item] for item in set(whose.tolist()))
    )
    pairs = len(some) ** 2 - sum(int((whose == item).sum()) ** 2 for item in set(whose.tolist()))
    return min(0.9, max(0.0, (float(total @ total) - same) / pairs)) if pairs else 0.0


def _find_greatest(values: Array, limit: int) -> list[int]:
    """Return the places of the greatest values, the greatest first; of equal ones, the first."""
    import numpy as np  # noqa: PLC0415 - an extra

    if len(values) > limit:
        least = np.partition(values, -limit)[-limit]
        places = np.flatnonzero(values >= least)
    else:
        places = np.arange(len(values))
    return sorted(places.tolist(), key=lambda place: -float(values[place]))[:limit]
