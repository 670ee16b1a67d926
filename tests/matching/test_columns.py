from array import array

import pytest

from faqbot.matching import columns
from faqbot.matching.columns import FLOAT_COLUMNS, FLOAT_TYPE, INTEGER_COLUMNS, Floats, Integers, SparseRows


def integers(*values: int) -> Integers:
    return memoryview(array("I", values))


def floats(*values: float) -> Floats:
    return memoryview(array(FLOAT_TYPE, values))


def test_a_row_is_read_from_the_columns_between_its_ends() -> None:
    rows = SparseRows(integers(0, 2, 2, 3), integers(7, 4, 9), floats(0.5, -0.25, 1.5))
    assert [rows.get(place) for place in range(3)] == [{7: 0.5, 4: -0.25}, {}, {9: 1.5}]


def test_every_row_is_empty_if_nothing_was_learned() -> None:
    assert SparseRows(integers(), integers(), floats()).get(0) == {}
    assert SparseRows(integers(), integers(), floats()).get(99) == {}


def test_all_empty_rows_are_one_object() -> None:
    rows = SparseRows(integers(), integers(), floats())
    assert rows.get(1) is rows.get(2)


def test_the_weights_of_items_are_added_up_over_rows_in_any_order() -> None:
    rows = SparseRows(integers(0, 2, 2, 5), integers(55_300, 4, 4, 0, 300), floats(0.5, -0.25, 1.5, 8, 2))
    sums = [1.0, 0.0, 0.0]
    rows.add_products({0: 2.0, 1: 7.0, 2: 3.0}, [55_300, 4, 9], sums)
    assert sums == [1 + 2 * 0.5, 2 * -0.25 + 3 * 1.5, 0.0]


def test_nothing_is_added_up_if_nothing_was_learned() -> None:
    sums = [1.0]
    SparseRows(integers(), integers(), floats()).add_products({99: 2.0}, [4], sums)
    assert sums == [1.0]


def test_rows_are_cached_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MAX_CACHED_WEIGHTS", 4)
    rows = SparseRows(integers(0, 1, 3, 4), integers(1, 1, 2, 3), floats(1, 1, 2, 3))
    assert rows.get(0) is rows.get(0)
    assert rows.get(1) is rows.get(1)
    late = rows.get(2)
    assert rows.get(2) == late == {3: 3.0}
    assert rows.get(2) is not late


def test_columns_have_distinct_names_and_types_of_known_size() -> None:
    assert not INTEGER_COLUMNS.keys() & set(FLOAT_COLUMNS)
    assert len(set(FLOAT_COLUMNS)) == len(FLOAT_COLUMNS)
    # Compiled forms are read on machines with these sizes only.
    assert [array(code).itemsize for code in ("I", "Q", FLOAT_TYPE)] == [4, 8, 4]
