from collections.abc import Sequence
from math import pi, sqrt
from random import Random
from struct import pack, unpack

import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.word_vectors import DIMENSIONS, ZERO, Lanes
from faqbot.matching.semantic.sign_codes import LEVEL_BITS, MIDDLE, QueryVector, encode_signs

TOLERANCE = 0.2
"""Greatest difference of an estimated cosine and the exact one. It is about four standard deviations."""

MEAN_TOLERANCE = 0.045
"""Greatest mean of these differences."""


def make_lanes(values: Sequence[int]) -> Lanes:
    """Return the lanes of values, which are in the order of a code."""
    half = DIMENSIONS // 2
    return Lanes(
        *(
            int.from_bytes(pack("<128H", *(value + ZERO for value in part)), "little")
            for part in (values[:half], values[half:])
        )
    )


def list_values(lanes: Lanes) -> list[int]:
    """Return the values of lanes in the order of a code."""
    return [lane - ZERO for half in lanes for lane in unpack("<128H", half.to_bytes(DIMENSIONS, "little"))]


def code_of(signs: Sequence[bool]) -> int:
    return int("".join("01"[sign] for sign in signs), 2)


def compute_cosine(one: Sequence[float], other: Sequence[float]) -> float:
    product = sum(map(float.__mul__, map(float, one), map(float, other)))
    return product / sqrt(sum(value**2 for value in one) * sum(value**2 for value in other))


# Values of any magnitude that a lane can hold.
vectors = st.builds(
    lambda values, bits: [(value - 128) << bits for value in values],
    st.binary(min_size=DIMENSIONS, max_size=DIMENSIONS),
    st.integers(0, 8),
)


@given(vectors)
@settings(derandomize=True, deadline=None, max_examples=examples(50))
def test_a_code_has_a_one_for_each_value_that_is_not_negative(values: list[int]) -> None:
    code = code_of([value >= 0 for value in values])
    assert encode_signs(make_lanes(values)) == code
    assert QueryVector(make_lanes(values)).signs == code


def test_no_vector_has_the_code_0() -> None:
    assert encode_signs(None) == 0
    assert encode_signs(make_lanes([0] * DIMENSIONS)) == (1 << DIMENSIONS) - 1


@given(vectors)
@settings(derandomize=True, deadline=None, max_examples=examples(50))
def test_the_range_that_holds_all_values_is_divided_into_levels(values: list[int]) -> None:
    limit = 1 << LEVEL_BITS
    while not all(-limit <= value < limit for value in values):
        limit *= 2
    step = 2 * limit // (2 * MIDDLE)
    assert list(QueryVector(make_lanes(values)).levels) == [(value + limit) // step for value in values]


@pytest.mark.parametrize(
    ("value", "limit"),
    [(31, 32), (-32, 32), (32, 64), (-33, 64), (16383, 1 << 14), (16384, 1 << 15), (-32768, 1 << 15)],
)
def test_the_limit_of_the_levels_is_the_least_power_of_two_that_holds_the_greatest_value(
    value: int, limit: int
) -> None:
    for place in (0, 127, 128, 255):
        values = [0] * DIMENSIONS
        values[place] = value
        levels = QueryVector(make_lanes(values)).levels
        assert levels[place] == (value + limit) * MIDDLE // limit
        assert set(levels[:place] + levels[place + 1 :]) == {MIDDLE}


@pytest.mark.parametrize("deviation", [20, 60, 300, 3000])
def test_a_cosine_is_the_scaled_sum_of_levels_with_the_signs_of_the_code(deviation: int) -> None:
    chance = Random(deviation)
    codes = [chance.getrandbits(DIMENSIONS) for _ in range(50)]
    vector = QueryVector(make_lanes([round(chance.gauss(0, deviation)) for _ in range(DIMENSIONS)]))
    steps = [level - MIDDLE + 0.5 for level in vector.levels]
    expected = []
    for code in codes:
        signs = [1.0 if code >> DIMENSIONS - 1 - place & 1 else -1.0 for place in range(DIMENSIONS)]
        # The mean magnitude of a normally distributed value is sqrt(2 / pi) standard deviations.
        expected.append(sqrt(pi / 2) * compute_cosine(steps, signs))
    # The length of the vector is computed from rounded squares.
    assert vector.cosines(codes) == pytest.approx(expected, rel=0.02, abs=1e-9)


def test_a_code_of_0_has_the_cosine_0() -> None:
    vector = QueryVector(make_lanes([place - 100 for place in range(DIMENSIONS)]))
    assert vector.cosines([0, 0]) == [0.0, 0.0]
    assert vector.cosines([]) == []
    assert vector.cosines([0, vector.signs])[1] == vector.cosines([vector.signs])[0] > 0.8


def test_the_cosine_with_the_own_code_is_about_1_and_with_the_opposite_one_about_minus_1() -> None:
    chance = Random(1)
    for _ in range(50):
        vector = QueryVector(make_lanes([round(chance.gauss(0, 300)) for _ in range(DIMENSIONS)]))
        opposite = vector.signs ^ (1 << DIMENSIONS) - 1
        same, other = vector.cosines([vector.signs, opposite])
        assert same == pytest.approx(1, abs=0.1)
        assert other == pytest.approx(-same, abs=1e-9)


@pytest.mark.parametrize("cosine", [-0.6, 0.0, 0.3, 0.6, 0.9, 0.97])
def test_estimated_cosines_of_random_vectors_are_near_the_exact_ones(cosine: float) -> None:
    chance = Random(2)
    errors = []
    for _ in range(150):
        one = [chance.gauss(0, 300) for _ in range(DIMENSIONS)]
        other = [cosine * value + sqrt(1 - cosine**2) * chance.gauss(0, 300) for value in one]
        first, second = list(map(round, one)), list(map(round, other))
        found = QueryVector(make_lanes(first)).cosines([encode_signs(make_lanes(second))])[0]
        errors.append(found - compute_cosine(first, second))
    assert max(map(abs, errors)) <= TOLERANCE
    assert sum(map(abs, errors)) / len(errors) <= MEAN_TOLERANCE
    # The estimate is neither too high nor too low on average.
    assert sum(errors) / len(errors) == pytest.approx(0, abs=0.015)


def test_estimated_cosines_of_english_texts_are_near_the_exact_ones() -> None:
    assert ENGLISH.word_vectors
    listed = (
        "can freeze bread rolls how long does loaf keep fresh why dough rise which bag best doctor physician"
        " price cost refund return order delivery vehicle car buy purchase open close hour day week month"
    ).split()
    chance, errors = Random(3), []
    for _ in range(300):
        one, other = (chance.sample(listed, chance.randint(1, 6)) for _ in range(2))
        first, second = ENGLISH.word_vectors.sum(one), ENGLISH.word_vectors.sum(other)
        assert first
        assert second
        found = QueryVector(first).cosines([encode_signs(second)])[0]
        errors.append(found - compute_cosine(list_values(first), list_values(second)))
    assert max(map(abs, errors)) <= TOLERANCE
    assert sum(map(abs, errors)) / len(errors) <= MEAN_TOLERANCE


def test_the_strongest_values_come_first_and_equal_ones_in_order() -> None:
    values = [0] * DIMENSIONS
    values[3], values[7], values[9], values[200] = 200, -900, 500, 500
    assert QueryVector(make_lanes(values)).find_strongest(4) == [7, 9, 200, 3]
