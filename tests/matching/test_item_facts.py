from dataclasses import replace

import pytest
from bread import BAG, BREAD, FREEZES, GLUTEN, HELLO, KEEPS
from english import ENGLISH, UNKNOWN

from faqbot.knowledge.model import NO_TOPIC, Entry, Item
from faqbot.matching.item_facts import NO_FACTS, ItemFacts, collect_facts
from faqbot.matching.matcher import Matcher


def types(*names: str) -> int:
    return sum(1 << list(ENGLISH.question_types.signs).index(name) for name in names)


def collect(item: Item) -> ItemFacts:
    return collect_facts(ENGLISH, item, str.split)


def test_the_facts_of_an_entry_are_the_words_of_its_topic_and_answer_its_types_and_whether_it_cites() -> None:
    assert collect(FREEZES) == ItemFacts(
        ["Storage", "Yes,", "for", "up", "to", "three", "months."], types("duration", "count", "time"), cites=True
    )
    assert collect(BAG) == ItemFacts(["Storage", "Paper,", "for", "a", "day."], types("duration", "time"), cites=False)


def test_an_entry_without_a_topic_has_the_words_of_its_answer_only() -> None:
    assert collect(replace(BAG, topic=NO_TOPIC)).words == ["Paper,", "for", "a", "day."]


def test_the_words_of_tags_count_but_not_those_of_conditions() -> None:
    tagged = replace(BAG, topic=NO_TOPIC, tags=("wrapping", "audience:staff"))
    assert collect(tagged).words == ["wrapping", "Paper,", "for", "a", "day."]


def test_what_a_phrasing_asks_for_counts_as_answered() -> None:
    entry = Entry(id="price", question="What does it cost?", paraphrases=("How old must I be?",), answer="Ask us.")
    assert collect(entry).answer_types == types("price", "age")
    assert collect(replace(entry, paraphrases=())).answer_types == types("price")
    assert collect(replace(entry, question="Why?", paraphrases=())).answer_types == 0


@pytest.mark.parametrize("item", [GLUTEN, HELLO])
def test_gaps_and_small_talk_have_no_facts(item: Item) -> None:
    assert collect(item) == NO_FACTS == ItemFacts((), 0, cites=False)


def test_a_gap_counts_as_citing_where_entries_cite_sources() -> None:
    assert collect_facts(ENGLISH, GLUTEN, str.split, has_sources=True) == ItemFacts(cites=True)
    assert collect_facts(ENGLISH, HELLO, str.split, has_sources=True) == NO_FACTS


def test_a_language_without_question_types_has_none_in_its_facts() -> None:
    facts = collect_facts(UNKNOWN, KEEPS, str.split)
    assert (facts.answer_types, facts.cites) == (0, True)


def test_a_question_about_the_answer_finds_its_entry() -> None:
    # Only the answer says "room temperature", and "yeast" is only a topic.
    matcher = Matcher.train(BREAD)
    assert KEEPS in {match.item for match in matcher.rank("room temperature").matches}
    evidence = matcher.explain("room temperature", KEEPS)
    assert evidence is not None
    assert evidence.document_score > 0
    assert [(near.word, near.near, near.in_answer) for near in evidence.near_words] == [
        ("room", "room", True),
        ("temperature", "temperature", True),
    ]
    assert matcher.rank("yeast").matches[0].item.id == "yeast-rising"


def test_synonyms_are_replaced_in_answers_as_in_questions() -> None:
    matcher = Matcher.train(replace(BREAD, synonyms=(("warmth", "heat"),)))
    evidence = matcher.explain("heat", next(entry for entry in BREAD.entries if entry.id == "yeast-rising"))
    assert evidence is not None
    assert [(near.near, near.in_answer) for near in evidence.near_words] == [("warmth", True)]
