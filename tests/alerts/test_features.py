"""The features of a message are numbers in blocks, and the same for every spelling that folds alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.alerts.features import (
    BODY_GROUP,
    FEATURES,
    MAX_WINDOW,
    TIME_GROUP,
    Block,
    FeatureReader,
    count_named,
    read_blocks,
)
from faqbot.language.packs import pack_for

READER = FeatureReader(pack_for("en"), {"fire": "fire smoke burns", "house": "kitchen roof", "deny": "no not"})


def windows(message: str) -> list[list[Block]]:
    return list(map(read_blocks, READER.windows(message)))


def test_capitals_and_full_width_letters_change_nothing() -> None:
    assert windows("The KITCHEN burns") == windows("the kitchen burns") == windows("ｔｈｅ kitchen burns")


def test_the_groups_that_are_known_by_their_place_stand_there() -> None:
    names = list(pack_for("en").urgency_groups)
    assert (names[BODY_GROUP], names[TIME_GROUP]) == ("body", "past")


@pytest.mark.parametrize(
    ("message", "count"), [("22 weeks gone", 1), ("22 wks gone", 1), ("my back hurts", 2), ("pregnant, gone", 2)]
)
def test_units_of_time_name_no_state_of_the_body(message: str, count: int) -> None:
    reader = FeatureReader(pack_for("en"), pack_for("en").urgency_groups)
    assert [count_named(window) for window in reader.windows(message)] == [count]


def test_the_order_of_near_groups_counts() -> None:
    assert windows("no fire")[0][2] != windows("fire no")[0][2]


def test_numbers_of_one_range_are_the_same() -> None:
    assert windows("it is 39")[0] == windows("it is 40")[0] != windows("it is 36")[0]
    assert windows("in 1990")[0] == windows("in 2005")[0]


def test_bare_numbers_are_no_message_to_read() -> None:
    assert windows("1 and 2") == windows("3, 4 or 5") == windows("") == []
    assert windows("1 and 2 burn") != []


def test_a_short_message_is_one_window_and_a_long_one_has_a_window_for_each_two_sentences() -> None:
    assert len(windows("The kitchen burns. Help. Come.")) == 1
    sentence = f"{'word ' * (MAX_WINDOW // 3)}."
    assert len(windows(sentence * 5)) == 4


def test_a_long_sentence_without_a_stop_is_read_in_parts() -> None:
    assert len(windows("word " * 10 * MAX_WINDOW)) == 19


@given(st.text())
def test_every_text_has_features_that_exist(message: str) -> None:
    for blocks in windows(message):
        assert all(0 <= feature < FEATURES for block in blocks for feature in block)
