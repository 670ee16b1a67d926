"""Every language has a pack, if only one that knows nothing."""

from english import ENGLISH, UNKNOWN

from faqbot.language.pack import UNLISTED
from faqbot.language.packs import pack_for


def test_every_kind_of_english_has_the_english_pack() -> None:
    assert pack_for("en") is pack_for("en-GB") is pack_for("EN-us") is pack_for("en_GB") is pack_for("eng")


def test_a_language_without_a_pack_is_unknown() -> None:
    assert pack_for("fr") is pack_for("") is UNKNOWN


def test_a_base_in_another_language_gets_no_english_contractions() -> None:
    assert ENGLISH.tokenize("dont le prix") == ["do", "not", "le", "prix"]
    assert UNKNOWN.tokenize("dont le prix") == ["dont", "le", "prix"]


def test_an_unknown_language_has_no_common_inflected_or_related_words() -> None:
    assert UNKNOWN.stem("loaves") == "loaves"
    assert UNKNOWN.rank_band("the") == UNLISTED
    assert UNKNOWN.related_stems("bread") == ()
    assert not UNKNOWN.claim_words.negations
    assert not UNKNOWN.cue_words.without_topic
