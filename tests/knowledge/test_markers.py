from dataclasses import replace

from bread import HELLO, KEEPS, STORAGE

from faqbot.knowledge.markers import find_markers, remove_markers


def test_the_markers_of_an_answer_are_found_in_order() -> None:
    assert find_markers("Three days [1], or four in a cloth [2][1].") == [1, 2, 1]


def test_only_small_numbers_in_brackets_are_markers() -> None:
    assert find_markers("See [0], [a], [123], [1a] and [] here.") == []


def test_markers_are_removed_with_the_blank_before_them() -> None:
    assert remove_markers("Three days [1], or four [2][1].", 2) == "Three days, or four."


def test_a_number_beyond_the_citations_stays_as_it_is_no_marker() -> None:
    assert remove_markers("Three days [1], as in box [3].", 2) == "Three days, as in box [3]."


def test_the_statement_of_an_entry_is_its_answer_without_markers() -> None:
    assert STORAGE in {citation.passage for citation in KEEPS.citations}
    assert replace(KEEPS, answer="Three days [1].").statement == "Three days."


def test_small_talk_cites_nothing_so_that_its_statement_keeps_brackets() -> None:
    assert replace(HELLO, answer="Hello [1].").statement == "Hello [1]."
