import pytest
from english import ENGLISH

from faqbot.alerts.word_reader import WordReader, write_out

READER = WordReader(
    ENGLISH,
    "chest pain hurts breathe breathing throat swelling overdose myself can not".split(),
    lambda: frozenset(("effect",)),
    ("Breathex",),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("chest", "chest"),
        ("chst", "chest"),
        ("chset", "chest"),
        ("hcest", "chest"),
        ("breathin", "breathing"),
        ("breeeathe", "breathe"),
        ("swe11ing", "swelling"),
        ("0verdose", "overdose"),
        ("overdoose", "overdose"),
        ("swelllling", "swelling"),
        ("chestpain", "chest pain"),
        ("cantbreathe", "can not breathe"),
        ("can't", "can not"),
        ("carnt", "can not"),
        ("wife's", "wife"),
        ("efect", "effect"),
        # Other words, names and words with too many slips are not corrected.
        ("chess", "chess"),
        ("paint", "paint"),
        ("threat", "threat"),
        ("breathex", "breathex"),
        ("brth", "brth"),
        ("pan", "pan"),
        ("paix9", "paix9"),
        ("1990", "1990"),
    ],
)
def test_a_word_is_read_as_the_target_that_was_meant(typed: str, expected: str) -> None:
    assert READER.read(typed) == tuple(expected.split())


def test_contractions_are_written_out() -> None:
    assert write_out("Don't I've he'd", ENGLISH.circumstances) == ("do", "not", "i", "have", "he", "would")
