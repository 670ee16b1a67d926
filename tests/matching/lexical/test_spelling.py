import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st
from slips import TURNED

from faqbot.language.english.word_frequency import rank_band
from faqbot.matching.lexical.spelling import LONG, SHORTEST, Spelling


class Repairs(Spelling):
    """Says which reading is the likeliest."""

    def repaired(self, word: str) -> str | None:
        return next(iter(self.readings(word)), None)


def spelling(known: str, *names: str) -> Repairs:
    """Repairs words into those of a base and its protected names."""
    return Repairs(ENGLISH, known.split(), names)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sourdogh", "sourdough"),  # a letter left out
        ("sourddough", "sourdough"),  # one too many
        ("soursough", "sourdough"),  # another one
        ("suordough", "sourdough"),  # two swapped
        ("zourdough", "sourdough"),  # the first one
        ("ourdough", "sourdough"),  # the first one left out
        ("osurdough", "sourdough"),  # the first two swapped
        ("sourdougg", "sourdough"),  # the last one
        ("suordogh", "sourdough"),  # two slips
        ("braed", "bread"),
    ],
)
def test_a_slip_is_repaired(typed: str, read: str) -> None:
    assert spelling("sourdough bread").repaired(typed) == read


def test_a_word_with_two_slips_is_repaired_only_if_it_is_long() -> None:
    assert LONG == 6
    assert spelling("zoblk").repaired("zobxy") is None
    assert spelling("zoblki").repaired("zobxyi") == "zoblki"


def test_three_slips_are_too_many() -> None:
    assert spelling("sourdough").repaired("sourxyzgh") is None


def test_a_first_letter_too_many_is_left_out() -> None:
    assert spelling("sourdough").repaired("xsourdough") == "sourdough"


def test_between_names_that_look_alike_nothing_is_guessed_however_many_words_are_as_near() -> None:
    known = "balo baly bala bale balk ball balm bali bald balt balp balc"
    assert spelling(known, "balo", "baly").repaired("balx") is None


def test_what_is_typed_fills_no_memory() -> None:
    repairs = spelling("sourdough bread")
    for number in range(100):
        assert repairs.repaired(chr(0x4E00 + number) * 2 + "zorbs") is None
    assert len(repairs._around) <= 2  # noqa: SLF001 - what is kept is seen nowhere else


def test_a_slip_with_another_first_letter_is_the_only_one_and_keeps_the_last_letter() -> None:
    assert spelling("sourdough").repaired("zourdough") == "sourdough"
    assert spelling("sourdough").repaired("zourdogh") is None
    assert spelling("sourdough").repaired("zourdougg") is None


@pytest.mark.parametrize("typed", ["rya", "ryx", "zb", "a", ""])
def test_short_words_are_never_altered(typed: str) -> None:
    assert len(typed) < SHORTEST
    assert spelling("rye zab ab").repaired(typed) is None


@pytest.mark.parametrize("typed", ["350", "3.6", "3,500", "40mg", "4kg", "b13", "365ml", "2o25", "loaf4", "bre4d"])
def test_what_has_a_digit_is_never_altered_and_nothing_is_read_as_it(typed: str) -> None:
    known = "360 3.5 3,600 50mg 5kg b12 355ml 2025 loaf bread"
    assert spelling(known).repaired(typed) is None
    assert spelling("b12ab 2025").repaired("bl2ab") is None
    assert spelling("covid19").repaired("covidig") is None


@pytest.mark.parametrize(
    ("typed", "known", "read"),
    [("hlep", "hep help", "help"), ("tiem", "tie tier time", "time"), ("braed", "brad brand bread", "bread")],
)
def test_of_equally_near_words_one_with_the_same_letters_is_the_likeliest(typed: str, known: str, read: str) -> None:
    assert spelling(known).repaired(typed) == read


def test_then_a_letter_left_out_is_likelier_than_one_replaced() -> None:
    assert spelling("zoblax zobluix").repaired("zoblux") == "zobluix"


def test_then_a_letter_too_many_is_likelier_than_one_replaced() -> None:
    assert spelling("zobloix zoblux").repaired("zobluix") == "zoblux"


def test_then_the_commoner_english_word_is_likelier() -> None:
    assert rank_band("house") < rank_band("horse")
    assert spelling("horse house").repaired("hoose") == "house"


@pytest.mark.parametrize(("typed", "known"), TURNED)
def test_a_repair_never_brings_in_or_takes_away_a_prefix_that_turns_the_meaning(typed: str, known: str) -> None:
    assert spelling(known).repaired(typed) is None


def test_a_slip_behind_such_a_prefix_is_repaired() -> None:
    assert spelling("hyperzoblic hypozoblic").repaired("hyperzobilc") == "hyperzoblic"


def test_a_protected_name_is_never_altered() -> None:
    assert spelling("zobala").repaired("zobalo") == "zobala"
    assert spelling("zobala", "zobalo").repaired("zobalo") is None


def test_a_slip_of_one_protected_name_is_read_as_it() -> None:
    assert spelling("rye", "zobalo").repaired("zobalio") == "zobalo"


@pytest.mark.parametrize("typed", ["zobal", "zobalx"])
def test_two_protected_names_that_look_alike_are_never_guessed_between(typed: str) -> None:
    for known in ("rye", "zobalo", "zobalo zobali"):
        assert spelling(known, "zobalo", "zobali").repaired(typed) is None


@pytest.mark.parametrize(
    ("names", "typed"),
    [
        (("hydroxyzine", "hydroxyzane"), "hydroxyzone"),
        (("vinblastine", "vinblastone"), "vinblastane"),
        (("prednisone", "prednisose"), "prednisoe"),
    ],
)
def test_names_of_medicines_that_look_alike_are_never_guessed_between(names: tuple[str, str], typed: str) -> None:
    assert spelling("", *names).repaired(typed) is None
    assert spelling("", names[0]).repaired(typed) == names[0]
    for one in names:
        assert spelling("", *names).repaired(one) is None


@pytest.mark.parametrize("typed", ["prednisolone", "hydralazine"])
def test_a_protected_name_is_read_from_one_slip_only_because_two_away_may_be_another_name(typed: str) -> None:
    assert spelling("", "prednisone", "hydroxyzine").repaired(typed) is None
    assert spelling("prednisone hydralazin").repaired("prednisoen") == "prednisone"


def test_a_name_that_is_nearer_than_its_look_alike_is_read() -> None:
    assert spelling("rye", "zobalomin", "zobalotex").repaired("zobalomn") == "zobalomin"
    assert spelling("", "hydroxyzine", "hydralazine").repaired("hydroxizine") == "hydroxyzine"


def test_nothing_is_repaired_into_nothing() -> None:
    assert spelling("").repaired("bread") is None
    assert spelling("ab rye").repaired("bread") is None


KNOWN = dict.fromkeys("sourdough bread hypertension hypotension zobala zobalir unsafe loaf rye b12 2025".split(), 1)
NAMES = ("zobalo", "zobali")
near = st.text(st.sampled_from("zobalirsudghe12"), max_size=12)


@given(
    near
    | st.text(max_size=12)
    | st.sampled_from(sorted(KNOWN)).flatmap(lambda word: st.permutations(list(word)).map("".join))
)
@settings(derandomize=True, deadline=None, max_examples=examples(300))
def test_whatever_is_repaired_becomes_a_known_word_of_about_its_length_with_its_first_or_last_letter(
    typed: str,
) -> None:
    repairs = Repairs(ENGLISH, KNOWN, NAMES)
    read = repairs.repaired(typed)
    assert read == Repairs(ENGLISH, list(reversed(KNOWN)), NAMES[::-1]).repaired(typed)
    if read is not None:
        assert read in {*KNOWN, *NAMES}
        assert typed.isalpha()
        assert read.isalpha()
        assert typed not in NAMES
        assert abs(len(read) - len(typed)) <= 2
        assert read[0] == typed[0] or read[-1] == typed[-1]
