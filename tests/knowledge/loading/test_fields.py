"""The keys of a mapping are read with their types; problems are collected, not raised."""

import pytest

from faqbot.errors import Location
from faqbot.knowledge.loading.fields import Fields, describe_node
from faqbot.knowledge.loading.nodes import Mapping, Scalar, Sequence, parse
from faqbot.knowledge.loading.problems import Problems


def fields(content: str, *known: str) -> tuple[Fields, Problems]:
    """Build the fields of a mapping with these keys, and a collector of its problems."""
    node, found = parse(content.encode(), "bread.yaml")
    assert isinstance(node, Mapping)
    problems = Problems(found)
    return Fields(node, "an entry", known, problems), problems


def lines(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems.found]


def names(entry: Fields) -> list[str]:
    return list(entry.node.pairs)


def values(texts: tuple[Scalar, ...]) -> list[str]:
    return [text.value for text in texts]


def test_a_missing_optional_key_is_empty_and_not_a_problem() -> None:
    entry, problems = fields("id: storage", "id", "topic")
    assert entry.text("topic") is None
    assert entry.texts("topic") == ()
    assert entry.lists("topic") == ()
    assert entry.each("topic", "an entry", (), names) == ()
    assert entry.part("topic", ()) is None
    assert entry.texts_by_key("topic") == {}
    assert entry.matching("topic", "a", "write an a") is None
    assert (entry.date("topic"), entry.share("topic")) == (None, None)
    assert entry.flag("topic") is False
    assert lines(problems) == []


def test_a_missing_required_key_is_a_null_text_and_a_problem() -> None:
    entry, problems = fields("topic: Storage", "id", "topic")
    assert entry.required("id") == Scalar("", Location("bread.yaml", 1, 1), null=True)
    assert lines(problems) == ['bread.yaml:1:1: an entry lacks the key "id"; add "id: …"']


def test_the_remedy_for_an_empty_required_key_is_to_write_its_value() -> None:
    entry, problems = fields("id:\nanswer: []\ntopic:", "id", "answer", "topic")
    assert entry.required("id").null
    assert entry.required("answer").null
    assert entry.text("topic") is None
    assert lines(problems) == [
        'bread.yaml:1:4: "id" is empty; write its value',
        'bread.yaml:2:9: "answer" is empty; write its value',
        'bread.yaml:3:7: "topic" is empty; write its value or leave the key out',
    ]


def test_unknown_keys_are_reported_at_once_with_the_most_similar_known_key() -> None:
    _, problems = fields("anser: x\nzzz: y\nid: z", "id", "answer")
    assert lines(problems) == [
        'bread.yaml:1:1: an entry has no key "anser"; did you mean "answer"?',
        'bread.yaml:2:1: an entry has no key "zzz"; keys here are id, answer',
    ]


def test_empty_items_of_a_list_are_left_out() -> None:
    entry, problems = fields("citations: [a, ~, [b], c]", "citations")
    assert values(entry.texts("citations")) == ["a", "c"]
    assert lines(problems) == [
        'bread.yaml:1:16: an item of "citations" is empty; write its text or leave it out',
        ('bread.yaml:1:19: an item of "citations" is a list; write one text, in quotes if it has a colon or bracket'),
    ]


def test_lists_with_a_problem_are_left_out_of_a_list_of_lists() -> None:
    entry, problems = fields("synonyms: [[a, b], [c, ~], d]", "synonyms")
    assert [values(group) for group in entry.lists("synonyms")] == [["a", "b"]]
    assert lines(problems) == [
        'bread.yaml:1:24: an item of "synonyms" is empty; write its text or leave it out',
        'bread.yaml:1:28: an item of "synonyms" is a text; write a list of texts',
    ]


def test_each_mapping_of_a_list_is_built() -> None:
    entry, problems = fields("entries: [{a: b}, {}, c]", "entries")
    assert entry.each("entries", "an entry", ("a",), names) == (["a"],)
    assert lines(problems) == [
        'bread.yaml:1:19: an item of "entries" is empty; write a mapping of keys',
        'bread.yaml:1:23: an item of "entries" is a text; write a mapping of keys',
    ]


def test_unknown_keys_of_a_mapping_in_a_list_are_reported() -> None:
    entry, problems = fields("entries: [{anser: b}]", "entries")
    entry.each("entries", "an entry", ("answer",), names)
    assert lines(problems) == ['bread.yaml:1:12: an entry has no key "anser"; did you mean "answer"?']


def test_a_part_has_keys_of_its_own() -> None:
    entry, problems = fields("policy: {margin: 0.1, magin: 0.2}", "policy")
    policy = entry.part("policy", ("margin",))
    assert policy is not None
    assert policy.share("margin") == 0.1
    assert lines(problems) == ['bread.yaml:1:23: "policy" has no key "magin"; did you mean "margin"?']


def test_texts_by_key_may_have_any_keys() -> None:
    entry, problems = fields("allow: {FB301: a list, FB302: [], FB303: ''}", "allow")
    assert {key: text.value for key, text in entry.texts_by_key("allow").items()} == {"FB301": "a list"}
    assert lines(problems) == [
        'bread.yaml:1:31: "FB302" is empty; write its text or leave it out',
        'bread.yaml:1:42: "FB303" is empty; write its text or leave it out',
    ]


def test_a_text_that_does_not_match_is_reported_and_kept() -> None:
    passage, problems = fields("sha256: abx", "sha256")
    found = passage.matching("sha256", "[a-f]+", "write a-f")
    assert found is not None
    assert found.value == "abx"
    assert lines(problems) == ['bread.yaml:1:9: "sha256" is "abx"; write a-f']


def test_only_the_known_version_is_accepted() -> None:
    base, problems = fields("format: 2", "format")
    base.version("format", "1")
    assert lines(problems) == ['bread.yaml:1:9: format "2" is not known; write 1']


@pytest.mark.parametrize(("text", "share"), [("0", 0.0), ("1", 1.0), ("0.25", 0.25), ("1e-1", 0.1)])
def test_a_share_is_a_number_from_0_to_1(text: str, share: float) -> None:
    policy, problems = fields(f"margin: {text}", "margin")
    assert policy.share("margin") == share
    assert lines(problems) == []


@pytest.mark.parametrize("text", ["-0.1", "1.1", "nan", "half"])
def test_a_share_outside_0_to_1_is_reported(text: str) -> None:
    policy, problems = fields(f"margin: {text}", "margin")
    assert policy.share("margin") is None
    assert lines(problems) == [f'bread.yaml:1:9: "margin" is "{text}"; write a number from 0 to 1']


def test_a_date_must_exist() -> None:
    entry, problems = fields("reviewed: 2026-02-28\ndue: 2026-02-30", "reviewed", "due")
    assert (entry.date("reviewed"), entry.date("due")) == ("2026-02-28", None)
    assert lines(problems) == ['bread.yaml:2:6: "due" is "2026-02-30"; write a date like 2026-01-31']


@pytest.mark.parametrize(("text", "flag"), [("true", True), ("false", False), ('"true"', True)])
def test_a_flag_is_true_or_false(text: str, flag: bool) -> None:
    entry, problems = fields(f"draft: {text}", "draft")
    assert entry.flag("draft") is flag
    assert lines(problems) == []


@pytest.mark.parametrize("text", ["yes", "on", "1", "y"])
def test_a_flag_with_any_other_text_is_reported(text: str) -> None:
    entry, problems = fields(f"draft: {text}", "draft")
    assert entry.flag("draft") is False
    assert lines(problems) == [f'bread.yaml:1:8: "draft" is "{text}"; write one of true, false']


@pytest.mark.parametrize("name", ["a", "storage-time", "0", "2010-study", "-"])
def test_an_identifier_is_made_of_small_letters_digits_and_hyphens(name: str) -> None:
    entry, problems = fields(f'id: "{name}"', "id")
    assert entry.identifier().value == name
    assert lines(problems) == []


def test_an_identifier_of_a_passage_may_have_slashes() -> None:
    passage, problems = fields("id: side-effects/1/a", "id")
    assert passage.identifier(slashes=True).value == "side-effects/1/a"
    assert lines(problems) == []


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Storage Time", 'write "storage-time"'),
        ("storage_time", 'write "storage-time"'),
        ("storage/1", 'write "storage-1"'),
        ("¿storage?", 'write "storage"'),
        ("٣", "write a name of these characters"),
    ],
)
def test_a_bad_identifier_is_reported_with_a_good_one(name: str, remedy: str) -> None:
    entry, problems = fields(f'id: "{name}"', "id")
    assert entry.identifier().value == name
    assert lines(problems) == [f'bread.yaml:1:5: id "{name}" is not made of a-z, 0-9 and -; {remedy}']


def test_a_missing_identifier_is_one_problem_and_not_two() -> None:
    entry, problems = fields("topic: x", "id", "topic")
    assert entry.identifier().null
    assert lines(problems) == ['bread.yaml:1:1: an entry lacks the key "id"; add "id: …"']


def test_a_refused_value_is_not_reported_again() -> None:
    content = "id: *a\ntopic: *b\ncitations: *c\nrequires: [*d]\nsynonyms: [*e, [*f]]\nentries: [*g]\npolicy: *h"
    entry, problems = fields(content, "id", "topic", "citations", "requires", "synonyms", "entries", "policy")
    before = len(problems.found)
    assert entry.identifier().null
    assert entry.text("topic") is None
    assert entry.texts("citations") == entry.texts("requires") == ()
    assert entry.lists("synonyms") == ()
    assert entry.each("entries", "an entry", (), names) == ()
    assert entry.part("policy", ()) is None
    assert len(problems.found) == before == 8


def test_a_node_without_content_is_empty_whatever_it_is() -> None:
    here = Location("bread.yaml", 1, 1)
    assert describe_node(Scalar("~", here, null=True)) == describe_node(Scalar("", here)) == "empty"
    assert describe_node(Sequence([], here)) == describe_node(Mapping({}, here)) == "empty"
    assert describe_node(Scalar("~", here)) == "a text"
    assert describe_node(Sequence([Scalar("", here)], here)) == "a list"
    assert describe_node(Mapping({"a": (Scalar("a", here), Scalar("", here))}, here)) == "a mapping"
