from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.lexical.bitsets import BitSlicedCounts, list_numbers, make_bitset

SIZE = 200
sets = st.sets(st.integers(0, SIZE - 1))


def count(*added: tuple[set[int], int]) -> BitSlicedCounts:
    counts = BitSlicedCounts()
    for numbers, amount in added:
        counts.add(make_bitset(numbers, SIZE), amount)
    return counts


@given(sets)
@settings(derandomize=True)
def test_a_bitset_contains_the_numbers_it_was_made_of(numbers: set[int]) -> None:
    assert list_numbers(make_bitset(numbers, SIZE), SIZE) == sorted(numbers)
    assert make_bitset(numbers, SIZE) == sum(1 << SIZE - 1 - number for number in numbers)


@pytest.mark.parametrize("number", [0, 7, 8, 63, 64, 65, 127, 128, 1_000_000])
def test_a_bitset_contains_numbers_at_the_boundaries_of_machine_words(number: int) -> None:
    assert list_numbers(make_bitset([number], number + 1), number + 1) == [number]
    assert list_numbers(make_bitset([0, number], number + 1), number + 1) == sorted({0, number})


def test_an_empty_bitset_is_0() -> None:
    assert make_bitset([], 0) == make_bitset([], SIZE) == 0
    assert list_numbers(0, SIZE) == []


@pytest.mark.parametrize(("limit", "found"), [(0, []), (1, [2]), (2, [2, 9]), (3, [2, 9, 70]), (4, [2, 9, 70])])
def test_the_limit_bounds_the_listed_numbers(limit: int, found: list[int]) -> None:
    assert list_numbers(make_bitset([9, 2, 70], SIZE), SIZE, limit) == found


def select_by_sorting(counts: Mapping[int, int], limit: int, tiers: Sequence[set[int]]) -> set[int]:
    """Return the numbers with the highest counts, by a plain sort."""
    found: set[int] = set()
    for count in sorted(set(counts.values()), reverse=True):
        tied = {number for number, other in counts.items() if other == count}
        room = limit - len(found)
        earliest = {
            number: next((at for at, tier in enumerate(tiers) if number in tier), len(tiers)) for number in tied
        }
        found.update(sorted(tied, key=lambda number: (earliest[number], number))[:room])
    return found


@given(
    st.lists(st.tuples(sets, st.integers(1, 20)), max_size=8),
    st.integers(0, SIZE),
    st.lists(st.integers(0, SIZE), max_size=4),
)
@settings(derandomize=True, deadline=None, max_examples=examples(150))
def test_the_highest_counts_are_selected_and_ties_are_broken_by_tier(
    added: list[tuple[set[int], int]], limit: int, ends: list[int]
) -> None:
    expected: Counter[int] = Counter()
    for numbers, amount in added:
        expected.update(dict.fromkeys(numbers, amount))
    tiers = [set(range(0, SIZE, 3)) | set(range(end)) for end in sorted(ends)]
    found = count(*added).select_highest(limit, SIZE, [make_bitset(tier, SIZE) for tier in tiers])
    assert len(found) == len(set(found)) == min(limit, len(expected))
    assert set(found) == select_by_sorting(expected, limit, tiers)


@given(st.lists(sets, max_size=20), st.lists(st.tuples(sets, st.integers(1, 5)), max_size=3), st.integers(0, SIZE))
@settings(derandomize=True, deadline=None, max_examples=examples(75))
def test_several_bitsets_add_1_each(together: list[set[int]], added: list[tuple[set[int], int]], limit: int) -> None:
    counts = count(*added)
    counts.add_all([make_bitset(numbers, SIZE) for numbers in together])
    one_by_one = count(*added, *((numbers, 1) for numbers in together))
    assert counts.select_highest(limit, SIZE, []) == one_by_one.select_highest(limit, SIZE, [])


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        (0, set()),
        (1, {9}),
        (2, {9, 4}),
        (3, {9, 4, 5}),
        (4, {9, 4, 5, 2}),
        (5, {9, 4, 5, 2, 1}),
        (6, {9, 1, 2, 3, 4, 5}),
        (99, {9, 1, 2, 3, 4, 5}),
    ],
)
def test_ties_are_broken_by_tier_and_then_by_number(limit: int, found: set[int]) -> None:
    counts = count(({1, 2, 3, 4, 5}, 2), ({9}, 3))
    assert set(counts.select_highest(limit, SIZE, [make_bitset({4, 5}, SIZE), make_bitset({2, 4, 5}, SIZE)])) == found


def test_nothing_is_selected_if_nothing_was_counted() -> None:
    assert BitSlicedCounts().select_highest(3, SIZE, []) == []
    assert count((set(), 5)).select_highest(3, SIZE, []) == []
