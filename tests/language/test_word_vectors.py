from collections.abc import Iterable, Sequence
from struct import unpack

import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language import word_vectors
from faqbot.language.sorted_table import Table, build_table
from faqbot.language.word_vectors import DIMENSIONS, MAX_LENGTH, MAX_PIECES, ZERO, Lanes, TableVectors

ROWS: dict[str, list[int]] = {
    "rye": [place % 7 - 3 for place in range(DIMENSIONS)],
    "bread": [place % 11 - 5 for place in range(DIMENSIONS)],
    "bre": [1] * DIMENSIONS,
    "##ad": [place % 2 for place in range(DIMENSIONS)],
    "##s": [place % 5 - 2 for place in range(DIMENSIONS)],
    "low": [-128] * DIMENSIONS,
    "high": [127] * DIMENSIONS,
    "##high": [127] * DIMENSIONS,
    "##low": [-128] * DIMENSIONS,
}


def build_vectors(rows: dict[str, list[int]] = ROWS) -> TableVectors:
    numbers = {piece: str(number) for number, piece in enumerate(rows)}
    return TableVectors(
        Table(build_table(numbers)), b"".join(bytes(value + 128 for value in row) for row in rows.values())
    )


VECTORS = build_vectors()


def values(lanes: Lanes | None) -> list[int]:
    """Return the values of a sum in their order."""
    assert lanes
    even, odd = ([lane - ZERO for lane in unpack("<128H", half.to_bytes(256, "little"))] for half in lanes)
    return [value for pair in zip(even, odd, strict=True) for value in pair]


def add(pieces: Iterable[str]) -> list[int]:
    """Return the sum of the rows of pieces."""
    return list(map(sum, zip(*(ROWS[piece] for piece in pieces), strict=True)))


@given(st.lists(st.sampled_from(["rye", "bread", "bre", "low", "high"]), min_size=1, max_size=60))
@settings(derandomize=True, deadline=None, max_examples=examples(75))
def test_the_sum_of_words_is_the_plain_sum_of_their_rows(words: list[str]) -> None:
    assert values(VECTORS.sum(words)) == add(words)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("rye", ["rye"]),
        ("ryes", ["rye", "##s"]),
        ("breads", ["bread", "##s"]),
        ("bread", ["bread"]),
        ("bres", ["bre", "##s"]),
        ("breadad", ["bread", "##ad"]),
        ("breadads", ["bread", "##ad", "##s"]),
    ],
)
def test_a_word_is_the_sum_of_its_longest_pieces_from_left_to_right(word: str, pieces: Sequence[str]) -> None:
    assert values(VECTORS.sum([word])) == add(pieces)


@pytest.mark.parametrize("word", ["", "zorb", "ryez", "zrye", "s", "ad", "жжж"])
def test_a_word_of_which_a_part_is_no_piece_has_no_vector(word: str) -> None:
    assert VECTORS.sum([word]) is None
    assert values(VECTORS.sum(["rye", word, "bread"])) == add(["rye", "bread"])


def test_no_words_have_no_sum() -> None:
    assert VECTORS.sum([]) is None
    assert build_vectors({}).sum(["rye"]) is None


def test_a_piece_may_have_up_to_20_letters() -> None:
    vectors = build_vectors({"a" * 20: [1] * DIMENSIONS, "##" + "b" * 20: [2] * DIMENSIONS, "c" * 21: ROWS["rye"]})
    assert values(vectors.sum(["a" * 20 + "b" * 20])) == [3] * DIMENSIONS
    assert vectors.sum(["c" * 21]) is None


def test_the_vector_of_a_word_of_several_pieces_has_a_greatest_length() -> None:
    # The length of a row of 127 is 127 x 16 = 2032.
    share = MAX_LENGTH / 16
    assert values(VECTORS.sum(["highhigh"])) == [round(share)] * DIMENSIONS == [34] * DIMENSIONS
    assert values(VECTORS.sum(["lowlow"])) == [round(-share)] * DIMENSIONS
    assert values(VECTORS.sum(["highhigh", "rye"])) == [34 + value for value in ROWS["rye"]]
    # A word of one piece is as long as its row.
    assert values(VECTORS.sum(["high"])) == ROWS["high"]
    # Opposite pieces leave a short vector, which is not changed.
    assert values(VECTORS.sum(["highlow"])) == [-1] * DIMENSIONS


@pytest.mark.parametrize("word", ["low", "high"])
def test_as_many_pieces_are_added_as_a_lane_can_hold(word: str) -> None:
    extreme = [MAX_PIECES * value for value in ROWS[word]]
    assert values(VECTORS.sum([word] * MAX_PIECES)) == extreme
    assert values(VECTORS.sum([word] * (MAX_PIECES + 1))) == extreme
    # The first word that has too many pieces ends the sum.
    assert values(VECTORS.sum([*[word] * (MAX_PIECES - 1), "ryes", "rye"])) == [
        (MAX_PIECES - 1) * value for value in ROWS[word]
    ]


def test_a_word_has_the_same_vector_before_and_after_the_table_is_read_into_a_dictionary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ["rye", "ryes", "breadads", "zorb", "ryez", "bres"]
    searched = [build_vectors().sum([word]) for word in words]
    monkeypatch.setattr(word_vectors, "MAX_SEARCHED", 1)
    vectors = build_vectors()
    assert [vectors.sum([word]) for word in words] == searched


def test_the_lanes_are_16_bits_each_in_little_endian_order() -> None:
    vectors = build_vectors({"rye": [1, 2, 3, *[0] * (DIMENSIONS - 3)]})
    lanes = vectors.sum(["rye"])
    assert lanes
    zero = sum(ZERO << 16 * lane for lane in range(DIMENSIONS // 2))
    assert lanes == (zero + 1 + (3 << 16), zero + 2)
