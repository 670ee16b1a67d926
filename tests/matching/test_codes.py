import pytest

from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.matching.codes import Code, parse_code
from faqbot.matching.matcher import Matcher
from faqbot.matching.query import build_query
from faqbot.matching.subject import NAMED_SHARE, SubjectComparer
from faqbot.matching.subject_codes import SubjectCodes
from faqbot.matching.subject_weights import SubjectWeights

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


PLANS = KnowledgeBase(
    id="plans",
    title="Plans",
    language="en",
    entries=(
        Entry(id="space", question="How much disk space does the S10 plan have?", answer="20 GB."),
        Entry(id="cancel", question="How do I cancel?", answer="Write to us. Form K-7 is not needed."),
        Entry(
            id="refund", question="What is form R-2?", answer="The form for a refund, beside R-3.", paraphrases=("R-2",)
        ),
        Entry(id="fee", question="What is form R-3?", answer="The form for a fee."),
        Entry(
            id="tank",
            question="What is code T-9?",
            answer="Empty.",
            paraphrases=("Why T-9 with a full tank of rainwater?",),
        ),
    ),
)


@pytest.mark.parametrize(
    ("word", "entry", "is_named"),
    [
        ("r2", "refund", True),
        ("s10", "space", False),  # It is about space.
        ("k7", "cancel", False),  # Its answer alone has the code.
        ("r3", "fee", False),  # Another entry has the code as well.
        ("t9", "tank", False),  # One phrasing is about the tank as well.
        ("r2", "fee", False),
        ("r9", "refund", False),
        ("form", "refund", False),
    ],
)
def test_a_code_names_the_one_item_that_is_about_nothing_else(word: str, entry: str, is_named: bool) -> None:
    index = Matcher.train(PLANS).index
    codes = SubjectCodes(index, SubjectWeights(index))
    item = [each.id for each in PLANS.entries].index(entry)
    assert codes.is_named(build_query(index, [word]), item) == is_named


def test_beside_the_code_of_an_item_other_words_lack_less() -> None:
    index = Matcher.train(CODES).index
    words = ["thermostat", "e21"]
    subject = SubjectComparer(index).compare(build_query(index, words), 0, [0])
    assert subject.is_named
    weights = [SubjectWeights(index).weigh_word(index.find_stem(word)).weight for word in words]
    nearness = SubjectComparer(index).find_near(index.find_stem("thermostat"), 0).similarity
    assert subject.lacking == pytest.approx(NAMED_SHARE * weights[0] * (1 - nearness) / sum(weights))


@pytest.mark.parametrize(
    "question", ["e34 keeps flashing since this morning", "my boiler stopped and shows E 34 all the time"]
)
def test_a_code_is_found_in_a_message_about_where_it_stands(question: str) -> None:
    found = Matcher.train(CODES).rank(question).matches[0]
    assert (found.entry.id, found.confidence > 0.64) == ("e34", True)


@pytest.mark.parametrize(
    "words",
    [
        ["r2", "and", "s10"],  # Another code.
        ["how", "much", "is", "r2"],  # A price, which the item does not tell.
        ["cancel", "r2"],  # A word of another item.
    ],
)
def test_a_question_about_something_else_names_no_item_by_its_code(words: list[str]) -> None:
    index = Matcher.train(PLANS).index
    codes = SubjectCodes(index, SubjectWeights(index))
    assert codes.is_named(build_query(index, ["r2", "blinks"]), 2)
    assert not codes.is_named(build_query(index, words), 2)
