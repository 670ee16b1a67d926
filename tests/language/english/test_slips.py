import pytest
from english import ENGLISH, UNKNOWN

from faqbot.language.english.slips import MAX_BAND, MIN_LENGTH, correct_common_word
from faqbot.language.english.word_frequency import rank_band
from faqbot.language.pack import UNLISTED

SLIPS = {
    "acount": "account",
    "swich": "switch",
    "recieve": "receive",
    "hosptial": "hospital",
    "childern": "children",
    "becuase": "because",
    "tomorow": "tomorrow",
    "appointmentt": "appointment",
    "doctorr": "doctor",
}


@pytest.mark.parametrize(("slip", "meant"), SLIPS.items())
def test_a_word_that_is_one_edit_away_from_a_common_word_is_a_slip_of_it(slip: str, meant: str) -> None:
    assert correct_common_word(slip) == meant
    assert ENGLISH.correct_common_word(slip) == meant


def test_the_word_that_is_meant_is_common_and_begins_with_the_same_letter() -> None:
    for slip in SLIPS:
        meant = correct_common_word(slip)
        assert meant is not None
        assert rank_band(meant) <= MAX_BAND < rank_band(slip) == UNLISTED
        assert meant[0] == slip[0]


def test_transposed_letters_are_preferred_even_to_a_more_common_word() -> None:
    assert rank_band("trial") < rank_band("train") <= MAX_BAND
    assert correct_common_word("trian") == "train"


def test_of_other_words_the_more_common_one_is_meant() -> None:
    # "trail" and "trim" are one edit away, too.
    assert rank_band("train") < rank_band("trail") < rank_band("trim") <= MAX_BAND
    assert correct_common_word("traim") == "train"


@pytest.mark.parametrize(
    "word",
    [
        "tysabri",
        "zorbling",
        "ocrelizumab",
        "xccount",  # Another first letter.
        "acuont",  # Two edits away.
        "teh",  # Too short.
        "",
        "2nights",
        "naïvee",
        "жжжжж",
        "side-efects",
    ],
)
def test_other_words_are_no_slips(word: str) -> None:
    assert correct_common_word(word) is None


def test_a_slip_has_a_least_length_and_the_word_that_is_meant_may_be_one_letter_shorter() -> None:
    assert MIN_LENGTH == 5
    assert (correct_common_word("woord"), correct_common_word("wrod")) == ("word", None)
    assert correct_common_word("tesit") == "test"


def test_an_unknown_language_knows_no_slips() -> None:
    assert UNKNOWN.correct_common_word("acount") is None
