from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.lanes import lanes, read

numbers = st.dictionaries(st.integers(0, 6), st.integers(-2000, 2000))


def test_items_without_a_number_have_nought() -> None:
    assert list(read(lanes([(4, 7)], 6), 6)) == [0, 0, 0, 0, 7, 0]
    assert list(read(lanes([], 3), 3)) == [0, 0, 0]
    assert list(read(0, 0)) == []


@given(st.lists(st.tuples(st.integers(0, 4095), numbers), max_size=8))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_adding_and_multiplying_lanes_does_so_for_every_item(terms: list[tuple[int, dict[int, int]]]) -> None:
    total = sum(times * lanes(row.items(), 7) for times, row in terms)
    assert list(read(total, 7)) == [sum(times * row.get(item, 0) for times, row in terms) for item in range(7)]


def test_a_sum_of_the_largest_weights_of_250_terms_stays_in_its_lane() -> None:
    total = 250 * 4095 * lanes([(0, 2047), (1, -2047), (2, 2047)], 3)
    assert list(read(total, 3)) == [250 * 4095 * 2047, -250 * 4095 * 2047, 250 * 4095 * 2047]
