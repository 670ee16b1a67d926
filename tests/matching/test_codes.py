import pytest

from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.matching.codes import Code, parse_code
from faqbot.matching.matcher import Matcher
from faqbot.matching.query import build_query
from faqbot.matching.subject import SubjectComparer

CODES = KnowledgeBase(
    id="boiler",
    title="Boiler",
    language="en",
    entries=(
        Entry(id="e21", question="What does error E-21 mean?", answer="E-21 means that the water pressure is low."),
        Entry(id="e34", question="What does error E-34 mean?", answer="E-34 means that the flame went out."),
        Entry(id="visit", question="How do I book an engineer?", answer="Call us on weekdays."),
    ),
)


@pytest.mark.parametrize(
    ("word", "code"),
    [("e42", Code("e", "42")), ("bh521", Code("bh", "521")), ("ж7", Code("ж", "7"))],
)
def test_letters_before_a_number_are_a_code(word: str, code: Code) -> None:
    assert parse_code(word) == code


@pytest.mark.parametrize("word", ["42", "bread", "2.1", "-20", "c++", "7b", ""])
def test_other_words_are_no_codes(word: str) -> None:
    assert parse_code(word) is None


def test_the_code_of_the_base_is_answered() -> None:
    found = Matcher.train(CODES).rank("what does error E-34 mean").matches[0]
    assert (found.entry.id, found.confidence > 0.5) == ("e34", True)


@pytest.mark.parametrize("question", ["what does error E-35 mean", "error e 35", "E35 on the display", "error G-99"])
def test_a_code_that_the_base_lacks_gets_no_answer_for_another_one(question: str) -> None:
    ranking = Matcher.train(CODES).rank(question)
    assert max(match.confidence for match in ranking.matches) < 0.1


@pytest.mark.parametrize(
    ("words", "is_other"), [("e35", True), ("g99", True), ("e21", False), ("tx4000", False), ("9", False)]
)
def test_only_a_code_of_the_same_kind_is_another_one(words: str, is_other: bool) -> None:
    index = Matcher.train(CODES).index
    subject = SubjectComparer(index).compare(build_query(index, ["error", words]), 0, [0])
    assert subject.has_other_code == is_other


def test_an_item_without_a_code_has_no_other_one() -> None:
    index = Matcher.train(CODES).index
    subject = SubjectComparer(index).compare(build_query(index, ["book", "an", "engineer", "for", "e35"]), 2, [2])
    assert not subject.has_other_code


def test_the_word_that_is_foreign_is_the_code() -> None:
    assert Matcher.train(CODES).rank("what does error E-35 mean").foreign == "e35"
