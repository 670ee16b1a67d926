"""Answers that are told first where a message asks for several things: the warning comes before the price."""

from collections.abc import Iterable

from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.replies.reply import Answer

TOLD, FIRST = "told", "first"
"""The name and the text in the ``meta`` of an entry whose answer is told first."""


def is_told_first(entry: Entry) -> bool:
    """Whether a base has the answer of an entry told first."""
    return entry.meta.get(TOLD) == FIRST


def find_told_first(answers: Iterable[Answer], knowledge: KnowledgeBase, pack: LanguagePack) -> Answer | None:
    """Return the answer that has to be told before the others, or None.

    Of several, the entry that comes first in the base counts: its author puts the gravest first. An answer to words
    that deny something does not count: "no kidney problems here" asks nothing about kidneys.

    Args:
        answers: The answers to the questions of a message.
        knowledge: The base.
        pack: Its language.
    """
    found = {answer.entry.id: answer for answer in answers if is_told_first(answer.entry)}
    first = next((found[entry.id] for entry in knowledge.entries if entry.id in found), None)
    denies = first and not pack.cue_words.denying_words.isdisjoint(pack.tokenize(first.question))
    return None if denies else first
