"""Answers that are told first where a message asks for several things: the warning comes before the price."""

from collections.abc import Iterable

from faqbot.conversation.cues import list_topic_stems
from faqbot.conversation.denials import find_denial
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.replies.reply import Answer

MAX_DENIED = 2
"""Words from one that denies to the topic that it denies: "without any kidney problems"."""


def find_told_first(answers: Iterable[Answer], knowledge: KnowledgeBase, pack: LanguagePack) -> Answer | None:
    """Return the answer that has to be told before the others, or None.

    Of several, the entry that comes first in the base counts: its author puts the gravest first. An answer to words
    that deny its topic does not count: "no kidney problems here" asks nothing about kidneys, while "can I not have it
    with kidney problems?" does.

    Args:
        answers: The answers to the questions of a message.
        knowledge: The base.
        pack: Its language.
    """
    told_first = [answer for answer in answers if answer.entry.told_first]
    found = {answer.entry.id: answer for answer in told_first if not _denies_topic(answer, knowledge, pack)}
    return next((found[entry.id] for entry in knowledge.entries if entry.id in found), None)


def _denies_topic(answer: Answer, knowledge: KnowledgeBase, pack: LanguagePack) -> bool:
    """Whether a question says that somebody does not have what the entry of its answer is about."""
    if find_denial(answer.question, pack):
        return True
    # The subject of the base may follow any "not": "can I not have IVIG with diabetes?"
    topic = list_topic_stems(answer.entry.question, pack) - list_topic_stems(knowledge.title, pack)
    sound = pack.cue_words.sound.search(answer.question)
    if sound and pack.stem(sound["sound"].lower()) in topic:
        return True
    words, denials = pack.tokenize(answer.question), pack.circumstances.denials | pack.cue_words.denying_words
    return any(
        pack.stem(word) in topic and not denials.isdisjoint(words[max(0, place - MAX_DENIED) : place])
        for place, word in enumerate(words)
    )
