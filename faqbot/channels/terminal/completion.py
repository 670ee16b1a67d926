"""Suggestions for a line that is being typed: questions and commands."""

from dataclasses import dataclass

from faqbot.channels.terminal.slash_commands import SLASH_COMMANDS, summarize
from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.folding import fold_text
from faqbot.language.text import shown_text

MIN_TYPED = 2
"""Characters typed before questions are suggested; a single letter matches nearly all questions."""


MAX_QUESTIONS = 8
"""Questions suggested at most; chosen."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested line.

    Attributes:
        text: The whole line.
        meta: A few words about the line, safe to show.
    """

    text: str
    meta: str


def is_completed(typed: str) -> bool:
    """Tell whether a line is suggested for what was typed so far, if one fits.

    >>> is_completed("/"), is_completed("w"), is_completed("wh")
    (True, False, True)
    """
    return typed.startswith("/") or len(typed.strip()) >= MIN_TYPED


def suggest(knowledge: KnowledgeBase, typed: str, texts: TerminalTexts, limit: int | None = None) -> list[Suggestion]:
    """Suggest commands after a slash, otherwise questions.

    In a suggested question, each typed word is the beginning of a word. Questions that begin with the typed text come
    first; otherwise the order of the base is kept.

    Args:
        knowledge: The base.
        typed: The line so far.
        texts: The sentences of the terminal.
        limit: Suggestions at most; None takes ``MAX_QUESTIONS``, or after a slash as many as there are commands.
    """
    if typed.startswith("/"):
        lines = [Suggestion(name, summarize(name, texts)) for name in SLASH_COMMANDS]
        lines += [
            Suggestion(f"/topics {topic}", texts.get("topic"))
            for topic in knowledge.topics
            if typed.lower().startswith("/topics ")
        ]
        return [line for line in lines if line.text.lower().startswith(typed.lower())][: limit or len(SLASH_COMMANDS)]
    if not is_completed(typed):
        return []
    wanted = fold_text(typed.strip())
    beginnings = [f" {word}" for word in wanted.split()]
    questions = ((entry, fold_text(entry.question)) for entry in knowledge.entries)
    found = [(entry, folded) for entry, folded in questions if all(word in f" {folded}" for word in beginnings)]
    found.sort(key=lambda pair: not pair[1].startswith(wanted))
    return [Suggestion(entry.question, shown_text(entry.topic)) for entry, _ in found[: limit or MAX_QUESTIONS]]
