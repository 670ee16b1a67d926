from pathlib import Path

import pytest
from english import ENGLISH

from faqbot.data import data_path
from faqbot.language.english.word_vectors import WORD_VECTORS
from faqbot.language.word_vectors import DIMENSIONS, MAX_PIECE_LENGTH
from faqbot.matching.semantic.sign_codes import QueryVector, encode_signs

LINES = Path(data_path("english", "word_pieces.txt")).read_text(encoding="utf-8").splitlines()
PIECES = {piece: int(row) for piece, row in (line.split("\t") for line in LINES)}


def cosine(one: str, other: str) -> float:
    lanes = WORD_VECTORS.sum(one.split())
    assert lanes
    return QueryVector(lanes).cosines([encode_signs(WORD_VECTORS.sum(other.split()))])[0]


def test_english_has_word_vectors_of_its_own() -> None:
    assert ENGLISH.word_vectors is WORD_VECTORS


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("physician", "doctor", "train"),
        ("car", "vehicle", "bread"),
        ("buy", "purchase", "rise"),
        ("cost", "price", "dough"),
        ("begin", "start", "loaf"),
        ("city", "town", "yeast"),
    ],
)
def test_words_of_similar_meaning_are_nearer_than_others(word: str, near: str, far: str) -> None:
    assert cosine(word, near) > 0.45
    assert cosine(word, far) < 0.25


def test_texts_of_similar_meaning_are_near_without_a_common_word() -> None:
    assert cosine("can i purchase a vehicle", "where to buy cars") > 0.5
    assert cosine("can i purchase a vehicle", "why does dough rise") < 0.3


def test_the_pieces_are_sorted_and_each_has_its_row() -> None:
    assert [line.split("\t")[0].encode() for line in LINES] == sorted(piece.encode() for piece in PIECES)
    assert sorted(PIECES.values()) == list(range(len(PIECES)))
    assert Path(data_path("english", "word_vectors.bin")).stat().st_size == len(PIECES) * DIMENSIONS
    assert max(len(piece.removeprefix("##")) for piece in PIECES) <= MAX_PIECE_LENGTH


def test_every_word_of_ascii_letters_and_digits_has_a_vector() -> None:
    for word in ("zorb", "tysabri", "q", "360", "b12", "covid19", "zzzzzzzzzz", "ocrelizumab"):
        assert WORD_VECTORS.sum([word]), word


@pytest.mark.parametrize("word", ["", "жжж", "🍞", "龘"])
def test_a_word_in_another_script_has_no_vector(word: str) -> None:
    assert WORD_VECTORS.sum([word]) is None
