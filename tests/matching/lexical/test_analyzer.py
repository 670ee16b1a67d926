import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st
from slips import TURNED

from faqbot.language.english.word_frequency import rank_band
from faqbot.language.pack import UNLISTED
from faqbot.matching.lexical.analyzer import MAX_WORDS, Analysis, Analyzer
from faqbot.matching.ranking import Correction


def kept(word: str) -> Analysis:
    """What is made of a word that is neither known nor touched."""
    return Analysis(words=(word,), unknown=(word,))


def repaired(typed: str, read: str) -> Analysis:
    return Analysis(words=(read,), corrections=(Correction(typed, read),))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sourdogh", "sourdough"),  # a letter left out
        ("sourddough", "sourdough"),  # one too many
        ("soursough", "sourdough"),  # another one
        ("suordough", "sourdough"),  # two swapped
        ("zourdough", "sourdough"),  # the first one
        ("suordogh", "sourdough"),  # two slips
        ("braed", "bread"),
    ],
)
def test_a_slip_is_repaired_and_the_repair_reported(typed: str, read: str) -> None:
    assert Analyzer.of(ENGLISH, ["sourdough bread"]).analyze(typed) == repaired(typed, read)


def test_repairs_and_unknown_words_are_reported_in_the_order_of_the_question() -> None:
    lexicon = Analyzer.of(ENGLISH, ["Can I freeze bread?"])
    assert lexicon.analyze("Zorb: can quux I frezee my braed?") == Analysis(
        words=("zorb", "can", "quux", "i", "freeze", "my", "bread"),
        corrections=(Correction("frezee", "freeze"), Correction("braed", "bread")),
        unknown=("zorb", "quux", "my"),
    )


def test_a_known_word_is_left_alone_however_near_another_is() -> None:
    assert Analyzer.of(ENGLISH, ["zoblar", "zoblir zoblir"]).analyze("zoblar") == Analysis(words=("zoblar",))


def test_an_inflection_of_a_known_word_is_known() -> None:
    assert Analyzer.of(ENGLISH, ["zobling"]).analyze("zobled zobles") == Analysis(words=("zobled", "zobles"))


@pytest.mark.hazard(id="confused-name-or-dose")
@pytest.mark.parametrize("typed", ["350", "3.6", "3,500", "40mg", "4kg", "b13", "365ml", "2o25", "loaf4", "bre4d"])
def test_numbers_and_units_are_never_altered(typed: str) -> None:
    assert Analyzer.of(ENGLISH, ["360 3.5 3,600 50mg 5kg b12 355ml 2025 loaf bread"]).analyze(typed) == kept(typed)


@pytest.mark.parametrize("typed", ["rya", "ryx", "zb"])
def test_short_words_are_never_altered(typed: str) -> None:
    assert Analyzer.of(ENGLISH, ["rye", "zab"]).analyze(typed) == kept(typed)


@pytest.mark.parametrize("typed", ["broad", "beard", "breed", "coast", "dough"])
def test_english_words_are_never_altered(typed: str) -> None:
    assert rank_band(typed) < UNLISTED
    assert Analyzer.of(ENGLISH, ["bread", "toast", "tough"]).analyze(typed) == kept(typed)


@pytest.mark.parametrize("typed", ["Zobalo", "ZOBALO", "zobalo's"])
def test_a_protected_name_is_never_altered(typed: str) -> None:
    phrasings = ["what is zobala"]
    assert Analyzer.of(ENGLISH, phrasings).analyze("zobalo") == repaired("zobalo", "zobala")
    assert Analyzer.of(ENGLISH, phrasings, protected=["Zobalo"]).analyze(typed) == kept("zobalo")


def test_every_word_of_a_protected_name_is_protected() -> None:
    lexicon = Analyzer.of(ENGLISH, ["what is zobala mixur"], protected=["Zobalo-Mixar"])
    assert lexicon.analyze("zobalo mixar") == Analysis(words=("zobalo", "mixar"), unknown=("zobalo", "mixar"))


def test_a_slip_of_one_protected_name_is_repaired_into_it() -> None:
    assert Analyzer.of(ENGLISH, ["rye"], protected=["Zobalo"]).analyze("zobalio") == repaired("zobalio", "zobalo")


@pytest.mark.hazard(id="confused-name-or-dose")
@pytest.mark.parametrize("typed", ["zobal", "zobalx"])
def test_two_protected_names_that_look_alike_are_never_guessed_between(typed: str) -> None:
    assert Analyzer.of(ENGLISH, ["rye"], protected=["Zobalo", "Zobali"]).analyze(typed) == kept(typed)
    assert Analyzer.of(ENGLISH, ["zobalo zobalo"], protected=["Zobalo", "Zobali"]).analyze(typed) == kept(typed)


def test_a_name_that_is_nearer_than_its_look_alike_is_read() -> None:
    names = ["Zobalomin", "Zobalotex"]
    assert Analyzer.of(ENGLISH, ["rye"], protected=names).analyze("zobalomn") == repaired("zobalomn", "zobalomin")


@pytest.mark.parametrize(("typed", "known"), TURNED)
def test_a_repair_never_brings_in_or_takes_away_a_prefix_that_turns_the_meaning(typed: str, known: str) -> None:
    assert Analyzer.of(ENGLISH, [known]).analyze(typed) == kept(typed)


def test_a_slip_behind_such_a_prefix_is_repaired() -> None:
    assert Analyzer.of(ENGLISH, ["hyperzoblic"]).analyze("hyperzobilc") == repaired("hyperzobilc", "hyperzoblic")


def test_intravenous_and_subcutaneous_words_are_not_swapped() -> None:
    lexicon = Analyzer.of(ENGLISH, ["intravenous", "subvenous", "hypertension", "hypotension"])
    for word in ("intravenous", "subvenous", "hypertension", "hypotension"):
        assert lexicon.analyze(word) == Analysis(words=(word,))
    assert Analyzer.of(ENGLISH, ["subvenous hypertension"]).analyze("intravenous hypotension").words == (
        "intravenous",
        "hypotension",
    )


def test_synonyms_are_read_as_the_first_of_their_group() -> None:
    lexicon = Analyzer.of(ENGLISH, [], [["sourdough starter", "leaven", "levain"], ["loaf", "bread"]])
    assert lexicon.analyze("my levain bread") == Analysis(words=("my", "sourdough", "starter", "loaf"), unknown=("my",))
    assert lexicon.unify("Leaven, levain or sourdough starter?") == (
        *("sourdough", "starter", "sourdough", "starter", "or", "sourdough", "starter"),
    )


def test_the_longest_synonym_counts_first() -> None:
    groups = [["dough", "sour"], ["starter", "sour mash"], ["levain", "sour mash culture"]]
    for order in (groups, groups[::-1]):
        assert Analyzer.of(ENGLISH, [], order).unify("sour mash culture sour mash sour") == (
            "levain",
            "starter",
            "dough",
        )


def test_an_inflected_synonym_counts() -> None:
    assert Analyzer.of(ENGLISH, [], [["starter", "leaven"]]).unify("two leavens") == ("two", "starter")


def test_a_part_of_a_synonym_does_not_count() -> None:
    assert Analyzer.of(ENGLISH, [], [["starter", "sour mash"]]).unify("sour the mash sour") == (
        "sour",
        "the",
        "mash",
        "sour",
    )


def test_a_repaired_word_is_taken_for_its_synonym_and_reported_as_repaired() -> None:
    assert Analyzer.of(ENGLISH, [], [["starter", "levain"]]).analyze("levvain") == Analysis(
        words=("starter",), corrections=(Correction("levvain", "levain"),)
    )


def test_two_known_words_written_together_are_read_apart() -> None:
    assert Analyzer.of(ENGLISH, ["dough", "bowl"]).analyze("doughbowl") == Analysis(words=("dough", "bowl"))
    assert Analyzer.of(ENGLISH, ["dough"]).analyze("doughbowl") == kept("doughbowl")


def test_a_protected_name_and_an_english_word_are_not_taken_apart() -> None:
    assert Analyzer.of(ENGLISH, ["dough", "bowl"], protected=["DoughBowl"]).analyze("doughbowl") == kept("doughbowl")
    assert Analyzer.of(ENGLISH, ["some", "times"]).analyze("sometimes") == kept("sometimes")


def test_a_known_word_written_apart_is_joined() -> None:
    assert Analyzer.of(ENGLISH, ["sourdough bread"]).analyze("sour dough bread") == Analysis(
        words=("sourdough", "bread")
    )


def test_two_words_that_are_known_themselves_are_not_joined() -> None:
    assert Analyzer.of(ENGLISH, ["sourdough", "sour", "dough"]).analyze("sour dough") == Analysis(
        words=("sour", "dough")
    )


def test_shorthand_is_read_in_full_without_being_called_a_slip() -> None:
    lexicon = Analyzer.of(ENGLISH, ["what are you about please because with thanks"])
    assert lexicon.analyze("wot r u abt pls") == Analysis(words=("what", "are", "you", "about", "please"))
    assert lexicon.analyze("plz cuz w thx") == Analysis(words=("please", "because", "with", "thanks"))


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
    assert Analyzer.of(ENGLISH, ["do can will is not freeze"]).analyze(typed) == Analysis(words=words)


@pytest.mark.hazard(id="lost-negation")
def test_a_negation_is_not_repaired_away() -> None:
    assert Analyzer.of(ENGLISH, ["note nit nevr"]).analyze("never nor") == Analysis(
        words=("never", "nor"), unknown=("never", "nor")
    )


def test_words_beyond_the_last_that_is_matched_are_left_out() -> None:
    assert MAX_WORDS == 128
    assert Analyzer.of(ENGLISH, ["rye"]).analyze("rye " * 200) == Analysis(words=("rye",) * 128)


def test_nothing_is_read_in_nothing() -> None:
    assert Analyzer.of(ENGLISH, ["rye"]).analyze("?! …") == Analysis(words=())
    assert Analyzer.of(ENGLISH, []).analyze("rye") == kept("rye")


BREAD = Analyzer.of(
    ENGLISH,
    ["When does sourdough bread go stale?", "Can I freeze 2 kg of zobala?"],
    [["loaf", "bread"], ["starter", "sour mash"]],
    ["Zobalo", "Zobali"],
)
near = st.text(st.sampled_from("zobalirsudghe12 "), max_size=40)


@given(near | st.text(max_size=40))
@settings(derandomize=True, deadline=None, max_examples=examples(150))
def test_whatever_is_read_repairs_touch_only_unknown_long_unlisted_words(question: str) -> None:
    reading = BREAD.analyze(question)
    known = {*BREAD.counts, "zobalo", "zobali"}
    for correction in reading.corrections:
        assert correction.read in known
        assert correction.typed not in known
        assert correction.typed.isalpha()
        assert len(correction.typed) >= 4
        assert rank_band(correction.typed) == UNLISTED
    numbers = [word for word in ENGLISH.tokenize(question) if word.isdigit()]
    assert [word for word in reading.words if word.isdigit()] == numbers
    assert BREAD.analyze(question) == reading
    assert BREAD.analyze(question.upper().lower()) == BREAD.analyze(question.lower().upper().lower())


def test_a_protected_name_is_neither_short_for_another_word_nor_a_part_of_one() -> None:
    plain = Analyzer.of(ENGLISH, ["peginterferon dose", "bc", "because"])
    named = Analyzer.of(
        ENGLISH, ["peginterferon dose", "bc", "because"], protected=["bc", "interferon", "peginterferon"]
    )
    assert plain.analyze("bc").words == ("because",)
    assert named.analyze("bc").words == ("bc",)
    assert plain.analyze("peg interferon dose").words == ("peginterferon", "dose")
    assert named.analyze("peg interferon dose").words == ("peg", "interferon", "dose")


def test_two_known_words_are_not_joined_beside_an_unknown_one() -> None:
    lexicon = Analyzer.of(ENGLISH, ["off label use", "offlabel"])
    assert lexicon.analyze("off label zorb").words == ("off", "label", "zorb")
