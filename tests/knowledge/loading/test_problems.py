"""Similar names are suggested for unknown ones, a limited number of times."""

from faqbot.knowledge.loading.problems import MAX_HINTS, Problems, suggest


def test_the_most_similar_known_name_is_suggested() -> None:
    assert suggest("storge", ["crust", "storage", "store"]) == 'did you mean "storage"?'
    assert suggest("gluten", ["crust", "storage"]) == ""
    assert suggest("gluten", []) == ""


def test_similar_names_are_searched_a_limited_number_of_times() -> None:
    problems = Problems()
    hints = [problems.suggest("storag", ["storage"]) for _ in range(MAX_HINTS + 1)]
    assert hints == ['did you mean "storage"?'] * MAX_HINTS + [""]
