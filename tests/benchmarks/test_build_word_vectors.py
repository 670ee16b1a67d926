from build_word_vectors import format_pieces, select_pieces

VOCABULARY = {"[UNK]": 0, "the": 1, "é": 2, "##ing": 3, "x": 4, "c++": 5, "bread": 6, "##x": 7, "rye": 8}


def test_single_characters_and_the_most_common_ascii_pieces_are_kept() -> None:
    assert select_pieces(VOCABULARY, 5) == ["x", "##x", "the", "##ing", "bread"]


def test_the_table_has_the_row_of_each_piece_and_is_sorted() -> None:
    assert format_pieces(["x", "##x", "the"]) == "##x\t1\nthe\t2\nx\t0\n"
