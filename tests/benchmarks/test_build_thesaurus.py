import pytest
from build_thesaurus import (
    CLOSED,
    MAX_RELATED,
    OPPOSITES,
    forbid_pairs,
    format_line,
    is_inversion,
    pick_related,
    read_words,
    relate,
)


def test_words_are_read_by_their_bands() -> None:
    assert read_words("a\t3\nbread\t17\nloaf\t17\nthe\t0\n") == ["the", "a", "bread", "loaf"]


def test_opposites_and_members_of_a_class_are_forbidden_in_both_orders() -> None:
    pairs = forbid_pairs(["hot/cold/cool"], ["cat dog horse"])
    assert {("hot", "cold"), ("cold", "hot"), ("cool", "hot"), ("cat", "dog"), ("hors", "cat")} <= pairs
    assert ("cold", "cool") not in pairs
    assert len(pairs) == 10


def test_the_lists_of_the_script_forbid_thousands_of_pairs() -> None:
    assert len(forbid_pairs(OPPOSITES, CLOSED.splitlines())) > 2_000


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("safe", "unsafe", True), ("unsafe", "safe", True), ("activ", "inactiv", True), ("loaf", "bread", False)],
)
def test_a_prefix_that_inverts_the_meaning_is_recognised(one: str, other: str, *, expected: bool) -> None:
    assert is_inversion(one, other) is expected


def test_related_stems_are_near_enough_and_no_opposites_or_inversions() -> None:
    neighbours = [("safe", 1.0), ("secur", 0.8), ("danger", 0.7), ("unsafe", 0.6), ("sound", 0.5), ("far", 0.41)]
    assert pick_related("safe", neighbours, {("safe", "danger")}) == [("secur", 0.8), ("sound", 0.5)]
    many = [(f"stem{number}", 0.9) for number in range(20)]
    assert pick_related("safe", many, set()) == many[:MAX_RELATED]


def test_a_line_has_the_letter_of_each_cosine() -> None:
    assert format_line("loaf", [("bread", 0.71), ("bun", 0.5), ("loav", 1.0)]) == "loaf\tbreado bunk loavt"


def test_stems_are_related_by_the_vectors_of_their_words() -> None:
    numpy = pytest.importorskip("numpy", reason="numpy is only needed to build the thesaurus")
    words = ["sourdough", "leaven", "carburettor"]
    vectors = numpy.array([[1.0, 0.0, 0.0], [0.8, 0.6, 0.0], [0.0, 0.0, 1.0]])
    related = relate(words, vectors)
    assert list(related) == ["sourdough", "leaven"]
    ((name, cosine),) = related["leaven"]
    assert (name, round(cosine, 6)) == ("sourdough", 0.8)
