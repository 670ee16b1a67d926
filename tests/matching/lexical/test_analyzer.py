from collections.abc import Sequence

import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st
from slips import OPPOSITES

from faqbot.language.english.word_frequency import rank_band
from faqbot.language.pack import UNLISTED
from faqbot.language.packs import pack_for
from faqbot.matching.lexical.analyzer import MAX_WORDS, Analysis, Analyzer
from faqbot.matching.lexical.written_forms import find_typed_form
from faqbot.matching.ranking import Correction


def unchanged(word: str) -> Analysis:
    """Return the analysis of an unknown word that is not corrected."""
    return Analysis(words=(word,), unknown=(word,))


def corrected(typed: str, known: str) -> Analysis:
    return Analysis(words=(known,), corrections=(Correction(typed, known),))


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("sourdogh", "sourdough"),  # a missing letter
        ("sourddough", "sourdough"),  # an extra letter
        ("soursough", "sourdough"),  # a wrong letter
        ("suordough", "sourdough"),  # two transposed letters
        ("zourdough", "sourdough"),  # a wrong first letter
        ("suordogh", "sourdough"),  # two edits
        ("braed", "bread"),
    ],
)
def test_a_misspelling_is_corrected_and_the_correction_reported(typed: str, known: str) -> None:
    assert Analyzer.build(ENGLISH, ["sourdough bread"]).analyze(typed) == corrected(typed, known)


def test_corrections_and_unknown_words_are_reported_in_order() -> None:
    analyzer = Analyzer.build(ENGLISH, ["Can I freeze bread?"])
    assert analyzer.analyze("Zorb: can quux I frezee my braed?") == Analysis(
        words=("zorb", "can", "quux", "i", "freeze", "my", "bread"),
        corrections=(Correction("frezee", "freeze"), Correction("braed", "bread")),
        unknown=("zorb", "quux", "my"),
    )


def test_a_known_word_is_never_corrected_to_a_similar_one() -> None:
    assert Analyzer.build(ENGLISH, ["zoblar", "zoblir zoblir"]).analyze("zoblar") == Analysis(words=("zoblar",))


def test_an_inflection_of_a_known_word_is_known() -> None:
    assert Analyzer.build(ENGLISH, ["zobling"]).analyze("zobled zobles") == Analysis(words=("zobled", "zobles"))


@pytest.mark.hazard(id="confused-name-or-dose")
@pytest.mark.parametrize("typed", ["350", "3.6", "3500", "40mg", "4kg", "b13", "365ml", "2o25"])
def test_numbers_and_units_are_never_corrected(typed: str) -> None:
    assert Analyzer.build(ENGLISH, ["360 3.5 3,600 50mg 5kg b12 355ml 2025 loaf bread"]).analyze(typed) == unchanged(
        typed
    )


def test_letters_before_a_number_are_a_word_and_are_not_corrected_either() -> None:
    assert Analyzer.build(ENGLISH, ["loaf bread"]).analyze("loaf4 bre4d").words == ("loaf", "4", "bre", "4d")


@pytest.mark.parametrize("typed", ["rya", "ryx", "zb"])
def test_short_words_are_never_corrected(typed: str) -> None:
    assert Analyzer.build(ENGLISH, ["rye", "zab"]).analyze(typed) == unchanged(typed)


@pytest.mark.parametrize("typed", ["broad", "beard", "breed", "coast", "dough"])
def test_english_words_are_never_corrected(typed: str) -> None:
    assert rank_band(typed) < UNLISTED
    assert Analyzer.build(ENGLISH, ["bread", "toast", "tough"]).analyze(typed) == unchanged(typed)


@pytest.mark.parametrize("typed", ["Zobalo", "ZOBALO", "zobalo's"])
def test_a_protected_name_is_never_corrected(typed: str) -> None:
    phrasings = ["what is zobala"]
    assert Analyzer.build(ENGLISH, phrasings).analyze("zobalo") == corrected("zobalo", "zobala")
    assert Analyzer.build(ENGLISH, phrasings, protected=["Zobalo"]).analyze(typed) == unchanged("zobalo")


def test_every_word_of_a_protected_name_is_protected() -> None:
    analyzer = Analyzer.build(ENGLISH, ["what is zobala mixur"], protected=["Zobalo-Mixar"])
    assert analyzer.analyze("zobalo mixar") == Analysis(words=("zobalo", "mixar"), unknown=("zobalo", "mixar"))


def test_a_misspelled_protected_name_is_corrected() -> None:
    assert Analyzer.build(ENGLISH, ["rye"], protected=["Zobalo"]).analyze("zobalio") == corrected("zobalio", "zobalo")


@pytest.mark.hazard(id="confused-name-or-dose")
@pytest.mark.parametrize("typed", ["zobal", "zobalx"])
def test_nothing_is_guessed_between_two_similar_protected_names(typed: str) -> None:
    assert Analyzer.build(ENGLISH, ["rye"], protected=["Zobalo", "Zobali"]).analyze(typed) == unchanged(typed)
    assert Analyzer.build(ENGLISH, ["zobalo zobalo"], protected=["Zobalo", "Zobali"]).analyze(typed) == unchanged(typed)


def test_a_misspelling_is_corrected_to_the_nearer_of_two_similar_names() -> None:
    names = ["Zobalomin", "Zobalotex"]
    assert Analyzer.build(ENGLISH, ["rye"], protected=names).analyze("zobalomn") == corrected("zobalomn", "zobalomin")


@pytest.mark.parametrize(("typed", "known"), OPPOSITES)
def test_a_correction_never_adds_or_removes_a_prefix_that_reverses_the_meaning(typed: str, known: str) -> None:
    assert Analyzer.build(ENGLISH, [known]).analyze(typed) == unchanged(typed)


def test_a_misspelling_after_such_a_prefix_is_corrected() -> None:
    assert Analyzer.build(ENGLISH, ["hyperzoblic"]).analyze("hyperzobilc") == corrected("hyperzobilc", "hyperzoblic")


def test_words_with_opposing_prefixes_are_not_confused() -> None:
    analyzer = Analyzer.build(ENGLISH, ["intravenous", "subvenous", "hypertension", "hypotension"])
    for word in ("intravenous", "subvenous", "hypertension", "hypotension"):
        assert analyzer.analyze(word) == Analysis(words=(word,))
    assert Analyzer.build(ENGLISH, ["subvenous hypertension"]).analyze("intravenous hypotension").words == (
        "intravenous",
        "hypotension",
    )


def test_synonyms_are_replaced_by_the_first_term_of_their_group() -> None:
    analyzer = Analyzer.build(ENGLISH, [], [["sourdough starter", "leaven", "levain"], ["loaf", "bread"]])
    assert analyzer.analyze("my levain bread") == Analysis(
        words=("my", "sourdough", "starter", "loaf"), unknown=("my",)
    )
    assert analyzer.normalize("Leaven, levain or sourdough starter?") == (
        *("sourdough", "starter", "sourdough", "starter", "or", "sourdough", "starter"),
    )


def test_the_longest_synonym_is_replaced_first() -> None:
    groups = [["dough", "sour"], ["starter", "sour mash"], ["levain", "sour mash culture"]]
    for order in (groups, groups[::-1]):
        assert Analyzer.build(ENGLISH, [], order).normalize("sour mash culture sour mash sour") == (
            "levain",
            "starter",
            "dough",
        )


def test_an_inflected_synonym_is_replaced() -> None:
    assert Analyzer.build(ENGLISH, [], [["starter", "leaven"]]).normalize("two leavens") == ("two", "starter")


def test_a_part_of_a_synonym_is_not_replaced() -> None:
    assert Analyzer.build(ENGLISH, [], [["starter", "sour mash"]]).normalize("sour the mash sour") == (
        "sour",
        "the",
        "mash",
        "sour",
    )


def test_a_corrected_word_is_replaced_by_its_synonym_and_reported() -> None:
    assert Analyzer.build(ENGLISH, [], [["starter", "levain"]]).analyze("levvain") == Analysis(
        words=("starter",), corrections=(Correction("levvain", "levain"),)
    )


def test_two_known_words_written_as_one_are_split() -> None:
    assert Analyzer.build(ENGLISH, ["dough", "bowl"]).analyze("doughbowl") == Analysis(words=("dough", "bowl"))
    assert Analyzer.build(ENGLISH, ["dough"]).analyze("doughbowl") == unchanged("doughbowl")


def test_protected_names_and_english_words_are_not_split() -> None:
    assert Analyzer.build(ENGLISH, ["dough", "bowl"], protected=["DoughBowl"]).analyze("doughbowl") == unchanged(
        "doughbowl"
    )
    assert Analyzer.build(ENGLISH, ["some", "times"]).analyze("sometimes") == unchanged("sometimes")


def test_a_known_word_written_as_two_is_joined() -> None:
    assert Analyzer.build(ENGLISH, ["sourdough bread"]).analyze("sour dough bread") == Analysis(
        words=("sourdough", "bread")
    )


def test_an_unknown_word_is_shown_with_its_accents() -> None:
    analyzer = Analyzer.build(pack_for("de"), ["Kann ich ein Fahrrad leihen?"])
    assert analyzer.analyze("Verleiht ihr Räder?").unknown == ("verleiht", "ihr", "räder")


def test_a_code_of_the_base_that_is_written_apart_is_joined() -> None:
    analyzer = Analyzer.build(ENGLISH, ["What does error BH-521 mean?", "the fine after 9 days"])
    assert analyzer.analyze("bh 521").words == ("bh521",)
    assert analyzer.analyze("bh 522").words == ("bh", "522")
    assert analyzer.analyze("after 9 days").words == ("after", "9", "days")


def test_two_known_words_are_not_joined() -> None:
    assert Analyzer.build(ENGLISH, ["sourdough", "sour", "dough"]).analyze("sour dough") == Analysis(
        words=("sour", "dough")
    )


def test_shorthand_is_written_out_without_a_correction() -> None:
    analyzer = Analyzer.build(ENGLISH, ["what are you about please because with thanks"])
    assert analyzer.analyze("wot r u abt pls") == Analysis(words=("what", "are", "you", "about", "please"))
    assert analyzer.analyze("plz cuz w thx") == Analysis(words=("please", "because", "with", "thanks"))


@pytest.mark.hazard(id="lost-negation")
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Don't freeze", ("do", "not", "freeze")),
        ("dont freeze", ("do", "not", "freeze")),
        ("can’t freeze", ("can", "not", "freeze")),
        ("cannot freeze", ("can", "not", "freeze")),
        ("won't freeze", ("will", "not", "freeze")),
        ("isnt freeze", ("is", "not", "freeze")),
    ],
)
def test_negations_are_written_out_and_kept(typed: str, words: tuple[str, ...]) -> None:
    assert Analyzer.build(ENGLISH, ["do can will is not freeze"]).analyze(typed) == Analysis(words=words)


@pytest.mark.hazard(id="lost-negation")
def test_a_negation_is_not_corrected_to_another_word() -> None:
    assert Analyzer.build(ENGLISH, ["note nit nevr"]).analyze("never nor") == Analysis(
        words=("never", "nor"), unknown=("never", "nor")
    )


def test_words_beyond_the_limit_are_ignored() -> None:
    assert MAX_WORDS == 128
    assert Analyzer.build(ENGLISH, ["rye"]).analyze("rye " * 200) == Analysis(words=("rye",) * 128)


def test_a_text_without_words_and_a_base_without_words_are_analyzed() -> None:
    assert Analyzer.build(ENGLISH, ["rye"]).analyze("?! …") == Analysis(words=())
    assert Analyzer.build(ENGLISH, []).analyze("rye") == unchanged("rye")


BREAD = Analyzer.build(
    ENGLISH,
    ["When does sourdough bread go stale?", "Can I freeze 2 kg of zobala?"],
    [["loaf", "bread"], ["starter", "sour mash"]],
    ["Zobalo", "Zobali"],
)
similar_letters = st.text(st.sampled_from("zobalirsudghe12 "), max_size=40)


@given(similar_letters | st.text(max_size=40))
@settings(derandomize=True, deadline=None, max_examples=examples(150))
def test_only_long_words_unknown_to_the_base_and_the_language_are_corrected(question: str) -> None:
    analysis = BREAD.analyze(question)
    known = {*BREAD.counts, "zobalo", "zobali"}
    for correction in analysis.corrections:
        assert correction.read in known
        assert correction.typed not in known
        assert correction.typed.isalpha()
        assert len(correction.typed) >= 4
        assert rank_band(correction.typed) == UNLISTED
    numbers = [word for word in ENGLISH.tokenize(question) if word.isdigit()]
    assert [word for word in analysis.words if word.isdigit()] == numbers
    assert BREAD.analyze(question) == analysis
    assert BREAD.analyze(question.upper().lower()) == BREAD.analyze(question.lower().upper().lower())


def test_a_protected_name_is_neither_written_out_nor_joined() -> None:
    plain = Analyzer.build(ENGLISH, ["peginterferon dose", "bc", "because"])
    named = Analyzer.build(
        ENGLISH, ["peginterferon dose", "bc", "because"], protected=["bc", "interferon", "peginterferon"]
    )
    assert plain.analyze("bc").words == ("because",)
    assert named.analyze("bc").words == ("bc",)
    assert plain.analyze("peg interferon dose").words == ("peginterferon", "dose")
    assert named.analyze("peg interferon dose").words == ("peg", "interferon", "dose")


def test_two_known_words_before_an_unknown_one_are_not_joined() -> None:
    analyzer = Analyzer.build(ENGLISH, ["off label use", "offlabel"])
    assert analyzer.analyze("off label zorb").words == ("off", "label", "zorb")


def test_a_word_that_the_answers_use_is_neither_unknown_nor_corrected_and_no_correction() -> None:
    analyzer = Analyzer.build(ENGLISH, ["sourdough bread"])
    assert analyzer.analyze("sourdohg sourdoughs") == Analysis(
        ("sourdough", "sourdoughs"), (Correction("sourdohg", "sourdough"),)
    )
    analyzer.mentioned = frozenset({"sourdohg", "zorb"})
    assert analyzer.analyze("sourdohg zorbs") == Analysis(("sourdohg", "zorbs"))
    # "zorh" is one edit from a word of the answers.
    assert analyzer.analyze("zorh") == unchanged("zorh")
    assert not analyzer.has_word("zorb")


def test_a_slip_of_a_common_word_that_the_base_does_not_have_is_read_as_that_word() -> None:
    analysis = Analyzer.build(ENGLISH, ["sourdough bread"]).analyze("hosptial sourdogh")
    assert analysis == Analysis(
        ("hospital", "sourdough"), (Correction("sourdogh", "sourdough"),), ("hosptial",), other_slips=1
    )
    assert analysis.slips == 2


def test_a_protected_name_is_no_slip_of_a_common_word() -> None:
    analyzer = Analyzer.build(ENGLISH, ["sourdough bread"], protected=["Hosptial"])
    assert analyzer.analyze("hosptial") == Analysis(("hosptial",), (), ("hosptial",))


def test_a_slip_of_a_common_word_that_the_base_has_is_corrected_to_it() -> None:
    analysis = Analyzer.build(ENGLISH, ["hospital bread"]).analyze("hosptial")
    assert analysis == corrected("hosptial", "hospital")
    assert (analysis.slips, analysis.other_slips) == (1, 0)


@pytest.mark.parametrize(
    ("language", "phrasing", "typed", "correction"),
    [
        ("de", "Wie hoch sind Mahngebühren?", "mahngebürhen", Correction("mahngebürhen", "mahngebühren")),
        ("fr", "Où est la réception ?", "La RÉCETPION svp", Correction("récetpion", "réception")),
        ("pl", "Jak przedłużyć wypożyczenie?", "przedłuzyćc", Correction("przedłuzyćc", "przedłużyć")),
        ("de", "Mahngebühren", "Mahngebuhrenn", Correction("mahngebuhrenn", "mahngebühren")),
    ],
)
def test_a_correction_is_shown_with_its_accents(
    language: str, phrasing: str, typed: str, correction: Correction
) -> None:
    assert Analyzer.build(pack_for(language), [phrasing]).analyze(typed).corrections == (correction,)


@pytest.mark.parametrize(
    ("word", "typed", "form"),
    [
        ("train", ["trains", "a"], "trains"),
        ("train", ["trains", "train"], "train"),
        ("train", ["bus"], "train"),
        ("train", [], "train"),
        ("", ["bus"], ""),
    ],
)
def test_a_word_is_shown_in_the_inflection_that_was_typed(word: str, typed: Sequence[str], form: str) -> None:
    assert find_typed_form(word, typed, ENGLISH) == form
