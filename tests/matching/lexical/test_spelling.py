import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st
from slips import OPPOSITES

from faqbot.language.english.word_frequency import rank_band
from faqbot.language.packs import pack_for
from faqbot.matching.lexical.spelling import MIN_CORRECTED_LENGTH, TWO_EDITS_LENGTH, SpellingCorrector


class Corrector(SpellingCorrector):
    """Finds the likeliest correction."""

    def correct(self, word: str) -> str | None:
        return next(iter(self.find_corrections(word)), None)


def corrector(known: str, *names: str) -> Corrector:
    """Build a corrector for the words of a base and its protected names."""
    return Corrector(ENGLISH, known.split(), names)


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("de", "verlngern", "verlangern"),
        ("es", "devolucoin", "devolucion"),
        ("fi", "kirjasstossa", "kirjastossa"),
        ("ru", "доствака", "доставка"),
        ("hi", "शिकायतत", "शिकायत"),
    ],
)
def test_without_a_word_list_a_slip_that_is_surely_one_is_corrected(language: str, typed: str, expected: str) -> None:
    assert Corrector(pack_for(language), [expected], ()).correct(typed) == expected


@pytest.mark.parametrize(
    ("language", "typed", "known"),
    [
        ("de", "mieten", "bieten"),
        ("es", "cancelar", "congelar"),
        ("it", "costa", "cosa"),
        ("fi", "ottaa", "ostaa"),
        ("ru", "марка", "парка"),
    ],
)
def test_without_a_word_list_what_may_be_another_word_is_not_corrected(language: str, typed: str, known: str) -> None:
    assert Corrector(pack_for(language), [known], ()).correct(typed) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sourdogh", "sourdough"),  # a missing letter
        ("sourddough", "sourdough"),  # an extra letter
        ("soursough", "sourdough"),  # a wrong letter
        ("suordough", "sourdough"),  # two transposed letters
        ("zourdough", "sourdough"),  # a wrong first letter
        ("ourdough", "sourdough"),  # a missing first letter
        ("osurdough", "sourdough"),  # the first two transposed
        ("sourdougg", "sourdough"),  # a wrong last letter
        ("suordogh", "sourdough"),  # two edits
        ("braed", "bread"),
    ],
)
def test_a_misspelling_is_corrected(typed: str, expected: str) -> None:
    assert corrector("sourdough bread").correct(typed) == expected


def test_two_edits_are_corrected_only_in_long_words() -> None:
    assert TWO_EDITS_LENGTH == 6
    assert corrector("zoblk").correct("zobxy") is None
    assert corrector("zoblki").correct("zobxyi") == "zoblki"


def test_three_edits_are_too_many() -> None:
    assert corrector("sourdough").correct("sourxyzgh") is None


def test_an_extra_first_letter_is_removed() -> None:
    assert corrector("sourdough").correct("xsourdough") == "sourdough"


def test_nothing_is_guessed_between_similar_names_among_many_words() -> None:
    known = "balo baly bala bale balk ball balm bali bald balt balp balc"
    assert corrector(known, "balo", "baly").correct("balx") is None


def test_typed_words_do_not_fill_the_cache() -> None:
    spelling = corrector("sourdough bread")
    for number in range(100):
        assert spelling.correct(chr(0x4E00 + number) * 2 + "zorbs") is None
    assert len(spelling._cached) <= 2  # noqa: SLF001 - the cache has no other effect


def test_a_wrong_first_letter_is_corrected_only_without_other_edits() -> None:
    assert corrector("sourdough").correct("zourdough") == "sourdough"
    assert corrector("sourdough").correct("zourdogh") is None
    assert corrector("sourdough").correct("zourdougg") is None


@pytest.mark.parametrize("typed", ["rya", "ryx", "zb", "a", ""])
def test_short_words_are_never_corrected(typed: str) -> None:
    assert len(typed) < MIN_CORRECTED_LENGTH
    assert corrector("rye zab ab").correct(typed) is None


@pytest.mark.parametrize("typed", ["350", "3.6", "3,500", "40mg", "4kg", "b13", "365ml", "2o25", "loaf4", "bre4d"])
def test_words_with_digits_are_neither_corrected_nor_corrections(typed: str) -> None:
    known = "360 3.5 3,600 50mg 5kg b12 355ml 2025 loaf bread"
    assert corrector(known).correct(typed) is None
    assert corrector("b12ab 2025").correct("bl2ab") is None
    assert corrector("covid19").correct("covidig") is None


@pytest.mark.parametrize(
    ("typed", "known", "expected"),
    [("hlep", "hep help", "help"), ("tiem", "tie tier time", "time"), ("braed", "brad brand bread", "bread")],
)
def test_of_equally_near_words_one_with_the_same_letters_is_preferred(typed: str, known: str, expected: str) -> None:
    assert corrector(known).correct(typed) == expected


def test_then_a_missing_letter_is_preferred_to_a_wrong_one() -> None:
    assert corrector("zoblax zobluix").correct("zoblux") == "zobluix"


def test_then_an_extra_letter_is_preferred_to_a_wrong_one() -> None:
    assert corrector("zobloix zoblux").correct("zobluix") == "zoblux"


def test_then_the_more_common_english_word_is_preferred() -> None:
    assert rank_band("house") < rank_band("horse")
    assert corrector("horse house").correct("hoose") == "house"


@pytest.mark.parametrize(("typed", "known"), OPPOSITES)
def test_a_correction_never_adds_or_removes_a_prefix_that_reverses_the_meaning(typed: str, known: str) -> None:
    assert corrector(known).correct(typed) is None


def test_a_misspelling_after_such_a_prefix_is_corrected() -> None:
    assert corrector("hyperzoblic hypozoblic").correct("hyperzobilc") == "hyperzoblic"


def test_a_protected_name_is_never_corrected() -> None:
    assert corrector("zobala").correct("zobalo") == "zobala"
    assert corrector("zobala", "zobalo").correct("zobalo") is None


def test_a_misspelled_protected_name_is_corrected() -> None:
    assert corrector("rye", "zobalo").correct("zobalio") == "zobalo"


@pytest.mark.parametrize("typed", ["zobal", "zobalx"])
def test_nothing_is_guessed_between_two_similar_protected_names(typed: str) -> None:
    for known in ("rye", "zobalo", "zobalo zobali"):
        assert corrector(known, "zobalo", "zobali").correct(typed) is None


@pytest.mark.parametrize(
    ("names", "typed"),
    [
        (("hydroxyzine", "hydroxyzane"), "hydroxyzone"),
        (("vinblastine", "vinblastone"), "vinblastane"),
        (("prednisone", "prednisose"), "prednisoe"),
    ],
)
def test_nothing_is_guessed_between_similar_names_of_medicines(names: tuple[str, str], typed: str) -> None:
    assert corrector("", *names).correct(typed) is None
    assert corrector("", names[0]).correct(typed) == names[0]
    for one in names:
        assert corrector("", *names).correct(one) is None


@pytest.mark.parametrize("typed", ["prednisolone", "hydralazine"])
def test_a_word_at_distance_two_of_a_protected_name_may_be_another_name(typed: str) -> None:
    assert corrector("", "prednisone", "hydroxyzine").correct(typed) is None
    assert corrector("prednisone hydralazin").correct("prednisoen") == "prednisone"


def test_a_misspelling_is_corrected_to_the_nearer_of_two_similar_names() -> None:
    assert corrector("rye", "zobalomin", "zobalotex").correct("zobalomn") == "zobalomin"
    assert corrector("", "hydroxyzine", "hydralazine").correct("hydroxizine") == "hydroxyzine"


def test_nothing_is_corrected_without_similar_words() -> None:
    assert corrector("").correct("bread") is None
    assert corrector("ab rye").correct("bread") is None


KNOWN = dict.fromkeys("sourdough bread hypertension hypotension zobala zobalir unsafe loaf rye b12 2025".split(), 1)
NAMES = ("zobalo", "zobali")
similar_letters = st.text(st.sampled_from("zobalirsudghe12"), max_size=12)


@given(
    similar_letters
    | st.text(max_size=12)
    | st.sampled_from(sorted(KNOWN)).flatmap(lambda word: st.permutations(list(word)).map("".join))
)
@settings(derandomize=True, deadline=None, max_examples=examples(300))
def test_corrections_are_known_words_of_similar_length_with_the_same_first_or_last_letter(
    typed: str,
) -> None:
    spelling = Corrector(ENGLISH, KNOWN, NAMES)
    found = spelling.correct(typed)
    assert found == Corrector(ENGLISH, list(reversed(KNOWN)), NAMES[::-1]).correct(typed)
    if found is not None:
        assert found in {*KNOWN, *NAMES}
        assert typed.isalpha()
        assert found.isalpha()
        assert typed not in NAMES
        assert abs(len(found) - len(typed)) <= 2
        assert found[0] == typed[0] or found[-1] == typed[-1]
