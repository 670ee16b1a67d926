import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.curation.editing.scalars import format_scalar
from faqbot.knowledge.loading.nodes import Mapping, Scalar, parse
from faqbot.language.text import shown_text


@pytest.mark.parametrize("text", ["Storage", "How long does a loaf keep?", "Cost (in 2010)", "crème brûlée", "a"])
def test_plain_words_need_no_quotes(text: str) -> None:
    assert format_scalar(text) == text


@pytest.mark.parametrize("text", ["no", "Null", "1:30", "a: b", "a #b", "- a", "[a", "{a}", "*a", "?", "2010", ""])
def test_a_text_that_yaml_reads_as_something_else_is_quoted(text: str) -> None:
    assert format_scalar(text) == f'"{text}"'


def test_a_text_is_put_on_one_line() -> None:
    assert format_scalar("two\n lines\u2028here") == "two lines here"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_a_formatted_text_is_read_back(text: str) -> None:
    node, problems = parse(f"key: {format_scalar(text)}\n".encode(), "bread.yaml")
    assert isinstance(node, Mapping)
    value = node.pairs["key"][1]
    assert isinstance(value, Scalar)
    assert (value.value, value.null, problems) == (shown_text(" ".join(text.split())), False, [])
