from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.alerts.rules import Rule, collect_names, decode_parts, decode_rules, encode_parts, encode_rules

names = st.text(min_size=1, max_size=6)
parts = st.lists(st.lists(names, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
numbers = st.integers(0, 300)
rules = st.builds(
    Rule, rank=numbers, pattern=numbers, parts=numbers, is_condition=st.booleans(), is_denying=st.booleans(), part=parts
)


@given(st.lists(rules, max_size=5))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_rules_are_decoded_as_they_were_encoded(encoded: list[Rule]) -> None:
    decoded = decode_rules(encode_rules(encoded))
    assert decoded == encoded
    assert [rule.names for rule in decoded] == [rule.names for rule in encoded]


@given(st.lists(parts, max_size=5))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_parts_are_decoded_as_they_were_encoded(encoded: list[tuple[tuple[str, ...], ...]]) -> None:
    decoded = decode_parts(encode_parts(encoded))
    assert decoded == encoded
    assert hash(tuple(decoded)) == hash(tuple(encoded))


def test_the_names_of_parts_are_collected_once() -> None:
    assert collect_names(((("not", "<move>"), ("<boy>",)), (("<boy>",),))) == {"not", "<move>", "<boy>"}
    assert collect_names(()) == frozenset()
