"""The shipped base answers labelled questions as well as it is documented."""

from collections import Counter
from pathlib import Path

from yaml_files import read_yaml

from faqbot.bot import FaqBot
from faqbot.curation.evaluation.cases import read_cases
from faqbot.curation.evaluation.metrics import score
from faqbot.replies.reply import Answer

QUESTIONS = Path(__file__).with_name("questions.yaml")


def test_the_shipped_base_answers_most_questions_and_few_of_them_wrongly() -> None:
    bot = FaqBot.load()
    cases, problems = read_cases(QUESTIONS, bot.knowledge)
    assert problems == []
    assert len(cases) >= 150
    figures = score(cases, bot.ask)
    counts = figures.counts
    assert counts["right"] >= 0.9 * figures.in_scope, counts
    assert counts["right"] + counts["offered"] >= 0.94 * figures.in_scope, counts
    assert counts["answered"] <= 0.04 * figures.out_of_scope, counts
    assert counts["wrong"] + counts["answered"] <= 0.025 * len(cases), counts


def test_the_question_that_most_people_type_first_gets_its_entry_or_is_offered_it() -> None:
    bot = FaqBot.load()
    plain = read_yaml(Path(__file__).with_name("data") / "plain.yaml")
    assert plain.keys() == {entry.id for entry in bot.knowledge.entries}
    counts: Counter[str] = Counter()
    for entry, questions in plain.items():
        for question in questions:
            reply = bot.ask(question)
            if isinstance(reply, Answer):
                counts["right" if reply.entry.id == entry else "wrong"] += 1
            else:
                counts["offered" if entry in {choice.id for choice in reply.choices} else "missed"] += 1
    assert counts.total() >= 170
    assert counts["right"] >= 0.95 * counts.total(), counts
    assert counts["wrong"] + counts["missed"] <= 0.02 * counts.total(), counts
