from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.lexical.bitsets import Counts, numbers_of, set_of

SIZE = 200
sets = st.sets(st.integers(0, SIZE - 1))


def counted(*added: tuple[set[int], int]) -> Counts:
    counts = Counts()
    for numbers, amount in added:
        counts.add(set_of(numbers, SIZE), amount)
    return counts


@given(sets)
@settings(derandomize=True)
def test_a_set_holds_the_numbers_it_was_made_of(numbers: set[int]) -> None:
    assert numbers_of(set_of(numbers, SIZE), SIZE) == sorted(numbers)
    assert set_of(numbers, SIZE) == sum(1 << SIZE - 1 - number for number in numbers)


@pytest.mark.parametrize("number", [0, 7, 8, 63, 64, 65, 127, 128, 1_000_000])
def test_a_number_at_the_edge_of_a_word_is_held(number: int) -> None:
    assert numbers_of(set_of([number], number + 1), number + 1) == [number]
    assert numbers_of(set_of([0, number], number + 1), number + 1) == sorted({0, number})


def test_an_empty_set_is_nought() -> None:
    assert set_of([], 0) == set_of([], SIZE) == 0
    assert numbers_of(0, SIZE) == []


@pytest.mark.parametrize(("limit", "found"), [(0, []), (1, [2]), (2, [2, 9]), (3, [2, 9, 70]), (4, [2, 9, 70])])
def test_no_more_numbers_are_read_than_are_asked_for(limit: int, found: list[int]) -> None:
    assert numbers_of(set_of([9, 2, 70], SIZE), SIZE, limit) == found


def best(counts: Mapping[int, int], limit: int, tiers: Sequence[set[int]]) -> set[int]:
    """The numbers with the highest counts, one after the other."""
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
def test_the_best_have_the_highest_sums_of_what_was_added_and_of_one_count_an_early_tier_comes_first(
    added: list[tuple[set[int], int]], limit: int, ends: list[int]
) -> None:
    expected: Counter[int] = Counter()
    for numbers, amount in added:
        expected.update(dict.fromkeys(numbers, amount))
    tiers = [set(range(0, SIZE, 3)) | set(range(end)) for end in sorted(ends)]
    found = counted(*added).best(limit, SIZE, [set_of(tier, SIZE) for tier in tiers])
    assert len(found) == len(set(found)) == min(limit, len(expected))
    assert set(found) == best(expected, limit, tiers)


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
def test_of_one_count_those_of_an_early_tier_come_first_and_then_the_first(limit: int, found: set[int]) -> None:
    counts = counted(({1, 2, 3, 4, 5}, 2), ({9}, 3))
    assert set(counts.best(limit, SIZE, [set_of({4, 5}, SIZE), set_of({2, 4, 5}, SIZE)])) == found


def test_counts_of_nothing_have_no_best() -> None:
    assert Counts().best(3, SIZE, []) == []
    assert counted((set(), 5)).best(3, SIZE, []) == []
