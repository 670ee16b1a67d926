"""A small shop with too few phrasings, and the rows of a log of questions that it was asked in vain."""

from faqbot.bot import FaqBot
from faqbot.curation.learning.asked import AskedAgain, AskedQuestion
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.storage.logged_question import LoggedQuestion

HOURS = Entry(id="opening-hours", question="When are you open?", answer="From seven to one.")
DELIVERY = Entry(id="delivery", question="Do you deliver?", answer="Yes, within the town.")
KEEPS = Entry(
    id="storage-time",
    question="How long does a loaf keep?",
    paraphrases=("when does bread go stale", "shelf life of a loaf", "how many days is bread good"),
    answer="About three days.",
)
FREEZES = Entry(
    id="storage-freezing",
    question="Can I freeze bread?",
    paraphrases=("deep freezing a loaf", "bread in the freezer", "is frozen bread still good"),
    answer="Yes, for up to three months.",
)
GLUTEN = Gap(id="gluten", question="Is it safe for coeliacs?", paraphrases=("gluten free",), answer="Nobody has said.")
SHOP = KnowledgeBase(id="shop", title="The shop", entries=(KEEPS, FREEZES, HOURS, DELIVERY), gaps=(GLUTEN,))
SHOP_YAML = """\
format: 1
id: shop
title: The shop
entries:
  - id: storage-time  # the classic
    question: How long does a loaf keep?
    paraphrases: [when does bread go stale, shelf life of a loaf, how many days is bread good]
    answer: About three days.
  - id: storage-freezing
    question: Can I freeze bread?
    paraphrases:
      - deep freezing a loaf
      # from the shop
      - bread in the freezer
      - is frozen bread still good
    answer: Yes, for up to three months.
  - id: opening-hours
    question: When are you open?
    answer: From seven to one.
  - id: delivery
    question: Do you deliver?
    answer: Yes, within the town.
gaps:
  - id: gluten
    question: Is it safe for coeliacs?
    paraphrases: [gluten free]
    answer: Nobody has said.
"""
"""The same base as a file."""


def row(
    question: str,
    *,
    outcome: str = "missed",
    chosen: str = "",
    entry: str = "",
    resolution: str = "whole",
) -> LoggedQuestion:
    """Return a row of a log."""
    return LoggedQuestion(
        day="2026-01-31",
        session="one",
        outcome=outcome,
        reason="low" if outcome == "missed" else "",
        question=question,
        resolution=resolution,
        entry=entry,
        candidates=(),
        digest="",
        chosen=chosen,
    )


def ask_again(question: str, bot: FaqBot, times: int = 1, *, chosen: str = "", disliked: str = "") -> AskedAgain:
    """Return a question of a log with the reply that a bot gives today."""
    asked = AskedQuestion(
        question=question,
        times=times,
        chosen=((chosen, times),) if chosen else (),
        disliked=((disliked, times),) if disliked else (),
    )
    return AskedAgain(asked, bot.ask(question))
