"""A gap with words is told in place of the items that it names, and of no other one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.cases import read_cases
from faqbot.knowledge.model import KnowledgeBase
from faqbot.replies.reply import Answer, NoAnswer

Load = Callable[[str], KnowledgeBase]
ProblemsOf = Callable[[str], list[str]]

BASE = """\
format: 1
id: flour
entries:
  - {id: wheat, question: How much water does wheat flour take?, paraphrases: [water for a kilo], answer: 650 g.}
  - {id: price, question: What does a bag of rye flour cost?, paraphrases: [price of flour], answer: Two euros.}
gaps:
  - {id: salt, question: How much salt goes into it?, paraphrases: [salt and honey for the dough], answer: Not said.}
  - id: other-flours
    question: How much water does another flour take?
    instead_of: [wheat]
    words: [rye, spelt, whole grain]
    unless: [wheat]
    answer: Other flours are not mentioned.
    nearest: [price]
  - {id: honey, question: Honey?, instead_of: [salt], words: [honey], answer: Honey is not mentioned.}
"""


@pytest.fixture
def bot(load: Load) -> FaqBot:
    return FaqBot(load(BASE))


@pytest.mark.parametrize(
    "question",
    ["How much water does rye flour take?", "water for a kilo of Rye flour", "how much water do whole grains take"],
)
def test_the_gap_is_told_in_place_of_the_entry(bot: FaqBot, question: str) -> None:
    reply = bot.ask(question)
    assert isinstance(reply, NoAnswer)
    assert (reply.reason, reply.text) == ("gap", "Other flours are not mentioned.")
    assert [entry.id for entry in reply.follow_ups] == ["price"]
    assert "wheat" not in [match.item.id for match in reply.ranking.matches]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("How much water does wheat flour take?", "wheat"),
        ("How much water does wheat flour take or rye?", "wheat"),
        ("What does a bag of rye flour cost?", "price"),
    ],
)
def test_without_its_words_with_an_exception_or_for_another_entry_it_is_not_told(
    bot: FaqBot, question: str, entry: str
) -> None:
    reply = bot.ask(question)
    assert isinstance(reply, Answer)
    assert reply.entry.id == entry


def test_it_is_told_in_place_of_a_gap_as_well(bot: FaqBot) -> None:
    salt = bot.ask("How much salt goes into it?")
    honey = bot.ask("how much salt and honey for the dough")
    assert (salt.item, honey.item) == (bot.knowledge.gap("salt"), bot.knowledge.gap("honey"))


def test_nothing_is_matched_with_a_gap_that_only_its_words_find(bot: FaqBot) -> None:
    assert [gap.id for gap in bot.knowledge.gaps] == ["salt"]
    assert bot.ask("spelt").item is None


def test_it_is_found_by_its_id_and_goes_on_with_a_saved_conversation(bot: FaqBot) -> None:
    session = bot.session()
    first = session.ask("How much water does rye flour take?")
    assert first.item == bot.knowledge.gap("other-flours")
    assert bot.session(session.to_json()).turns == session.turns


def test_a_labelled_question_may_expect_it(bot: FaqBot, tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text("- {q: water for a kilo of spelt, expect: [other-flours]}\n", encoding="utf-8")
    cases, problems = read_cases(path, bot.knowledge)
    assert ([case.expected for case in cases], problems) == ([frozenset({"other-flours"})], [])


def test_it_is_explained_like_any_gap(bot: FaqBot) -> None:
    why = bot.why(bot.ask("How much water does rye flour take?"))
    assert why.subject
    assert (why.subject.item.id, why.evidence) == ("other-flours", None)


def test_what_it_names_must_be_another_entry_or_gap(problems_of: ProblemsOf) -> None:
    wrong = 'bread.yaml:{}: gap "other-flours" is told instead of "{}", which is no other entry or gap; {}'
    assert problems_of(BASE.replace("instead_of: [wheat]", "instead_of: [weat, other-flours, wheat, wheat]")) == [
        wrong.format("10:18", "weat", 'did you mean "wheat"?'),
        wrong.format("10:24", "other-flours", "name an existing one, or add it"),
        'bread.yaml:10:45: instead_of "wheat" is already used at bread.yaml:10:38; name it once',
    ]


@pytest.mark.parametrize(
    ("without", "problem"),
    [
        (
            "instead_of: [wheat]",
            'bread.yaml:10:13: gap "other-flours" has "words", but no "instead_of"; add "instead_of"',
        ),
        (
            "words: [rye, spelt, whole grain]",
            'bread.yaml:10:18: gap "other-flours" has "instead_of", but no "words"; add "words"',
        ),
    ],
)
def test_a_key_without_the_other_is_an_error(problems_of: ProblemsOf, without: str, problem: str) -> None:
    assert problems_of(BASE.replace(f"    {without}\n", ""))[0] == problem
