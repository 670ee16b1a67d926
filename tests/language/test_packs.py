"""Every language has a pack, if only one that knows nothing."""

from english import ENGLISH, UNKNOWN

from faqbot.language.pack import UNLISTED
from faqbot.language.packs import pack_for


def test_every_kind_of_english_has_the_english_pack() -> None:
    assert pack_for("en") is pack_for("en-GB") is pack_for("EN-us") is pack_for("en_GB") is pack_for("eng")


def test_every_tag_of_a_language_has_the_same_pack() -> None:
    assert pack_for("pt") is pack_for("pt-BR") is pack_for("pt_PT")
    assert pack_for("de") is pack_for("de-AT")


def test_a_language_without_a_package_has_its_common_words_and_stems() -> None:
    croatian, finnish = pack_for("hr"), pack_for("fi")
    assert croatian.rank_band("je") < croatian.rank_band("radno") == UNLISTED
    assert croatian.stem("radnici") == "radnici"
    assert finnish.stem("kirjastossa") == finnish.stem("kirjasto")


def test_a_base_in_another_language_gets_no_english_contractions() -> None:
    assert ENGLISH.tokenize("dont le prix") == ["do", "not", "le", "prix"]
    assert UNKNOWN.tokenize("dont le prix") == ["dont", "le", "prix"]


def test_an_unknown_language_has_no_common_inflected_or_related_words() -> None:
    assert UNKNOWN.stem("loaves") == "loaves"
    assert UNKNOWN.rank_band("the") == UNLISTED
    assert UNKNOWN.related_stems("bread") == ()
    assert not UNKNOWN.claim_words.negations
    assert not UNKNOWN.cue_words.without_topic
