"""What could be typed next: questions and commands; pure."""

from dataclasses import dataclass

from faqbot.channels.terminal.slash_commands import COMMANDS
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import plain

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
        lines = [Suggestion(name, command.does) for name, command in COMMANDS.items()]
        lines += [
            Suggestion(f"/topics {topic}", "topic")
            for topic in knowledge.topics
            if typed.lower().startswith("/topics ")
        ]
        return [line for line in lines if line.text.lower().startswith(typed.lower())][:limit]
    if len(typed.strip()) < MIN_TYPED:
        return []
    wanted = plain(typed.strip())
    beginnings = [f" {word}" for word in wanted.split()]
    fits = [entry for entry in knowledge.entries if all(word in f" {plain(entry.question)}" for word in beginnings)]
    fits.sort(key=lambda entry: not plain(entry.question).startswith(wanted))
    return [Suggestion(entry.question, entry.topic) for entry in fits[:limit]]
