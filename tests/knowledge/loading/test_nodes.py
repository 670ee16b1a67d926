"""Bytes become nodes with locations, and nothing is interpreted."""

from collections.abc import Callable

import pytest
import yaml

from faqbot.errors import Location
from faqbot.knowledge.loading import nodes
from faqbot.knowledge.loading.nodes import (
    Mapping,
    Node,
    Refused,
    Scalar,
    Sequence,
    compute_digest,
    parse,
    quote,
    to_plain,
)


@pytest.fixture
def read() -> Callable[[str | bytes], Node]:
    """Parse a document that must have no problems."""

    def read(content: str | bytes) -> Node:
        node, problems = parse(content if isinstance(content, bytes) else content.encode(), "bread.yaml")
        assert problems == []
        assert node is not None
        return node

    return read


def faults(content: str) -> list[str]:
    return [str(problem) for problem in parse(content.encode(), "bread.yaml")[1]]


@pytest.mark.parametrize(
    "text",
    ["no", "on", "true", "1:30", "012", "0x1f", "1_000", "1e3", ".5", "2026-01-31", "=", "nan", "~ about", "nullable"],
)
def test_a_scalar_stays_a_text(text: str, read: Callable[[str], Node]) -> None:
    assert read(text) == Scalar(text, Location("bread.yaml", 1, 1))


@pytest.mark.parametrize("text", ["~", "null", "Null", "NULL"])
def test_a_null_differs_from_the_same_word_in_quotes(text: str, read: Callable[[str], Node]) -> None:
    assert read(f"[{text}, '{text}', \"{text}\"]") == Sequence(
        [
            Scalar(text, Location("bread.yaml", 1, 2), null=True),
            Scalar(text, Location("bread.yaml", 1, 4 + len(text))),
            Scalar(text, Location("bread.yaml", 1, 8 + 2 * len(text))),
        ],
        Location("bread.yaml", 1, 1),
    )


def test_every_node_knows_its_line_and_column(read: Callable[[str], Node]) -> None:
    assert read("id: bread\nentries:\n  - {question: Wie käsig?, answer: sehr}\n") == Mapping(
        {
            "id": (Scalar("id", Location("bread.yaml", 1, 1)), Scalar("bread", Location("bread.yaml", 1, 5))),
            "entries": (
                Scalar("entries", Location("bread.yaml", 2, 1)),
                Sequence(
                    [
                        Mapping(
                            {
                                "question": (
                                    Scalar("question", Location("bread.yaml", 3, 6)),
                                    Scalar("Wie käsig?", Location("bread.yaml", 3, 16)),
                                ),
                                "answer": (
                                    Scalar("answer", Location("bread.yaml", 3, 28)),
                                    Scalar("sehr", Location("bread.yaml", 3, 36)),
                                ),
                            },
                            Location("bread.yaml", 3, 5),
                        )
                    ],
                    Location("bread.yaml", 3, 3),
                ),
            ),
        },
        Location("bread.yaml", 1, 1),
    )


def test_white_space_around_a_text_is_not_part_of_it(read: Callable[[str], Node]) -> None:
    assert to_plain(read('a: "  three days "\nb: |\n  one\n  two\n\nc: >\n  one\n  two\n')) == {
        "a": "three days",
        "b": "one\ntwo",
        "c": "one two",
    }


def test_a_byte_order_mark_moves_no_column(read: Callable[[bytes], Node]) -> None:
    assert read(b"\xef\xbb\xbfbread") == Scalar("bread", Location("bread.yaml", 1, 1))


def test_line_ends_of_windows_are_line_ends(read: Callable[[bytes], Node]) -> None:
    assert read(b"a: |\r\n  one\r\n  two\r\nb: three\r\n") == read(b"a: |\n  one\n  two\nb: three\n")


@pytest.mark.hazard(id="file-bomb")
def test_an_alias_is_refused_and_never_expanded() -> None:
    node, problems = parse(b"a: &a [x]\nb: *a\n", "bread.yaml")
    assert isinstance(node, Mapping)
    assert node.pairs["b"][1] == Refused(Location("bread.yaml", 2, 4))
    assert [str(problem) for problem in problems] == [
        "bread.yaml:1:4: anchor &a; leave it out; anchors and aliases are not read",
        "bread.yaml:2:4: alias *a; write the text out, or put quotes round it",
    ]


def test_the_first_of_two_equal_keys_is_kept() -> None:
    node, problems = parse(b"a: one\nb: two\na: three\n", "bread.yaml")
    assert node is not None
    assert to_plain(node) == {"a": "one", "b": "two"}
    assert [str(problem) for problem in problems] == [
        'bread.yaml:3:1: key "a" is already used on line 1; keep one of them'
    ]


def test_a_yaml_error_names_the_line_where_the_broken_part_begins() -> None:
    assert faults('a: one\nb: "two\nc: three\n') == [
        (
            "bread.yaml:4:1: this is not YAML: while scanning a quoted scalar that begins on line 2, "
            "found unexpected end of stream; check the indentation, quotes and brackets here"
        )
    ]


@pytest.mark.hazard(id="file-bomb")
def test_a_list_of_the_maximum_depth_is_read_and_a_deeper_one_is_not(read: Callable[[str], Node]) -> None:
    assert read("[" * 32 + "]" * 32)
    assert faults("[" * 33 + "]" * 33) == ["bread.yaml:1:33: this is nested more than 32 levels deep; flatten it"]


def test_a_text_of_the_maximum_length_is_read_and_a_longer_one_is_not(read: Callable[[str], Node]) -> None:
    assert read("a" * 65_536)
    assert faults("a" * 65_537) == ["bread.yaml:1:1: this text has more than 65536 characters; shorten it"]


@pytest.mark.hazard(id="file-bomb")
def test_all_nodes_of_a_file_are_counted(monkeypatch: pytest.MonkeyPatch, read: Callable[[str], Node]) -> None:
    monkeypatch.setattr(nodes, "MAX_NODES", 7)
    assert read("a: [b, c]\nd: e")
    assert faults("a: [b, c, d]\ne: f") == [
        "bread.yaml:2:4: the file has more than 7 nodes; split it into smaller files"
    ]


def test_a_text_in_a_message_is_one_harmless_short_line() -> None:
    assert quote("a\n b\tc") == '"a b c"'
    assert quote("a\u202eb") == '"a\\u{202e}b"'
    assert quote("a" * 60) == f'"{"a" * 60}"'
    assert quote("a" * 61) == f'"{"a" * 59}…"'


def test_a_digest_depends_on_the_order_of_items_but_not_of_keys() -> None:
    assert compute_digest({"a": ["1", "2"], "b": "ü"}) == compute_digest({"b": "ü", "a": ["1", "2"]})
    assert compute_digest({"a": ["1", "2"], "b": "ü"}) != compute_digest({"a": ["2", "1"], "b": "ü"})
    assert compute_digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_without_the_fast_parser_the_nodes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    content = """\
a: [~, 'null', 012, {x: käse, y: "b\\ec"}]
b: |
  one

  two
a: *c
<<: &d !!str e
? [f]
: g
""".encode()
    fast = parse(content, "bread.yaml")
    monkeypatch.setattr(nodes, "_LOADER", yaml.SafeLoader)
    assert parse(content, "bread.yaml") == fast
    assert len(fast[1]) == 7


def test_a_file_that_the_slow_parser_cannot_read_is_not_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_LOADER", yaml.SafeLoader)
    assert faults(r'a: "\UFFFFFFFF"') == ["bread.yaml:1:1: this is not YAML; write plain YAML in UTF-8"]
