from array import array

import pytest

from faqbot.matching.lexical import columns
from faqbot.matching.lexical.columns import FLOAT_COLUMNS, FLOATS, INTEGER_COLUMNS, Floats, Integers, Rows


def integers(*values: int) -> Integers:
    return memoryview(array("I", values))


def floats(*values: float) -> Floats:
    return memoryview(array(FLOATS, values))


def test_a_row_is_cut_from_the_columns_by_its_ends() -> None:
    rows = Rows(integers(0, 2, 2, 3), integers(7, 4, 9), floats(0.5, -0.25, 1.5))
    assert [rows.get(place) for place in range(3)] == [{7: 0.5, 4: -0.25}, {}, {9: 1.5}]


def test_where_nothing_was_learned_every_row_is_empty() -> None:
    assert Rows(integers(), integers(), floats()).get(0) == {}
    assert Rows(integers(), integers(), floats()).get(99) == {}


def test_rows_of_which_nothing_was_learned_are_not_kept() -> None:
    rows = Rows(integers(), integers(), floats())
    assert rows.get(1) is rows.get(2)


def test_a_row_is_made_once_while_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MAX_KEPT", 4)
    rows = Rows(integers(0, 1, 3, 4), integers(1, 1, 2, 3), floats(1, 1, 2, 3))
    assert rows.get(0) is rows.get(0)
    assert rows.get(1) is rows.get(1)
    late = rows.get(2)
    assert rows.get(2) == late == {3: 3.0}
    assert rows.get(2) is not late


def test_no_two_columns_have_one_name_and_every_type_is_of_a_known_size() -> None:
    assert not INTEGER_COLUMNS.keys() & set(FLOAT_COLUMNS)
    assert len(set(FLOAT_COLUMNS)) == len(FLOAT_COLUMNS)
    # A compiled form is read on machines where these are the sizes.
    assert [array(code).itemsize for code in ("I", "Q", FLOATS)] == [4, 8, 4]
