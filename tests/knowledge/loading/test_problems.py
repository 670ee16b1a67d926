"""Hints for names that are wrong, as long as there are few of them."""

from faqbot.knowledge.loading.problems import MAX_HINTS, Problems, did_you_mean


def test_the_nearest_known_name_is_meant_if_there_is_a_near_one() -> None:
    assert did_you_mean("storge", ["crust", "storage", "store"]) == 'did you mean "storage"?'
    assert did_you_mean("gluten", ["crust", "storage"]) == ""
    assert did_you_mean("gluten", []) == ""


def test_hints_end_where_so_many_names_are_wrong_that_searching_would_take_long() -> None:
    problems = Problems()
    hints = [problems.hint("storag", ["storage"]) for _ in range(MAX_HINTS + 1)]
    assert hints == ['did you mean "storage"?'] * MAX_HINTS + [""]
