"""What could be typed next: questions and commands; pure."""

from dataclasses import dataclass

from faqbot.model import KnowledgeBase
from faqbot.repl.commands import COMMANDS
from faqbot.text import plain

MIN_TYPED = 2
"""Characters typed before questions are suggested: one letter fits nearly all of them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line that could be typed.

    Attributes:
        text: The whole line.
        meta: A word or two about it.
    """

    text: str
    meta: str


def suggest(knowledge: KnowledgeBase, typed: str, limit: int = 8) -> list[Suggestion]:
    """Lines that go on from what was typed: commands after a slash, else questions with words that begin so.

    Questions that begin with what was typed come first, in the order of the base.
    """
    if typed.startswith("/"):
        return [Suggestion(name, what) for name, what in COMMANDS.items() if name.startswith(typed.lower())][:limit]
    if len(typed.strip()) < MIN_TYPED:
        return []
    wanted = plain(typed.strip())
    beginnings = [f" {word}" for word in wanted.split()]
    fits = [entry for entry in knowledge.entries if all(word in f" {plain(entry.question)}" for word in beginnings)]
    fits.sort(key=lambda entry: not plain(entry.question).startswith(wanted))
    return [Suggestion(entry.question, entry.topic) for entry in fits[:limit]]
