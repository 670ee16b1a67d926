import pytest

from faqbot.alerts.patterns import least_number, parsed, spans_of
from faqbot.alerts.phrases import Terms, lines_of
from faqbot.alerts.rule_index import index_of
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.english.circumstances import FILLERS

PHRASES: dict[str, list[tuple[str, ...]]] = {
    "<chest>": [("chest",), ("breast", "bone")],
    "<pain>": [("pain",), ("hurts",)],
    **{word: [(word,)] for word in ("should", "i", "stop", "neck", "chest")},
}
TERMS = Terms(lines_of(PHRASES), FILLERS)


def places(sign: str, clause: str) -> list[tuple[int, int]]:
    words = tuple(clause.split())
    telling = [sum(word not in FILLERS for word in words[:end]) for end in range(len(words) + 1)]
    (part,) = parsed(sign)
    found = TERMS.found(words)
    return spans_of(part, found, telling) if {name for phrase in part for name in phrase} <= found.keys() else []


@pytest.mark.parametrize(
    ("sign", "clause", "found"),
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
def test_a_sign_is_found_where_its_words_are_near(sign: str, clause: str, found: list[tuple[int, int]]) -> None:
    assert places(sign, clause) == found


def test_what_is_written_is_read_as_messages_are() -> None:
    assert parsed("can't <breathe> & wife's") == ((("can", "not", "<breathe>"), ("wife",)),)


@pytest.mark.parametrize(("name", "least"), [("<8+>", 8), ("<10000+>", None), ("8+", None), ("<pain>", None)])
def test_a_least_number_is_named(name: str, least: int | None) -> None:
    assert least_number(name) == least


def test_the_index_of_a_base_without_signs_is_empty() -> None:
    index = index_of(KnowledgeBase(id="bank", title="The bank"))
    assert index == {"words": [], "phrases": {}, "rules": {}, "unless": [], "numbers": {}}
