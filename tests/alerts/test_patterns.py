import pytest
from english import ENGLISH

from faqbot.alerts.patterns import find_part, parse_minimum, parse_pattern
from faqbot.alerts.phrases import PhraseFinder, index_phrases
from faqbot.alerts.rule_index import build_rule_index
from faqbot.knowledge.model import KnowledgeBase

PHRASES: dict[str, list[tuple[str, ...]]] = {
    "<chest>": [("chest",), ("breast", "bone")],
    "<pain>": [("pain",), ("hurts",)],
    **{word: [(word,)] for word in ("should", "i", "stop", "neck", "chest")},
}
FILLERS = ENGLISH.circumstances.fillers
FINDER = PhraseFinder(index_phrases(PHRASES), FILLERS)


def find_signs(pattern: str, clause: str) -> list[tuple[int, int]]:
    """Return where a pattern of one part is found in a clause."""
    words = tuple(clause.split())
    content_before = [sum(word not in FILLERS for word in words[:end]) for end in range(len(words) + 1)]
    (part,) = parse_pattern(pattern, ENGLISH.circumstances)
    found = FINDER.find(words)
    return (
        find_part(part, found, content_before) if {name for phrase in part for name in phrase} <= found.keys() else []
    )


@pytest.mark.parametrize(
    ("pattern", "clause", "found"),
    [
        ("<chest> & <pain>", "chest pain", [(0, 2)]),
        ("<chest> & <pain>", "it hurts in the middle of my chest", [(1, 8)]),
        ("<chest> & <pain>", "my breast bone really hurts", [(1, 5)]),
        ("<chest> & <pain>", "chest is one thing and there is pain", [(0, 8)]),
        ("<chest> & <pain>", "chest xray tomorrow morning no pain", []),
        ("should i", "should i stop", [(0, 2)]),
        ("should i", "should really i", [(0, 3)]),
        ("should i", "should nurses i", []),
        ("should i", "i should", []),
        ("neck & neck", "neck", []),
        ("neck & neck", "neck neck", [(0, 2), (0, 2)]),
    ],
)
def test_a_pattern_is_found_where_its_words_are_near_each_other(
    pattern: str, clause: str, found: list[tuple[int, int]]
) -> None:
    assert find_signs(pattern, clause) == found


def test_a_pattern_is_parsed_as_messages_are_read() -> None:
    assert parse_pattern("can't <breathe> & wife's", ENGLISH.circumstances) == (
        (("can", "not", "<breathe>"), ("wife",)),
    )


@pytest.mark.parametrize(("name", "minimum"), [("<8+>", 8), ("<10000+>", None), ("8+", None), ("<pain>", None)])
def test_a_name_with_a_plus_has_a_minimum(name: str, minimum: int | None) -> None:
    assert parse_minimum(name) == minimum


def test_the_index_of_a_base_without_alerts_is_empty() -> None:
    index = build_rule_index(KnowledgeBase(id="bank", title="The bank"))
    assert index == {"words": [], "phrases": {}, "rules": {}, "exceptions": [], "numbers": {}, "excess": ""}
