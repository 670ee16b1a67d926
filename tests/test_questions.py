"""The shipped base answers the labelled questions of ``questions.yaml`` at least as well as was promised."""

from pathlib import Path

from faqbot.bot import FaqBot
from faqbot.evaluation.cases import read_cases
from faqbot.evaluation.metrics import score

QUESTIONS = Path(__file__).with_name("questions.yaml")


def test_the_shipped_base_answers_most_and_hardly_ever_wrongly() -> None:
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
