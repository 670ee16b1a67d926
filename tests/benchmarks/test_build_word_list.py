from build_word_list import format_words, rank_words

COUNTS = """\
the 900

of 500
caf\u00e9 400
a 500
don't 300
bread 20
"""


def test_words_are_ranked_by_their_counts_and_those_with_other_letters_left_out() -> None:
    assert rank_words(COUNTS) == ["the", "a", "of", "bread"]


def test_the_list_is_sorted_and_has_the_band_of_each_word() -> None:
    assert format_words(["the", "of", "a", "bread"]) == "a\t3\nbread\t4\nof\t2\nthe\t0\n"
