from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.sorted_table import BLOCK, Table, build_table

# Whatever a line may hold: no tab, no line feed, nothing that UTF-8 has no bytes for.
texts = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]))


def test_a_table_is_sorted_lines_of_a_key_a_tab_and_a_text() -> None:
    assert build_table({"rye": "2", "bread": "1"}) == b"bread\t1\nrye\t2\n"


def test_lines_are_sorted_by_bytes_and_keys_with_a_common_beginning_stay_distinct() -> None:
    lines = build_table({"é": "5", "b": "4", "a b": "2", "ab": "3", "a": "1"})
    assert lines == "a\t1\na b\t2\nab\t3\nb\t4\né\t5\n".encode()
    assert [Table(lines).get(key) for key in ("a", "a b", "ab", "b", "é")] == ["1", "2", "3", "4", "5"]


def test_a_key_is_found_whatever_the_lengths_of_its_neighbours() -> None:
    table = Table(build_table({"a": "x" * 1000, "b": "", "c": "y" * 1000}))
    assert [table.get(key) for key in "abc"] == ["x" * 1000, "", "y" * 1000]


def test_a_key_is_found_in_any_block() -> None:
    stored = {f"{number:05}": "x" * (number % 50) for number in range(3000)}
    table = Table(build_table(stored))
    assert len(build_table(stored)) > 20 * BLOCK
    assert {key: table.get(key) for key in stored} == stored
    assert [table.get(f"{number:05}x") for number in range(0, 3000, 100)] == [None] * 30


def test_a_missing_key_has_no_text_before_between_and_after_the_keys() -> None:
    table = Table(build_table({"bread": "1", "rye": "2"}))
    assert [table.get(key) for key in ("", "a", "brea", "breads", "rye ", "z")] == [None] * 6


def test_a_text_is_not_mistaken_for_a_key() -> None:
    assert Table(b"bread\trye\n").get("rye") is None


def test_an_empty_table_has_nothing() -> None:
    assert build_table({}) == b""
    assert list(Table(b"").items()) == list(Table(b"").items("bread")) == []
    assert Table(b"").get("bread") is None


def test_a_lone_surrogate_is_a_missing_key() -> None:
    assert Table(b"bread\t1\n").get("\ud800") is None


def test_the_keys_that_begin_with_a_prefix_are_listed_in_order_with_their_texts() -> None:
    table = Table(build_table({"rye": "5", "bread": "2", "bre": "1", "breads\xff": "4", "breads": "3", "br\x7f": "0"}))
    assert list(table.items("bre")) == [("bre", "1"), ("bread", "2"), ("breads", "3"), ("breads\xff", "4")]
    assert list(table.items("breads")) == [("breads", "3"), ("breads\xff", "4")]
    assert list(table.items("br\x7f")) == [("br\x7f", "0")]
    assert list(table.items("z")) == list(table.items("a")) == []


def test_the_keys_of_a_prefix_are_found_in_all_blocks() -> None:
    stored = {f"{number:05}": "x" * (number % 50) for number in range(3000)}
    table = Table(build_table(stored))
    for prefix in ("", "0", "01", "011", "0111", "01111", "011111", "02999", "03"):
        expected = [(key, text) for key, text in stored.items() if key.startswith(prefix)]
        assert list(table.items(prefix)) == expected, prefix


@given(st.dictionaries(texts, texts), texts)
@settings(derandomize=True, deadline=None, max_examples=examples(75))
def test_a_table_returns_the_texts_that_it_was_built_from(stored: dict[str, str], other: str) -> None:
    table = Table(build_table(stored))
    assert dict(table.items()) == {key: table.get(key) for key in stored} == stored
    assert table.get(other) == stored.get(other)
    assert dict(table.items(other)) == {key: text for key, text in stored.items() if key.startswith(other)}
