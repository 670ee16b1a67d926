from math import log, sqrt

import pytest
from faqbot.matching.features import MAX_WORD, Rarity, count_terms, grams_of, pairs_of, prior, stems_of


def test_stems_are_distinct_and_in_order() -> None:
    assert stems_of("freezing bread freezes breads 2 freeze".split()) == ("freez", "bread", "2")
    assert stems_of([]) == ()


def test_pairs_have_the_ends_of_the_text_and_stand_once() -> None:
    assert pairs_of(["freezing", "bread"]) == ("^ freez", "freez bread", "bread $")
    assert pairs_of("rye rye rye".split()) == ("^ rye", "rye rye", "rye $")
    assert pairs_of([]) == ("^ $",)


def test_the_order_of_words_makes_other_pairs() -> None:
    assert set(pairs_of(["rye", "bun"])) & set(pairs_of(["bun", "rye"])) == set()


def test_grams_have_two_to_five_characters_boundaries_included_and_repeat() -> None:
    assert grams_of("rye") == ("<r", "ry", "ye", "e>", "<ry", "rye", "ye>", "<rye", "rye>", "<rye>")
    assert grams_of("aaa").count("aa") == 2
    assert max(map(len, grams_of("sourdough"))) == 5


def test_only_the_beginning_of_an_endless_word_gives_grams() -> None:
    assert grams_of("a" * MAX_WORD + "b" * 100_000) == grams_of("a" * MAX_WORD)
    assert grams_of("a" * (MAX_WORD - 1) + "b") != grams_of("a" * MAX_WORD)


def test_a_term_weighs_the_more_the_fewer_items_have_it() -> None:
    rarity = Rarity(3, {"loaf": 1, "bread": 3, "the": 3}, {"the": 0.5})
    found = [rarity.of(term) for term in ("loaf", "bread", "the", "zorb")]
    assert found == [round(log(4 / 1.5), 4), round(log(4 / 3.5), 4), round(log(4 / 3.5) / 2, 4), round(log(4 / 0.5), 4)]
    assert found == [0.9808, 0.1335, 0.0668, 2.0794]
    assert rarity.unseen == 2.0794


def test_a_length_is_the_root_of_the_rarities() -> None:
    rarity = Rarity(3, {"loaf": 1, "bread": 3}, {})
    assert rarity.length(["loaf", "bread", "zorb"]) == sqrt(0.9808 + 0.1335 + 2.0794)
    assert rarity.length([]) == 1.0


@pytest.mark.parametrize(
    "word", ["no", "not", "never", "without", "before", "after", "why", "who", "zorb", "sourdough"]
)
def test_rare_words_and_those_that_turn_a_question_round_say_all_they_can(word: str) -> None:
    assert prior(word) == 1.0


def test_the_commonest_word_says_least_and_none_says_nothing() -> None:
    assert prior("the") == 0.3
    assert 0.3 < prior("of") < prior("is") < prior("help") < 1.0


def test_items_are_counted_and_not_phrasings() -> None:
    # "zorb" stands in three phrasings of one item, "quux" in one of each item.
    texts = [["zorb"], ["zorb"], ["zorb", "quux"], ["quux"]]
    rarity, grams = count_terms(texts, [0, 0, 0, 1], 2)
    assert [rarity.of(term) for term in ("zorb", "quux")] == [round(log(3 / 1.5), 4), round(log(3 / 2.5), 4)]
    assert [rarity.of(term) for term in ("^ zorb", "zorb quux", "quux $")] == [0.6931, 0.6931, 0.1823]
    assert [grams.of(term) for term in ("<zo", "qu", "xx")] == [0.6931, 0.1823, round(log(3 / 0.5), 4)]
    assert (rarity.items, grams.items) == (2, 2)


def test_inflections_are_one_stem_and_different_grams() -> None:
    rarity, grams = count_terms([["zorbing"], ["zorbed"]], [0, 1], 2)
    assert rarity.of("zorb") == round(log(3 / 2.5), 4)
    assert [grams.of(gram) for gram in ("zorb", "ing>")] == [round(log(3 / 2.5), 4), round(log(3 / 1.5), 4)]


def test_a_common_word_weighs_less_and_a_pair_as_much_as_its_stems_on_average() -> None:
    rarity, _ = count_terms([["the", "zorb"], ["the", "quux"]], [0, 1], 2)
    once, twice = log(3 / 1.5), log(3 / 2.5)
    assert [rarity.of(term) for term in ("the", "zorb", "the zorb", "^ the", "zorb $")] == [
        *(round(0.3 * twice, 4), round(once, 4)),
        *(round((0.3 + 1) / 2 * once, 4), round((1 + 0.3) / 2 * twice, 4), round(once, 4)),
    ]
