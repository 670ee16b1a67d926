from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.alerts.phrases import Clause, PhraseFinder, Span, index_phrases, parse_phrases

words = st.sampled_from("a b c now pain".split())
clauses = st.lists(words, max_size=8).map(tuple)
phrases = st.dictionaries(st.sampled_from("0 1 2".split()), st.lists(clauses.filter(bool), min_size=1, max_size=4))


def find_one(phrase: Clause, clause: Clause) -> list[Span]:
    """Return where a phrase is found in a clause without fillers, by comparing it at every position."""
    ends = ((position, position + len(phrase)) for position in range(len(clause)))
    return [(begin, end) for begin, end in ends if clause[begin:end] == phrase]


@given(phrases, clauses)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_an_indexed_phrase_is_found_wherever_it_is(listed: dict[str, list[Clause]], clause: Clause) -> None:
    found = PhraseFinder(index_phrases(listed)).find(clause)
    expected = {
        name: sorted(span for phrase in set(variants) for span in find_one(phrase, clause))
        for name, variants in listed.items()
    }
    assert {name: sorted(spans) for name, spans in found.items()} == {
        name: spans for name, spans in expected.items() if spans
    }


def test_fillers_and_pauses_may_stand_inside_a_phrase() -> None:
    finder = PhraseFinder(index_phrases({"name": [("can", "not", "breathe")]}), frozenset(("really",)))
    assert finder.find(("can", "not", "really", ",", "breathe")) == {"name": [(0, 5)]}
    assert finder.find(("can", "not", "often", "breathe")) == {}
    assert finder.find(("can", "not", "really")) == {}


def test_an_empty_phrase_is_never_found() -> None:
    assert index_phrases({"name": [()]}) == {}
    assert PhraseFinder({}).find(("now",)) == {}


def test_phrases_are_parsed_at_semicolons_whatever_the_white_space() -> None:
    assert parse_phrases("\n    right\n    now; at once ;help\n") == [("right", "now"), ("at", "once"), ("help",)]
