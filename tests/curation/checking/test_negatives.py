import pytest

from faqbot.curation.checking.negatives import NegativeGenerator
from faqbot.knowledge.model import Entry, KnowledgeBase

PROTECTED = ("rye", "wheat", "spelt", "Guillain-Barre", "big name")


def generate(*phrasings: str, limit: int = 9, other: str = "what else") -> list[tuple[str, str]]:
    """Generate questions for an entry with these phrasings, each with its change."""
    question, *paraphrases = phrasings
    entry = Entry(id="a", question=question, paraphrases=tuple(paraphrases), answer="So.")
    base = KnowledgeBase(
        id="b",
        title="B",
        entries=(entry, Entry(id="c", question=other, answer="No.")),
        synonyms=(("wheat", "Triticum"), ("loaf", "bread")),
        protected=PROTECTED,
    )
    return [(negative.question, negative.change) for negative in NegativeGenerator(base).generate(entry, limit)]


@pytest.mark.parametrize(
    ("phrasing", "question", "change"),
    [
        ("why Rye bread", "why wheat bread", "wheat for Rye"),
        ("why spelt bread", "why Guillain-Barre bread", "Guillain-Barre for spelt"),
        ("why Guillain-Barré", "why rye", "rye for Guillain-Barré"),
        ("for 400 g", "for 801 g", "801 for 400"),
        ("oral yeast", "intramuscular yeast", "intramuscular for oral"),
        ("bread for babies", "bread for men", "men for babies"),
        ("why is it not fresh", "why is it fresh", "without its negation"),
        ("Why doesn't it rise", "Why does it rise", "without its negation"),
        ("it is never fresh", "it is fresh", "without its negation"),
    ],
)
def test_a_question_is_changed_to_ask_for_something_else(phrasing: str, question: str, change: str) -> None:
    assert generate(phrasing) == [(question, change)]


def test_a_question_without_anything_to_change_is_left_alone() -> None:
    assert generate("how does bread rise") == []


@pytest.mark.parametrize("question", ["is it fresh", "Can I freeze it?", "Isn't it fresh?", "Can't I freeze it?"])
def test_a_negation_makes_no_other_question_of_a_yes_or_no_question(question: str) -> None:
    assert generate(question) == []


def test_a_name_or_synonym_that_the_entry_contains_is_not_swapped_in() -> None:
    assert generate("rye bread", "and wheat?")[0] == ("spelt bread", "spelt for rye")
    assert generate("wheat bread")[0] == ("spelt bread", "spelt for wheat")
    assert generate("rye", "wheat", "spelt", "guillain-barre") == []


def test_a_phrasing_of_the_base_is_not_generated() -> None:
    assert generate("rye bread", other="Wheat bread!") == []
    assert generate("rye bread", "rye rolls", other="Wheat bread!") == [("wheat rolls", "wheat for rye")]


def test_one_question_of_each_kind_is_generated_up_to_the_limit() -> None:
    phrasings = ("why is rye not fresh for 3 days", "rye for men", "rye for 5 men", "oral rye")
    changes = [change for _, change in generate(*phrasings)]
    assert changes == ["wheat for rye", "7 for 3", "intramuscular for oral", "women for men", "without its negation"]
    assert [change for _, change in generate(*phrasings, limit=2)] == ["wheat for rye", "7 for 3"]
